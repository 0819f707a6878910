import {cached} from '../../src/locales/format.js';
import {dateWith, timeOfDay} from '../../src/locales/times.js';

/** From when until when, by the wall clock of a zone: a mail knows nothing of its reader's. Epoch ms. */
export function zonedTime(from: number, to: number, timeZone: string, locale: string): string {
  const day = (at: number) => dateWith({month: 'short', day: 'numeric', weekday: 'short', timeZone}, new Date(at), locale);
  const time = (at: number) => dateWith({...timeOfDay, timeZone}, new Date(at), locale);
  return `${day(from)} ${time(from)}–${day(from) === day(to) ? '' : `${day(to)} `}${time(to)}`;
}

export function zoneName(timeZone: string, locale: string): string {
  const options = {timeZone, timeZoneName: 'long'} as const;
  const parts = cached('zone', locale, options, () => new Intl.DateTimeFormat(locale, options)).formatToParts(0);
  return parts.find(({type}) => type === 'timeZoneName')?.value ?? timeZone;
}
