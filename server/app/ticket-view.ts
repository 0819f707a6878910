import type {PeopleAction} from '../../src/contract/colleague.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Message} from '../../src/contract/message.js';
import type {Page} from '../../src/contract/page.js';
import type {Person} from '../../src/contract/person.js';
import type {Ticket, TicketAction, TicketEvent, TicketSummary} from '../../src/contract/ticket.js';
import {allowedActions, allowsReply, nextState, waitingFor} from '../../src/rules/lifecycle.js';
import type {Clocks} from '../../src/rules/clock-events.js';
import {grantsOf, removals, standingGrants} from './access-view.js';
import type {Customer} from './authenticate.js';
import {changeOf, openQuote} from './change-view.js';
import {iso} from './iso.js';
import {awaitedOf, proposalsOf} from './proposals.js';
import {surveyState, type SurveyRecord} from './survey-record.js';
import {isShared, mayAct, reaches, reachesAction} from './ticket-access.js';
import {asClock, asEntry, isLate, ticketClocks} from './ticket-clocks.js';
import {asComplaint, asEscalation, ticketStanding, urgesOf} from './ticket-escalation.js';
import type {Diaries} from './diaries.js';
import {isComplaint} from './complaints.js';
import {mostCompanions} from './companions.js';
import type {TicketRecord} from './ticket-record.js';
import {viewVisit, visitActionsOf} from './visit-view.js';
import {visitsOf} from './visits.js';

const day = 86_400_000;

/** A ticket as lists show it. */
export function summarise(record: TicketRecord): TicketSummary {
  const awaits = awaitedOf(record);
  return {
    id: record.id,
    reference: record.reference,
    type: record.draft.type,
    title: record.draft.title,
    state: record.state,
    ...(record.priority !== undefined && {priority: record.priority}),
    ...(record.category !== undefined && {category: record.category}),
    requester: record.requester,
    ...(record.assignee && {assignee: record.assignee}),
    createdAt: iso(record.createdAt),
    updatedAt: iso(record.updatedAt),
    version: record.version,
    waitingFor: waitingFor(record.state, awaits.length > 0),
    ...(record.newsAt !== undefined && {newsAt: iso(record.newsAt)}),
    messageCount: record.messages.length,
    ...(awaits.length && {awaits}),
  };
}

/** How long a cancellation can be taken back. */
const undoFor = day;

/** Until when a closed ticket may be reopened, epoch ms; `undefined` where it never may. */
function reopenableUntil({state, process, entered}: TicketRecord, {reopenDays}: DeskSettings): number | undefined {
  const closed = nextState(state, 'reopen', process) && entered.at(-1);
  if (closed && state === 'cancelled') return closed.at + undoFor;
  return closed && reopenDays > 0 ? closed.at + reopenDays * day : undefined;
}

/** What its requester may do with it now. */
export function actionsOn(
  record: TicketRecord,
  settings: DeskSettings,
  now: number,
  told: Clocks = ticketClocks(record, settings, now),
  standing = ticketStanding(record, settings, now, told),
): TicketAction[] {
  const {urgeableAt = Infinity, escalatable} = standing ?? {};
  const {asked, running} = standingGrants(record, now);
  return allowedActions(record.state, {
    process: record.process,
    reopens: now < (reopenableUntil(record, settings) ?? 0),
    late: isLate(told),
    urges: urgeableAt <= now,
    escalates: escalatable ?? false,
    offered: now < (openQuote(record)?.expiresAt ?? 0),
    proposed: proposalsOf(record).some(({state}) => state === 'waiting'),
    visits: visitActionsOf(record, settings, now),
    asked: asked.length > 0,
    running: running.length > 0,
    people: peopleActionsOf(record, settings),
  });
}

/** What may be done about the people of a ticket, by whoever may. A complaint is widened by nobody. */
function peopleActionsOf(record: TicketRecord, settings: DeskSettings): PeopleAction[] {
  const {cc = [], organisation} = record;
  const some: PeopleAction[] = cc.length ? ['take-out', 'leave'] : [];
  if (organisation === undefined || isComplaint(record, settings)) return some;
  return [...some, 'hand-over', ...(cc.length < mostCompanions ? (['bring-in'] as const) : [])];
}

export interface TicketReading {
  messages: Page<Message>;
  /** The one that the record names. */
  survey?: SurveyRecord | undefined;
  /** Whether the requester himself reads; a colleague sees nothing of what is his alone, and nothing to do. */
  own: boolean;
  /** Whether a manager of its organisation reads, who may decide what costs money or was delivered. */
  manages?: boolean | undefined;
  /** Whether a colleague reads who was brought in. */
  broughtIn?: boolean | undefined;
  /** How far his token goes. */
  reader: Pick<Customer, 'scopes' | 'guestOf' | 'shared' | 'left'>;
  /** Of the engineers who are to come, where the reader chooses among their times. */
  diaries?: Diaries;
  /** Epoch ms. */
  now: number;
}

