import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {inOrder, inRows, nearest, nearestInRows, rowsOf, searched, unitsOf} from './near-order.mjs';
import {decodeMappings, encodeMappings} from './source-map.mjs';

/**
 * Lets what is alike stand near each other: compression says again what it has just said for less than what it said long ago. Declarations of a
 * minified file are moved about, each still behind all it needs as it is evaluated, then the methods of its classes, as long as that makes the
 * compressed file smaller. What was found is kept for files that have not changed.
 *
 * @param {RegExp} files by name
 * @param {string} kept a folder
 * @returns {import('vite').Plugin}
 */
export function nearOrderPlugin(files, kept) {
  return {
    name: 'near-order',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !files.test(chunk.fileName)) continue;
        // The same with a source map and without: what was found for one is taken for the other.
        const [whole = '', comment = ''] = chunk.code.split(/^(?=\/\/# sourceMappingURL)/m);
        const code = `${whole.trimEnd()}\n`;
        const {order, places} = remembered(kept, code);
        const first = inOrder(code, unitsOf(code), order);
        const second = inRows(first.text, rowsOf(first.text), places);
        chunk.code = second.text + comment;
        const map = bundle[`${chunk.fileName}.map`];
        if (map?.type !== 'asset') continue;
        map.source = movedMap(movedMap(String(map.source), code, first.text, first.moves), first.text, second.text, second.moves);
      }
    },
  };
}

/**
 * @param {string} kept
 * @param {string} code
 * @returns {{order: number[], places: number[][]}}
 */
function remembered(kept, code) {
  const place = `${kept}/${createHash('sha256').update(`${searched} ${code}`).digest('hex')}.json`;
  try {
    return JSON.parse(readFileSync(place, 'utf8'));
  } catch {
    const all = unitsOf(code);
    const order = nearest(code, all);
    const {text} = inOrder(code, all, order);
    const found = {order, places: nearestInRows(text, rowsOf(text))};
    mkdirSync(kept, {recursive: true});
    writeFileSync(place, JSON.stringify(found));
    return found;
  }
}

/**
 * The source map of a file whose parts were moved.
 *
 * @param {string} source
 * @param {string} before
 * @param {string} after
 * @param {[from: number, to: number, length: number][]} moves
 */
export function movedMap(source, before, after, moves) {
  const map = JSON.parse(source);
  const starts = (/** @type {string} */ text) => [0, ...[...text.matchAll(/\n/g)].map(({index}) => index + 1)];
  const [old, now] = [starts(before), starts(after)];
  /** @type {[number, number[]][]} */
  const segments = decodeMappings(map.mappings)
    .flatMap((line, at) => line.map(([column = 0, ...rest]) => /** @type {[number, number[]]} */ ([(old[at] ?? 0) + column, rest])))
    .flatMap(([place, rest]) => {
      const move = moves.find(([from, , length]) => from <= place && place < from + length);
      return move ? [/** @type {[number, number[]]} */ ([place - move[0] + move[1], rest])] : [];
    })
    .toSorted(([a], [b]) => a - b);
  const lines = now.map((start, at) =>
    segments.filter(([place]) => start <= place && place < (now[at + 1] ?? Infinity)).map(([place, rest]) => [place - start, ...rest]),
  );
  return JSON.stringify({...map, mappings: encodeMappings(lines)});
}
