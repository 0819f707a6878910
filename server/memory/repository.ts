import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {TicketState} from '../../src/contract/ticket.js';
import {isSeen} from '../app/complaints.js';
import type {StoredArticle} from '../app/article-record.js';
import type {DiaryRecord} from '../app/diaries.js';
import {createEventLog} from './event-log.js';
import {createLocks} from './locks.js';
import {longestOverdue} from './longest-overdue.js';
import type {GuestCode} from '../app/guest-pass.js';
import type {OutboxCall} from '../app/hooks.js';
import type {LinkPass} from '../app/link-pass.js';
import {keptFor} from '../app/once-only.js';
import {isBehind, type Position} from '../app/paging.js';
import {
  nobody,
  type Change,
  type FeedbackRecord,
  type OutboxMail,
  type Repository,
  type SignalRecord,
  type StoredAnswer,
  type TicketQuery,
  type TicketSelection,
} from '../app/ports.js';
import type {PersonRecord} from '../app/person-record.js';
import type {PlanRecord} from '../app/plan-record.js';
import type {QueuePlace} from '../app/queue-place.js';
import type {PreferencesRecord} from '../app/preferences-record.js';
import type {SurveyRecord} from '../app/survey-record.js';
import {isCompanion} from '../app/companions.js';
import type {TicketRecord} from '../app/ticket-record.js';
import {plainReference, ticketMatcher} from '../app/ticket-search.js';
import {removeFrom} from './remove-from.js';
import {createShelf} from './shelf.js';
import {settle, takeDue} from './waiting.js';

/** Answers kept for one person and route, what readers without a name said, signals, mails, codes and links: the oldest go beyond this. */
const mostKept = 5000;

