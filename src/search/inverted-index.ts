import {tokens, unspaced} from './tokens.js';

/** A document's folded fields, each with the weight one occurrence in it has. */
export type WeightedFields = readonly (readonly [folded: string, weight: number])[];

/** Which documents hold a term, and how weightily. */
export interface InvertedIndex {
  /** Weighted length of each document over the average. */
  lengths: Float32Array;
  /** Adds, for each document, what it holds of `term`: whole words in full, beginnings and insides of words for less, unless `whole`. False where no document does. */
  gather(term: string, into: Float32Array, whole?: boolean): boolean;
  /** Words at one edit (a letter wrong, missing, too many, or two swapped) from `term`, or beginning so. */
  near(term: string): string[];
}

export function buildIndex(documents: readonly WeightedFields[]): InvertedIndex {
  const ids = new Map<string, number>();
  const entries: number[] = [];
  const lengths = new Float32Array(documents.length);
  documents.forEach((fields, document) => {
    const weights = new Map<number, number>();
    for (const [text, weight] of fields) {
      for (const token of tokens(text)) {
        let id = ids.get(token);
        if (id === undefined) ids.set(token, (id = ids.size));
        weights.set(id, (weights.get(id) ?? 0) + weight);
        lengths[document]! += weight;
      }
    }
    for (const [id, weight] of weights) entries.push(id, document, weight);
  });
  const average = lengths.reduce((a, b) => a + b, 0) / documents.length || 1;
  for (let i = 0; i < lengths.length; i++) lengths[i]! /= average;

  // Postings of all words in one pair of arrays; those of word `id` end where those of the next begin.
  const offsets = new Uint32Array(ids.size + 1);
  for (let i = 0; i < entries.length; i += 3) offsets[entries[i]!]!++;
  for (let id = 1; id < offsets.length; id++) offsets[id]! += offsets[id - 1]!;
  const holders = new Uint32Array(entries.length / 3);
  const weights = new Uint16Array(holders.length);
  for (let i = entries.length - 3; i >= 0; i -= 3) {
    const slot = --offsets[entries[i]!]!;
    holders[slot] = entries[i + 1]!;
    weights[slot] = Math.min(entries[i + 2]!, 65535);
  }

  // All words in one string: a native search through it beats any walk over the words.
  const words = [...ids.keys()];
  const all = words.join('\n');
  const begins = new Uint32Array(words.length + 1);
  words.forEach((word, id) => (begins[id + 1] = begins[id]! + word.length + 1));

  const add = (id: number, share: number, into: Float32Array): void => {
    for (let slot = offsets[id]!; slot < offsets[id + 1]!; slot++) into[holders[slot]!]! += weights[slot]! * share;
  };

  return {
    lengths,
    gather(term, into, whole) {
      const own = ids.get(term);
      if (whole || (unspaced.test(term) && [...term].length > 1)) {
        if (own !== undefined) add(own, 1, into);
        return own !== undefined;
      }
      let found = false;
      for (let id = 0, at = all.indexOf(term); at >= 0; at = all.indexOf(term, begins[id])) {
        while (begins[id + 1]! <= at) id++;
        const first = at === begins[id];
        if (first || term.length > 1 || unspaced.test(term)) {
          add(id, id === own ? 1 : first ? 0.6 : 0.3, into);
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
