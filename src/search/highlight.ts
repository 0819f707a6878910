import type {Fold, Folded} from './fold.js';
import type {TextRange} from './text-range.js';
import {isWhole, queryTerms, unspaced} from './tokens.js';

const inWord = /[\p{L}\p{N}]/u;

/** The stretches of `text` that match `query`: in order, apart from each other, in UTF-16 code units of the text as given. */
export function highlight(text: string, query: string, fold: Fold): TextRange[] {
  return mark(fold(text), queryTerms(query, fold));
}

/** Where the terms stand. A word counts where words begin; only if it never does, inside of words too (`sql` in MySQL). */
export function mark(folded: Folded, terms: readonly string[]): TextRange[] {
  const {text} = folded;
  const ranges: TextRange[] = [];
  for (const term of terms) {
    const inside: number[] = [];
    const first: number[] = [];
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      const before = text[at - 1] ?? '';
      const after = text[at + 1] ?? '';
      if (isWhole(term, terms.length) && inWord.test(after) && !unspaced.test(after)) continue;
      (unspaced.test(term) || unspaced.test(before) || !inWord.test(before) ? first : inside).push(at);
    }
    for (const at of first.length || term.length < 2 ? first : inside) ranges.push(folded.original(at, at + term.length));
  }
  const merged: TextRange[] = [];
  let last: TextRange | undefined;
  for (const range of ranges.sort((a, b) => a[0] - b[0])) {
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push((last = range));
  }
  return merged;
}