/** A ticket as somebody sees it who has just left it: which one it was, and nothing of what is in it. */
export function viewLeft(record: TicketRecord): Ticket {
  const {awaits: _, ...summary} = summarise(record);
  const said = {description: '', fields: {}, impact: {}, attachments: [], messages: {items: [], nextCursor: null}, messageCount: 0};
  return {...summary, ...said, stages: [], events: [], clocks: [], allowedActions: [], allowsReply: false};
}

/** A ticket, whole, as its reader sees it. */
export function viewTicket(
  record: TicketRecord,
  settings: DeskSettings,
  {messages, survey, own, manages = false, broughtIn = false, reader, diaries = new Map(), now}: TicketReading,
): Ticket {
  const {draft} = record;
  const shared = isShared(record, reader);
  const reopens = reopenableUntil(record, settings) ?? 0;
  // What is agreed between the two sides is none of a third one's business.
  const proposals = shared ? [] : proposalsOf(record);
  const grants = shared ? [] : grantsOf(record, now);
  const told = ticketClocks(record, settings, now);
  const standing = ticketStanding(record, settings, now, told);
  const urges = urgesOf(record);
  const visits = shared ? [] : visitsOf(record);
  const actions = actionsOn(record, settings, now, told, standing).filter(
    (action) => mayAct({own, manages, broughtIn}, action) && reachesAction(reader, action),
  );
  const {awaits, ...summary} = summarise(record);
  return {
    ...summary,
    ...(awaits && (own || manages) && {awaits}),
    ...(own && {clientRef: draft.clientRef}),
    description: draft.description,
    fields: draft.fields,
    impact: draft.impact,
    attachments: record.attachments,
    ...(own && draft.contact && {contact: draft.contact}),
    ...(draft.context && {context: draft.context}),
    stages: stagesEntered(record, settings),
    // A record holds them as they were noted, which for a rating may be after a later step; these times are all written alike.
    events: eventsFor(record, shared).sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)),
    ...(record.tier !== undefined && {tier: record.tier}),
    clocks: told.clocks.map(asClock),
    promises: [...told.ledger.map(asEntry), ...removals(grants)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    ...(standing && {escalation: asEscalation(standing, settings, {record, own: own && reachesAction(reader, 'urge')})}),
    ...(urges.length && {urges}),
    ...asComplaint(record, settings),
    ...(record.resolution && {resolution: record.resolution}),
    people: peopleOf(record),
    ...(record.cc?.length && !shared && {cc: record.cc.map(({person, at, by}) => ({person, at: iso(at), by}))}),
    ...(record.process !== undefined && {process: record.process, ...(!shared && {change: changeOf(record)})}),
    ...(proposals.length && {proposals}),
    ...(grants.length && {grants}),
    ...(visits.length && {visits: visits.map((visit) => viewVisit(visit, settings, {now, acts: actions, diaries}))}),
    allowedActions: actions,
    ...(own && now < reopens && {reopenableUntil: iso(reopens)}),
    allowsReply: (own || shared || broughtIn) && reaches(reader, 'reply') && allowsReply(record.state, record.process),
    ...(own && survey && !survey.withdrawn && {survey: {id: survey.id, state: surveyState(survey, now)}}),
    messages,
  };
}

/** The history; whom a link was made for learns nothing of who else of the organisation has a part in it. */
function eventsFor({events}: TicketRecord, shared: boolean): TicketEvent[] {
  return events.filter(({kind}) => !shared || !aboutPeople.includes(kind));
}

const aboutPeople: readonly string[] = ['brought-in', 'taken-out', 'left', 'handed-over'];

/** The team as the customer met it. */
function peopleOf({assignee, steps}: TicketRecord): Person[] {
  const shown = steps.filter(({step}) => step.is !== 'note');
  const met = [
    ...(assignee ? [assignee] : []),
    ...shown.flatMap(({by, step}) => (step.is === 'propose-visit' ? [step.offer.engineer, by] : [by])).reverse(),
  ].filter(({role}) => role === 'agent');
  return met.filter(({id}, n) => met.findIndex((person) => person.id === id) === n);
}

/** A move between two states of one stage does not enter it again. */
function stagesEntered({entered, process}: TicketRecord, settings: DeskSettings): Ticket['stages'] {
  return settings.stages.flatMap(({id, states, process: own}) => {
    if (own !== process) return [];
    const entry = entered.findLast(({state}, n) => {
      const before = entered[n - 1];
      return states.includes(state) && !(before && states.includes(before.state));
    });
    return entry ? [{stage: id, enteredAt: iso(entry.at)}] : [];
  });
}
