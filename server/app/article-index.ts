import type {ArticleIndex, ArticleSummary} from '../../src/contract/article.js';
import {once} from '../../src/contract/once.js';
import {commonWords} from '../../src/search/common-words.js';
import {hanReadings} from '../../src/search/han-readings.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {regionWords} from '../../src/search/region-words.js';
import {foldAll} from './fold-all.js';

/** An article as instant search takes it: its summary, and its body as plain text. */
export type IndexedArticle = Omit<ArticleSummary, 'highlights'> & {text: string};

/** The index that browsers load once. `version` is derived from everything in it, unless given. */
export function articleIndex(articles: readonly IndexedArticle[], version?: string): ArticleIndex {
  const indexed = articles.map(({id, kind, title, summary, category, locale, updatedAt, text}) => ({
    id,
    kind,
    title,
    summary,
    category,
    locale,
    updatedAt,
    text,
  }));
  const text = indexed.map(({title, summary, text: body}) => `${title}\n${summary}\n${body}`).join('\n');
  const words = wordsFor(text);
  const variants = variantsFor(text + words);
  const readings = readingsFor(indexed.map(({title, summary}) => title + summary).join(''));
  const data = {variants, words, common: commonWords, readings, articles: indexed};
  return {version: version ?? fingerprint(JSON.stringify(data)), ...data};
}

/** The table of words that differ by region, in folded form. */
export const foldedWords = once(() => foldAll(regionWords.trim()).text);

/** Those groups of it of which a word occurs in `text` in whatever script. */
export function wordsFor(text: string): string {
  const folded = foldAll(text).text;
  const occurring = foldedWords()
    .split('\n')
    .filter((group) => group.split(' ').some((word) => folded.includes(word)));
  return occurring.join('\n');
}

/** All variants, paired with their base, of the characters that occur in `text` in whatever form: what a reader may type to find it, and no more. */
export function variantsFor(text: string): string {
  const bases = new Set(foldAll(text).text);
  const pairs = [...hanVariants];
  let found = '';
  for (let i = 1; i < pairs.length; i += 2) if (bases.has(pairs[i]!)) found += pairs[i - 1]! + pairs[i]!;
  return found;
}

/** How the characters that occur in `text` sound, of the table of all. */
function readingsFor(text: string): string {
  const occurring = new Set(foldAll(text).text);
  return hanReadings.replace(/([a-z]+)([^a-z]+)/g, (_, sound: string, characters: string) => {
    const found = [...characters].filter((character) => occurring.has(character)).join('');
    return found && sound + found;
  });
}

/** Tells contents apart, keeps no secrets: FNV-1a over UTF-16 code units, twice from different starts, 16 hexadecimal digits. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x01000193);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
