import {editDistances} from './edit-distance.js';
import type {Folded} from './fold.js';
import type {Vocabulary} from './search.js';

/** Most signs that may differ from what was typed, by its length: none where nearly anything would do. Letters say less than Han characters. */
const leeway = (length: number) => (length < 3 ? 0 : length < 5 ? 1 : 2);

/**
 * What may have been meant by a query that found nothing: each word that is unknown put right by the nearest one of the documents, as they write it.
 * `undefined` where nothing is near.
 */
export function suggest(query: string, vocabulary: Vocabulary): string | undefined {
  const {fold, runs, unspaced, words} = vocabulary;
  const folded = fold(query);
  let meant = '';
  let at = 0;
  let changed = false;
  for (const {0: run, index} of folded.text.matchAll(runs)) {
    const [start, end] = folded.original(index, index + run.length);
    const better = words.has(run) ? undefined : (unspaced.test(run) ? nearStretch : nearWord)(run, vocabulary);
    meant += query.slice(at, start) + (better ?? query.slice(start, end));
    changed ||= better !== undefined;
    at = end;
  }
  return changed ? meant + query.slice(at) : undefined;
}

/** The word that begins most nearly like `typed`; of equals the one in most documents. */
function nearWord(typed: string, {words, texts, unspaced}: Vocabulary): string | undefined {
  let best: {word: string; distance: number; count: number} | undefined;
  for (const [word, {length: count}] of words) {
    if (unspaced.test(word) || word.length < 3 || word.length < typed.length - 2) continue;
    const distance = Math.min(...editDistances(typed, word));
    if (distance > leeway(typed.length - 1) || (best && (distance > best.distance || (distance === best.distance && count <= best.count))))
      continue;
    best = {word, distance, count};
  }
  return best && asWritten(best.word, texts);
}

/** The stretch of the same length that differs least from `typed`; of equals the one met most often. */
function nearStretch(typed: string, {texts, unspaced}: Vocabulary): string | undefined {
  const most = leeway(typed.length);
  const found = new Map<string, {wrong: number; count: number}>();
  for (const {text} of most ? texts : []) {
    for (let at = 0; at + typed.length <= text.length; at++) {
      let wrong = 0;
      for (let i = 0; i < typed.length && wrong <= most; i++) if (text[at + i] !== typed[i]) wrong++;
      if (wrong > most) continue;
      const stretch = text.slice(at, at + typed.length);
      if (![...stretch].every((sign) => unspaced.test(sign))) continue;
      found.set(stretch, {wrong, count: (found.get(stretch)?.count ?? 0) + 1});
    }
  }
  const [best] = [...found].sort(([, a], [, b]) => a.wrong - b.wrong || b.count - a.count);
  return best && asWritten(best[0], texts);
}

function asWritten(folded: string, texts: readonly Folded[]): string {
  for (const {source, text, original} of texts) {
    const at = text.indexOf(folded);
    if (at >= 0) return source.slice(...original(at, at + folded.length));
  }
  return folded;
}
