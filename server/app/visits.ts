import type {Line} from '../../src/contract/escalation.js';
import type {Person} from '../../src/contract/person.js';
import type {ConsentState, VisitKind, VisitMove, VisitState} from '../../src/contract/visit.js';
import type {TicketEvent} from '../../src/contract/ticket.js';
import {isAhead, isWithin, nextVisitState, visitSteps} from '../../src/rules/visit.js';
import type {Stretch} from '../../src/rules/working-time.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';

/** What the team offers: who comes, what for, and when he could. */
export interface VisitOffer {
  kind: VisitKind;
  engineer: Person;
  contact?: Line;
  purpose: string;
  address?: string;
  prepare?: string[];
  present?: string;
  /** Of a remote session: what is seen or done in it, and with which tool. */
  session?: {sees: string; tool: {name: string; href?: string}};
  /** Times to choose from, epoch ms; where there are none, they are those of the desk's calendar. */
  slots: Stretch[];
}

/** A visit as its request's steps tell it. Times in epoch ms. */
export interface VisitReading {
  /** Id of the step that first proposed it. */
  id: string;
  offer: VisitOffer;
  state: VisitState;
  slot?: Stretch;
  /** When its time was agreed. */
  agreedAt?: number;
  wish?: {at: number; text: string; reason: string};
  /** Times that the customer turned down when he asked for others. */
  refused: Stretch[];
  arrivedAt?: number;
  /** To a remote session, and when it ended. */
  consent?: {is: ConsentState; at?: number; by?: Person};
  endedAt?: number;
  report?: {at: number; by: Person; text: string};
  missed?: {at: number; reason: string; remedy?: string};
  sequence: number;
  changedAt: number;
  history: {at: number; by: Person; is: VisitMove; slot?: Stretch; before?: Stretch; reason?: string; wish?: string}[];
}

/** Every visit of a request, oldest first: nothing of them is stored but the steps. */
export function visitsOf({steps}: Pick<TicketRecord, 'steps'>): VisitReading[] {
  const visits: VisitReading[] = [];
  for (const entry of steps) takeVisitStep(visits, entry);
  return visits;
}

/** The visit that a step of a request is about, of those that it has: the one it names, else the one that somebody is on the way to, else the next. */
export function visitMeant(visits: readonly VisitReading[], step: StepEntry['step']): VisitReading | undefined {
  if ('visit' in step && step.visit !== undefined) return visits.find(({id}) => id === step.visit);
  const is = step.is;
  if (is !== 'arrive' && is !== 'depart') return undefined;
  const order = ({state, slot}: VisitReading) => (state === 'on-the-way' ? -Infinity : (slot?.from ?? Infinity));
  const possible = visits.filter(({state, offer}) => nextVisitState(state, is, offer.kind) !== undefined);
  return possible.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))[0];
}

/** Whether nothing of its visits stands against a step; one that is about none is let through. */
export function allowsVisitStep(before: Pick<TicketRecord, 'steps'>, step: StepEntry['step']): boolean {
  if (step.is === 'arrive') {
    const visit = visitMeant(visitsOf(before), step);
    // Somebody can be at the customer's door without a visit, but nobody looks into his system without his word.
    if (!visit) return step.visit === undefined;
    return (visit.consent?.is ?? 'given') === 'given' && nextVisitState(visit.state, step.is, visit.offer.kind) !== undefined;
  }
  const is = visitSteps.find((one) => one === step.is);
  if (!is || (step.is === 'propose-visit' && step.visit === undefined)) return true;
  const visit = visitMeant(visitsOf(before), step);
  if (is === 'give-consent' && visit?.consent?.is === 'given') return false;
  if (is === 'withdraw-consent' && !['asked', 'given'].includes(visit?.consent?.is ?? '')) return false;
  return visit !== undefined && nextVisitState(visit.state, is, visit.offer.kind) !== undefined;
}

/** What the history of a request says of what a step did to its visits: the lines that theirs gained. */
export function visitEvents(before: Pick<TicketRecord, 'steps'>, after: Pick<TicketRecord, 'steps'>): Pick<TicketEvent, 'kind' | 'note'>[] {
  const known = visitsOf(before);
  return visitsOf(after).flatMap(({id, history}) =>
    history.slice(known.find((visit) => visit.id === id)?.history.length ?? 0).map(({is, reason, wish}) => {
      const note = [reason, wish].filter(Boolean).join('\n');
      return {kind: `visit-${is}`, ...(note && {note})};
    }),
  );
}

