import {editDistances} from '../search/edit-distance.js';

/** The one of `known` that `name` was most likely meant to be: a slip of two letters at most, or other separators and capitals. */
export function near(name: string, known: readonly string[]): string | undefined {
  const bare = plain(name);
  const close = known.map((one) => ({one, far: editDistances(bare, plain(one)).at(-1)!})).toSorted((a, b) => a.far - b.far)[0];
  return close && close.far <= (bare.length > 4 ? 2 : 1) ? close.one : undefined;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');
