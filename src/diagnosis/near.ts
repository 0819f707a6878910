/** The one of `known` that `name` was most likely meant to be: a slip of two letters at most, or other separators and capitals. */
export function near(name: string, known: readonly string[]): string | undefined {
  const bare = plain(name);
  const close = known.map((one) => ({one, far: distance(bare, plain(one))})).toSorted((a, b) => a.far - b.far)[0];
  return close && close.far <= (bare.length > 4 ? 2 : 1) ? close.one : undefined;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** Letters to put in, take out, change, or swap with the next. */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({length: b.length + 1}, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1), swapped ? before[j - 2]! + 1 : Infinity);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
