import type {SomeText} from '../contract/values.js';
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

/** A number with its unit, short: "4.8 MB", "3小时". */
export function numberOf(unit: string, count: number, locale: string, maximumFractionDigits = 0): string {
  const options: Intl.NumberFormatOptions = {style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits};
  return cached('number', locale, options, () => new Intl.NumberFormat(locale, options)).format(count);
}

/** Bytes as people read them: "4.8 MB", "19 B". Decimal units, as file managers and phones show them. */
export function fileSize(bytes: number, locale: string): string {
  if (bytes >= 1e6) return numberOf('megabyte', bytes / 1e6, locale, 1);
  return bytes >= 1e3 ? numberOf('kilobyte', bytes / 1e3, locale) : `${bytes} B`;
}

/** A vendor's text in the reader's language; failing that in the same script, in another script or region of the language, in English, in any. One that is written in one language stands for all. */
export function pick(text: SomeText | undefined, locale: string): string {
  if (typeof text !== 'object') return text ?? '';
  const [language] = locale.split('-');
  const kin = Object.keys(text).filter((tag) => tag.split('-')[0] === language);
  const inScript = (reader: string) => kin.find((tag) => matchLocale(tag) === reader);
  const near = inScript(locale) ?? (locale === 'zh-HK' ? inScript('zh-Hant') : undefined) ?? kin[0] ?? 'en';
  return text[locale] ?? text[near] ?? Object.values(text)[0] ?? '';
}
