import type {Calendar, Hours} from '../contract/calendar.js';
import {isDate} from './calendar-date.js';
import {dayAt} from './time-zone.js';

/** A stretch of a day's wall clock, `[from, to)` in ms since its 00:00. */
export interface DayHours {
  from: number;
  to: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** What is looked up in a calendar, made ready once. */
interface Plan {
  /** By weekday, Sunday first. */
  week: readonly (readonly DayHours[])[];
  /** Days that differ from the ordinary week. */
  special: ReadonlyMap<string, readonly DayHours[]>;
}
const plans = new WeakMap<Calendar, Plan>();

/** The hours worked on a day (`2026-02-14`), in order, those that touch or overlap as one; none on a closed day. */
export function hoursOn(calendar: Calendar, date: string): readonly DayHours[] {
  const {week, special} = planOf(calendar);
  return special.get(date) ?? week[new Date(date).getUTCDay()]!;
}

/** Whether the holidays around an instant are known. */
export function isAnnounced({timeZone, validThrough}: Calendar, at: number): boolean {
  return validThrough === undefined || dayAt(timeZone, at) <= validThrough;
}

/**
 * What is wrong with a calendar, as pointers into it with a code: `time-zone`, `day-number`, `hours` (not `HH:MM`, or `from` not before `to`),
 * `date`, `no-hours` (nobody ever works).
 */
export function checkCalendar(calendar: Calendar): {pointer: string; code: string}[] {
  const {timeZone, week, closedDays, workingDays, validThrough} = calendar;
  const found: {pointer: string; code: string}[] = [];
  const check = (right: boolean, pointer: string, code: string) => right || found.push({pointer, code});
  check(isZone(timeZone), '/timeZone', 'time-zone');
  const checkHours = (hours: readonly Hours[], at: string) =>
    hours.forEach(({from, to}, n) => check(timeOf(from) < timeOf(to), `${at}/${n}`, 'hours'));
  week.forEach(({days, hours}, n) => {
    days.forEach((one, m) => check(Number.isInteger(one) && one >= 1 && one <= 7, `/week/${n}/days/${m}`, 'day-number'));
    checkHours(hours, `/week/${n}/hours`);
  });
  closedDays.forEach((date, n) => check(isDate(date), `/closedDays/${n}`, 'date'));
  workingDays.forEach((one, n) => {
    check(isDate(one.day), `/workingDays/${n}/day`, 'date');
    checkHours(one.hours ?? [], `/workingDays/${n}/hours`);
  });
  if (validThrough !== undefined) check(isDate(validThrough), '/validThrough', 'date');
  check(
    week.some(({days, hours}) => days.length > 0 && hours.length > 0),
    '/week',
    'no-hours',
  );
  return found;
}

const fit = new WeakMap<Calendar, boolean>();

/** Whether `checkCalendar` finds nothing wrong, so that it can be counted by; looked through once for each, for a page asks at every draw. */
export function isFit(calendar: Calendar): boolean {
  let right = fit.get(calendar);
  if (right === undefined) fit.set(calendar, (right = !checkCalendar(calendar).length));
  return right;
}

function planOf(calendar: Calendar): Plan {
  let plan = plans.get(calendar);
  if (!plan) plans.set(calendar, (plan = makePlan(calendar)));
  return plan;
}

function makePlan({week, closedDays, workingDays}: Calendar): Plan {
  const usual = week[0]?.hours ?? [];
  return {
    // By hand: old Prototype.js has an `Array.from` of its own, which maps nothing.
    week: [7, 1, 2, 3, 4, 5, 6].map((weekday) => merged(week.filter(({days}) => days.includes(weekday)).flatMap(({hours}) => hours))),
    special: new Map<string, readonly DayHours[]>([
      ...closedDays.map((date) => [date, []] as const),
      ...workingDays.map((one) => [one.day, merged(one.hours ?? usual)] as const),
    ]),
  };
}

function merged(hours: readonly Hours[]): DayHours[] {
  const given = hours.map(({from, to}) => ({from: timeOf(from), to: timeOf(to)})).filter(({from, to}) => from < to);
  const whole: DayHours[] = [];
  for (const one of given.sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else whole.push(one);
  }
  return whole;
}

/** Ms since 00:00; NaN, which comes neither before nor after anything, where it is no time. */
function timeOf(text: string): number {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const time = (Number(hours) * 60 + Number(minutes)) * minute;
  return time <= day ? time : NaN;
}

/** Whether this is the name of a time zone that can be counted in. */
export function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone}));
  } catch {
    return false;
  }
}
