import {always, mainlandHolidays, mainlandOffice} from '../server/app/presets/calendars.js';
import type {Calendar} from '../src/contract/calendar.js';
import type {ClockPolicy, ClockTarget} from '../src/contract/clock.js';
import type {ClockDesk} from '../src/rules/clock-rules.js';
import type {ClockCase, ClockEvent, Clocks} from '../src/rules/clock-events.js';
import {clocksOf} from '../src/rules/clocks.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** The moment of asking, a Monday afternoon in Beijing. */
const now = Date.parse('2026-11-16T16:20+08:00');

const office = (id: string, timeZone: string, closedDays: string[]): Calendar => ({
  ...mainlandOffice,
  id,
  timeZone,
  closedDays,
  workingDays: [],
});
const overseas = [
  office('new-york', 'America/New_York', ['2026-07-03', '2026-09-07', '2026-11-26', '2026-12-25']),
  office('london', 'Europe/London', ['2026-08-31', '2026-12-25', '2026-12-28']),
  office('sydney', 'Australia/Sydney', ['2026-10-05', '2026-12-25', '2026-12-28']),
];
const shifts: Calendar = {
  ...mainlandHolidays,
  id: 'shifts',
  timeZone: 'Asia/Shanghai',
  week: [{days: [1, 2, 3, 4, 5, 6, 7], hours: [{from: '08:00', to: '22:00'}]}],
};

const clock = (kind: string, max: number, unit: ClockTarget['unit'], min?: number) => ({
  kind,
  target: {max, unit, ...(min !== undefined && {min})},
});
const clocks: ClockPolicy[] = [
  {
    when: {priority: ['P1']},
    clocks: [
      clock('first-response', 30, 'minute'),
      clock('next-update', 4, 'hour'),
      clock('workaround', 8, 'hour'),
      clock('resolution', 2, 'working-day', 1),
    ],
  },
  {when: {type: ['question']}, clocks: [clock('first-response', 8, 'hour'), clock('answer', 3, 'working-day')]},
  {
    when: {},
    clocks: [
      clock('first-response', 4, 'hour'),
      clock('next-update', 2, 'working-day'),
      {...clock('resolution', 40, 'hour'), pausedBy: ['waiting-for-customer', 'waiting-for-third-party']},
    ],
  },
];
const calendars = [mainlandOffice, always, shifts, ...overseas];
const desk: ClockDesk = {calendars, tiers: calendars.map(({id}) => ({id, name: {en: id}, calendar: id})), clocks};

/** Requests of the last four months with what happened to each, so many that `count` clocks run for them; always the same. */
export function requestsWithClocks(count: number): ClockCase[] {
  const random = numbers();
  const requests: ClockCase[] = [];
  for (let made = 0; made < count;) {
    const request = requestBy(random);
    made += clocksOf(request, desk, now).clocks.length;
    requests.push(request);
  }
  return requests;
}

/** Ms that it takes to read all. */
export function timeReading(requests: readonly ClockCase[]): number {
  const begin = performance.now();
  for (const request of requests) clocksOf(request, desk, now);
  return performance.now() - begin;
}

/** The clocks and ledgers of all, and how many there are. */
export function readAll(requests: readonly ClockCase[]): {all: Clocks[]; size: {clocks: number; lines: number; segments: number}} {
  const all = requests.map((request) => clocksOf(request, desk, now));
  const clocks = all.flatMap((one) => one.clocks);
  const size = {
    clocks: clocks.length,
    lines: all.reduce((sum, {ledger}) => sum + ledger.length, 0),
    segments: clocks.reduce((sum, {segments}) => sum + segments.length, 0),
  };
  return {all, size};
}

/** A request as they are: half in mainland hours, asked back now and then, solved mostly, a few graded anew, rejected or promised otherwise. */
function requestBy(random: (below: number) => number): ClockCase {
  let at = now - hour - random(120 * day);
  const later = (most: number) => (at += minute + random(most));
  const events: ClockEvent[] = [{at, is: 'received', priority: ['P1', 'P2', 'P3'][random(3)]}];
  if (!random(4)) events.push({at: later(2 * hour), is: 'graded', priority: random(2) ? 'P1' : 'P2'});
  events.push({at: later(12 * hour), is: 'answered'});
  for (let n = random(4); n > 0; n--) {
    events.push({at: later(day), is: 'paused', why: random(3) ? 'waiting-for-customer' : 'waiting-for-third-party'});
    events.push({at: later(2 * day), is: 'resumed'}, {at: later(8 * hour), is: 'answered'});
  }
  if (!random(8)) events.push({at: later(hour), is: 'promised', clock: 'resolution', dueAt: at + 3 * day, reason: '等备件'});
  if (random(5)) {
    events.push({at: later(3 * day), is: 'resolved'});
    if (!random(8)) events.push({at: later(2 * day), is: 'rejected'}, {at: later(2 * day), is: 'resolved'});
  }
  return {
    type: random(4) ? 'incident' : 'question',
    tier: random(2) ? mainlandOffice.id : calendars[random(calendars.length)]!.id,
    events,
  };
}

/** Numbers that look random and are the same each time. */
function numbers(): (below: number) => number {
  let seed = 42;
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}
