import {ahead} from '../contract/device-clock.js';
import {cached} from './format.js';

/** The time by the backend's clock, epoch ms: promises are counted by it, and a device may be wrong by hours. The device's own until a backend has said its time. */
export function timeNow(): number {
  return Date.now() + ahead;
}

/** An instant in the reader's zone, with these parts of it. */
export function dateWith(options: Intl.DateTimeFormatOptions, at: string | Date, locale: string): string {
  return cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).format(new Date(at));
}

export const timeOfDay = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'} as const;

/** The year, unless it is this one. */
export function yearOf(at: string | Date, now: number): Intl.DateTimeFormatOptions {
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : {year: 'numeric'};
}

/** An instant as date and time in the reader's zone; the year only when it is not this one's. */
export function dateTime(at: string, locale: string, now = timeNow()): string {
  return dateWith({...yearOf(at, now), month: 'short', day: 'numeric', ...timeOfDay}, at, locale);
}

/** The day of an instant in the reader's zone, with its year: "2026年3月2日". */
export function dayOf(at: string, locale: string): string {
  return dateWith({year: 'numeric', month: 'long', day: 'numeric'}, at, locale);
}
