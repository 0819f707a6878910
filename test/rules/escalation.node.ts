import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Calendar} from '../../src/contract/calendar.js';
import type {EscalationLadder} from '../../src/contract/escalation.js';
import {checkCalendar} from '../../src/rules/calendar.js';
import {type LadderCase, type LadderEvent, type Running, ladderFor, standingOf} from '../../src/rules/escalation.js';
import {minuteCounter} from '../support/minute-counter.js';

const minute = 60_000;
const hour = 60 * minute;
const office: Calendar = {
  id: 'office',
  timeZone: 'Asia/Shanghai',
  week: [{days: [1, 2, 3, 4, 5], hours: [{from: '09:00', to: '12:00'}, {from: '13:00', to: '18:00'}]}],
  closedDays: [],
  workingDays: [],
}; // prettier-ignore
/** Beijing time, as `2026-03-02 09:00`; that is a Monday. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const name = {en: 'x'};
const hours = (max: number) => ({max, unit: 'hour' as const});

const ladder: EscalationLadder = {
  when: {},
  levels: [
    {id: 'one', name},
    {id: 'two', name, after: hours(8), missed: ['next-update']},
    {id: 'three', name, after: hours(16), missed: ['resolution']},
    {id: 'four', name},
  ],
  urge: {every: hours(4)},
};
const begun = at('2026-03-02 09:00');
const stands = (events: LadderEvent[], now: number, clocks: Running[] = [], over: Partial<EscalationLadder> = {}) =>
  standingOf({ladder: {...ladder, ...over}, calendar: office, events: [{at: begun, is: 'opened'}, ...events], clocks}, now);

describe('the ladder', () => {
  it('begins at the first level and goes up where nothing happens, in working time', () => {
    const {level, ahead} = stands([], begun);
    assert.equal(level, 1);
    assert.deepEqual(ahead, [
      {level: 2, at: at('2026-03-02 18:00'), why: 'no-progress'},
      {level: 3, at: at('2026-03-04 18:00'), why: 'no-progress'},
    ]);
  });

  it('counts anew from each word of the team, and from the level that it was raised to', () => {
    const said = stands([{at: at('2026-03-02 15:00'), is: 'progress'}], at('2026-03-02 16:00'));
    assert.equal(said.ahead[0]?.at, at('2026-03-03 15:00'));
    const raised = stands([{at: at('2026-03-03 10:00'), is: 'raised', to: 2, why: 'asked'}], at('2026-03-03 11:00'));
    assert.deepEqual([raised.level, raised.reached, raised.ahead[0]?.at], [2, [{level: 2, at: at('2026-03-03 10:00'), why: 'asked'}], at('2026-03-05 10:00')]); // prettier-ignore
  });

  it('stands while it is the customer’s turn, and counts from the beginning when it is the team’s again', () => {
    const rested = stands([{at: at('2026-03-02 10:00'), is: 'rested'}], at('2026-03-20 10:00'));
    assert.deepEqual([rested.ahead, rested.quietSince, rested.urgeableAt], [[], undefined, undefined]);
    const back = stands([{at: at('2026-03-02 10:00'), is: 'rested'}, {at: at('2026-03-20 10:00'), is: 'resumed'}], at('2026-03-20 10:00')); // prettier-ignore
    assert.equal(back.ahead[0]?.at, at('2026-03-23 10:00'));
  });

  it('stands no longer than a rest that has an end, and not for what was promised meanwhile', () => {
    const rested: LadderEvent = {at: at('2026-03-02 10:00'), is: 'rested', until: at('2026-03-05 12:00')};
    const early = stands([rested, {at: at('2026-03-03 10:00'), is: 'progress'}], at('2026-03-03 11:00'));
    assert.deepEqual(early.ahead[0], {level: 2, at: at('2026-03-06 12:00'), why: 'no-progress'});
    assert.equal(early.urgeableAt, at('2026-03-05 17:00'));
    const due = at('2026-03-03 09:30');
    const late = stands([rested], due + minute, [{kind: 'resolution', dueAt: due}]);
    assert.deepEqual([late.ahead[0], late.escalatable], [{level: 3, at: due + 1, why: 'missed'}, true]);
    assert.equal(stands([rested], due + minute).escalatable, false);
  });

  it('passes over levels where a promise is missed that a higher one answers for', () => {
    const due = at('2026-03-02 11:00');
    assert.deepEqual(stands([], begun, [{kind: 'resolution', dueAt: due}]).ahead, [{level: 3, at: due + 1, why: 'missed'}]);
    assert.deepEqual(stands([], begun, [{kind: 'resolution', dueAt: due, endedAt: due - 1}]).ahead[0]?.why, 'no-progress');
  });

  it('begins again at the bottom when a request is opened again', () => {
    const again = stands([{at: at('2026-03-03 10:00'), is: 'raised', to: 3, why: 'team'}, {at: at('2026-03-04 10:00'), is: 'opened'}], at('2026-03-04 10:00')); // prettier-ignore
    assert.deepEqual([again.level, again.reached], [1, []]);
  });

  it('lets a customer urge when the promised word is due, and not again for some hours', () => {
    const word = at('2026-03-02 14:00');
    assert.equal(stands([], begun, [{kind: 'next-update', dueAt: word}]).urgeableAt, word);
    assert.equal(stands([], begun, [{kind: 'next-update', dueAt: word}], {urge: {every: hours(4), early: true}}).urgeableAt, begun);
    assert.equal(stands([], begun).urgeableAt, at('2026-03-02 14:00'), 'four working hours where no word is promised');
    const urged: LadderEvent[] = [{at: at('2026-03-02 15:00'), is: 'urged'}];
    assert.equal(stands(urged, at('2026-03-02 15:01')).urgeableAt, at('2026-03-03 10:00'));
    assert.equal(stands(urged, at('2026-03-02 15:01'), [{kind: 'urge', dueAt: at('2026-03-03 12:00')}]).urgeableAt, at('2026-03-03 12:00'));
    assert.equal('urgeableAt' in stands([], begun, [], {urge: undefined}), false);
  });

  it('lets a customer have it passed on once he urged and was answered, or a promise was missed, and then not at once again', () => {
    const now = at('2026-03-02 17:00');
    assert.equal(stands([], now).escalatable, false);
    assert.equal(stands([{at: at('2026-03-02 15:00'), is: 'urged'}], now).escalatable, false);
    const answered: LadderEvent[] = [
      {at: at('2026-03-02 15:00'), is: 'urged'},
      {at: at('2026-03-02 16:00'), is: 'progress'},
    ];
    assert.equal(stands(answered, now).escalatable, true);
    assert.equal(stands([], now, [{kind: 'first-response', dueAt: now - 1}]).escalatable, true);
    assert.equal(stands([...answered, {at: now, is: 'raised', to: 2, why: 'asked'}], now + 1).escalatable, false);
    assert.equal(
      stands([...answered, {at: now, is: 'raised', to: 4, why: 'asked'}], now + 100 * hour).escalatable,
      false,
      'the last level',
    );
  });

  it('is the first that fits, in its own calendar, else the tier’s', () => {
    const desk = {
      calendars: [office, {...office, id: 'other'}],
      tiers: [{id: 'A', name, calendar: 'other'}],
      escalation: {ladders: [{...ladder, when: {priority: ['P0']}, calendar: 'office'}, ladder]},
    };
    assert.equal(ladderFor(desk, {type: 'incident', priority: 'P0', tier: 'A'})?.calendar.id, 'office');
    assert.equal(ladderFor(desk, {type: 'incident', priority: 'P1', tier: 'A'})?.calendar.id, 'other');
    assert.equal(ladderFor({...desk, escalation: undefined}, {type: 'incident'}), undefined);
    assert.equal(ladderFor({...desk, escalation: {ladders: [{...ladder, levels: []}]}}, {type: 'incident'}), undefined);
  });
});

const text = (time: number) => `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
const calendars = fc
  .record({
    timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'UTC'),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], {minLength: 2}),
    times: fc.uniqueArray(fc.integer({min: 0, max: 1440}), {minLength: 4, maxLength: 4}),
  })
  .map(({timeZone, days, times}): Calendar => {
    const [a, b, c, d] = times.sort((x, y) => x - y).map(text) as [string, string, string, string];
    return {id: 'any', timeZone, week: [{days, hours: [{from: a, to: b}, {from: c, to: d}]}], closedDays: [], workingDays: []}; // prettier-ignore
  })
  .filter((calendar) => !checkCalendar(calendar).length);

const cases = fc.record({
  calendar: calendars,
  start: fc.constantFrom('2026-03-07T20:00Z', '2026-10-24T20:00Z', '2026-04-04T09:00Z', '2026-06-01T00:00Z').map((one) => Date.parse(one) / minute), // prettier-ignore
  afters: fc.array(fc.option(fc.integer({min: 1, max: 900}), {nil: undefined}), {minLength: 1, maxLength: 4}),
  moves: fc.array(fc.record({gap: fc.integer({min: 1, max: 2500}), is: fc.constantFrom('progress' as const, 'rested' as const, 'resumed' as const, 'urged' as const)}), {maxLength: 6}), // prettier-ignore
  missed: fc.option(fc.record({level: fc.integer({min: 1, max: 4}), due: fc.integer({min: 1, max: 8000})}), {nil: undefined}),
});

describe('the ladder, against a counter that looks at the wall clock once a minute', () => {
  it('goes up at the same minutes: 2,000 ladders', () => {
    const span = 6 * 1440;
    fc.assert(
      fc.property(cases, ({calendar, start, afters, moves, missed}) => {
        const counter = minuteCounter(calendar);
        const levels = [{id: '1', name}, ...afters.map((max, n) => ({id: `${n + 2}`, name, ...(max !== undefined && {after: {max, unit: 'minute' as const}}), ...(missed?.level === n + 1 && {missed: ['resolution']})}))]; // prettier-ignore
        const clocks: Running[] = missed ? [{kind: 'resolution', dueAt: (start + missed.due) * minute}] : [];
        const one: LadderCase = {ladder: {when: {}, levels}, calendar, events: [], clocks};
        let time = start;
        const planned = moves.map(({gap, is}) => ({at: (time += gap), is})).filter(({at: when}) => when < start + span);

        // By the rule: what it says comes next is let happen, unless a move comes first.
        const events: LadderEvent[] = [{at: start * minute, is: 'opened'}];
        const raised: [number, number][] = [];
        const upTo = (until: number) => {
          for (;;) {
            const [next] = standingOf({...one, events}, until * minute).ahead;
            if (!next || next.at > until * minute) return;
            raised.push([Math.ceil(next.at / minute), next.level]);
            events.push({at: next.at, is: 'raised', to: next.level, why: next.why});
          }
        };
        for (const move of planned) {
          upTo(move.at);
          events.push({at: move.at * minute, is: move.is});
        }
        upTo(start + span);

        // By the minute.
        const counted: [number, number][] = [];
        let [level, quiet]: [number, number | undefined] = [1, 0];
        const raise = (now: number, to: number) => {
          counted.push([now, to]);
          [level, quiet] = [to, 0];
        };
        const rise = (now: number) => {
          while (quiet !== undefined) {
            const after = levels[level]?.after?.max;
            // Missed is what was due at the last minute as soon as that has begun: before the quiet of that minute is full.
            if (missed && missed.level + 1 > level && missed.level < levels.length && now > start + missed.due)
              raise(now, missed.level + 1); // prettier-ignore
            else if (after !== undefined && quiet >= after) raise(now, level + 1);
            else return;
          }
        };
        for (let now = start; now <= start + span; now++) {
          // The minute before has passed; what it brought comes before what happens now.
          if (now > start && quiet !== undefined && counter.isWorked(now - 1)) quiet++;
          rise(now);
          for (const {is} of planned.filter((move) => move.at === now)) {
            if (is === 'rested') quiet = undefined;
            else if (is === 'resumed') quiet = 0;
            else if (is === 'progress' && quiet !== undefined) quiet = 0;
            rise(now);
          }
        }
        assert.deepEqual(raised, counted);
      }),
      {numRuns: 2000},
    );
  });

  it('never falls, passes no level twice, and keeps the order of time: 1,000 ladders', () => {
    fc.assert(
      fc.property(cases, ({calendar, start, afters, missed}) => {
        const levels = [{id: '1', name}, ...afters.map((max, n) => ({id: `${n + 2}`, name, ...(max !== undefined && {after: {max, unit: 'minute' as const}}), ...(missed?.level === n + 1 && {missed: ['resolution']})}))]; // prettier-ignore
        const clocks: Running[] = missed ? [{kind: 'resolution', dueAt: (start + missed.due) * minute}] : [];
        const {ahead} = standingOf({ladder: {when: {}, levels}, calendar, events: [{at: start * minute, is: 'opened'}], clocks}, start * minute); // prettier-ignore
        ahead.forEach((next, n) => {
          const before = ahead[n - 1] ?? {level: 1, at: start * minute};
          assert.ok(next.level > before.level && next.at >= before.at && next.level <= levels.length);
        });
      }),
      {numRuns: 1000},
    );
  });
});
