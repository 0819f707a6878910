import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Calendar} from '../../src/contract/calendar.js';
import type {ClockTarget} from '../../src/contract/clock.js';
import {checkCalendar} from '../../src/rules/calendar.js';
import type {ClockEvent} from '../../src/rules/clock-events.js';
import {clocksOf} from '../../src/rules/clocks.js';
import {workingTime} from '../../src/rules/working-time.js';
import {type MinuteCounter, minuteCounter} from '../support/minute-counter.js';

const minute = 60_000;
const zones = [
  'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago', 'Europe/London', 'Pacific/Chatham',
  'America/St_Johns', 'Africa/Casablanca', 'UTC',
]; // prettier-ignore

/** Around these some of the zones change their clocks: forward or back, by an hour or half of one, at night or at midnight. */
const changes = [
  '2025-03-09T07:00Z', '2025-11-02T06:00Z', '2025-04-05T15:00Z', '2025-10-04T15:30Z', '2025-04-06T03:00Z', '2025-09-07T04:00Z',
  '2025-03-30T01:00Z', '2025-10-26T01:00Z', '2025-09-27T14:00Z', '2025-02-23T02:00Z', '2026-03-08T08:00Z', '2026-04-05T03:00Z',
].map((text) => Date.parse(text) / minute); // prettier-ignore

const pad = (count: number) => String(count).padStart(2, '0');
const text = (time: number) => `${pad(Math.floor(time / 60))}:${pad(time % 60)}`;
const hours = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({min: 0, max: 96}).map((n) => n * 15),
      fc.integer({min: 0, max: 1440}),
    ),
    {minLength: 2, maxLength: 6},
  )
  .map((times) => {
    const sorted = times.sort((a, b) => a - b);
    return Array.from({length: Math.floor(sorted.length / 2)}, (_, n) => ({from: text(sorted[2 * n]!), to: text(sorted[2 * n + 1]!)}));
  });
const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], {minLength: 1});
/** Days near the change that the case begins at, so that they matter. */
const near = fc.integer({min: -3, max: 9});

interface Case {
  calendar: Calendar;
  /** Minutes since the epoch. */
  start: number;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    around: fc.constantFrom(...changes),
    shift: fc.integer({min: -3 * 1440, max: 2 * 1440}),
    week: fc.array(fc.record({days: weekdays, hours}), {minLength: 1, maxLength: 3}),
    closed: fc.array(near, {maxLength: 4}),
    made: fc.array(fc.record({day: near, hours: fc.option(hours, {nil: undefined})}), {maxLength: 3}),
  })
  .map(({timeZone, around, shift, week, closed, made}) => {
    const date = (n: number) => new Date((around + n * 1440) * minute).toISOString().slice(0, 10);
    const workingDays = made.map((one) => ({day: date(one.day), ...(one.hours && {hours: one.hours})}));
    const named = new Map(workingDays.map((one) => [one.day, one]));
    const calendar = {id: 'any', timeZone, week, closedDays: closed.map(date), workingDays: [...named.values()]};
    return {calendar, start: around + shift};
  });

/** When so many minutes have been worked since `start`, told by looking once a minute; `undefined` where that takes beyond `until`. */
function reach({isWorked}: MinuteCounter, start: number, length: number, until: number, runs: (at: number) => boolean = () => true) {
  let left = length;
  for (let at = start; at < until; at++) {
    if (runs(at) && isWorked(at) && !--left) return at + 1;
  }
  return undefined;
}

function countWorked({isWorked}: MinuteCounter, from: number, to: number, runs: (at: number) => boolean = () => true): number {
  let worked = 0;
  for (let at = from; at < to; at++) if (runs(at) && isWorked(at)) worked++;
  return worked;
}

describe('working time, against a counter that looks at the wall clock once a minute', () => {
  it('counts, adds and finds openings alike: 5,000 calendars around changes of the clock', () => {
    fc.assert(
      fc.property(cases, fc.integer({min: 0, max: 5 * 1440}), fc.integer({min: 1, max: 1200}), ({calendar, start}, length, goal) => {
        assert.deepEqual(checkCalendar(calendar), []);
        const counter = minuteCounter(calendar);
        const time = workingTime(calendar);
        const end = start + length;
        assert.equal(time.between(start * minute, end * minute), countWorked(counter, start, end) * minute);
        assert.equal(time.isWorked(start * minute), counter.isWorked(start));
        const far = start + 8 * 1440;
        const added = time.add(start * minute, goal * minute) ?? Infinity;
        const reached = reach(counter, start, goal, far);
        if (reached === undefined) assert.ok(added > far * minute);
        else assert.equal(added, reached * minute);
        const first = reach(counter, start, 1, far);
        if (first !== undefined) assert.equal(time.nextOpening(start * minute), (first - 1) * minute);
      }),
      {numRuns: 5000},
    );
  });

  it('cuts a stretch of time where work begins and ends, with nothing left out', () => {
    fc.assert(
      fc.property(cases, fc.integer({min: 1, max: 4 * 1440}), ({calendar, start}, length) => {
        const counter = minuteCounter(calendar);
        const cut = workingTime(calendar).stretches(start * minute, (start + length) * minute);
        assert.equal(cut[0]?.from, start * minute);
        assert.equal(cut.at(-1)?.to, (start + length) * minute);
        cut.forEach(({from, to, worked}, n) => {
          const next = cut[n + 1];
          if (next) assert.deepEqual([next.from, next.worked], [to, !worked]);
          assert.equal(countWorked(counter, from / minute, to / minute), worked ? (to - from) / minute : 0);
        });
      }),
      {numRuns: 1000},
    );
  });
});

