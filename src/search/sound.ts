import type {Vocabulary} from './search.js';

/** Letters a word needs before it is taken for first letters alone: fewer fit nearly anything. */
const fewestInitials = 3;

type Sounding = readonly {character: string; sounds: readonly string[]}[];
const known = new WeakMap<Vocabulary, readonly Sounding[]>();

/**
 * A query typed by its sound, written out: `denglu shibai` and `dlsb` become 登录失败 where titles or summaries hold that; the last sound may be
 * unfinished. Words that the documents know stay as they are; `undefined` where nothing sounds like it.
 */
export function soundsLike(query: string, vocabulary: Vocabulary): string | undefined {
  const {fold, words} = vocabulary;
  const heads = headsOf(vocabulary);
  let changed = false;
  const written = fold(query).text.replace(/[a-z]{2,}/g, (typed) => {
    if ([...words.keys()].some((word) => word.startsWith(typed))) return typed;
    const found = new Map<string, number>();
    heads.forEach((characters, at) => {
      characters.forEach((_, start) => {
        const here = characters.slice(start, start + typed.length);
        const length = spelt(typed, here) || initials(typed, here);
        const stretch = here.slice(0, length).map(({character}) => character).join(''); // prettier-ignore
        // Titles come first, and say best what people ask for.
        if (length > 1) found.set(stretch, (found.get(stretch) ?? 0) + (at < heads.length / 2 ? 3 : 1));
      });
    });
    const [best] = [...found].sort(([, a], [, b]) => b - a);
    changed ||= Boolean(best);
    return best?.[0] ?? typed;
  });
  return changed ? written : undefined;
}

/** The titles, then the summaries, by their characters and how each may sound; made ready once, since every letter typed asks. */
function headsOf(vocabulary: Vocabulary): readonly Sounding[] {
  let heads = known.get(vocabulary);
  if (!heads) {
    const {texts, readings} = vocabulary;
    const sounds = soundsOf(readings);
    const titlesAndSummaries = texts.slice(0, (texts.length / 3) * 2);
    heads = titlesAndSummaries.map(({text}) => [...text].map((character) => ({character, sounds: sounds.get(character) ?? []})));
    known.set(vocabulary, heads);
  }
  return heads;
}

/** Each character with how it may sound, of a table in which the characters of one sound follow it. */
function soundsOf(readings: string): Map<string, string[]> {
  const sounds = new Map<string, string[]>();
  for (const [, sound = '', characters = ''] of readings.matchAll(/([a-z]+)([^a-z]+)/g)) {
    for (const character of characters) sounds.set(character, [...(sounds.get(character) ?? []), sound]);
  }
  return sounds;
}

/** How many characters, one after the other, `typed` spells out; 0 where it does not. Only the last may be unfinished. */
function spelt(typed: string, [first, ...others]: Sounding): number {
  for (const sound of first?.sounds ?? []) {
    if (sound.startsWith(typed)) return 1;
    const more = typed.startsWith(sound) && spelt(typed.slice(sound.length), others);
    if (more) return 1 + more;
  }
  return 0;
}

/** How many characters begin with the letters of `typed`, one each; 0 unless all do. */
function initials(typed: string, characters: Sounding): number {
  const fits = [...typed].every((letter, i) => characters[i]?.sounds.some((sound) => sound[0] === letter));
  return fits && typed.length >= fewestInitials ? typed.length : 0;
}
