import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {parseAst} from 'vite';
import {bind, freeNames} from './free-names.mjs';
import {decodeMappings, encodeMappings} from './source-map.mjs';

/**
 * @typedef {import('./free-names.mjs').Node} Node
 * @typedef {{start: number, end: number, kind: 'var' | 'function' | 'step', names: Set<string>, free: Set<string>, quiet: boolean}} Unit
 *   `quiet`: evaluating it does nothing that another could notice.
 */

/** How many changed orders are tried for a file. */
const tries = 2_500;

/**
 * Lets what is alike stand near each other: compression says again what it has just said for less than what it said long ago. Declarations of a
 * minified file are moved about, each still behind all it needs as it is evaluated, as long as that makes the compressed file smaller. What was
 * found is kept for files that have not changed.
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
        const [code, comment = ''] = chunk.code.split(/^(?=\/\/# sourceMappingURL)/m);
        const all = unitsOf(`${code}`);
        const order = remembered(kept, `${code}`, all);
        const {text, moves} = inOrder(`${code}`, all, order);
        chunk.code = text + comment;
        const map = bundle[`${chunk.fileName}.map`];
        if (map?.type === 'asset') map.source = movedMap(String(map.source), `${code}`, text, moves);
      }
    },
  };
}

/**
 * The parts of a minified module between its imports and its exports.
 *
 * @param {string} code
 * @returns {{head: number, tail: number, units: Unit[]}} `head`: where the first begins; `tail`: where the last ends
 */
export function unitsOf(code) {
  /** @type {Unit[]} */
  const units = [];
  let [head, tail] = [0, code.length];
  for (const node of /** @type {Node[]} */ (/** @type {unknown} */ (parseAst(code).body))) {
    if (node.type === 'ImportDeclaration') head = node.end;
    else if (node.type.startsWith('Export')) tail = Math.min(tail, node.start);
    else if (node.type === 'VariableDeclaration' && node['kind'] === 'var') {
      for (const one of /** @type {Node[]} */ (node['declarations'])) {
        const names = new Set();
        bind(one['id'], names);
        units.push({start: one.start, end: one.end, kind: 'var', names, free: freeNames(one), quiet: isQuiet(one['init'])});
      }
    } else {
      const names = new Set();
      const hoisted = node.type === 'FunctionDeclaration';
      for (const {id} of /** @type {{id: unknown}[]} */ (node['declarations'] ?? [node])) bind(id, names);
      units.push({start: node.start, end: node.end, kind: hoisted ? 'function' : 'step', names, free: freeNames(node), quiet: hoisted});
    }
  }
  return {head, tail, units};
}

/**
 * Whether a value comes about without anybody noticing: text, functions, classes, style sheets, lists and tables of such.
 *
 * @param {unknown} value
 * @returns {boolean}
 */
function isQuiet(value) {
  if (value === null || value === undefined) return true;
  const node = /** @type {Node} */ (value);
  if (/^(Literal|Identifier|FunctionExpression|ArrowFunctionExpression|TaggedTemplateExpression)$/.test(node.type)) return true;
  if (node.type === 'TemplateLiteral') return /** @type {unknown[]} */ (node['expressions']).every(isQuiet);
  if (node.type === 'ArrayExpression') return /** @type {unknown[]} */ (node['elements']).every(isQuiet);
  if (node.type === 'ObjectExpression') {
    return /** @type {Node[]} */ (node['properties']).every((one) => one.type === 'Property' && !one['computed'] && isQuiet(one['value']));
  }
  if (node.type === 'UnaryExpression' || node.type === 'BinaryExpression')
    return ['argument', 'left', 'right'].every((side) => isQuiet(node[side]));
  if (node.type === 'NewExpression') {
    const {name = ''} = /** @type {{name?: string}} */ (node['callee']);
    return /^(Map|Set|WeakMap|RegExp)$/.test(name) && /** @type {unknown[]} */ (node['arguments']).every(isQuiet);
  }
  return node.type === 'ClassExpression';
}

/**
 * For each part, those before it that it must stay behind.
 *
 * @param {Unit[]} units
 * @returns {Set<number>[]}
 */
function needsOf(units) {
  const at = new Map(units.flatMap(({names}, index) => [...names].map((name) => [name, index])));
  const direct = units.map(({free}) => [...free].flatMap((name) => at.get(name) ?? []));
  return units.map((unit, index) => {
    /** @type {Set<number>} Whatever it may come to, by way of whatever it calls. */
    const reached = new Set();
    const open = unit.kind === 'function' ? [] : [...(direct[index] ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(direct[next] ?? []));
    }
    for (const [other, {quiet}] of units.entries()) if (!quiet && !unit.quiet) reached.add(other);
    return new Set([...reached].filter((other) => other < index && units[other]?.kind !== 'function'));
  });
}

/**
 * @param {string} kept
 * @param {string} code
 * @param {{head: number, tail: number, units: Unit[]}} all
 * @returns {number[]}
 */
function remembered(kept, code, all) {
  const place = `${kept}/${createHash('sha256').update(`${tries} ${code}`).digest('hex')}.json`;
  try {
    return JSON.parse(readFileSync(place, 'utf8'));
  } catch {
    const order = nearest(code, all);
    mkdirSync(kept, {recursive: true});
    writeFileSync(place, JSON.stringify(order));
    return order;
  }
}

/**
 * The best order that is found in so many tries, the same ones each time.
 *
 * @param {string} code
 * @param {{head: number, tail: number, units: Unit[]}} all
 * @returns {number[]}
 */
export function nearest(code, all) {
  const needs = needsOf(all.units);
  const weigh = (/** @type {number[]} */ order) => gzipSync(inOrder(code, all, order).text, {level: 9}).length;
  let best = [...all.units.keys()];
  let least = weigh(best);
  let seed = 7;
  const below = (/** @type {number} */ limit) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
  for (let round = 0; round < tries && best.length > 2; round++) {
    const order = [...best];
    const moved = order.splice(below(order.length), 1 + below(1 + below(6)));
    order.splice(below(order.length + 1), 0, ...moved);
    if (!allowed(order, needs)) continue;
    const weight = weigh(order);
    if (weight <= least) [best, least] = [order, weight];
  }
  return best;
}

/**
 * @param {number[]} order
 * @param {Set<number>[]} needs
 */
function allowed(order, needs) {
  const place = new Map(order.map((index, at) => [index, at]));
  return order.every((index, at) => [...(needs[index] ?? [])].every((other) => (place.get(other) ?? 0) < at));
}

/**
 * @param {string} code
 * @param {{head: number, tail: number, units: Unit[]}} all
 * @param {number[]} order
 * @returns {{text: string, moves: [from: number, to: number, length: number][]}} `moves`: where each part came from and went
 */
export function inOrder(code, {head, tail, units}, order) {
  let text = code.slice(0, head);
  if (head && !text.endsWith(';')) text += ';';
  /** @type {[number, number, number][]} */
  const moves = [[0, 0, text.length]];
  let former = '';
  for (const index of order) {
    const unit = units[index];
    if (!unit) throw new Error('An order of other parts');
    const {start, end, kind} = unit;
    if (kind === 'var' && former === 'var') text = `${text.slice(0, -1)},`;
    else if (kind === 'var') text += 'var ';
    moves.push([start, text.length, end - start]);
    text += code.slice(start, end);
    if (!text.endsWith(';') && kind !== 'function') text += ';';
    former = kind;
  }
  moves.push([tail, text.length, code.length - tail]);
  return {text: text + code.slice(tail), moves};
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
