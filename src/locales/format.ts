import type {LocalText} from '../contract/values.js';
import {matchLocale} from './catalogue.js';
import type {Words} from './words.js';

/** One formatter a set of options: building them is dear, and every row of a list asks. */
const cache = new Map<string, unknown>();
function cached<T>(name: string, locale: string, options: object, build: () => T): T {
  const key = `${name} ${locale} ${JSON.stringify(options)}`;
  if (!cache.has(key)) cache.set(key, build());
  return cache.get(key) as T;
}

export function pluralRules(locale: string): Intl.PluralRules {
  return cached('plural', locale, {}, () => new Intl.PluralRules(locale));
}

/** An instant as date and time in the reader's zone; the year only when it is not this one's. */
export function dateTime(at: string, locale: string, now = Date.now()): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const options: Intl.DateTimeFormatOptions = {
    ...(sameYear ? {} : {year: 'numeric'}),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  return cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).format(new Date(at));
}

/** The day of an instant in the reader's zone, with its year: "2026年3月2日". */
export function dayOf(at: string, locale: string): string {
  const options: Intl.DateTimeFormatOptions = {year: 'numeric', month: 'long', day: 'numeric'};
  return cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).format(new Date(at));
}

/** A language's name in the reader's language; a tag nobody knows stays as it is. */
export function languageName(tag: string, locale: string): string {
  try {
    return cached('language', locale, {}, () => new Intl.DisplayNames([locale], {type: 'language'})).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** An instant in full, with the zone's name: for tooltips and `datetime` labels. */
export function fullDateTime(at: string, locale: string): string {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  };
  return cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).format(new Date(at));
}

/** How long ago, in the largest fitting unit: "3 小时前"; under a minute "刚刚". */
export function timeAgo(at: string, words: Pick<Words, 'locale' | 'shared'>, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  const {locale} = words;
  const [unit, size] =
    (
      [
        ['day', 86400],
        ['hour', 3600],
        ['minute', 60],
      ] as const
    ).find(([, one]) => seconds >= one) ?? [];
  if (!unit) return words.shared.say('justNow');
  const format = cached('relative', locale, {}, () => new Intl.RelativeTimeFormat(locale, {numeric: 'auto'}));
  return format.format(-Math.trunc(seconds / size), unit);
}

/** The time of day alone: for lines under a date. */
export function clockTime(at: string, locale: string): string {
  const options: Intl.DateTimeFormatOptions = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};
  return cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).format(new Date(at));
}

/** The day of an instant in the reader's zone: "今天", "昨天", "3月5日"; the year only when it is not this one's. */
export function dayName(at: string, locale: string, now = Date.now()): string {
  const [day, today] = [new Date(at), new Date(now)];
  const days = Math.round((day.setHours(0, 0, 0, 0) - today.setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0 || days === -1)
    return cached('relative', locale, {}, () => new Intl.RelativeTimeFormat(locale, {numeric: 'auto'})).format(days, 'day');
  const options: Intl.DateTimeFormatOptions = {
    ...(day.getFullYear() === today.getFullYear() ? {} : {year: 'numeric'}),
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  };
  return cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).format(day);
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
    .map(([unit, count]) => {
      const options: Intl.NumberFormatOptions = {style: 'unit', unit, unitDisplay: 'short'};
      return cached('number', locale, options, () => new Intl.NumberFormat(locale, options)).format(count);
    })
    .join(' ');
}

/** Bytes as people read them: "4.8 MB". Decimal units, as file managers and phones show them. */
export function fileSize(bytes: number, locale: string): string {
  const [unit, size] =
    (
      [
        ['megabyte', 1e6],
        ['kilobyte', 1e3],
      ] as const
    ).find(([, one]) => bytes >= one) ?? (['byte', 1] as const);
  const options: Intl.NumberFormatOptions = {style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'megabyte' ? 1 : 0};
  return cached('number', locale, options, () => new Intl.NumberFormat(locale, options)).format(bytes / size);
}

/** A vendor's text in the reader's language; failing that in the same script, in another script or region of the language, in English, in any. */
export function pick(text: LocalText | undefined, locale: string): string {
  if (!text) return '';
  const [language] = locale.split('-');
  const kin = Object.keys(text).filter((tag) => tag.split('-')[0] === language);
  const inScript = (reader: string) => kin.find((tag) => matchLocale(tag) === reader);
  const near = inScript(locale) ?? (locale === 'zh-HK' ? inScript('zh-Hant') : undefined) ?? kin[0] ?? 'en';
  return text[locale] ?? text[near] ?? Object.values(text)[0] ?? '';
}
