import type {TextRange} from './text-range.js';

/** A text in the form that is compared, and the way back. */
export interface Folded {
  /** The text as given. */
  source: string;
  text: string;
  /** The stretch of the original text, in UTF-16 code units, that became `[start, end)` of the folded one; whole characters only. */
  original(start: number, end: number): TextRange;
}

export type Fold = (text: string) => Folded;

/** What never stands alone: half of a character, or what hangs on the one before it (marks, variation selectors, half-width sound marks, joiners, vowels and finals of Hangul). */
const part = /[\p{M}\p{Cf}\p{Cs}\uff9e\uff9f\u1160-\u11ff]/u;
const whole = /[^][\p{M}\p{Cf}\uff9e\uff9f\u1160-\u11ff]*/uy;
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

  const foldCharacter = (source: string): string => {
    let folded = '';
    for (const c of source.normalize('NFKD').replace(ignored, '').normalize('NFC').toLowerCase()) folded += bases.get(c) ?? c;
    return folded;
  };

  /** By code unit; '' for what never stands alone, and for what is left out. */
  const known = new Map<number, string>();
  const alone = (source: string, at: number): string => {
    const unit = source.charCodeAt(at);
    let folded = known.get(unit);
    if (folded === undefined) known.set(unit, (folded = part.test(source[at]!) ? '' : foldCharacter(source[at]!)));
    return folded;
  };

  return (source) => {
    let text = '';
    /** Where the character that each code unit of `text` comes from begins. */
    const origins: number[] = [];
    for (let at = 0; at < source.length;) {
      let folded = alone(source, at);
      let size = 1;
      if (!folded || (at + 1 < source.length && !alone(source, at + 1))) {
        whole.lastIndex = at;
        const character = whole.exec(source)![0];
        folded = foldCharacter(character);
        size = character.length;
      }
      for (let i = 0; i < folded.length; i++) origins.push(at);
      text += folded;
      at += size;
    }
    return {
      source,
      text,
      original(start, end) {
        let next = end;
        while (origins[next] === origins[end - 1]) next++;
        return [origins[start]!, origins[next] ?? source.length];
      },
    };
  };
}
