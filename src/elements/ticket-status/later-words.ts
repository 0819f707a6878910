import {PartWords} from '../../kit/part-words.js';
import type {Part} from '../../locales/catalogue.js';
import type {Parts} from './parts.js';

/** The words of a part that is loaded on demand, with which it opens: without them it could not be drawn. Those of another language come as they are asked for. */
export async function laterWords<P extends Part>(parts: Parts, part: P): Promise<PartWords<P>> {
  const words = new PartWords(parts.host, part, () => parts.link()?.options.messages);
  const locale = parts.words()?.locale;
  if (locale) await words.load(locale);
  return words;
}
