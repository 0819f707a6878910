import type {LocalText} from '../contract/values.js';
import {matchLocale} from './catalogue.js';

/** One formatter a set of options: building them is dear, and every row of a list asks. */
const cache = new Map<string, unknown>();
export function cached<T>(name: string, locale: string, options: object, build: () => T): T {
  const key = `${name} ${locale} ${JSON.stringify(options)}`;
  if (!cache.has(key)) cache.set(key, build());
  return cache.get(key) as T;
}

export function pluralRules(locale: string): Intl.PluralRules {
  return cached('plural', locale, {}, () => new Intl.PluralRules(locale));
}

/** An instant in the reader's zone, with these parts of it. */
export function dateWith(options: Intl.DateTimeFormatOptions, at: string | Date, locale: string): string {
  return cached('date', locale, options, () => new Intl.DateTimeFormat(locale, options)).format(new Date(at));
}

/** A number with its unit, short: "4.8 MB", "3小时". */
export function numberOf(unit: string, count: number, locale: string, maximumFractionDigits = 0): string {
  const options: Intl.NumberFormatOptions = {style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits};
  return cached('number', locale, options, () => new Intl.NumberFormat(locale, options)).format(count);
}

export const timeOfDay = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'} as const;

/** The year, unless it is this one. */
export function yearOf(at: string | Date, now: number): Intl.DateTimeFormatOptions {
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : {year: 'numeric'};
}

/** An instant as date and time in the reader's zone; the year only when it is not this one's. */
export function dateTime(at: string, locale: string, now = Date.now()): string {
  return dateWith({...yearOf(at, now), month: 'short', day: 'numeric', ...timeOfDay}, at, locale);
}

/** The day of an instant in the reader's zone, with its year: "2026年3月2日". */
export function dayOf(at: string, locale: string): string {
  return dateWith({year: 'numeric', month: 'long', day: 'numeric'}, at, locale);
}

/** Bytes as people read them: "4.8 MB", "19 B". Decimal units, as file managers and phones show them. */
export function fileSize(bytes: number, locale: string): string {
  if (bytes >= 1e6) return numberOf('megabyte', bytes / 1e6, locale, 1);
  return bytes >= 1e3 ? numberOf('kilobyte', bytes / 1e3, locale) : `${bytes} B`;
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
