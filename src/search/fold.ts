import type {TextRange} from './text-range.js';

/** A text in the form that is compared, and the way back. */
export interface Folded {
  text: string;
  /** The stretch of the original text, in UTF-16 code units, that became `[start, end)` of the folded one; whole characters only. */
  original(start: number, end: number): TextRange;
}

export type Fold = (text: string) => Folded;

/** A character with everything that hangs on it: marks, variation selectors, half-width sound marks, joiners, vowels and finals of Hangul. */
const character = /[^][\p{M}\p{Cf}\uff9e\uff9f\u1160-\u11ff]*/gu;
/** Accents, variation selectors and invisible characters make no difference to a reader who searches. */
const ignored = /[\u0300-\u036f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|\p{Cf}/gu;

/**
 * Makes the function that brings texts and queries to one form: compatibility forms (NFKC), lower case, no accents, and each Han character's variants
 * as one. `variants` holds pairs of characters, variant then base, in one string; an empty one folds no scripts.
 */
export function createFolder(variants = ''): Fold {
  const bases = new Map<string, string>();
  const pairs = [...variants];
  for (let i = 1; i < pairs.length; i += 2) bases.set(pairs[i - 1]!, pairs[i]!);

  const known = new Map<string, string>();
  const foldCharacter = (source: string): string => {
    let folded = known.get(source);
    if (folded === undefined) {
      folded = '';
      for (const c of source.normalize('NFKD').replace(ignored, '').normalize('NFC').toLowerCase()) folded += bases.get(c) ?? c;
      // Single code units only: a stranger's endless combinations must not fill the memory.
      if (source.length < 2) known.set(source, folded);
    }
    return folded;
  };

  return (source) => {
    const starts: number[] = [];
    const ends: number[] = [];
    let text = '';
    let at = 0;
    let moved = false;
    for (const piece of source.match(character) ?? []) {
      const folded = foldCharacter(piece);
      const end = at + piece.length;
      moved ||= piece.length > 1 || folded.length !== 1;
      for (let i = 0; i < folded.length; i++) (starts.push(at), ends.push(end));
      text += folded;
      at = end;
    }
    if (!moved) return {text, original: (start, end) => [start, end]};
    const from = Uint32Array.from(starts);
    const to = Uint32Array.from(ends);
    return {text, original: (start, end) => [from[start]!, to[end - 1]!]};
  };
}
