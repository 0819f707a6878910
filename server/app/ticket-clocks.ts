import type {Clock, PromiseEntry} from '../../src/contract/clock.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {ClockReading} from '../../src/rules/clock-count.js';
import type {ClockEvent, Clocks, LedgerLine} from '../../src/rules/clock-events.js';
import {clocksOf} from '../../src/rules/clocks.js';
import {isAhead} from '../../src/rules/visit.js';
import {iso} from './iso.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';
import {takeVisitStep, visitMeant, type VisitReading} from './visits.js';

/** The clocks of a ticket and the ledger of its promises at `now`, epoch ms: they follow from its steps, nothing of them is stored. */
export function ticketClocks(record: TicketRecord, settings: DeskSettings, now: number): Clocks {
  return clocksOf({type: record.draft.type, tier: record.tier, events: clockEvents(record)}, settings, now);
}

/** Whether the ledger tells of a delay that the customer has not acknowledged. */
export function isLate({ledger}: Pick<Clocks, 'ledger'>): boolean {
  return ledger.some(
    ({is, why, acknowledgedAt}) => acknowledgedAt === undefined && (is === 'missed' || (is === 'changed' && why === 'team')),
  );
}

/** As the contract writes it. */
export function asClock(reading: ClockReading): Clock {
  const {kind, target, calendar, startedAt, dueAt, notBefore, state, endedAt, left, provisional, segments} = reading;
  return {
    kind,
    ...(target && {target}),
    calendar: calendar.id,
    startedAt: iso(startedAt),
    ...(dueAt !== undefined && {dueAt: iso(dueAt)}),
    ...(notBefore !== undefined && {notBefore: iso(notBefore)}),
    state,
    ...(endedAt !== undefined && {endedAt: iso(endedAt)}),
    ...(left !== undefined && {minutesLeft: Math.ceil(left / 60_000)}),
    ...(provisional && {provisional}),
    segments: segments.map(({from, to, ...rest}) => ({from: iso(from), ...(to !== undefined && {to: iso(to)}), ...rest})),
  };
}

export function asEntry(line: LedgerLine): PromiseEntry {
  const {at, clock, is, dueAt, notBefore, before, acknowledgedAt, ...told} = line;
  return {
    id: `${clock}-${is}-${at}`,
    at: iso(at),
    clock,
    is,
    ...(dueAt !== undefined && {dueAt: iso(dueAt)}),
    ...(notBefore !== undefined && {notBefore: iso(notBefore)}),
    ...(before !== undefined && {before: iso(before)}),
    ...told,
    ...(acknowledgedAt !== undefined && {acknowledgedAt: iso(acknowledgedAt)}),
  };
}

function clockEvents(record: TicketRecord): ClockEvent[] {
  const graded = record.events.find(({kind}) => kind === 'priority-changed');
  const events: ClockEvent[] = [{at: record.createdAt, is: 'received', priority: graded ? graded.from : record.priority}];
  let asks = false;
  let declined = false;
  const visits: VisitReading[] = [];
  for (const entry of record.steps) {
    // A quote that was declined ended the clocks; another one begins them anew.
    if (declined && entry.step.is === 'quote') events.push({at: entry.at, is: 'reopened'});
    if (['decline-quote', 'quote', 'reopen'].includes(entry.step.is)) declined = entry.step.is === 'decline-quote';
    // A question waits until it is answered, or until something else moves the ticket.
    events.push(...eventsOf(entry, asks), ...arrivalEvents(entry, visits));
    if (entry.step.is === 'ask') asks = true;
    else if (['reply', 'wait', 'resume', 'resolve', 'quote', 'schedule'].includes(entry.step.is)) asks = false;
  }
  return events;
}

