import {runs, unspaced} from './tokens.js';

/** One character of a script written without spaces. */
export const lone = new RegExp(`^${unspaced.source}$`, 'u');

/** What a word of one character weighs beside others. */
const single = 0.6;
/** What says little weighs: a pair of characters across two words, a word that every question has. An article that lacks it answers no less of the query. */
export const slight = 0.2;

/**
 * Makes the function that gives the terms of a folded query with what each weighs. Runs of Han are parted into words by the platform's dictionary,
 * and by the words `known` besides, of which longer ones come later. `common`: words that say nothing, parted by spaces.
 */
export function queryScale(common = ''): (asked: string, known: readonly string[]) => Map<string, number> {
  const dictionary = new Intl.Segmenter('zh', {granularity: 'word'});
  const idle = new Set(common.split(' '));

  const part = (run: string, known: readonly string[]): string[] => {
    // Words of degree stand apart, whatever the dictionary joins them with.
    const begins = new Set([...run.matchAll(/(?<=[很太])/g), ...dictionary.segment(run)].map(({index}) => index));
    for (const word of known) {
      const at = run.indexOf(word);
      if (at < 0) continue;
      for (let inner = 1; inner < word.length; inner++) begins.delete(at + inner);
      begins.add(at).add(at + word.length);
    }
    const places = [...begins].sort((a, b) => a - b);
    const words: string[] = [];
    let open = false;
    places.forEach((place, i) => {
      const word = run.slice(place, places[i + 1]);
      // Characters by themselves, one after the other, are a word that the dictionary does not know.
      const alone = lone.test(word) && !idle.has(word);
      if (alone && open) words.push(words.pop()! + word);
      else words.push(word);
      open = alone;
    });
    return words;
  };

  return (asked, known) => {
    const terms = new Map<string, number>();
    const add = (term: string, share: number) => terms.set(term, Math.max(share, terms.get(term) ?? 0));
    for (const [run] of asked.matchAll(runs)) {
      let before = '';
      for (const word of unspaced.test(run) ? part(run, known) : [run]) {
        const share = idle.has(word) ? slight : 1;
        const characters = unspaced.test(word) ? [...word] : [word];
        if (before && word) add(before + characters[0]!, slight);
        if (word && !characters[1]) add(word, unspaced.test(word) && run !== word ? Math.min(share, single) : share);
        characters.slice(1).forEach((character, i) => add(characters[i]! + character, share));
        before = characters.at(-1) ?? before;
      }
    }
    // Where nothing says more, that is what is looked for.
    if (![...terms.values()].some((share) => share > slight)) terms.forEach((_, term) => terms.set(term, 1));
    return terms;
  };
}
