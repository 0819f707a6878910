import type {Attachment} from '../../src/contract/attachment.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Message} from '../../src/contract/message.js';
import type {Person} from '../../src/contract/person.js';
import type {Process, Resolution, TicketDraft, TicketEvent, TicketState} from '../../src/contract/ticket.js';
import {nextState} from '../../src/rules/lifecycle.js';
import {impactOf, priorityOf} from '../../src/rules/priority.js';
import {accessEvent, hasAccessFor, isAboutAccess} from './access-steps.js';
import {hasPeopleFor, isAboutPeople, keptStep, withPeople, type Companion} from './companions.js';
import {isApart} from './complaints.js';
import type {OpenEnum} from '../../src/contract/values.js';
import type {HelpdeskTrail} from './helpdesk.js';
import {iso} from './iso.js';
import {keepAsked} from './keep-asked.js';
import {noteOf} from './step-note.js';
import {surveyOpenFor, type SurveyRecord} from './survey-record.js';
import {levelAt, levelOf, openUrge} from './ticket-escalation.js';
import type {Holder, TicketStep} from './ticket-step.js';
import {allowsVisitStep, visitEvents} from './visits.js';

/** One step taken: append-only. `at` in epoch ms. */
export interface StepEntry {
  id: string;
  at: number;
  by: Person;
  step: TicketStep;
  /** The files that the step's attachment ids stand for. */
  attachments?: Attachment[];
  /** Somebody of the team took it himself: over the staff side, or in the vendor's helpdesk. */
  via?: 'staff' | 'helpdesk';
}

/** A ticket as it is stored: the steps that were taken, and what follows from them, kept ready. Times in epoch ms. */
export interface TicketRecord {
  id: string;
  reference: string;
  /** Person it belongs to, see `personKey`. */
  owner: string;
  /** Organisation its requester spoke for when he handed it in, see `personKey`. */
  organisation?: string;
  /** As his token named it. */
  organisationName?: string;
  /** Where mails about it go, and the language he reads. */
  email?: string;
  locale?: string;
  requester: Person;
  draft: TicketDraft;
  attachments: Attachment[];
  state: TicketState;
  /** How it goes its way, as its type said when it was handed in; left out: as an incident. */
  process?: OpenEnum<Process>;
  priority?: string;
  category?: string;
  assignee?: Person;
  /** Id of the tier of service that its organisation had when it was handed in. */
  tier?: string;
  /** Of a complaint: reference of the request that it is about, and who is kept from it. */
  concerns?: string;
  apart?: readonly Person[];
  /** Colleagues of the requester who were brought in, in this order. */
  cc?: readonly Companion[];
  createdAt: number;
  updatedAt: number;
  /** When somebody other than the requester last did something; that time has put it away is no news. */
  newsAt?: number;
  /** What customers see of it, counted: goes out as `version`. */
  version: number;
  /** Counts writes, from 1. */
  revision: number;
  /** Every state entered, in order. */
  entered: {state: TicketState; at: number}[];
  events: TicketEvent[];
  messages: Message[];
  resolution?: Resolution;
  /** The survey of the latest resolution. */
  survey?: string;
  steps: StepEntry[];
  /** When something happens to it by itself, see `timersOf`; kept by `commit`. */
  dueAt?: number;
  /** Where it stands in the vendor's helpdesk, if its team works there. */
  helpdesk?: HelpdeskTrail;
  /** Timers that went off, with the time. */
  fired?: Readonly<Record<string, number>>;
}

/** A ticket after a step, and what the step does to surveys. */
export interface StepTaken {
  record: TicketRecord;
  opens?: SurveyRecord;
  /** Id of a survey to withdraw unless it was answered. */
  withdraws?: string;
}

export interface Receipt extends Pick<
  TicketRecord,
  'owner' | 'organisation' | 'organisationName' | 'email' | 'locale' | 'requester' | 'tier' | 'concerns' | 'apart'
> {
  id: string;
  reference: string;
  draft: TicketDraft;
  attachments: Attachment[];
  /** Whom the requester brings in. */
  companions?: readonly Holder[];
  at: number;
}

