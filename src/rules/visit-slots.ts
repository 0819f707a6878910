import type {Calendar} from '../contract/calendar.js';
import {atWall, dayAt} from './time-zone.js';
import {overlap} from './visit.js';
import {workingTime, type Stretch} from './working-time.js';

/** By what times for visits are offered. */
export interface SlotRules {
  calendar: Calendar;
  /** Length of each, in minutes. */
  minutes: number;
  /** Days on which some are offered; one that is full is none of them. */
  days: number;
  /** How long before its beginning one can still be had, ms. */
  lead: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** How far ahead days are looked for. */
const horizon = 90;

/**
 * Times in which somebody can come: each lies whole in working hours, begins `lead` from `now` or later, and touches nothing that is `taken`. They are laid
 * from the beginning of each stretch of work, one after the other, so that one that was offered is offered again until it is too near or taken.
 */
export function freeSlots({calendar, minutes, days, lead}: SlotRules, now: number, taken: readonly Stretch[]): Stretch[] {
  const free: Stretch[] = [];
  if (!(minutes > 0)) return free;
  const {timeZone} = calendar;
  const today = Date.parse(dayAt(timeZone, now));
  const midnight = (ahead: number) => atWall(timeZone, today + ahead * day);
  for (let n = 0, offered = 0; n < horizon && offered < days; n++) {
    const open = slotsBetween(calendar, midnight(n), midnight(n + 1), minutes * minute).filter(
      (slot) => slot.from >= now + lead && !taken.some((one) => overlap(one, slot)),
    );
    if (open.length) offered++;
    free.push(...open);
  }
  return free;
}

function slotsBetween(calendar: Calendar, from: number, to: number, length: number): Stretch[] {
  return workingTime(calendar)
    .stretches(from, to)
    .filter(({worked}) => worked)
    .flatMap((stretch) =>
      [...Array(Math.floor((stretch.to - stretch.from) / length)).keys()].map((n) => ({
        from: stretch.from + n * length,
        to: stretch.from + (n + 1) * length,
      })),
    );
}
