import {letterAt} from './letter.mjs';

/** Names by which only Lit's modules know each other's parts; `_$L…` and `_$lit…` are read by others. */
const innerNames =
  /_\$(?!L|lit)[A-Za-z]+|\b(elementProperties|elementStyles|finalizeStyles|finalized?|isUpdatePending|enableUpdating|performUpdate|createRenderRoot)\b/g;

/** @type {string[]} */
const known = [];

/**
 * A module of Lit's with a letter for each such name, the same in all of them.
 *
 * @param {string} code
 */
export function shortInnerNames(code) {
  return code.replaceAll(innerNames, (name) => {
    if (!known.includes(name)) known.push(name);
    return `$${letterAt(known.indexOf(name), name)}`;
  });
}
