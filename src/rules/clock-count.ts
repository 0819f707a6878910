import type {Calendar} from '../contract/calendar.js';
import type {ClockKind, ClockRule, ClockState, ClockTarget, SegmentReason} from '../contract/clock.js';
import type {OpenEnum} from '../contract/values.js';
import {isAnnounced} from './calendar.js';
import {workingTime, type WorkingTime} from './working-time.js';

const minute = 60_000;

export type PauseReason = 'waiting-for-customer' | 'waiting-for-third-party' | 'awaiting-confirmation' | 'arranging';

/** What a clock is counted by: a rule, in a calendar, from an instant on. Lengths in ms of working time. */
export interface Leg {
  rule: ClockRule;
  calendar: Calendar;
  time: WorkingTime;
  from: number;
  /** How much may be worked until it is due, and from when on it may be expected; none where no time is named. */
  budget: number | undefined;
  least: number | undefined;
  /** Due at this very instant, as somebody of the team promised, unless a pause comes first. */
  fixed: number | undefined;
  /** Nothing before `from` counts, for another rule held then. */
  fresh: boolean;
}

/** One clock from what set it off to its end. Times in epoch ms. */
export interface Count {
  kind: OpenEnum<ClockKind>;
  setOffAt: number;
  leg: Leg;
  /** From when on it ran, or was paused and why, in order; only ever added to. */
  turns: {at: number; pause?: PauseReason}[];
  end?: {at: number; done: boolean};
  /** When its budget is used up, as last counted: by this leg, with so many turns. */
  counted?: Reached & {leg: Leg; turns: number};
}

/** The same with what was said of it. */
export type Running = Count & {
  /** At a time that the customer chose: waiting for him, or for others, does not move it. */
  agreed?: boolean;
  /** What was last promised. */
  promised?: number;
  noted?: boolean;
};

/** When so much has been worked, or how much of it is left while it is paused; neither where that is not in twenty years. */
interface Reached {
  at: number | undefined;
  left: number | undefined;
}

/** A clock as it stands. `notBefore` and `dueAt` are missing while it is paused; `left`, in ms, is there then. */
export interface ClockReading {
  kind: OpenEnum<ClockKind>;
  target?: ClockTarget;
  calendar: Calendar;
  startedAt: number;
  dueAt?: number;
  notBefore?: number;
  state: ClockState;
  endedAt?: number;
  left?: number;
  provisional: boolean;
  segments: {from: number; to?: number; counted: boolean; why: SegmentReason}[];
}

/** A leg by a rule from `from` on. */
export function legBy(rule: ClockRule, calendar: Calendar, from: number, fresh = false): Leg {
  const time = workingTime(calendar);
  const {target} = rule;
  const budget = target && lengthOf(target.max, target.unit, time, from);
  const least = target && lengthOf(target.min, target.unit, time, from);
  return {rule, calendar, time, from, budget, least, fixed: undefined, fresh};
}

/** A leg that ends at `due`, where the count goes on from `at`. */
export function legUntil({rule, calendar, time, fresh}: Leg, at: number, due: number): Leg {
  return {rule, calendar, time, from: at, budget: time.between(at, due), least: undefined, fixed: due, fresh};
}

/** Of the legs of another rule, counted from the beginning or from `at` on, or the one before: what allows more time counts whole, what allows less from now on, never later than before. */
export function kindestLeg(count: Count, whole: Leg, anew: Leg, at: number): Leg {
  const due = (leg: Leg) => dueOf({...count, leg, turns: [...count.turns, {at}]}) ?? Infinity;
  const [before, after] = [due(count.leg), due(anew)];
  return due(whole) >= Math.min(before, after) ? whole : before <= after ? count.leg : anew;
}

/** A clock to a time that was agreed: the one that runs already, or another one where that is over or was missed. */
export function agreedCount(old: Running | undefined, leg: Leg, at: number, dueAt: number): Running {
  const goesOn = old && !old.end && !old.noted;
  const count: Running = goesOn ? old : {kind: 'arrival', setOffAt: at, leg, turns: [{at}]};
  return Object.assign(count, {agreed: true, leg: legUntil(leg, at, dueAt)});
}

/** When it is due; `undefined` where no time is named, or while it is paused. Once that has passed nothing moves it. */
export function dueOf(count: Count): number | undefined {
  const {leg, turns} = count;
  if (leg.budget === undefined) return undefined;
  if (leg.fixed !== undefined) {
    const {from, fixed} = leg;
    const pause = turns.findLast(({at}) => at <= from)?.pause ? from : turns.find(({at, pause}) => pause && at > from)?.at;
    if (pause === undefined || pause > fixed) return fixed;
  }
  return budgetOf(count, leg.budget).at;
}

