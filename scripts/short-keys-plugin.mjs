import {readdirSync, readFileSync} from 'node:fs';
import {parseAst} from 'vite';
import {letterAt} from './letter.mjs';
import {walk} from './walk.mjs';

/**
 * @typedef {import('./walk.mjs').Node} Node
 * @typedef {{value: string, start: number, end: number}} Text
 */

/**
 * Gives sentences short names in the one-script build, where their keys stand twice: with the words and where they are said. Only a key that is
 * nowhere but in `say('key')` gets one; what is put together from pieces, handed on or read from data keeps its own. A vendor's sentences come
 * under the long names: whoever has some loads the table that says how they are called here.
 *
 * @param {string} root the folder of `src`
 * @returns {import('vite').Plugin}
 */
export function shortKeysPlugin(root) {
  const table = `${root}/locales/short-keys.js`;
  const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'));
  const read = (/** @type {string} */ file) => parseAst(readFileSync(`${root}/${file}`, 'utf8'), {lang: 'ts'});
  const inWords = /(^|\/)locales\/[\w-]+\/[\w-]+\.ts$/;
  const short = shortNames(
    files.filter((file) => file.startsWith('locales/en/')).flatMap((file) => keysOf(read(file)).map(({value}) => value)),
    files.filter((file) => !inWords.test(file)).map(read),
  );
  return {
    name: 'short-keys',
    enforce: 'post',
    resolveId: (source) => (source.endsWith('/short-keys.js') ? table : undefined),
    load: (id) =>
      id === table
        ? `const short = ${JSON.stringify(Object.fromEntries(short))};
export const shortened = (sentences) => Object.fromEntries(Object.entries(sentences).map(([key, one]) => [short[key] ?? key, one]));`
        : undefined,
    transform(code, id) {
      const [, file] = /^(.+\.ts)(\?[\w-]+)?$/.exec(id) ?? [];
      if (!file?.startsWith(`${root}/`)) return undefined;
      if (file.endsWith('/locales/load.ts')) return {code: askingForTable(code), map: null};
      const texts = inWords.test(file) ? keysOf(this.parse(code)) : said(this.parse(code));
      let less = code;
      for (const {value, start, end} of texts.toReversed()) {
        const name = short.get(value);
        if (name) less = `${less.slice(0, start)}${JSON.stringify(name)}${less.slice(end)}`;
      }
      return less === code ? undefined : {code: less, map: null};
    },
  };
}

/**
 * A short name for each key that code names only where it says it.
 *
 * @param {string[]} keys
 * @param {unknown[]} sources
 * @returns {Map<string, string>}
 */
export function shortNames(keys, sources) {
  /** @type {Map<string, number>} */
  const uses = new Map(keys.map((key) => [key, 0]));
  const direct = sources.map(said);
  for (const {value} of direct.flat()) if (uses.has(value)) uses.set(value, (uses.get(value) ?? 0) + 1);
  for (const [index, source] of sources.entries()) {
    const starts = new Set(direct[index]?.map(({start}) => start));
    const handsOn = saysWhatItWasHanded(source);
    walk(source, (node) => {
      if (node.type === 'Literal' && typeof node['value'] === 'string' && !starts.has(node.start)) uses.delete(node['value']);
      if (node.type === 'Property' && handsOn) {
        const {name} = /** @type {{name?: string}} */ (node['key']);
        if (name) uses.delete(name);
      }
      if (node.type === 'TemplateLiteral') {
        const made = patternOf(node);
        for (const key of made ? uses.keys() : []) if (made?.test(key)) uses.delete(key);
      }
    });
  }
  const shortest = [...uses].filter(([, times]) => times).toSorted(([, a], [, b]) => b - a);
  // A key that keeps its own name may be as short as a given one.
  const names = namesBesides(new Set(keys));
  return new Map(shortest.map(([key]) => [key, names(key)]));
}

/**
 * Whether a file says keys by a name it gave them, such as those of an object of its own.
 *
 * @param {unknown} ast
 */
function saysWhatItWasHanded(ast) {
  let found = false;
  walk(ast, (node) => {
    if (node.type !== 'CallExpression') return;
    const {property} = /** @type {{property?: {name?: string}}} */ (node['callee']);
    const [first] = /** @type {Node[]} */ (node['arguments']);
    found ||= property?.name === 'say' && !/Literal|Conditional/.test(first?.type ?? '');
  });
  return found;
}

/**
 * What a template may become, unless that is anything at all, or a text of more than a key's characters.
 *
 * @param {Node} node
 */
function patternOf(node) {
  const pieces = /** @type {{value: {cooked: string}}[]} */ (node['quasis']).map(({value}) => value.cooked);
  if (!/^[\w.-]*[a-z.][\w.-]*$/.test(pieces.join(''))) return undefined;
  return new RegExp(`^${pieces.map((piece) => piece.replaceAll('.', '\\.')).join('.*')}$`);
}

/**
 * Gives one name after the other, shortest first, and none that is taken.
 *
 * @param {Set<string>} taken
 */
function namesBesides(taken) {
  let index = 0;
  return (/** @type {string} */ key) => {
    let name = nameAt(index++, key);
    while (taken.has(name)) name = nameAt(index++, key);
    return name;
  };
}

/**
 * @param {number} index
 * @param {string} key
 */
function nameAt(index, key) {
  const rest = Math.floor(index / 52);
  return letterAt(index % 52, key) + (rest ? letterAt(rest - 1, key) : '');
}

/**
 * The texts that stand as a key in `say(…)`, alone or as one of two.
 *
 * @param {unknown} ast
 * @returns {Text[]}
 */
function said(ast) {
  /** @type {Text[]} */
  const found = [];
  const take = (/** @type {Node | undefined} */ node) => {
    if (node?.type === 'Literal' && typeof node['value'] === 'string') found.push({value: node['value'], start: node.start, end: node.end});
    if (node?.type !== 'ConditionalExpression') return;
    for (const branch of ['consequent', 'alternate']) take(/** @type {Node} */ (node[branch]));
  };
  walk(ast, (node) => {
    if (node.type !== 'CallExpression') return;
    const {property} = /** @type {{property?: {name?: string}}} */ (node['callee']);
    if (property?.name === 'say') take(/** @type {Node[]} */ (node['arguments'])[0]);
  });
  return found.toSorted((a, b) => a.start - b.start);
}

/**
 * The keys of a file of sentences.
 *
 * @param {unknown} ast
 * @returns {Text[]}
 */
function keysOf(ast) {
  /** @type {Text[]} */
  const found = [];
  walk(ast, (node) => {
    if (node.type !== 'ObjectExpression' || found.length) return;
    for (const {key} of /** @type {{key: {name?: string, value?: string, start: number, end: number}}[]} */ (node['properties'])) {
      found.push({value: key.name ?? key.value ?? '', start: key.start, end: key.end});
    }
  });
  return found;
}

/** @param {string} code `locales/load.ts`, which then asks for the table where a vendor has sentences */
function askingForTable(code) {
  let asking = code;
  for (const [from, to] of [
    ['[reworded, ...found] = await', '[reworded, short, ...found] = await'],
    ['[hongKong, ...parts', '[hongKong, messages && import("./short-keys.js"), ...parts'],
    [/return (Object\.assign\(\{\}, \.\.\.parts\.map\(\(part\) => said\?\.\[part\]\)\))/, 'return short?.shortened($1)'],
  ]) {
    const before = asking;
    asking = asking.replace(/** @type {string} */ (from), /** @type {string} */ (to));
    if (asking === before) throw new Error(`locales/load.ts no longer says ${from}`);
  }
  return asking;
}
