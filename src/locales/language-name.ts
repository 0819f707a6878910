import {cached} from './format.js';

/** A language's name in the reader's language; a tag nobody knows stays as it is. */
export function languageName(tag: string, locale: string): string {
  try {
    return cached('language', locale, {}, () => new Intl.DisplayNames([locale], {type: 'language'})).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