describe('a clock, against the same counter', () => {
  const target: fc.Arbitrary<ClockTarget & {max: number}> = fc.oneof(
    fc.record({max: fc.integer({min: 1, max: 900}), unit: fc.constant('minute' as const)}),
    fc.record({max: fc.integer({min: 1, max: 16}), unit: fc.constant('hour' as const)}),
    fc.record({max: fc.integer({min: 1, max: 4}), unit: fc.constant('working-day' as const)}),
  );
  /** Lengths of running and being paused, in turn, minutes; a length of nothing now and then. */
  const turns = fc.array(fc.oneof({weight: 6, arbitrary: fc.integer({min: 1, max: 1500})}, {weight: 1, arbitrary: fc.constant(0)}), {
    maxLength: 6,
  });

  it('is due, paused, missed and counted alike: 5,000 requests with pauses', () => {
    fc.assert(
      fc.property(cases, target, turns, fc.integer({min: 0, max: 4 * 1440}), ({calendar, start}, goal, lengths, seen) => {
        const counter = minuteCounter(calendar);
        const until = start + 12 * 1440;
        const moments = lengths.map((_, n) => start + lengths.slice(0, n + 1).reduce((sum, one) => sum + one, 0));
        const events: ClockEvent[] = [{at: start * minute, is: 'received'}];
        moments.forEach((at, n) => {
          events.push(n % 2 ? {at: at * minute, is: 'resumed'} : {at: at * minute, is: 'paused', why: 'waiting-for-customer'});
        });
        const budget = minutesOf(counter, goal, start, until);
        if (budget === undefined) return;

        const now = start + seen;
        const known = moments.filter((one) => one <= now);
        let seenTurns = 0;
        const runsNow = (at: number) => {
          if (at === start) seenTurns = 0;
          while (known[seenTurns]! <= at) seenTurns++;
          return seenTurns % 2 === 0;
        };
        const due = reach(counter, start, budget, until, runsNow);
        const desk = {calendars: [calendar], tiers: [], clocks: [{when: {}, clocks: [{kind: 'resolution' as const, target: goal}]}]};
        const {clocks, ledger} = clocksOf({type: 'incident', events}, desk, now * minute);
        const clock = clocks[0]!;

        // Where it is paused for good, it comes due only if that was before.
        const paused = known.length % 2 === 1 && (due === undefined || due > known.at(-1)!);
        const first = reach(counter, start, 1, until);
        const missed = due !== undefined && due < now;
        assert.equal(clock.state, missed ? 'breached' : paused ? 'paused' : now < (first ?? until) - 1 ? 'not-started' : 'running');
        if (paused) assert.equal(clock.left, (budget - countWorked(counter, start, now, runsNow)) * minute);
        else if (due !== undefined) assert.equal(clock.dueAt, due * minute);
        else assert.ok(clock.dueAt === undefined || clock.dueAt > until * minute);

        const end = Math.min(now, due ?? now);
        const segments = clock.segments.filter(({why}) => why !== 'overdue');
        const worked = segments.reduce((sum, {from, to = now * minute, counted}) => sum + (counted ? to - from : 0), 0);
        assert.equal(worked, countWorked(counter, start, end, runsNow) * minute);
        assert.deepEqual(
          clock.segments.slice(1).map(({from}) => from),
          clock.segments.slice(0, -1).map(({to}) => to),
          'one begins where the last ends',
        );
        assert.equal(clock.segments[0]?.from ?? start * minute, start * minute);
        assert.equal(ledger.filter(({is}) => is === 'missed').length, missed ? 1 : 0);
      }),
      {numRuns: 5000},
    );
  });

  function minutesOf(counter: MinuteCounter, {max, unit}: ClockTarget & {max: number}, start: number, until: number) {
    if (unit !== 'working-day') return unit === 'hour' ? max * 60 : max;
    const opening = reach(counter, start, 1, until);
    if (opening === undefined) return undefined;
    const days = new Map<number, number>();
    for (let at = opening - 1; at < until; at++) {
      if (counter.isWorked(at) && counter.dayOf(at) > counter.dayOf(opening - 1)) days.set(counter.dayOf(at), at + 1);
    }
    const close = [...days.values()][max - 1];
    // The last day seen may go on.
    return close === undefined || days.size === max ? undefined : countWorked(counter, start, close);
  }
});
