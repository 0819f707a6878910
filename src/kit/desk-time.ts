import {cached} from '../locales/format.js';
import {dateWith, timeOfDay, yearOf} from '../locales/times.js';
import {offsetAt} from '../rules/time-zone.js';

/** "Mon, Nov 23, 10:00" in the reader's zone, or by the wall clock of `timeZone`; the year only where it is not the one of `now`. Times in epoch ms. */
export function moment(at: number, locale: string, now: number, timeZone?: string): string {
  const date = new Date(at);
  const options: Intl.DateTimeFormatOptions = {...yearOf(date, now), month: 'short', day: 'numeric', weekday: 'short', ...timeOfDay};
  return dateWith({...options, ...(timeZone !== undefined && {timeZone})}, date, locale);
}

/** The same instant by the desk's wall clock and the name of its zone; `undefined` where the reader's clock shows the same, or nobody knows that zone. */
export function deskTime(at: number, timeZone: string, locale: string, now: number): {time: string; zone: string} | undefined {
  try {
    if (offsetAt(timeZone, at) === -new Date(at).getTimezoneOffset() * 60_000) return undefined;
    const options = {timeZone, timeZoneName: 'longGeneric'} as const;
    const parts = cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).formatToParts(at);
    return {time: moment(at, locale, now, timeZone), zone: parts.find(({type}) => type === 'timeZoneName')?.value ?? timeZone};
  } catch {
    return undefined;
  }
}
