import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Calendar} from '../../src/contract/calendar.js';
import {visitStates} from '../../src/contract/visit.js';
import {calendarFile, organizerOf} from '../../src/rules/calendar-file.js';
import {dayAt} from '../../src/rules/time-zone.js';
import {nextVisitState, overlap, visitActionsAt, visitSteps} from '../../src/rules/visit.js';
import {freeSlots} from '../../src/rules/visit-slots.js';
import {workingTime} from '../../src/rules/working-time.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse('2026-03-02T01:00:00Z');

const office: Calendar = {
  id: 'office',
  timeZone: 'Asia/Shanghai',
  week: [{days: [1, 2, 3, 4, 5], hours: [{from: '09:00', to: '12:00'}, {from: '13:00', to: '18:00'}]}], // prettier-ignore
  closedDays: ['2026-03-04'],
  workingDays: [{day: '2026-03-07', hours: [{from: '10:00', to: '12:00'}]}],
};

const time = fc.integer({min: 0, max: 24}).map((hours) => `${String(hours).padStart(2, '0')}:00`);
const hours = fc
  .tuple(time, time)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({from, to}));
const date = fc.integer({min: 0, max: 60}).map((n) => new Date(start + n * day).toISOString().slice(0, 10));
const calendars: fc.Arbitrary<Calendar> = fc.record({
  id: fc.constant('any'),
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'),
  week: fc.array(fc.record({days: fc.uniqueArray(fc.integer({min: 1, max: 7}), {minLength: 1}), hours: fc.array(hours, {minLength: 1, maxLength: 3})}), {minLength: 1, maxLength: 2}), // prettier-ignore
  closedDays: fc.array(date, {maxLength: 5}),
  workingDays: fc.array(fc.record({day: date, hours: fc.array(hours, {minLength: 1, maxLength: 2})}), {maxLength: 3}),
});
const taken = fc.array(
  fc.tuple(fc.integer({min: -2 * 24, max: 40 * 24}), fc.integer({min: 1, max: 30})).map(([at, length]) => ({from: start + at * hour, to: start + (at + length) * hour})),
  {maxLength: 12},
); // prettier-ignore

describe('times offered for a visit', () => {
  it('lie in the hours of the desk, past closed days, and leave out what is taken', () => {
    const rules = {calendar: office, minutes: 120, days: 3, lead: 20 * hour};
    const free = freeSlots(rules, start, [{from: Date.parse('2026-03-03T05:30:00Z'), to: Date.parse('2026-03-03T06:00:00Z')}]);
    assert.deepEqual(
      free.map(({from, to}) => [new Date(from).toISOString().slice(5, 16), (to - from) / minute]),
      [
        ['03-03T01:00', 120], // 9 o’clock; 13:00 to 15:00 is taken in part
        ['03-03T07:00', 120],
        ['03-05T01:00', 120], // the 4th is closed
        ['03-05T05:00', 120],
        ['03-05T07:00', 120],
        ['03-06T01:00', 120],
        ['03-06T05:00', 120],
        ['03-06T07:00', 120],
      ],
    );
  });

  it('go on past days that are full, however many there are', () => {
    const rules = {calendar: office, minutes: 120, days: 3, lead: 20 * hour};
    const free = freeSlots(rules, start, [{from: start, to: start + 21 * day}]);
    assert.equal(new Set(free.map(({from}) => dayAt(office.timeZone, from))).size, 3);
  });

  it('are whole, worked through, free, far enough ahead and in order, in any calendar and zone', () => {
    fc.assert(
      fc.property(
        calendars,
        taken,
        fc.record({minutes: fc.integer({min: 15, max: 300}), days: fc.integer({min: 1, max: 6}), lead: fc.integer({min: 0, max: 72 * 60}).map((n) => n * minute)}), // prettier-ignore
        fc.integer({min: 0, max: 30 * 24 * 60}),
        (calendar, busy, {minutes, days, lead}, after) => {
          const now = start + after * minute;
          const free = freeSlots({calendar, minutes, days, lead}, now, busy);
          const worked = workingTime(calendar);
          free.forEach((slot, n) => {
            assert.equal(slot.to - slot.from, minutes * minute);
            assert.equal(worked.between(slot.from, slot.to), minutes * minute, 'it is worked all the time');
            assert.ok(slot.from >= now + lead);
            assert.ok(busy.every((one) => !overlap(one, slot)));
            if (n) assert.ok(slot.from >= free[n - 1]!.to);
          });
          assert.ok(new Set(free.map(({from}) => dayAt(calendar.timeZone, from))).size <= days);
        },
      ),
      {numRuns: 400},
    );
  });

  it('stay where they are while time passes, until they are too near', () => {
    fc.assert(
      fc.property(calendars, taken, fc.integer({min: 0, max: 3 * 24 * 60}), (calendar, busy, later) => {
        const rules = {calendar, minutes: 90, days: 4, lead: 2 * hour};
        const [now, then] = [start, start + later * minute];
        const known = new Set(freeSlots(rules, then, busy).map(({from}) => from));
        for (const {from} of freeSlots(rules, now, busy)) if (from >= then + rules.lead) assert.ok(known.has(from));
      }),
      {numRuns: 200},
    );
  });
});