/** The repository in maps. A write is one synchronous turn, so it is whole or not at all. `opened`: how often articles were opened before. */
export function createRepository(
  settings: DeskSettings,
  articles: readonly StoredArticle[],
  opened: ReadonlyMap<string, number> = new Map(),
): Repository {
  const tickets = new Map<string, TicketRecord>();
  /** Where they stand in the team's queue, each as long as it is the same. */
  const places = new WeakMap<TicketRecord, QueuePlace>();
  /** Ticket ids by reference, in the form of `plainReference`. */
  const references = new Map<string, string>();
  const surveys = new Map<string, SurveyRecord>();
  const guestCodes = new Map<string, GuestCode>();
  const passes = new Map<string, LinkPass>();
  const preferences = new Map<string, PreferencesRecord>();
  const people = new Map<string, PersonRecord>();
  const plans = new Map<string, PlanRecord>();
  const diaries = new Map<string, DiaryRecord>();
  /** By key, oldest first. */
  const mails = new Map<string, OutboxMail>();
  /** The same. */
  const calls = new Map<string, OutboxCall>();
  /** By article and person; each one's last word. */
  const feedback = new Map<string, FeedbackRecord>();
  const unsigned: FeedbackRecord[] = [];
  const signals: SignalRecord[] = [];
  /** By scope, then by key. */
  const answers = new Map<string, Map<string, StoredAnswer>>();
  const log = createEventLog(tickets);
  const shelf = createShelf(articles);

  return {
    ready: async () => undefined,
    settings: async () => settings,
    ticket: async (id) => tickets.get(id),
    ticketByReference: async (reference) => tickets.get(references.get(reference) ?? ''),
    guestCode: async (id) => guestCodes.get(id),
    linkPass: async (id) => passes.get(id),
    preferences: async (owner) => preferences.get(owner),
    person: async (key) => people.get(key),
    people: async ({organisation, limit}) =>
      [...people.values()]
        .filter((person) => person.organisation === organisation)
        .sort((a, b) => b.seenAt - a.seenAt || (a.key < b.key ? 1 : -1))
        .slice(0, limit),
    diary: async (agent) => diaries.get(agent),
    approvers: async (organisation) => [...preferences.values()].filter(({approver}) => approver?.organisation === organisation),
    plan: async (organisation) => plans.get(organisation),

    tickets: async (query) => listed(query, ({updatedAt}) => updatedAt, isBehind).map(({record}) => record),
    queue: async (query) => listed(query, (ticket) => places.get(ticket)?.at, (a, b) => isBehind(b, a)), // prettier-ignore

    countTickets: async (selection) => {
      const counts: Partial<Record<TicketState, number>> = {};
      for (const {state} of selected(selection)) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    },

    misplaced: async ({basis, limit}) => {
      const isFit = (by: string | undefined) => by !== undefined && (basis === undefined || by === '' || by === basis);
      return [...tickets.values()].filter((ticket) => !isFit(places.get(ticket)?.basis)).slice(0, limit);
    },
    place: async (given) => {
      for (const {id, revision, place} of given) {
        const ticket = tickets.get(id);
        if (ticket?.revision === revision) places.set(ticket, place);
      }
    },

    dueTickets: async (query) => longestOverdue(tickets.values(), ({dueAt}) => dueAt, query),
    ticketsToCarry: async (query) => longestOverdue(tickets.values(), ({helpdesk}) => helpdesk?.dueAt, query),

    survey: async (id) => surveys.get(id),

    surveys: async ({owner, after: position, limit}) =>
      [...surveys.values()]
        .filter((survey) => survey.owner === owner && !survey.withdrawn)
        .filter((survey) => !position || isBehind({at: survey.createdAt, id: survey.id}, position))
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit),

    ratings: async ({low, after: position, limit}) =>
      [...surveys.values()]
        .filter((survey) => survey.response && (low === undefined || (survey.low ?? false) === low))
        .filter((survey) => !position || isBehind({at: survey.answeredAt ?? 0, id: survey.id}, position))
        .sort((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0) || (a.id < b.id ? 1 : -1))
        .slice(0, limit),

    articles: async () => shelf.articles(),
    articleSource: async (id) => shelf.source(id),
    helpful: async (article, owner) => feedback.get(JSON.stringify([article, owner]))?.helpful,

    feedbackBy: async (owner) => [...feedback.values()].filter((said) => said.owner === owner),

    openings: async (since) => {
      const counts = new Map(opened);
      for (const {kind, articleId = '', at} of signals) {
        if (kind === 'article-opened' && at >= since) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
      }
      return counts;
    },
    signals: async ({since, kind}) =>
      signals.filter((signal) => signal.at >= since && (kind === undefined || signal.kind === kind)).sort((a, b) => a.at - b.at),

    answer: async (scope, key, since) => {
      for (const [name, kept] of answers) {
        // The oldest stand first; what nobody may ask for any more goes.
        for (const [old, {storedAt}] of kept) {
          if (storedAt >= since) break;
          kept.delete(old);
        }
        if (!kept.size) answers.delete(name);
      }
      return answers.get(scope)?.get(key);
    },

    takeMails: async (query) => takeDue(mails, query),
    settleMail: async (mail) => settle(mails, mail),
    takeCalls: async (query) => takeDue(calls, query),
    settleCall: async (call) => settle(calls, call),

    outbox: async () => {
      const waiting = [...mails.values()].filter(({state}) => state === 'waiting').map(({createdAt}) => createdAt);
      return {waiting: waiting.length, ...(waiting.length && {oldestAt: Math.min(...waiting)})};
    },

    events: async (query) => log.read(query),
    placedEvent: async (id) => log.placed(id),

    ...createLocks(),

    write: async (change) => {
      if (clashes(change)) return 'conflict';
      const {ticket, survey, withdraws, answer, guestCode} = change;
      if (change.preferences) preferences.set(change.preferences.owner, change.preferences);
      if (change.plan) plans.set(change.plan.organisation, change.plan);
      for (const person of change.people ?? []) people.set(person.key, person);
      for (const diary of change.diaries ?? []) diaries.set(diary.agent, diary);
      for (const pass of change.passes ?? []) keepLatest(passes, pass.id, pass);
      for (const mail of change.mails ?? []) if (!mails.has(mail.key)) keepLatest(mails, mail.key, mail);
      for (const call of change.calls ?? []) if (!calls.has(call.key)) keepLatest(calls, call.key, call);
      if (ticket) {
        tickets.set(ticket.id, ticket);
        if (change.place) places.set(ticket, change.place);
        references.set(plainReference(ticket.reference), ticket.id);
      }
      if (survey) surveys.set(survey.id, survey);
      shelf.put(change);
      const withdrawn = withdraws === undefined ? undefined : surveys.get(withdraws);
      if (withdrawn && !withdrawn.response) {
        surveys.set(withdrawn.id, {...withdrawn, withdrawn: true, revision: withdrawn.revision + 1});
      }
      if (change.feedback) hear(change.feedback);
      if (change.signals) signals.splice(0, signals.push(...change.signals) - mostKept);
      if (answer) remember(answer);
      log.add(change.events ?? []);
      // The one asked for last stands last.
      if (guestCode) {
        guestCodes.delete(guestCode.id);
        keepLatest(guestCodes, guestCode.id, guestCode);
      }
      return 'written';
    },

    remove: async (gone) =>
      removeFrom({tickets, references, surveys, preferences, people, mails, calls, feedback, unsigned, signals, answers, log}, gone),
  };

  /** Those that have a number, in the order in which one `isAfter` the other. */
  function listed(
    {states, clientRef, turn, after: position, limit, ...selection}: TicketQuery,
    numberOf: (ticket: TicketRecord) => number | undefined,
    isAfter: (a: Position, b: Position) => boolean,
  ): {at: number; record: TicketRecord}[] {
    return selected(selection)
      .filter((ticket) => (!states || states.includes(ticket.state)) && (turn === undefined || places.get(ticket)?.turn === turn))
      .filter((ticket) => clientRef === undefined || ticket.draft.clientRef === clientRef)
      .map((record) => ({at: numberOf(record) ?? Infinity, id: record.id, record}))
      .filter((row) => Number.isFinite(row.at) && (!position || isAfter(row, position)))
      .sort((a, b) => (isAfter(a, b) ? 1 : -1))
      .slice(0, limit);
  }

  function hear(said: FeedbackRecord): void {
    if (said.owner !== undefined) feedback.set(JSON.stringify([said.article, said.owner]), said);
    else if (unsigned.push(said) > mostKept) unsigned.shift();
  }

  function remember(answer: StoredAnswer): void {
    const kept = answers.get(answer.scope) ?? new Map<string, StoredAnswer>();
    answers.set(answer.scope, kept);
    keepLatest(kept, answer.key, answer);
  }

  function clashes(change: Change): boolean {
    const {ticket, survey, guestCode, answer, preferences: chosen, plan, passes: ways = []} = change;
    const given = answer && answers.get(answer.scope)?.get(answer.key);
    const named = ticket && references.get(plainReference(ticket.reference));
    return (
      (given !== undefined && given.storedAt >= answer!.storedAt - keptFor) ||
      (named !== undefined && named !== ticket?.id) ||
      (plan !== undefined && !follows(plan, plans.get(plan.organisation))) ||
      (chosen !== undefined && !follows(chosen, preferences.get(chosen.owner))) ||
      !shelf.stands(change) ||
      change.people?.some((person) => !follows(person, people.get(person.key))) ||
      change.diaries?.some((diary) => !follows(diary, diaries.get(diary.agent))) ||
      ways.some((pass) => !follows(pass, passes.get(pass.id))) ||
      (guestCode !== undefined && !follows(guestCode, guestCodes.get(guestCode.id))) ||
      (ticket !== undefined && !follows(ticket, tickets.get(ticket.id))) ||
      (survey !== undefined && !follows(survey, surveys.get(survey.id)))
    );
  }

  function selected({
    whose,
    requester,
    type,
    notType,
    complaints,
    priority,
    assignee,
    q,
    since = -Infinity,
  }: TicketSelection): TicketRecord[] {
    const matches = q === undefined ? () => true : ticketMatcher(q);
    const belongs = (ticket: TicketRecord) => {
      if (whose === 'everybody') return true;
      if ('owner' in whose) return ticket.owner === whose.owner;
      if ('companion' in whose && !isCompanion(ticket, whose.companion)) return false;
      return whose.organisation === undefined || ticket.organisation === whose.organisation;
    };
    return [...tickets.values()].filter(
      (ticket) =>
        belongs(ticket) &&
        (requester === undefined || ticket.owner === requester) &&
        ticket.createdAt >= since &&
        (type === undefined || ticket.draft.type === type) &&
        ticket.draft.type !== notType &&
        (!complaints || isSeen(ticket, complaints)) &&
        (priority === undefined || ticket.priority === priority) &&
        (assignee === undefined || (ticket.assignee?.id ?? nobody) === assignee) &&
        matches(ticket),
    );
  }
}

interface Revised {
  revision: number;
}

/** Whether it is the next revision of what is kept, or the first where nothing is. */
function follows({revision}: Revised, kept: Revised | undefined): boolean {
  return revision === (kept?.revision ?? 0) + 1;
}

/** Puts one in; beyond what is kept the oldest goes. */
function keepLatest<T>(kept: Map<string, T>, id: string, value: T): void {
  kept.set(id, value);
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
}
