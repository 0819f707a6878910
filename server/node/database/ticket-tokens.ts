import {createHash} from 'node:crypto';
import {runs, tokens, unspaced} from '../../../src/search/tokens.js';

/** Longer words are found by this many first code units, and then by their text. */
export const longest = 64;
/** Most characters of words that are indexed of one ticket; PostgreSQL takes a million bytes. What is said beyond that, its words are not found by. */
const mostKept = 800_000;

/**
 * The words of a folded text as the index takes them: the tokens of the search, and the last character of each run without spaces, so that every
 * single character begins one. Letters and digits of ASCII stay as they are, every other code unit becomes `_` and four digits: one word begins
 * with another exactly where their originals do.
 */
export function indexWords(folded: string): string[] {
  const found = new Set(tokens(folded).map(indexWord));
  for (const run of folded.match(runs) ?? []) if (unspaced.test(run)) found.add(indexWord([...run].at(-1)!));
  const words: string[] = [];
  let kept = 0;
  for (const word of found) if ((kept += word.length) <= mostKept) words.push(word);
  return words;
}

/** One token in that form. */
export function indexWord(token: string): string {
  return token.slice(0, longest).replace(/[^a-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What the words of one person's or one organisation's tickets begin with, so that a search among these meets no others. */
export function wordsOf(whose: string): string {
  return createHash('sha256').update(whose).digest('hex').slice(0, 12);
}

/** The same for a search among all tickets; `wordsOf` begins with no such letter. */
export const everybodys = 'x';
