import type {Calendar} from '../contract/calendar.js';
import {hoursOn} from './calendar.js';
import {offsetAt, offsetSpans} from './time-zone.js';

/** A stretch of time, `[from, to)` in epoch ms. */
export interface Stretch {
  from: number;
  to: number;
}

const day = 24 * 60 * 60_000;
/** How much is laid out at a time, and how far ahead a time is looked for before there is none. */
const chunk = 8 * 7 * day;
const horizon = 20 * 366 * day;

const tables = new WeakMap<Calendar, WorkingTime>();

/** The working time of a calendar, which must be one that `checkCalendar` finds nothing wrong with; made once for each. */
export function workingTime(calendar: Calendar): WorkingTime {
  let table = tables.get(calendar);
  if (!table) tables.set(calendar, (table = new WorkingTime(calendar)));
  return table;
}

/**
 * Counts and adds the time that is worked. An instant is worked when the wall clock of the calendar's zone then reads a time within the
 * hours of the day that it shows. So where clocks go forward, the hours left out are not worked; where they go back, those that come
 * twice are worked twice. Times in epoch ms, lengths in ms.
 */
export class WorkingTime {
  readonly #calendar: Calendar;
  /** What is laid out so far. */
  #from = NaN;
  #to = NaN;
  /** Stretches worked, in order, none touching the next; and what is worked before each. */
  readonly #opens: number[] = [];
  readonly #closes: number[] = [];
  readonly #before: number[] = [];
  /** Days with working time, as days since 1970-01-01 by the wall clock, and when the last stretch of each ends. */
  readonly #days: number[] = [];
  readonly #ends: number[] = [];

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** How much of `[from, to)` is worked; 0 where `to` is not later. */
  between(from: number, to: number): number {
    if (to <= from) return 0;
    this.#cover(from);
    this.#cover(to);
    return this.#workedUntil(to) - this.#workedUntil(from);
  }

  /** When `length` has been worked since `from`: at the end of a stretch rather than the beginning of the next. `undefined`: not in twenty years. */
  add(from: number, length: number): number | undefined {
    if (length <= 0) return from;
    this.#cover(from);
    const goal = this.#workedUntil(from) + length;
    while (this.#workedUntil(this.#to) < goal) {
      if (this.#to > from + horizon) return undefined;
      this.#ahead();
    }
    const n = lastAtMost(this.#before, goal - 1);
    return this.#opens[n]! + goal - this.#before[n]!;
  }

  isWorked(at: number): boolean {
    this.#cover(at);
    const n = lastAtMost(this.#opens, at);
    return n >= 0 && at < this.#closes[n]!;
  }

  /** `at` itself while it is worked, else when work goes on; `undefined`: not in twenty years. */
  nextOpening(at: number): number | undefined {
    if (this.isWorked(at)) return at;
    for (;;) {
      const next = this.#opens[lastAtMost(this.#opens, at) + 1];
      if (next !== undefined) return next;
      if (this.#to > at + horizon) return undefined;
      this.#ahead();
    }
  }

  /** When the `count`-th day with working time after the day of `at` closes (1: the next such day); `undefined`: not in twenty years. */
  closingAfter(at: number, count: number): number | undefined {
    this.#cover(at);
    const today = Math.floor((at + offsetAt(this.#calendar.timeZone, at)) / day);
    for (;;) {
      const n = lastAtMost(this.#days, today) + Math.max(1, Math.ceil(count));
      // The last day laid out may go on in what comes next.
      if (n < this.#days.length - 1) return this.#ends[n];
      if (this.#to > at + horizon) return undefined;
      this.#ahead();
    }
  }

  /** `[from, to)` cut where work begins and ends. */
  stretches(from: number, to: number): (Stretch & {worked: boolean})[] {
    this.#cover(from);
    this.#cover(to);
    const cut: (Stretch & {worked: boolean})[] = [];
    const push = (end: number, worked: boolean) => {
      const begin = cut.at(-1)?.to ?? from;
      if (end > begin) cut.push({from: begin, to: end, worked});
    };
    for (let n = Math.max(0, lastAtMost(this.#opens, from)); n < this.#opens.length && this.#opens[n]! < to; n++) {
      push(Math.min(this.#opens[n]!, to), false);
      push(Math.min(this.#closes[n]!, to), true);
    }
    push(to, false);
    return cut;
  }

  /** What is worked from the beginning of all that is laid out until `at`, which must be laid out. */
  #workedUntil(at: number): number {
    const n = lastAtMost(this.#opens, at);
    return n < 0 ? 0 : this.#before[n]! + Math.min(at, this.#closes[n]!) - this.#opens[n]!;
  }

  #cover(at: number): void {
    if (Number.isNaN(this.#from)) {
      this.#from = this.#to = at - chunk / 2;
      this.#ahead();
    }
    while (at >= this.#to) this.#ahead();
    if (at < this.#from) this.#back(at);
  }

  #ahead(): void {
    this.#lay(this.#to, this.#to + chunk);
    this.#to += chunk;
  }

  /** Lays everything out anew from an earlier time; seldom, for time is mostly asked forwards. */
  #back(at: number): void {
    const to = this.#to;
    for (const list of [this.#opens, this.#closes, this.#before, this.#days, this.#ends]) list.length = 0;
    this.#from = at - chunk / 2;
    this.#lay(this.#from, to);
  }

  #lay(from: number, to: number): void {
    for (const span of offsetSpans(this.#calendar.timeZone, from, to)) {
      const {offset} = span;
      for (let number = Math.floor((span.from + offset) / day); number * day - offset < span.to; number++) {
        const midnight = number * day - offset;
        for (const hours of hoursOn(this.#calendar, new Date(number * day).toISOString().slice(0, 10))) {
          const open = Math.max(midnight + hours.from, span.from);
          const close = Math.min(midnight + hours.to, span.to);
          if (open < close) this.#work(open, close, number);
        }
      }
    }
  }

  #work(open: number, close: number, number: number): void {
    const last = this.#opens.length - 1;
    if (last >= 0 && this.#closes[last] === open) {
      this.#closes[last] = close;
    } else {
      this.#before.push(this.#workedUntil(open));
      this.#opens.push(open);
      this.#closes.push(close);
    }
    // Where clocks go back over midnight, the day before comes once more.
    const known = lastAtMost(this.#days, number);
    if (known >= 0 && this.#days[known] === number) this.#ends[known] = close;
    else {
      this.#days.push(number);
      this.#ends.push(close);
    }
  }
}

/** Place of the last of the ascending numbers that is at most `most`; -1 where none is. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numbers[middle]! <= most) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
