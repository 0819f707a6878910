import {gzipSync} from 'node:zlib';
import {parseAst} from 'vite';
import {bind, freeNames} from './free-names.mjs';

/**
 * @typedef {import('./walk.mjs').Node} Node
 * @typedef {{start: number, end: number, kind: 'var' | 'function' | 'step', names: Set<string>, free: Set<string>, quiet: boolean}} Unit
 *   `quiet`: evaluating it does nothing that another could notice.
 */

/** How many changed orders are tried for a file. */
const tries = 2_500;
/** Names the way of searching: a new one with each change to it, so that nothing found by a former one is taken. */
export const searched = `2: ${tries}`;

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
 * @returns {number[][]}
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
    return [...reached].filter((other) => other < index && units[other]?.kind !== 'function');
  });
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
  const below = chances();
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
 * @param {number[][]} needs
 */
function allowed(order, needs) {
  const place = new Int32Array(order.length);
  for (const [at, index] of order.entries()) place[index] = at;
  return needs.every((others, index) => others.every((other) => (place[other] ?? 0) < (place[index] ?? 0)));
}

/**
 * @param {string} code
 * @param {{head: number, tail: number, units: Unit[]}} all
 * @param {number[]} order
 * @returns {{text: string, moves: [from: number, to: number, length: number][]}} `moves`: where each part came from and went
 */
export function inOrder(code, {head, tail, units}, order) {
  const pieces = [code.slice(0, head)];
  let length = head;
  const add = (/** @type {string} */ piece) => {
    pieces.push(piece);
    length += piece.length;
  };
  if (head && !pieces[0]?.endsWith(';')) add(';');
  /** @type {[number, number, number][]} */
  const moves = [[0, 0, length]];
  let former = '';
  for (const index of order) {
    const unit = units[index];
    if (!unit) throw new Error('An order of other parts');
    const {start, end, kind} = unit;
    const piece = code.slice(start, end);
    if (kind === 'var' && former === 'var') pieces[pieces.length - 1] = ',';
    else if (kind === 'var') add('var ');
    moves.push([start, length, end - start]);
    add(piece);
    // By itself, so that another declaration can take its place.
    if (kind === 'var' || (!piece.endsWith(';') && kind !== 'function')) add(';');
    former = kind;
  }
  moves.push([tail, length, code.length - tail]);
  return {text: pieces.join('') + code.slice(tail), moves};
}

/**
 * Lists whose parts may change places among themselves: methods of one class, and the sentences of a file that is nothing else.
 *
 * @param {string} code
 * @returns {[start: number, end: number][][]}
 */
export function rowsOf(code) {
  /** @type {[number, number][][]} */
  const rows = [];
  const add = (/** @type {Node[]} */ parts) => void (parts.length > 1 && rows.push(parts.map(({start, end}) => [start, end])));
  const visit = (/** @type {unknown} */ part) => {
    if (Array.isArray(part)) for (const one of part) visit(one);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
    const node = /** @type {Node} */ (part);
    if (node.type !== 'ClassBody') return Object.values(node).forEach(visit);
    // A class within a method moves with it.
    add(/** @type {Node[]} */ (node['body']).filter((one) => one.type === 'MethodDefinition' && one['kind'] !== 'constructor'));
  };
  const body = /** @type {Node[]} */ (/** @type {unknown} */ (parseAst(code).body));
  const [table] = /** @type {{init?: Node}[]} */ (body[0]?.['declarations'] ?? []);
  if (body.length === 2 && table?.init?.type === 'ObjectExpression') add(/** @type {Node[]} */ (table.init['properties']));
  else visit(body);
  return rows;
}

/**
 * @param {string} code
 * @param {[number, number][][]} rows
 * @param {number[][]} places for each place of a row, the part that stands there
 * @returns {{text: string, moves: [from: number, to: number, length: number][]}}
 */
export function inRows(code, rows, places) {
  const stretches = rows
    .flatMap((row, at) => row.map((own, place) => ({own, put: row[places[at]?.[place] ?? place] ?? own})))
    .toSorted((a, b) => a.own[0] - b.own[0]);
  let [text, done] = ['', 0];
  /** @type {[number, number, number][]} */
  const moves = [];
  const copy = (/** @type {number} */ start, /** @type {number} */ end) => {
    moves.push([start, text.length, end - start]);
    text += code.slice(start, end);
  };
  for (const {own, put} of stretches) {
    copy(done, own[0]);
    copy(...put);
    done = own[1];
  }
  copy(done, code.length);
  return {text, moves};
}

/**
 * The best places that are found for the parts of such lists.
 *
 * @param {string} code
 * @param {[number, number][][]} rows
 * @returns {number[][]}
 */
export function nearestInRows(code, rows) {
  const weigh = (/** @type {number[][]} */ places) => gzipSync(inRows(code, rows, places).text, {level: 9}).length;
  let best = rows.map((row) => [...row.keys()]);
  let least = weigh(best);
  const below = chances();
  for (let round = 0; round < tries && best.length; round++) {
    const places = best.map((row) => [...row]);
    const row = places[below(places.length)] ?? [];
    const moved = row.splice(below(row.length), 1 + below(3));
    row.splice(below(row.length + 1), 0, ...moved);
    const weight = weigh(places);
    if (weight <= least) [best, least] = [places, weight];
  }
  return best;
}

/** The same numbers each time, below the limit that is asked for. */
function chances() {
  let seed = 7;
  return (/** @type {number} */ limit) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
}
