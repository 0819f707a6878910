import {tokens, unspaced} from './tokens.js';

/** A document's folded fields, each with the weight one occurrence in it has. */
export type WeightedFields = readonly (readonly [folded: string, weight: number])[];

/** Which documents hold a term, and how weightily. */
export interface InvertedIndex {
  /** By word, document and weight by turns. */
  postings: ReadonlyMap<string, readonly number[]>;
  /** Weighted length of each document over the average. */
  lengths: Float32Array;
  /** Adds, for each document, what it holds of `term`: whole words in full, beginnings and insides of words for less, unless `whole`. False where no document does. */
  gather(term: string, into: Float32Array, whole?: boolean): boolean;
  /** Words at one edit (a letter wrong, missing, too many, or two swapped) from `term`, or beginning so. */
  near(term: string): string[];
}

export function buildIndex(documents: readonly WeightedFields[]): InvertedIndex {
  /** For each word, document and weight by turns. */
  const postings = new Map<string, number[]>();
  const lengths = new Float32Array(documents.length);
  documents.forEach((fields, document) => {
    for (const [text, weight] of fields) {
      for (const token of tokens(text)) {
        const held = postings.get(token);
        if (!held) postings.set(token, [document, weight]);
        else if (held[held.length - 2] === document) held[held.length - 1]! += weight;
        else held.push(document, weight);
        lengths[document]! += weight;
      }
    }
  });
  const average = lengths.reduce((a, b) => a + b, 0) / documents.length || 1;
  for (let i = 0; i < lengths.length; i++) lengths[i]! /= average;

  // All words in one string: a native search through it beats any walk over the words.
  const words = [...postings.keys()];
  const all = words.join('\n');
  const begins = [0];
  for (const word of words) begins.push(begins.at(-1)! + word.length + 1);

  const add = (word: string, share: number, into: Float32Array): void => {
    const held = postings.get(word)!;
    for (let i = 0; i < held.length; i += 2) into[held[i]!]! += held[i + 1]! * share;
  };

  return {
    postings,
    lengths,
    gather(term, into, whole) {
      if (whole || (unspaced.test(term) && [...term].length > 1)) {
        const known = postings.has(term);
        if (known) add(term, 1, into);
        return known;
      }
      let found = false;
      for (let id = 0, at = all.indexOf(term); at >= 0; at = all.indexOf(term, begins[id])) {
        while (begins[id + 1]! <= at) id++;
        const first = at === begins[id];
        if (first || term.length > 1 || unspaced.test(term)) {
          const word = words[id]!;
          add(word, word === term ? 1 : first ? 0.6 : 0.3, into);
          found = true;
        }
        id++;
      }
      return found;
    },
    near: (term) => words.filter((word) => beginsAlmost(word, term) && !unspaced.test(word)),
  };
}

/** Whether `word` begins with something at most one edit from `term`. */
function beginsAlmost(word: string, term: string): boolean {
  let i = 0;
  while (i < term.length && word[i] === term[i]) i++;
  return (
    word.startsWith(term.slice(i + 1), i + 1) ||
    word.startsWith(term.slice(i), i + 1) ||
    word.startsWith(term.slice(i + 1), i) ||
    (word[i] === term[i + 1] && word[i + 1] === term[i] && word.startsWith(term.slice(i + 2), i + 2))
  );
}
