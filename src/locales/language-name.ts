import {cached} from './format.js';

/** A language's name in the reader's language; a tag nobody knows stays as it is. */
export function languageName(tag: string, locale: string): string {
  try {
    return cached('language', locale, {}, () => new Intl.DisplayNames([locale], {type: 'language'})).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** How far a text's language is from the reader's: 0 the same in the same script, 1 the same in another script, 2 another. */
export function farness(locale: string, readers: string): 0 | 1 | 2 {
  const [one, other] = [locale, readers].map((tag) => cached('likely', tag, {}, () => likely(tag)));
  return one?.language !== other?.language ? 2 : one?.script === other?.script ? 0 : 1;
}

/** A tag with the script and region its language is most likely written in; nothing for one that cannot be read. */
function likely(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
