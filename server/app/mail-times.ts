import {cached} from '../../src/locales/format.js';
import {dateWith, timeOfDay} from '../../src/locales/times.js';

/** From when until when, by the wall clock of a zone: a mail knows nothing of its reader's. Epoch ms. */
export function zonedTime(from: number, to: number, timeZone: string, locale: string): string {
  const day = (at: number) => dateWith({month: 'short', day: 'numeric', weekday: 'short', timeZone}, new Date(at), locale);
  const time = (at: number) => dateWith({...timeOfDay, timeZone}, new Date(at), locale);
  return `${day(from)} ${time(from)}–${day(from) === day(to) ? '' : `${day(to)} `}${time(to)}`;
}

/** What a zone is called at these times, epoch ms; the name that holds all year where clocks are changed between them. */
export function zoneName(at: readonly number[], timeZone: string, locale: string): string {
  const named = (moment: number, timeZoneName: 'long' | 'longGeneric') => {
    const options = {timeZone, timeZoneName} as const;
    const parts = cached('zone', locale, options, () => new Intl.DateTimeFormat(locale, options)).formatToParts(moment);
    return parts.find(({type}) => type === 'timeZoneName')?.value ?? timeZone;
  };
  const [first = timeZone, ...others] = new Set(at.map((moment) => named(moment, 'long')));
  return others.length ? named(at[0]!, 'longGeneric') : first;
}
