import type {ConsentState, VisitAction, VisitKind, VisitState} from '../contract/visit.js';
import type {OpenEnum} from '../contract/values.js';
import type {Stretch} from './working-time.js';

/** What can happen to a visit; `arrive` happens to a request as well. */
export const visitSteps = [
  'propose-visit',
  'book-visit',
  'reschedule',
  'cancel-visit',
  'depart',
  'report-visit',
  'miss-visit',
  'call-off-visit',
  'give-consent',
  'withdraw-consent',
] as const;
export type VisitStep = (typeof visitSteps)[number];

type VisitMoves = Partial<Record<VisitStep | 'arrive', VisitState>>;

/** While its time is to be found. Who asked for others chooses none until they are offered. */
const toArrange: VisitMoves = {
  'propose-visit': 'proposed',
  reschedule: 'asked',
  'cancel-visit': 'cancelled',
  'call-off-visit': 'cancelled',
};

/** What a step does to a visit, by the state it is in. `reschedule` leads to `booked` where another time was chosen with it. */
const moves: Partial<Record<VisitState, VisitMoves>> = {
  proposed: {...toArrange, 'book-visit': 'booked'},
  asked: toArrange,
  booked: {
    'propose-visit': 'proposed',
    reschedule: 'asked',
    'cancel-visit': 'cancelled',
    'call-off-visit': 'cancelled',
    depart: 'on-the-way',
    arrive: 'arrived',
    'miss-visit': 'missed',
  },
  'on-the-way': {arrive: 'arrived', 'miss-visit': 'missed', 'call-off-visit': 'cancelled'},
  arrived: {'report-visit': 'done'},
  missed: {'propose-visit': 'proposed', 'cancel-visit': 'cancelled', 'call-off-visit': 'cancelled'},
};

/** The state of a visit after `step`; `undefined` where it is not possible. Nobody drives to a remote session. */
export function nextVisitState(state: VisitState, step: VisitStep | 'arrive', kind: OpenEnum<VisitKind>): VisitState | undefined {
  if (step === 'give-consent' || step === 'withdraw-consent') return kind === 'remote' && isAhead(state) ? state : undefined;
  return step === 'depart' && kind === 'remote' ? undefined : moves[state]?.[step];
}

/** Whether it still has to take place. */
export function isAhead(state: OpenEnum<VisitState>): boolean {
  return state !== 'done' && state !== 'cancelled';
}

/** Whether its time stands, so that the engineer is nobody else's then. */
export function isAgreed(state: OpenEnum<VisitState>): boolean {
  return state === 'booked' || state === 'on-the-way' || state === 'arrived';
}

/** What the customer may do to a visit at `now`. `changeableUntil`: until when an agreed time may be moved or given up; times in epoch ms. */
export function visitActionsAt(state: VisitState, changeableUntil: number | undefined, now: number, consent?: ConsentState): VisitAction[] {
  const late = state === 'booked' && changeableUntil !== undefined && now > changeableUntil;
  const possible = ['book-visit', 'reschedule', 'cancel-visit'] as const;
  const open: VisitAction[] = possible.filter((action) => moves[state]?.[action] !== undefined && !late);
  if (consent === undefined || !isAhead(state)) return open;
  if (consent !== 'given' && state !== 'arrived') open.push('give-consent');
  // Withdrawn at any time; what was not given is declined.
  if (consent === 'asked' || consent === 'given') open.push('withdraw-consent');
  return open;
}

/** Whether a stretch lies whole in another one. */
export function isWithin(one: Stretch, other: Stretch): boolean {
  return one.from >= other.from && one.to <= other.to;
}

/** Whether two stretches share any time. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to;
}