describe('a visit', () => {
  it('is over for good once it is done or given up', () => {
    for (const state of ['done', 'cancelled'] as const)
      for (const step of [...visitSteps, 'arrive'] as const) assert.equal(nextVisitState(state, step, 'on-site'), undefined);
  });

  it('comes from every other state to an end', () => {
    for (const state of visitStates) {
      const seen = new Set([state]);
      for (const one of seen) for (const step of [...visitSteps, 'arrive'] as const) {
        const next = nextVisitState(one, step, 'on-site');
        if (next) seen.add(next);
      } // prettier-ignore
      assert.ok(seen.has('done') || seen.has('cancelled'), state);
    }
  });

  it('is moved and given up by the customer until the notice that the vendor wants, not on the way', () => {
    assert.deepEqual(visitActionsAt('booked', start, start), ['reschedule', 'cancel-visit']);
    assert.deepEqual(visitActionsAt('booked', start, start + 1), []);
    assert.deepEqual(visitActionsAt('proposed', undefined, start), ['book-visit', 'reschedule', 'cancel-visit']);
    assert.deepEqual(visitActionsAt('on-the-way', start, start), []);
  });
});

describe('a calendar file', () => {
  const appointment = {
    uid: 'v1@aftercare',
    sequence: 2,
    changedAt: start,
    from: start + day,
    to: start + day + 2 * hour,
    summary: '上门服务：新机房部署（罗一帆，AC-5TGM-2631）',
    cancelled: false,
  };

  it('says what a calendar needs, and takes the appointment off again when it is given up', () => {
    const text = calendarFile({...appointment, location: '云景东路 9 号, 2 层; 前台\n找王磊'});
    assert.ok(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'));
    for (const line of ['METHOD:PUBLISH', 'UID:v1@aftercare', 'SEQUENCE:2', 'DTSTAMP:20260302T010000Z', 'DTSTART:20260303T010000Z', 'DTEND:20260303T030000Z', 'STATUS:CONFIRMED', 'LOCATION:云景东路 9 号\\, 2 层\\; 前台\\n找王磊']) assert.ok(unfolded(text).includes(line), line); // prettier-ignore
    const off = unfolded(calendarFile({...appointment, cancelled: true}));
    assert.ok(off.includes('METHOD:CANCEL') && off.includes('STATUS:CANCELLED') && off.includes('UID:v1@aftercare'));
  });

  it('names who holds it by a plain mail address, the desk’s own before others, and nobody where there is none', () => {
    const channels = [{kind: 'phone', value: '400-000-0000'}, {kind: 'email', value: 'help@haitu.example'}]; // prettier-ignore
    assert.equal(organizerOf(channels, 'other@haitu.example'), 'help@haitu.example');
    assert.equal(organizerOf([], undefined, 'Haitu Support <mail@haitu.example>'), 'mail@haitu.example');
    assert.equal(organizerOf([{kind: 'email', value: 'a\r\nb: write to us'}], 'x@y\r\nATTENDEE:z'), undefined);
    assert.ok(unfolded(calendarFile({...appointment, organizer: 'help@haitu.example'})).includes('ORGANIZER:mailto:help@haitu.example'));
  });

  it('keeps every line to 75 octets without breaking a character, and every text readable, whatever it is', () => {
    const text = fc.oneof(
      fc.string({unit: 'grapheme', maxLength: 200}),
      fc.string({unit: 'binary', maxLength: 200}),
      fc.constantFrom('a\r\nBEGIN:VEVENT', ';,\\n\\', '😀'.repeat(60), '部署'.repeat(80)),
    );
    fc.assert(
      fc.property(text, text, text, (summary, location, description) => {
        const file = calendarFile({...appointment, summary, location, description});
        assert.ok(file.endsWith('\r\n'));
        for (const line of file.slice(0, -2).split('\r\n')) {
          const octets = new TextEncoder().encode(line);
          assert.ok(octets.length <= 75, line);
          assert.ok(!/[\n\r]/.test(line));
        }
        const lines = unfolded(file);
        assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, 1);
        for (const [name, said] of [['SUMMARY', summary], ['LOCATION', location], ['DESCRIPTION', description]] as const) {
          const line = lines.find((one) => one.startsWith(`${name}:`));
          assert.equal(line === undefined ? '' : plain(line.slice(name.length + 1)), readable(said));
        } // prettier-ignore
      }),
      {numRuns: 500},
    );
  });

  const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
  const plain = (value: string) => value.replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));
  /** What of a text can stand in such a file. */
  const readable = (text: string) =>
    [...text.replace(/\r\n?/g, '\n')].filter((one) => one === '\n' || one === '\t' || !/\p{Cc}/u.test(one)).join('');
});
