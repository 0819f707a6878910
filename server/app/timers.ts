import type {ClockKind} from '../../src/contract/clock.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {nextState} from '../../src/rules/lifecycle.js';
import {closingNotice, expiringNotice, nearNotice, surveyNotice, visitReminder, type Notice} from './notices.js';
import type {Clocks} from '../../src/rules/clock-events.js';
import {grantsOf, standingGrants} from './access-view.js';
import {openQuote} from './change-view.js';
import {ticketClocks} from './ticket-clocks.js';
import {ticketStanding} from './ticket-escalation.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';
import {visitsOf} from './visits.js';

const day = 86_400_000;
/** How long before a request is closed its requester is told. */
const noticeBefore = 2 * day;
/** How long after a request was closed its requester is asked how it was. */
const surveyAfter = day;
/** How long before a visit its requester is reminded of it. */
const remindBefore = day;

/** Something that happens to a ticket by itself: a step of the desk's, or a mail. */
export interface Timer {
  /** Names it on its ticket, for ever. */
  key: string;
  /** Epoch ms. */
  at: number;
  does: {step: TicketStep} | {notice: Notice};
}

/** Every timer of a ticket that has not gone off yet, as things stand. `ahead`: ms before a promise falls due that somebody is told of it; nobody where it is missing. */
export function timersOf(record: TicketRecord, settings: DeskSettings, ahead?: number): Timer[] {
  const told = ticketClocks(record, settings, record.updatedAt);
  return [
    ...closing(record, settings),
    ...archiving(record, settings),
    ...asking(record),
    ...expiring(record),
    ...reminding(record),
    ...shutting(record),
    ...missing(told),
    ...nearing(told, ahead),
    ...raising(record, settings, told),
  ].filter(({key}) => record.fired?.[key] === undefined);
}

/** The ticket with the time of its next timer. */
export function withTimer(record: TicketRecord, settings: DeskSettings, ahead?: number): TicketRecord {
  const {dueAt: _, ...rest} = record;
  const times = timersOf(record, settings, ahead).map(({at}) => at);
  return times.length ? {...rest, dueAt: Math.min(...times)} : rest;
}

function* closing({state, entered, fired}: TicketRecord, {closeDays = 0}: DeskSettings): Generator<Timer> {
  const since = entered.at(-1)?.at;
  if (state !== 'resolved' || closeDays <= 0 || since === undefined) return;
  const period = closeDays * day;
  const told = `closing-notice ${since}`;
  const notice = Math.min(noticeBefore, period / 2);
  yield {key: told, at: since + period - notice, does: {notice: closingNotice}};
  // Never without the notice, and never sooner after it than it says.
  const toldAt = fired?.[told];
  if (toldAt !== undefined)
    yield {key: `close ${since}`, at: Math.max(since + period, toldAt + notice), does: {step: {is: 'close-unanswered'}}};
}

/** Nothing more can be done with it then; never while it can still be taken up again, or before what was taken over is said to be removed. */
function* archiving(record: TicketRecord, {archiveDays = 0, reopenDays}: DeskSettings): Generator<Timer> {
  const {state, process, entered} = record;
  const since = entered.at(-1)?.at;
  if (archiveDays <= 0 || since === undefined || !nextState(state, 'archive', process)) return;
  if (standingGrants(record, record.updatedAt).purge.length) return;
  yield {key: `archive ${since}`, at: since + Math.max(archiveDays, reopenDays, 1) * day, does: {step: {is: 'archive'}}};
}

function* asking({state, entered, survey}: TicketRecord): Generator<Timer> {
  const since = entered.at(-1)?.at;
  if (survey === undefined || since === undefined || !['confirmed', 'closed-unanswered', 'acceptance'].includes(state)) return;
  yield {key: `survey-notice ${survey}`, at: since + surveyAfter, does: {notice: surveyNotice}};
}

/** A quote that nobody has answered: a word before it is no longer good, and then the evaluation again. */
function* expiring(record: TicketRecord): Generator<Timer> {
  const quote = openQuote(record);
  const offered = record.steps.findLast(({step}) => step.is === 'quote')?.at;
  if (!quote || offered === undefined) return;
  const {version, expiresAt} = quote;
  const notice = expiresAt - Math.min(noticeBefore, (expiresAt - offered) / 2);
  yield {key: `quote-notice ${version}`, at: notice, does: {notice: expiringNotice}};
  yield {key: `quote-expiry ${version}`, at: expiresAt, does: {step: {is: 'expire-quote'}}};
}

/** A word a day before somebody comes; none where it was agreed later than that. */
function* reminding(record: TicketRecord): Generator<Timer> {
  for (const {id, state, slot, agreedAt = 0} of visitsOf(record)) {
    if (state !== 'booked' || !slot) continue;
    const at = slot.from - remindBefore;
    if (at > agreedAt) yield {key: `visit-notice ${id} ${slot.from}`, at, does: {notice: visitReminder(id)}};
  }
}

/** An access whose time is over. */
function* shutting(record: TicketRecord): Generator<Timer> {
  const told = record.steps.flatMap(({step}) => (step.is === 'expire-access' ? [step.grant] : []));
  for (const {id, granted, state} of grantsOf(record, record.updatedAt)) {
    if (granted && !told.includes(id) && (state === 'running' || state === 'expired'))
      yield {key: `access-expiry ${id}`, at: Date.parse(granted.until), does: {step: {is: 'expire-access', grant: id}}};
  }
}

/** A promise that is not kept in time. Due is due: it is missed a moment later. */
function* missing({clocks}: Clocks): Generator<Timer> {
  for (const {kind, dueAt, endedAt} of clocks) {
    if (dueAt === undefined || endedAt !== undefined) continue;
    yield {key: `missed ${kind} ${dueAt}`, at: dueAt + 1, does: {step: {is: 'miss', clock: kind as ClockKind}}};
  }
}

/** A promise that will soon fall due: never in its first three quarters, for who has just taken it on knows. */
function* nearing({clocks}: Clocks, ahead: number | undefined): Generator<Timer> {
  if (ahead === undefined) return;
  for (const {kind, startedAt, dueAt, endedAt} of clocks) {
    if (dueAt === undefined || endedAt !== undefined) continue;
    const at = dueAt - Math.min(ahead, (dueAt - startedAt) / 4);
    yield {key: `near ${kind} ${dueAt}`, at, does: {notice: nearNotice(kind as ClockKind, dueAt)}};
  }
}

/** The next level hears of what does not get on; the one after that is reckoned from then. */
function* raising(record: TicketRecord, settings: DeskSettings, told: Clocks): Generator<Timer> {
  const [next] = ticketStanding(record, settings, record.updatedAt, told)?.ahead ?? [];
  if (!next) return;
  const {level, at, why} = next;
  yield {key: `raise ${level} ${at}`, at, does: {step: {is: 'escalate', to: level, why}}};
}
