import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import chineseDays from 'chinese-days';
import {always, mainlandHolidays, mainlandOffice} from '../../server/app/presets/calendars.js';
import type {Calendar} from '../../src/contract/calendar.js';
import type {ClockPolicy, ClockRule, ClockTarget} from '../../src/contract/clock.js';
import {checkCalendar, hoursOn, isAnnounced} from '../../src/rules/calendar.js';
import type {ClockEvent, Clocks} from '../../src/rules/clock-events.js';
import {clocksOf} from '../../src/rules/clocks.js';
import {workingTime} from '../../src/rules/working-time.js';

const minute = 60_000;
const hour = 60 * minute;
/** Beijing time. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`);
const said = (time: number | undefined) => time && new Date(time + 8 * hour).toISOString().slice(0, 16).replace('T', ' ');

const clock = (kind: ClockRule['kind'], max: number, unit: ClockTarget['unit'], more: Partial<ClockRule> = {}): ClockRule => ({
  kind,
  target: {max, unit},
  ...more,
});
const policies: ClockPolicy[] = [
  {
    when: {priority: ['P0']},
    clocks: [clock('first-response', 30, 'minute', {calendar: 'always'}), clock('resolution', 4, 'hour', {calendar: 'always'})],
  },
  {
    when: {priority: ['P1']},
    clocks: [
      clock('first-response', 1, 'hour'),
      clock('next-update', 4, 'hour'),
      clock('workaround', 4, 'hour'),
      clock('resolution', 1, 'working-day'),
    ],
  },
  {when: {type: ['visit']}, clocks: [clock('arrival', 6, 'hour', {calendar: 'always'})]},
  {when: {type: ['routine']}, clocks: [{kind: 'first-response', words: {en: 'During working hours'}}]},
  {
    when: {},
    clocks: [
      clock('first-response', 8, 'hour'),
      clock('resolution', 16, 'hour', {pausedBy: ['waiting-for-customer', 'waiting-for-third-party']}),
    ],
  },
];
const desk = {
  calendars: [mainlandOffice, always],
  tiers: [{id: 'A', name: {en: 'A'}, calendar: 'always'}],
  clocks: policies,
};

const run = (events: ClockEvent[], now: number, more: {type?: string; tier?: string} = {}) =>
  clocksOf({type: 'incident', ...more, events}, desk, now);
const find = ({clocks}: Clocks, kind: string) => {
  const found = clocks.find((one) => one.kind === kind);
  assert.ok(found, kind);
  return found;
};
const lines = ({ledger}: Clocks, kind: string) =>
  ledger.filter((line) => line.clock === kind).map(({is, at: when, dueAt, why}) => [is, said(when), said(dueAt), why]);

describe('the calendar of mainland China', () => {
  it('knows each day of 2025 and 2026 as a well-kept package does', () => {
    for (let day = Date.UTC(2025, 0, 1); day < Date.UTC(2027, 0, 1); day += 24 * hour) {
      const date = new Date(day).toISOString().slice(0, 10);
      assert.equal(hoursOn(mainlandOffice, date).length > 0, chineseDays.isWorkday(date), date);
    }
  });

  it('says from the day after its last one on that holidays are not yet announced, and goes on with the ordinary week', () => {
    assert.equal(isAnnounced(mainlandOffice, at('2026-12-31 23:59')), true);
    assert.equal(isAnnounced(mainlandOffice, at('2027-01-01 00:00')), false);
    assert.equal(isAnnounced(always, at('2040-01-01 00:00')), true);
    // A Friday, and New Year's Day.
    assert.equal(workingTime(mainlandOffice).isWorked(at('2027-01-01 10:00')), true);
    const told = run([{at: at('2026-12-31 17:30'), is: 'received', priority: 'P1'}], at('2026-12-31 17:30'));
    assert.deepEqual([said(find(told, 'resolution').dueAt), find(told, 'resolution').provisional], ['2027-01-01 18:00', true]);
    assert.equal(
      find(run([{at: at('2026-12-30 10:00'), is: 'received', priority: 'P1'}], at('2026-12-30 10:00')), 'resolution').provisional,
      false,
    );
  });

  it('opens on a weekend worked for a holiday, and not on the weekday that it was given for', () => {
    const time = workingTime(mainlandOffice);
    assert.equal(said(time.nextOpening(at('2026-02-13 18:00'))), '2026-02-14 09:00');
    assert.equal(said(time.nextOpening(at('2026-02-14 18:00'))), '2026-02-24 09:00');
    assert.equal(said(time.nextOpening(at('2026-02-24 12:00'))), '2026-02-24 13:00', 'after the break');
  });
});

describe('a calendar', () => {
  const good: Calendar = {...mainlandOffice};
  it('is told by place and code what is wrong with it', () => {
    assert.deepEqual(checkCalendar(good), []);
    const bad: Calendar = {
      id: 'bad',
      timeZone: 'Mars/Olympus',
      week: [
        {
          days: [0, 8, 1.5],
          hours: [
            {from: '18:00', to: '09:00'},
            {from: '9:00', to: '25:00'},
            {from: '22:00', to: '24:00'},
          ],
        },
      ],
      closedDays: ['2026-02-30', '2026-3-1'],
      workingDays: [{day: 'tomorrow', hours: [{from: '10:00', to: '10:00'}]}],
      validThrough: '2026',
    };
    assert.deepEqual(
      checkCalendar(bad).map(({pointer, code}) => `${pointer} ${code}`),
      [
        '/timeZone time-zone', '/week/0/days/0 day-number', '/week/0/days/1 day-number', '/week/0/days/2 day-number', '/week/0/hours/0 hours',
        '/week/0/hours/1 hours', '/closedDays/0 date', '/closedDays/1 date', '/workingDays/0/day date', '/workingDays/0/hours/0 hours',
        '/validThrough date',
      ], // prettier-ignore
    );
    assert.deepEqual(checkCalendar({...good, week: []}), [{pointer: '/week', code: 'no-hours'}]);
  });

  it('that is never open gives no time, and no clock that runs for ever', () => {
    const never: Calendar = {...always, id: 'never', week: [{days: [], hours: []}]};
    const time = workingTime(never);
    assert.deepEqual(
      [time.add(0, 1), time.nextOpening(0), time.closingAfter(0, 1), time.between(0, hour)],
      [undefined, undefined, undefined, 0],
    );
  });

  it('works what clocks leave out not at all, and what they show twice twice', () => {
    const night: Calendar = {...always, timeZone: 'America/New_York', week: [{days: [7], hours: [{from: '01:30', to: '03:30'}]}]};
    const on = (day: string) => workingTime(night).between(Date.parse(`${day}T00:00Z`), Date.parse(`${day}T23:00Z`)) / minute;
    assert.deepEqual([on('2026-03-01'), on('2026-03-08'), on('2026-11-01')], [120, 60, 150]);
  });
});

describe('a clock', () => {
  it('that is set off while the desk is closed begins when it opens', () => {
    const friday = at('2026-11-20 19:30');
    const {startedAt, dueAt, state, segments} = find(run([{at: friday, is: 'received', priority: 'P1'}], friday + hour), 'first-response');
    assert.deepEqual([said(startedAt), said(dueAt), state], ['2026-11-23 09:00', '2026-11-23 10:00', 'not-started']);
    assert.deepEqual(segments, [{from: friday, counted: false, why: 'closed'}]);
    const monday = run([{at: friday, is: 'received', priority: 'P1'}], at('2026-11-23 09:30'));
    assert.equal(find(monday, 'first-response').state, 'running');
    assert.equal(
      said(find(monday, 'resolution').dueAt),
      '2026-11-24 18:00',
      'one working day ends when the next day after the start closes',
    );
  });

  it('is met at its very last instant, and missed after it', () => {
    const received: ClockEvent = {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'};
    const answered = (time: string): ClockEvent => ({at: at(time), is: 'answered'});
    const later = at('2026-11-23 11:00');
    assert.equal(find(run([received, answered('2026-11-23 10:00')], later), 'first-response').state, 'met');
    const late = run([received, answered('2026-11-23 10:01')], later);
    assert.equal(find(late, 'first-response').state, 'breached');
    assert.deepEqual(lines(late, 'first-response'), [
      ['promised', '2026-11-23 09:00', '2026-11-23 10:00', 'received'],
      ['missed', '2026-11-23 10:00', '2026-11-23 10:00', undefined],
      ['caught-up', '2026-11-23 10:01', undefined, undefined],
    ]);
    assert.deepEqual(find(late, 'first-response').segments.at(-1), {
      from: at('2026-11-23 10:00'), to: at('2026-11-23 10:01'), counted: true, why: 'overdue',
    }); // prettier-ignore
  });

  it('stands while the customer is asked, and goes on with what was left', () => {
    const events: ClockEvent[] = [
      {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'},
      {at: at('2026-11-23 10:30'), is: 'paused', why: 'waiting-for-customer'},
    ];
    const paused = find(run(events, at('2026-11-24 09:00')), 'workaround');
    assert.deepEqual([paused.state, paused.dueAt, paused.left], ['paused', undefined, 2.5 * hour]);
    const resumed = run([...events, {at: at('2026-11-24 16:00'), is: 'resumed'}], at('2026-11-24 16:30'));
    assert.equal(said(find(resumed, 'workaround').dueAt), '2026-11-25 09:30');
    assert.deepEqual(lines(resumed, 'workaround').at(-1), ['changed', '2026-11-24 16:00', '2026-11-25 09:30', 'waited']);
    assert.deepEqual(
      find(resumed, 'workaround').segments.map(({why}) => why),
      ['working', 'waiting-for-customer', 'working'],
    );
  });

  it('goes on while a third party is waited for, unless its rule says otherwise', () => {
    const wait: ClockEvent = {at: at('2026-11-23 10:00'), is: 'paused', why: 'waiting-for-third-party'};
    const now = at('2026-11-23 11:00');
    assert.equal(find(run([{at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'}, wait], now), 'resolution').state, 'running');
    const other = run([{at: at('2026-11-23 09:00'), is: 'received'}, wait], now);
    assert.deepEqual([find(other, 'first-response').state, find(other, 'resolution').state], ['running', 'paused']);
  });

  it('for the next word begins anew with each word, and waits with the request', () => {
    const events: ClockEvent[] = [
      {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'},
      {at: at('2026-11-23 09:20'), is: 'answered'},
      {at: at('2026-11-23 11:00'), is: 'answered'},
    ];
    assert.equal(said(find(run(events, at('2026-11-23 11:30')), 'next-update').dueAt), '2026-11-23 16:00');
    const missed = run(events, at('2026-11-23 17:00'));
    assert.deepEqual(lines(missed, 'next-update'), [['missed', '2026-11-23 16:00', '2026-11-23 16:00', undefined]]);
    assert.ok(!run([events[0]!], at('2026-11-23 09:10')).clocks.some(({kind}) => kind === 'next-update'));
  });

  it('goes on after a rejection with what was left, and begins anew when a closed request is opened again', () => {
    const events: ClockEvent[] = [
      {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'},
      {at: at('2026-11-23 09:30'), is: 'answered', workaround: true},
      {at: at('2026-11-23 15:00'), is: 'resolved'},
    ];
    assert.equal(find(run(events, at('2026-11-24 09:00')), 'resolution').state, 'met');
    const rejected = run([...events, {at: at('2026-11-24 10:00'), is: 'rejected'}], at('2026-11-24 10:30'));
    const resolution = find(rejected, 'resolution');
    // Sixteen hours of two days; five were used when it was solved, and the eleven left go on from the rejection.
    assert.deepEqual([resolution.state, said(resolution.dueAt)], ['running', '2026-11-25 14:00']);
    assert.ok(resolution.segments.some(({why, counted}) => why === 'awaiting-confirmation' && !counted));
    assert.deepEqual([find(rejected, 'first-response').state, find(rejected, 'workaround').state], ['met', 'met']);
    assert.equal(find(rejected, 'next-update').startedAt, at('2026-11-24 10:00'));

    const reopened = run([...events, {at: at('2026-11-26 10:00'), is: 'reopened'}], at('2026-11-26 10:05'));
    assert.deepEqual(
      reopened.clocks.map(({kind, state, startedAt}) => [kind, state, said(startedAt)]),
      ['first-response', 'workaround', 'resolution'].map((kind) => [kind, 'running', '2026-11-26 10:00']),
    );
    assert.equal(lines(reopened, 'resolution').length, 3, 'what came before stays in the ledger');
  });

  it('with a higher priority is due sooner, counted from then, and with a lower one later, counted from the beginning', () => {
    const received: ClockEvent = {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'};
    const raised = run([received, {at: at('2026-11-23 09:30'), is: 'graded', priority: 'P0'}], at('2026-11-23 09:40'));
    assert.equal(said(find(raised, 'resolution').dueAt), '2026-11-23 13:30');
    assert.equal(said(find(raised, 'first-response').dueAt), '2026-11-23 10:00', 'no later than was promised');
    assert.equal(find(raised, 'resolution').segments[0]?.why, 'priority-changed');
    assert.ok(!raised.clocks.some(({kind, state}) => kind === 'workaround' && state === 'running'), 'P0 has none');
    const lowered = run([received, {at: at('2026-11-23 09:30'), is: 'graded', priority: 'P3'}], at('2026-11-23 09:40'));
    assert.equal(said(find(lowered, 'first-response').dueAt), '2026-11-23 18:00');
    assert.deepEqual(lines(lowered, 'first-response').at(-1), ['changed', '2026-11-23 09:30', '2026-11-23 18:00', 'priority-changed']);
    const same = run([received, {at: at('2026-11-23 09:30'), is: 'graded', priority: 'P1'}], at('2026-11-23 09:40'));
    assert.equal(same.ledger.length, 3);
  });

  it('follows what the team promises instead; what was missed stays missed, with its reason, until the customer has seen it', () => {
    const received: ClockEvent = {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'};
    const moved: ClockEvent = {
      at: at('2026-11-23 11:00'),
      is: 'promised',
      clock: 'resolution',
      dueAt: at('2026-11-25 20:00'),
      reason: 'A part is on its way',
    };
    const told = run([received, moved], at('2026-11-23 12:30'));
    assert.equal(said(find(told, 'resolution').dueAt), '2026-11-25 20:00');
    const line = told.ledger.at(-1);
    assert.deepEqual([line?.is, said(line?.before), line?.reason], ['changed', '2026-11-24 18:00', 'A part is on its way']);

    const missed: ClockEvent[] = [
      received,
      {
        at: at('2026-11-24 19:00'),
        is: 'explained',
        clock: 'resolution',
        reason: 'The part came late',
        remedy: 'A courier brings it tonight',
      },
      {at: at('2026-11-24 19:05'), is: 'promised', clock: 'resolution', dueAt: at('2026-11-25 12:00'), reason: 'With the courier'},
      {at: at('2026-11-24 20:00'), is: 'acknowledged'},
    ];
    const after = run(missed, at('2026-11-25 09:00'));
    const miss = after.ledger.find(({is, clock: kind}) => is === 'missed' && kind === 'resolution');
    assert.deepEqual(
      [miss?.reason, miss?.remedy, said(miss?.acknowledgedAt)],
      ['The part came late', 'A courier brings it tonight', '2026-11-24 20:00'],
    );
    assert.deepEqual([find(after, 'resolution').state, said(find(after, 'resolution').dueAt)], ['running', '2026-11-25 12:00']);
    assert.equal(find(run(missed, at('2026-11-25 12:01')), 'resolution').state, 'breached');
  });

  it('without a number promises no time and is never missed', () => {
    const events: ClockEvent[] = [{at: at('2026-11-23 09:00'), is: 'received'}];
    const told = run(events, at('2027-06-01 09:00'), {type: 'routine'});
    assert.deepEqual([told.clocks[0]?.state, told.clocks[0]?.dueAt, told.ledger], ['running', undefined, []]);
    assert.equal(
      run([...events, {at: at('2026-11-23 12:00'), is: 'answered'}], at('2026-11-24 09:00'), {type: 'routine'}).clocks[0]?.state,
      'met',
    );
  });

  it('to the door ends with the arrival, and is called off when it was solved without', () => {
    const received: ClockEvent = {at: at('2026-11-22 20:00'), is: 'received'};
    const now = at('2026-11-23 09:00');
    const end = (...events: ClockEvent[]) => find(run([received, ...events], now, {type: 'visit'}), 'arrival').state;
    assert.equal(end({at: at('2026-11-23 01:30'), is: 'arrived'}), 'met');
    assert.equal(end({at: at('2026-11-23 01:30'), is: 'resolved'}), 'cancelled');
    assert.equal(end({at: at('2026-11-23 02:30'), is: 'arrived'}), 'breached');
    assert.equal(end(), 'breached');
  });

  it('for a workaround that never came is not called kept by the solution, and where it was missed it was not caught up with', () => {
    const received: ClockEvent = {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'};
    const end = (solved: string, ...events: ClockEvent[]) => {
      const told = run([received, ...events, {at: at(solved), is: 'resolved'}], at('2026-11-24 09:00'));
      return [find(told, 'workaround').state, lines(told, 'workaround').at(-1)?.[0]];
    };
    assert.deepEqual(end('2026-11-23 11:00'), ['cancelled', 'called-off']);
    assert.deepEqual(end('2026-11-23 17:00'), ['breached', 'called-off']);
    assert.deepEqual(end('2026-11-23 17:00', {at: at('2026-11-23 11:00'), is: 'answered', workaround: true}), ['met', 'kept']);
  });

  it('notes a range in the ledger as a range, and what is only aimed at as that', () => {
    const policy: ClockPolicy = {
      when: {},
      clocks: [
        {kind: 'resolution', target: {min: 8, max: 16, unit: 'hour'}, calendar: 'office'},
        {kind: 'answer', target: {max: 1, unit: 'working-day', bestEffort: true}, calendar: 'office'},
      ],
    };
    const received: ClockEvent = {at: at('2026-11-23 09:00'), is: 'received'};
    const {clocks, ledger} = clocksOf({type: 'incident', events: [received]}, {...desk, clocks: [policy]}, at('2026-11-23 09:30'));
    const promised = ledger.find(({clock: kind}) => kind === 'resolution');
    assert.deepEqual([said(promised?.notBefore), said(promised?.dueAt)], ['2026-11-23 18:00', '2026-11-24 18:00']);
    assert.equal(promised?.notBefore, clocks[0]?.notBefore, 'the clock and its record say the same');
    assert.equal(ledger.find(({clock: kind}) => kind === 'answer')?.bestEffort, true);
  });

  it('runs in the calendar of the tier where its rule names none', () => {
    const received: ClockEvent = {at: at('2026-11-21 12:00'), is: 'received'};
    const due = (tier?: string) =>
      said(find(run([received], at('2026-11-21 12:00'), tier === undefined ? {} : {tier}), 'first-response').dueAt);
    assert.deepEqual([due('A'), due(), due('unknown')], ['2026-11-21 20:00', '2026-11-23 18:00', '2026-11-23 18:00']);
  });

  it('ends with a request that is taken back, but not where it was missed before', () => {
    const received: ClockEvent = {at: at('2026-11-23 09:00'), is: 'received', priority: 'P1'};
    const told = run([received, {at: at('2026-11-23 10:30'), is: 'cancelled'}], at('2026-11-24 09:00'));
    assert.deepEqual([find(told, 'first-response').state, find(told, 'resolution').state], ['breached', 'cancelled']);
    assert.deepEqual(lines(told, 'resolution').at(-1)?.[0], 'called-off');
  });
});

describe('the days of the calendar', () => {
  it('are each a day, and none is both worked and closed', () => {
    const {closedDays, workingDays} = mainlandHolidays;
    assert.equal(new Set([...closedDays, ...workingDays.map(({day}) => day)]).size, closedDays.length + workingDays.length);
    assert.deepEqual(checkCalendar(mainlandOffice), []);
  });
});