/** Ends what a request was for. */
const over: readonly StepEntry['step']['is'][] = ['resolve', 'cancel', 'accept-delivery', 'decline-quote'];

/** Takes the next step into account; what does not concern visits leaves them as they are. */
export function takeVisitStep(visits: VisitReading[], {id, at, by, step}: StepEntry): void {
  // What the request was for is over: nobody need come any more, and who is there is done.
  if (over.includes(step.is)) {
    for (const visit of visits) {
      if (!isAhead(visit.state)) continue;
      const done = visit.state === 'arrived';
      turn(visit, done ? 'done' : 'cancelled', {at, by, is: done ? 'done' : 'cancelled'});
    }
    return;
  }
  if (step.is === 'propose-visit' && step.visit === undefined) {
    const visit: VisitReading = {id, offer: step.offer, state: 'proposed', refused: [], sequence: 0, changedAt: at, history: []};
    if (step.offer.session) visit.consent = {is: 'asked'};
    visits.push(visit);
    visit.history.push({at, by, is: 'proposed'});
    return;
  }
  const visit = visitMeant(visits, step);
  if (!visit) return;
  const {slot: before} = visit;
  const was = before && {before};
  switch (step.is) {
    case 'propose-visit':
      // Who agreed to one thing did not agree to another.
      if (step.offer.session && JSON.stringify(step.offer.session) !== JSON.stringify(visit.offer.session)) visit.consent = {is: 'asked'};
      visit.offer = step.offer;
      // What is offered again by hand, although it was turned down, can be had.
      visit.refused = visit.refused.filter((time) => !step.offer.slots.some((slot) => isWithin(slot, time)));
      delete visit.wish;
      turn(visit, 'proposed', {at, by, is: 'proposed', ...was, ...(step.reason !== undefined && {reason: step.reason})});
      break;
    case 'book-visit':
    case 'reschedule': {
      const {from, to} = step;
      const reason = step.is === 'reschedule' ? {reason: step.reason} : {};
      if (from === undefined || to === undefined) {
        const {wish = '', refused = visit.offer.slots} = step.is === 'reschedule' ? step : {};
        visit.wish = {at, text: wish, reason: reason.reason ?? ''};
        visit.refused.push(...refused, ...(visit.state === 'booked' && before ? [before] : []));
        turn(visit, 'asked', {at, by, is: 'asked', ...was, ...reason, ...(wish && {wish})});
        break;
      }
      const slot = {from, to};
      delete visit.wish;
      Object.assign(visit, {slot, agreedAt: at});
      turn(visit, 'booked', {at, by, is: before ? 'moved' : 'booked', slot, ...was, ...reason});
      break;
    }
    case 'depart':
      turn(visit, 'on-the-way', {at, by, is: 'departed'});
      break;
    case 'arrive':
      visit.arrivedAt = at;
      turn(visit, 'arrived', {at, by, is: 'arrived'});
      break;
    case 'report-visit':
      visit.report = {at, by, text: step.text};
      if (visit.consent) visit.endedAt ??= at;
      turn(visit, 'done', {at, by, is: 'done'});
      break;
    case 'miss-visit': {
      const {reason, remedy} = step;
      visit.missed = {at, reason, ...(remedy !== undefined && {remedy})};
      turn(visit, 'missed', {at, by, is: 'missed', reason, ...was});
      break;
    }
    case 'give-consent':
      visit.consent = {is: 'given', at, by};
      visit.history.push({at, by, is: 'consented'});
      break;
    case 'withdraw-consent': {
      visit.consent = {is: visit.consent?.is === 'given' ? 'withdrawn' : 'declined', at, by};
      if (visit.state === 'arrived') visit.endedAt ??= at;
      visit.history.push({at, by, is: 'withdrawn', ...(step.reason !== undefined && {reason: step.reason})});
      break;
    }
    case 'cancel-visit':
    case 'call-off-visit':
      turn(visit, 'cancelled', {at, by, is: 'cancelled', reason: step.reason, ...was});
      break;
    default:
  }
}

function turn(visit: VisitReading, state: VisitState, line: VisitReading['history'][number]): void {
  // A calendar that holds the time has to hear of what becomes of it.
  if (visit.slot && ['booked', 'moved', 'cancelled', 'missed'].includes(line.is) && !(line.is === 'booked' && !line.before))
    visit.sequence++;
  Object.assign(visit, {state, changedAt: line.at});
  visit.history.push(line);
}