/** The ticket that a checked draft becomes. Only what its request type asks for is kept. */
export function receiveTicket(receipt: Receipt, settings: DeskSettings): TicketRecord {
  const {draft: given, at, companions = [], ...kept} = receipt;
  const {id, requester} = kept;
  const draft = keepAsked(given, settings);
  const type = settings.requestTypes.find((candidate) => candidate.id === draft.type);
  return {
    ...kept,
    draft,
    state: 'received',
    ...(type?.process !== undefined && {process: type.process}),
    ...(type?.asksImpact && {priority: priorityOf(impactOf(settings, type), draft.impact)}),
    ...(draft.category !== undefined && {category: draft.category}),
    ...(companions.length && {cc: companions.map((who) => ({...who, at, by: requester}))}),
    createdAt: at,
    updatedAt: at,
    version: 1,
    revision: 1,
    entered: [{state: 'received', at}],
    events: [
      {id: `${id}-0`, at: iso(at), kind: 'state-changed', by: requester, to: 'received'},
      ...companions.map(({person}, n) => ({id: `${id}-${n + 1}`, at: iso(at), kind: 'brought-in', by: requester, to: person.name})),
    ],
    messages: [],
    steps: [],
  };
}

/** The ticket after a step; `undefined` where the lifecycle does not allow it, or somebody is kept from it. */
export function applyStep(before: TicketRecord, entry: StepEntry, settings: DeskSettings): StepTaken | undefined {
  const {step, by, at} = entry;
  const state = nextState(before.state, step.is, before.process);
  if (!state || !isOpenTo(before, entry)) return undefined;
  // What the team says to itself moves nothing that a customer sees.
  if (step.is === 'note') return {record: {...before, revision: before.revision + 1, steps: [...before.steps, entry]}};
  const people = isAboutPeople(step) ? withPeople(before, step, entry) : undefined;
  const record: TicketRecord = {
    ...(people?.record ?? before),
    state,
    updatedAt: at,
    ...((by.role !== 'requester' || by.id !== before.requester.id) && step.is !== 'archive' && {newsAt: at}),
    version: before.version + 1,
    revision: before.revision + 1,
    entered: state === before.state ? before.entered : [...before.entered, {state, at}],
    steps: [...before.steps, {...entry, step: keptStep(step)}],
  };
  const events: (Omit<TicketEvent, 'id' | 'at' | 'by'> & {at?: string})[] = people ? [people.event] : [];
  const taken: StepTaken = {record};
  switch (step.is) {
    case 'classify':
      if (step.category !== undefined) record.category = step.category;
      if (step.priority !== undefined && step.priority !== before.priority) {
        record.priority = step.priority;
        events.push({kind: 'priority-changed', ...(before.priority !== undefined && {from: before.priority}), to: step.priority});
      }
      break;
    case 'assign':
      record.assignee = step.to;
      if (step.to.id !== before.assignee?.id) {
        events.push({kind: 'assigned', ...(before.assignee && {from: before.assignee.name}), to: step.to.name});
      }
      break;
    case 'urge':
      events.push({kind: 'urged', ...(step.reason !== undefined && {note: step.reason})});
      break;
    case 'escalate': {
      const level = (n: number) => levelAt(before, settings, n)?.id ?? String(n);
      const [from, to] = [level(levelOf(before)), level(step.to)];
      // Why the team does it is said among itself, see `viewForStaff`.
      events.push({kind: 'escalated', from, to, ...(step.why === 'asked' && step.reason !== undefined && {note: step.reason})});
      break;
    }
    case 'answer':
    case 'answer-urge':
    case 'ask':
    case 'reply':
      record.messages = [...before.messages, messageOf(entry, step)];
      break;
    case 'resolve': {
      const {is: _, ...said} = step;
      record.resolution = {at: iso(at), by, ...said};
      Object.assign(taken, openSurvey(record, entry, settings));
      break;
    }
    case 'accept-delivery':
      Object.assign(taken, openSurvey(record, entry, settings));
      break;
    case 'propose':
      events.push({kind: 'proposed', to: step.kind});
      break;
    case 'approve':
      events.push({kind: 'approved'});
      break;
    case 'disapprove':
      events.push({kind: 'disapproved', note: step.reason});
      break;
    case 'share':
      events.push({kind: 'shared', to: step.label});
      break;
    case 'unshare':
      events.push({kind: 'unshared'});
      break;
    case 'call':
      // It tells when the call was, not when somebody wrote it down.
      events.push({
        at: iso(step.calledAt),
        kind: step.reached ? 'called' : 'called-in-vain',
        ...(step.note !== undefined && {note: step.note}),
      });
      break;
    case 'quote':
      // The first one is told by the state it leads to.
      if (state === before.state) events.push({kind: 'quoted'});
      break;
    case 'reject':
    case 'reopen':
      delete record.resolution;
      delete record.survey;
      if (before.survey !== undefined) taken.withdraws = before.survey;
      break;
    default:
      // All others are told by the state they lead to, or by what they do to visits.
      if (isAboutAccess(step)) events.push(accessEvent(step, before, at));
  }
  events.push(...visitEvents(before, record));
  if (state !== before.state) {
    const note = noteOf(step);
    events.unshift({kind: 'state-changed', from: before.state, to: state, ...(note !== undefined && {note})});
  }
  record.events = [...before.events, ...events.map((event, n) => ({id: `${entry.id}-${n}`, at: iso(at), by, ...event}))];
  return taken;
}