function eventsOf({at, step}: StepEntry, asks: boolean): ClockEvent[] {
  switch (step.is) {
    case 'classify':
      return step.priority === undefined ? [] : [{at, is: 'graded', priority: step.priority}];
    case 'answer':
      return [{at, is: 'answered', workaround: step.kind === 'workaround'}];
    case 'answer-urge':
    case 'propose-visit':
    case 'report-visit':
    case 'miss-visit':
    case 'call-off-visit':
      return [{at, is: 'answered'}];
    case 'urge':
      return [{at, is: 'urged'}];
    case 'ask':
    case 'quote':
      return [
        {at, is: 'answered'},
        {at, is: 'paused', why: 'waiting-for-customer'},
      ];
    case 'wait':
      return [{at, is: 'paused', why: 'waiting-for-third-party'}];
    case 'reply':
      return asks ? [{at, is: 'resumed'}] : [];
    case 'resume':
    case 'accept-quote':
    case 'expire-quote':
      return [{at, is: 'resumed'}];
    case 'resolve':
    case 'deliver':
      return [{at, is: 'resolved'}];
    case 'reject':
    case 'reject-delivery':
      return [{at, is: 'rejected'}];
    case 'reopen':
      return [{at, is: 'reopened'}];
    case 'cancel':
    case 'decline-quote':
      return [{at, is: 'cancelled'}];
    case 'promise':
      return [{at, is: 'promised', clock: step.clock, dueAt: step.dueAt, reason: step.reason}];
    case 'explain':
      return [{at, is: 'explained', clock: step.clock, reason: step.reason, remedy: step.remedy}];
    case 'acknowledge':
      return [{at, is: 'acknowledged'}];
    case 'schedule':
      return [
        {at, is: 'answered'},
        {at, is: 'resumed'},
      ];
    case 'approve':
      return step.moves ? [{at, is: 'promised', ...step.moves}] : [];
    case 'book-visit':
    case 'reschedule':
    case 'cancel-visit':
    case 'give-consent':
    case 'withdraw-consent':
    case 'depart':
    case 'arrive':
    case 'propose':
    case 'disapprove':
    case 'share':
    case 'unshare':
    case 'ask-access':
    case 'grant-access':
    case 'revoke-access':
    case 'use-access':
    case 'end-access':
    case 'expire-access':
    case 'confirm-purge':
    case 'bring-in':
    case 'take-out':
    case 'leave':
    case 'hand-over':
    case 'call':
    case 'accept-delivery':
    case 'evaluate':
    case 'assign':
    case 'start':
    case 'miss':
    case 'confirm':
    case 'close-unanswered':
    case 'archive':
    case 'escalate':
    case 'note':
      return [];
  }
}

/**
 * What a step does to the clock that runs to the customer's door. It holds the first of the times agreed at which somebody comes there; who chooses a time for
 * another visit, or gives that one up, takes nothing from it.
 */
function arrivalEvents(entry: StepEntry, visits: VisitReading[]): ClockEvent[] {
  const {at, step} = entry;
  const held = promisedArrival(visits, at);
  const known = visitMeant(visits, step);
  const led = known && leadsThere(known);
  const due = known?.slot?.to;
  takeVisitStep(visits, entry);
  const visit = known ?? (step.is === 'propose-visit' ? visits.at(-1) : undefined);
  if (step.is === 'arrive' && !visit) return [{at, is: 'arrived'}];
  if (!visit || !(led || leadsThere(visit))) return [];
  const next = promisedArrival(visits, at);
  const agreed: ClockEvent[] = next === undefined ? [] : [{at, is: 'agreed', dueAt: next}];
  switch (step.is) {
    case 'arrive':
      return [{at, is: 'arrived'}, ...agreed];
    case 'miss-visit': {
      const {reason, remedy} = step;
      // The clock holds another time by now: what is said is of a time that passed before.
      if (held !== undefined && (due ?? at) <= at) return [{at, is: 'explained', clock: 'arrival', reason, remedy}];
      const other: ClockEvent[] = due !== undefined && held !== due && due > at ? [{at, is: 'agreed', dueAt: due}] : [];
      return [...other, {at, is: 'stood-up', reason, remedy}, ...agreed];
    }
    case 'propose-visit':
    case 'book-visit':
    case 'reschedule':
    case 'cancel-visit':
    case 'call-off-visit': {
      if (next !== undefined) return next === held ? [] : agreed;
      const others = visits.filter(leadsThere);
      if (others.some(({state}) => state === 'proposed' || state === 'asked')) return [{at, is: 'arranging'}];
      return others.some(({state}) => isAhead(state)) ? [] : [{at, is: 'called-off'}];
    }
    default:
      return [];
  }
}

function leadsThere({offer}: VisitReading): boolean {
  return offer.kind === 'on-site';
}

/** By when somebody is to be at the customer's door, of all times agreed that are still to come; epoch ms. */
function promisedArrival(visits: readonly VisitReading[], now: number): number | undefined {
  const ends = visits.flatMap((visit) =>
    leadsThere(visit) && (visit.state === 'booked' || visit.state === 'on-the-way') && visit.slot && visit.slot.to > now
      ? [visit.slot.to]
      : [],
  );
  return ends.length ? Math.min(...ends) : undefined;
}
