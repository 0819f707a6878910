/** Scripts written without spaces: taken apart into pairs of characters. */
export const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー]/u;

const letter = `(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])+`;
/** A run of unspaced script, or a word; a point before a digit belongs to it (`8.0.33`), every other sign parts words. */
export const runs = new RegExp(`${unspaced.source}+|${letter}(?:\\.(?=\\p{N})${letter})*`, 'gu');

/**
 * The terms of a folded text, in order: pairs of neighbouring characters (or the one, where it stands alone) of Han, kana and Hangul, and words
 * of everything else. `数据库 MySQL-8.0.33` gives 数据, 据库, mysql, 8.0.33.
 */
export function tokens(folded: string): string[] {
  const found: string[] = [];
  for (const run of folded.match(runs) ?? []) {
    if (!unspaced.test(run)) found.push(run);
    else {
      const characters = [...run];
      if (characters.length < 2) found.push(run);
      for (let i = 1; i < characters.length; i++) found.push(characters[i - 1]! + characters[i]!);
    }
  }
  return found;
}

/** A query in the form that is compared. Of one longer than 200 characters only those count. */
export function foldQuery<Folded>(query: string, fold: (text: string) => Folded): Folded {
  return fold(query.slice(0, 200));
}

/** The terms of a query, each once. */
export function queryTerms(query: string, fold: (text: string) => {text: string}): string[] {
  return [...new Set(tokens(foldQuery(query, fold).text))];
}

/** Whether `term`, one of `count`, is to be found as a whole word only: a single letter, unless it is all there is. */
export function isWhole(term: string, count: number): boolean {
  return count > 1 && /^\p{Ll}$/u.test(term);
}