/** Whether nothing but its state stands against a step: nobody handles a complaint about himself, no level is passed twice, what nobody asked is not answered. */
function isOpenTo(before: TicketRecord, {step, by, at}: StepEntry): boolean {
  if (by.role === 'agent' && isApart(before, by.id)) return false;
  switch (step.is) {
    case 'assign':
      return !isApart(before, step.to.id);
    case 'escalate':
      return step.to > levelOf(before);
    case 'answer-urge':
      return openUrge(before) !== undefined;
    case 'propose-visit':
      return !isApart(before, step.offer.engineer.id) && allowsVisitStep(before, step);
    default:
      if (isAboutPeople(step)) return hasPeopleFor(step, before);
      return isAboutAccess(step) ? hasAccessFor(step, before, at) : allowsVisitStep(before, step);
  }
}

/** Every file handed in with a ticket and its messages: what its customer may read. */
export function filesOf({attachments, messages}: TicketRecord): Attachment[] {
  return [...attachments, ...messages.flatMap((message) => message.attachments)];
}

/** The same and those of the team's notes. */
export function everyFileOf(record: TicketRecord): Attachment[] {
  const noted = record.steps.flatMap(({step, attachments = []}) => (step.is === 'note' ? attachments : []));
  return [...filesOf(record), ...noted];
}

function messageOf({id, at, by, attachments}: StepEntry, step: Extract<TicketStep, {text: string}>): Message {
  return {
    id,
    at: iso(at),
    author: by,
    ...(step.is === 'answer' && step.kind !== undefined && {kind: step.kind}),
    text: step.text,
    attachments: attachments ?? [],
    ...(step.is === 'reply' && step.clientRef !== undefined && {clientRef: step.clientRef}),
  };
}

function openSurvey(record: TicketRecord, {id, at}: StepEntry, settings: DeskSettings): Pick<StepTaken, 'opens'> {
  const definition = settings.surveys.find(({kind}) => kind === 'ticket');
  if (!definition) return {};
  const opens: SurveyRecord = {
    id: `${id}-survey`,
    owner: record.owner,
    definition: definition.id,
    ticket: {id: record.id, reference: record.reference, title: record.draft.title},
    ...(record.draft.locale !== undefined && {locale: record.draft.locale}),
    createdAt: at,
    expiresAt: at + surveyOpenFor,
    withdrawn: false,
    revision: 1,
  };
  record.survey = opens.id;
  return {opens};
}
