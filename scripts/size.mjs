import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {build} from 'vite';

/**
 * @typedef {{fileName: string, code: string, facadeModuleId: string | null, moduleIds: string[]}} Chunk
 * @typedef {{goal: {each: number, together: number}, embed: number, together: number, portal: number, apart: number, locale: string, without: string[], elements: Record<string, {most: number, without: string[]}>}} Budgets
 */

const root = fileURLToPath(new URL('../', import.meta.url));
/** @type {Budgets} */
const budgets = JSON.parse(readFileSync(new URL('size-budgets.json', import.meta.url), 'utf8'));
/** @type {string[]} */
const faults = [];

const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const cdn = new Map([...(await bundle('cdn')), ...(await bundle('whole'))]);
/** @type {Map<string, number>} */
const weights = new Map([...cdn].map(([name, {code}]) => [name, gzipSync(code, {level: 9}).length]));
const embed = chunkOf('src/embed.ts');
/** Comes only where an address asks for it. */
const forEngineers = ['src/diagnosis/panel'];

/** The four elements from the files of single ones. */
/** @type {Set<string>} */
const apart = new Set();
/** @type {[string, number, number, number][]} */
const rows = [];
/** @type {Record<string, string[]>} */
const files = {};
for (const [element, {most, without: its}] of Object.entries(budgets.elements)) {
  const without = [...budgets.without, ...its];
  const begin = [`src/define/${element}.ts`, ...['shared', element].map((part) => `src/locales/${budgets.locale}/${part}.ts`)].map(chunkOf);
  const first = loaded(begin, ['src/desk/', ...without]);
  const main = loaded(begin, without);
  for (const name of main) apart.add(name);
  files[element] = [...main];
  rows.push([element, weigh(first), weigh(main), weigh(loaded(begin, forEngineers))]);
  if (weigh(main) > most * 1000) faults.push(`${element} weighs ${weigh(main)} bytes, more than ${most} KB`);
}
const page = ['whole', budgets.locale].map((name) => `${version}/whole/${name}.js`);
const portalPage = [...page, `${version}/whole/portal.js`];
const together = loaded(page, ['src/']);
const portal = loaded(portalPage, ['src/']);
files['together'] = [...together];
files['portal'] = [...portal];
rows.push(['all four together', NaN, weigh(together), weigh(loaded(page, forEngineers))]);
rows.push(['in the portal', NaN, weigh(portal), weigh(loaded(portalPage, forEngineers))]);
rows.push(['four single files', NaN, weigh(apart), NaN], ['embed.js', NaN, weigh([embed]), NaN]);
for (const [what, names, most] of /** @type {const} */ ([
  ['all four', together, budgets.together],
  ['all four in the portal', portal, budgets.portal],
  ['four single elements', apart, budgets.apart],
])) {
  if (weigh(names) > most * 1000) faults.push(`${what} weigh ${weigh(names)} bytes, more than ${most} KB`);
}

if (weigh([embed]) > budgets.embed) faults.push(`embed.js weighs ${weigh([embed])} bytes, more than ${budgets.embed}`);

for (const [build, chunks] of /** @type {const} */ ([
  ['cdn', cdn],
  ['lib', await bundle('lib')],
])) {
  for (const module of [...chunks.values()].flatMap((chunk) => chunk.moduleIds.map(fromRoot))) {
    if (/^(mocks|server|demo|test)\//.test(module)) faults.push(`${build} holds ${module}`);
    if (/node_modules\/zod\/(?!.*\/(core|mini|locales)\/)/.test(module)) faults.push(`${build} holds ${module}, more than zod/mini`);
  }
}
for (const [name, {code}] of cdn) {
  if (/\bfrom\s*["'](?!\.)|\bimport\(["'](?!\.)/.test(code)) faults.push(`cdn/${name} imports something by a bare name`);
}

if (process.argv.includes('--json')) process.stdout.write(JSON.stringify(files));
else print();
for (const fault of faults) process.stdout.write(`FAIL ${fault}\n`);
if (faults.length) process.exitCode = 1;

/**
 * What vite would write, by file name.
 *
 * @param {'cdn' | 'whole' | 'lib'} mode
 */
async function bundle(mode) {
  const built = await build({root, configFile: `${root}vite.config.ts`, mode, logLevel: 'error', build: {write: false, sourcemap: false}});
  const outputs = Array.isArray(built) ? built : [built];
  /** @type {Map<string, Chunk>} */
  const chunks = new Map();
  for (const output of outputs) {
    if (!('output' in output)) throw new Error('The build watches instead of ending');
    for (const file of output.output) if (file.type === 'chunk') chunks.set(file.fileName, file);
  }
  return chunks;
}

/**
 * The files a page loads after `embed.js` found a tag: what it begins with, and whatever these load later, but not what stands under
 * `without`, other elements or other languages.
 *
 * @param {string[]} begin
 * @param {string[]} without
 */
function loaded(begin, without) {
  const wanted = (/** @type {string} */ name) => {
    const module = fromRoot(cdn.get(name)?.facadeModuleId ?? '');
    if (/^src\/(define|locales\/[\w-]+)\//.test(module)) return false;
    return !without.some((place) => module.startsWith(place));
  };
  /** @type {Set<string>} */
  const seen = new Set();
  const visit = (/** @type {string} */ name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = cdn.get(name);
    if (!chunk) throw new Error(`No file ${name} in the build`);
    for (const file of named(name, /\b(?:import|from)\s*["'`]\.\/([^"'`]+)/g)) visit(file);
    for (const file of named(name, /\bimport\(["'`]\.\/([^"'`$]+)["'`]\)/g)) if (wanted(file)) visit(file);
  };
  begin.forEach(visit);
  return seen;
}

/**
 * The files that a file's code names in such a way. Its code alone counts: what the bundler says of it is not what a browser fetches.
 *
 * @param {string} name
 * @param {RegExp} way
 */
function named(name, way) {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return [...(cdn.get(name)?.code.matchAll(way) ?? [])].map(([, file]) => folder + file);
}

/** @param {string} module */
function chunkOf(module) {
  for (const [name, chunk] of cdn) if (chunk.facadeModuleId && fromRoot(chunk.facadeModuleId) === module) return name;
  throw new Error(`No file of the build begins with ${module}`);
}

/** @param {string} id */
function fromRoot(id) {
  return id.startsWith(root) ? id.slice(root.length).replaceAll('\\', '/') : id;
}

/** @param {Iterable<string>} names */
function weigh(names) {
  let sum = 0;
  for (const name of names) sum += weights.get(name) ?? 0;
  return sum;
}

/** @param {number} bytes */
function kb(bytes) {
  return Number.isNaN(bytes) ? '' : (bytes / 1000).toFixed(1);
}

function print() {
  const {each, together: four} = budgets.goal;
  process.stdout.write(`${'KB gzip'.padEnd(24)}${'first paint'.padStart(12)}${'main job'.padStart(10)}${'all parts'.padStart(11)}\n`);
  for (const [name, first, whole, all] of rows) {
    process.stdout.write(`${name.padEnd(24)}${kb(first).padStart(12)}${kb(whole).padStart(10)}${kb(all).padStart(11)}\n`);
  }
  process.stdout.write(`goal: any one element ${each}, all four ${four}\n`);
  if (!process.argv.includes('--files')) return;
  for (const [name, weight] of [...weights].toSorted((a, b) => b[1] - a[1])) {
    const modules = cdn.get(name)?.moduleIds.map(fromRoot) ?? [];
    process.stdout.write(`${kb(weight).padStart(8)}  ${name}  ${modules.join(' ')}\n`);
  }
}
