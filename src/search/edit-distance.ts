/** Edits (a letter wrong, missing, too many, two swapped) from `typed` to each beginning of `word`: to none of it first, to all of it last. */
export function editDistances(typed: string, word: string): number[] {
  let [before, last] = [[] as number[], [...Array(word.length + 1).keys()]];
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last;
}