/** From when on it may be expected, where its rule names a range; `undefined` while it is paused. */
export function leastOf(count: Count): number | undefined {
  const {least} = count.leg;
  return least === undefined ? undefined : reach(count, least).at;
}

/** Whether it was missed before `at`. */
export function isMissed(count: Count, at: number): boolean {
  const due = dueOf(count);
  return due !== undefined && due < (count.end?.at ?? at);
}

/** Paused from `at` on, or running again without `why`; nothing happens where it already is so. */
export function turn(count: Count, at: number, why: PauseReason | undefined): void {
  if (count.turns.at(-1)!.pause !== why) count.turns.push({at, ...(why && {pause: why})});
}

/** The clock as it stands at `now`. */
export function readCount(count: Count, now: number): ClockReading {
  const {kind, leg, turns, end} = count;
  const {target} = leg.rule;
  const due = dueOf(count);
  const startedAt = leg.time.nextOpening(leg.fresh ? leg.from : count.setOffAt) ?? leg.from;
  const missed = isMissed(count, now);
  const paused = !end && !missed && turns.at(-1)!.pause !== undefined;
  const least = paused ? undefined : leastOf(count);
  const left = paused && leg.budget !== undefined ? budgetOf(count, leg.budget).left : undefined;
  const reading: ClockReading = {
    kind,
    calendar: leg.calendar,
    startedAt,
    state: missed ? 'breached' : end ? (end.done ? 'met' : 'cancelled') : paused ? 'paused' : now < startedAt ? 'not-started' : 'running',
    provisional: due !== undefined && !end && !missed && !isAnnounced(leg.calendar, due),
    segments: segmentsOf(count, due, now),
  };
  if (target) reading.target = target;
  if (due !== undefined) reading.dueAt = due;
  if (least !== undefined) reading.notBefore = least;
  if (end) reading.endedAt = end.at;
  if (left !== undefined) reading.left = left;
  return reading;
}

function lengthOf(count: number | undefined, unit: ClockTarget['unit'], time: WorkingTime, from: number): number | undefined {
  if (count === undefined) return undefined;
  if (unit === 'minute') return count * minute;
  if (unit === 'hour') return count * 60 * minute;
  const start = time.nextOpening(from);
  const close = start === undefined || unit !== 'working-day' ? undefined : time.closingAfter(start, count);
  return close === undefined ? undefined : time.between(from, close);
}

/** Asked at each event and for each reading; what it was is kept until the leg changes or a turn comes. */
function budgetOf(count: Count, budget: number): Reached {
  const {leg, turns, counted} = count;
  if (counted?.leg === leg && counted.turns === turns.length) return counted;
  const {at, left} = reach(count, budget);
  count.counted = {leg, turns: turns.length, at, left};
  return count.counted;
}

function reach({leg, turns}: Count, length: number): Reached {
  let left = length;
  for (let n = 0; n < turns.length; n++) {
    const {at, pause} = turns[n]!;
    const from = Math.max(at, leg.from);
    const to = turns[n + 1]?.at;
    if (pause || (to !== undefined && to <= from)) continue;
    // Only the last turn goes on without end.
    if (to === undefined) return {at: leg.time.add(from, left), left: undefined};
    const worked = leg.time.between(from, to);
    if (worked >= left) return {at: leg.time.add(from, left), left: undefined};
    left -= worked;
  }
  return {at: undefined, left};
}

function segmentsOf({leg, turns, end, setOffAt}: Count, due: number | undefined, now: number): ClockReading['segments'] {
  const segments: ClockReading['segments'] = [];
  const until = end?.at ?? now;
  const begin = leg.fresh ? leg.from : setOffAt;
  const add = (from: number, to: number, counted: boolean, why: SegmentReason) => {
    if (to > from) segments.push({from, to, counted, why});
  };
  add(setOffAt, Math.min(begin, until), false, 'priority-changed');
  const overdue = due === undefined ? Infinity : due;
  turns.forEach(({at, pause}, n) => {
    const from = Math.max(at, begin);
    const to = Math.min(turns[n + 1]?.at ?? Infinity, until, overdue);
    if (pause) add(from, to, false, pause);
    else if (leg.budget === undefined) add(from, to, false, 'best-effort');
    else if (to > from)
      for (const one of leg.time.stretches(from, to)) add(one.from, one.to, one.worked, one.worked ? 'working' : 'closed');
  });
  add(overdue, until, true, 'overdue');
  const last = segments.at(-1);
  if (!end && last?.to === now) delete last.to;
  return segments;
}
