/**
 * The letter at a place, `a` to `z` and then `A` to `Z`.
 *
 * @param {number} index from 0; throws where no letter is left
 * @param {string} what it is for, said by the error
 */
export function letterAt(index, what) {
  if (index < 0 || index > 51) throw new Error(`${what}: no letter for it`);
  return String.fromCharCode(index < 26 ? 97 + index : 39 + index);
}
