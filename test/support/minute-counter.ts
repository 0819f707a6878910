import type {Calendar} from '../../src/contract/calendar.js';

const minute = 60_000;
const half = 30;
/** The years that counters look at, in minutes since the epoch. */
export const counted = {from: Date.UTC(2025, 0, 1) / minute, to: Date.UTC(2027, 6, 1) / minute};

/** Minutes ahead of UTC by half hour, asked one by one: no zone here changes its clock at another time. */
const offsets = new Map<string, Int16Array>();

function offsetsOf(timeZone: string): Int16Array {
  let table = offsets.get(timeZone);
  if (!table) {
    const format = new Intl.DateTimeFormat('en-GB', {timeZone, dateStyle: 'short', timeStyle: 'short'});
    table = Int16Array.from({length: (counted.to - counted.from) / half}, (_, n) => {
      const at = (counted.from + n * half) * minute;
      const [, day, month, year, hours, minutes] = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(format.format(at))!.map(Number);
      return (Date.UTC(year!, month! - 1, day, hours, minutes) - at) / minute;
    });
    offsets.set(timeZone, table);
  }
  return table;
}

/** The simplest thing that can count working time: it looks at the wall clock once a minute. Minutes since the epoch. */
export interface MinuteCounter {
  isWorked(at: number): boolean;
  /** Number of the day that the wall clock shows. */
  dayOf(at: number): number;
}

export function minuteCounter(calendar: Calendar): MinuteCounter {
  const table = offsetsOf(calendar.timeZone);
  const days = new Map<number, [from: number, to: number][]>();
  const local = (at: number) => at + table[Math.floor((at - counted.from) / half)]!;
  const hoursOf = (day: number) => {
    const date = new Date(day * 1440 * minute);
    const name = date.toISOString().slice(0, 10);
    const made = calendar.workingDays.find((one) => one.day === name);
    const usual = calendar.week.filter(({days: on}) => on.includes(date.getUTCDay() || 7)).flatMap(({hours}) => hours);
    const hours = made ? (made.hours ?? calendar.week[0]!.hours) : calendar.closedDays.includes(name) ? [] : usual;
    return hours.map(({from, to}): [number, number] => [clock(from), clock(to)]);
  };
  const dayOf = (at: number) => Math.floor(local(at) / 1440);
  return {
    dayOf,
    isWorked: (at) => {
      const day = dayOf(at);
      let hours = days.get(day);
      if (!hours) days.set(day, (hours = hoursOf(day)));
      const time = local(at) - day * 1440;
      return hours.some(([from, to]) => time >= from && time < to);
    },
  };
}

function clock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
