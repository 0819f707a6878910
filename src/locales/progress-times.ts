import {cached, numberOf} from './format.js';
import {dateWith, timeNow, timeOfDay, yearOf} from './times.js';
import type {Words} from './words.js';

function relative(locale: string): Intl.RelativeTimeFormat {
  return cached('relative', locale, {}, () => new Intl.RelativeTimeFormat(locale, {numeric: 'auto'}));
}

/** An instant in full, with the zone's name: for tooltips and `datetime` labels. */
export function fullDateTime(at: string, locale: string): string {
  return dateWith({year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', ...timeOfDay, timeZoneName: 'short'}, at, locale);
}

/** The time of day alone: for lines under a date. */
export function clockTime(at: string, locale: string): string {
  return dateWith(timeOfDay, at, locale);
}

/** How long ago, in the largest fitting unit: "3 小时前"; under a minute "刚刚". */
export function timeAgo(at: string, words: Pick<Words, 'locale' | 'shared'>, now = timeNow()): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) return words.shared.say('justNow');
  const format = relative(words.locale);
  if (minutes < 60) return format.format(-minutes, 'minute');
  return minutes < 1440 ? format.format(-Math.floor(minutes / 60), 'hour') : format.format(-Math.floor(minutes / 1440), 'day');
}

/** The day of an instant in the reader's zone: "今天", "昨天", "3月5日"; the year only when it is not this one's. */
export function dayName(at: string, locale: string, now = timeNow()): string {
  const [day, today] = [new Date(at), new Date(now)];
  const days = Math.round((day.setHours(0, 0, 0, 0) - today.setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0 || days === -1) return relative(locale).format(days, 'day');
  return dateWith({...yearOf(day, now), month: 'long', day: 'numeric', weekday: 'short'}, day, locale);
}

/** A stretch of time in its two largest units: "1天 3小时"; under a minute in seconds. */
export function duration(ms: number, locale: string): string {
  const minutes = Math.round(ms / 60_000);
  const units = [
    ['day', Math.trunc(minutes / 1440)],
    ['hour', Math.trunc(minutes / 60) % 24],
    ['minute', minutes % 60],
    ['second', minutes ? 0 : Math.max(1, Math.round(ms / 1000))],
  ] as const;
  const first = units.findIndex(([, count]) => count > 0);
  return units
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => numberOf(unit, count, locale))
    .join(' ');
}
