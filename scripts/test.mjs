import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {findOrInstallChromium} from './find-chromium.mjs';

/** @typedef {{passed: number, failed: number, failures?: string[]}} Count failures: which, in words */

const root = fileURLToPath(new URL('../', import.meta.url));
const results = join(root, 'test-results');
const bin = (/** @type {string} */ name) => join(root, 'node_modules', name);

/** @param {string} ending */
function testFiles(ending) {
  return readdirSync(join(root, 'test'), {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith(ending))
    .map((file) => join('test', file))
    .toSorted();
}

/**
 * Runs one part of the suite. Its count comes from the file it writes; a part that fails without counting a failure counts as one.
 *
 * @param {string} name
 * @param {string[]} words what Node is called with
 * @param {Record<string, string>} env
 * @param {() => Count} count
 * @returns {Promise<Count>}
 */
async function part(name, words, env, count) {
  process.stdout.write(`\n== ${name}\n`);
  const [status] = await once(spawn(process.execPath, words, {cwd: root, env: {...process.env, ...env}, stdio: 'inherit'}), 'exit');
  const {passed, failed, failures = []} = count();
  return {passed, failed: status === 0 ? failed : Math.max(failed, 1), failures};
}

/**
 * @param {string} file
 * @returns {() => Count}
 */
function countIn(file) {
  return () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {passed: 0, failed: 1});
}

/** What a test file does to its whole process: hooks of its own for every test, another environment, a count of what is in memory. */
const holdsProcess = /^(before|after)(Each)?\(|\bprocess\.|\bmock\.|\bgc\b/m;

/**
 * Files that can share a process do, those of a folder eight at a time: to load the gateway and to warm it takes longer than most of
 * their tests.
 *
 * @param {string[]} files
 * @returns {string[]} files to run, each in a process of its own
 */
function shareProcesses(files) {
  const holds = (/** @type {string} */ file) => holdsProcess.test(readFileSync(join(root, file), 'utf8'));
  const alone = files.filter(holds);
  const together = files.filter((file) => !alone.includes(file));
  const groups = [...new Set(together.map(dirname))].flatMap((folder) => {
    const inside = together.filter((file) => dirname(file) === folder);
    const count = Math.ceil(inside.length / 8);
    return Array.from({length: count}, (_, group) => {
      const file = join(results, `${basename(folder)}-${group + 1}.mjs`);
      const loaded = inside.filter((_, index) => index % count === group).map((one) => `await import('../${one}');\n`);
      writeFileSync(file, loaded.join(''));
      return file;
    });
  });
  return [...alone, ...groups];
}

async function nodeTests() {
  const files = shareProcesses(testFiles('.node.ts'));
  const file = join(results, 'node.json');
  const reporters = ['spec', 'stdout', './scripts/node-test-count.mjs', file].map((word, index) =>
    index % 2 ? `--test-reporter-destination=${word}` : `--test-reporter=${word}`,
  );
  return part('Node', ['--import', 'tsx', '--test', '--test-concurrency=2', ...reporters, ...files], {}, countIn(file));
}

async function browserTests() {
  const file = join(results, 'browser.json');
  return part('Browser', [bin('@web/test-runner/dist/bin.js')], {TEST_COUNT_FILE: file}, countIn(file));
}

/**
 * @param {{specs?: {ok: boolean, file: string, title: string}[], suites?: unknown[]}} suite of Playwright's report
 * @returns {string[]}
 */
function failedJourneys({specs = [], suites = []}) {
  const here = specs.filter(({ok}) => !ok).map(({file, title}) => `test/journeys/${file} › ${title}`);
  return [...here, ...suites.flatMap((inner) => failedJourneys(/** @type {object} */ (inner)))];
}

/** @param {string} script */
const build = (script) => part('Build', [script], {}, () => ({passed: 0, failed: 0}));

async function journeys() {
  const {failed} = await built;
  if (failed) return {passed: 0, failed};
  const file = join(results, 'journeys.json');
  return part('Journeys', [bin('@playwright/test/cli.js'), 'test'], {TEST_REPORT_FILE: file}, () => {
    if (!existsSync(file)) return {passed: 0, failed: 1};
    const {stats, errors, suites} = JSON.parse(readFileSync(file, 'utf8'));
    const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
    return {passed: stats.expected, failed, failures: failed ? suites.flatMap(failedJourneys) : []};
  });
}

rmSync(results, {recursive: true, force: true});
mkdirSync(results);
process.env['CHROMIUM_PATH'] = findOrInstallChromium();
const parts = {node: nodeTests, browser: browserTests, journeys};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length) throw new Error(`No such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

const isAsked = (/** @type {string} */ name) => asked.length === 0 || asked.includes(name);
const total = {passed: 0, failed: 0, failures: /** @type {string[]} */ ([])};
// Many tests start gateways, which take half as long where they are built.
total.failed += (await build('scripts/build-gateway.mjs')).failed;
process.env['BUILT_GATEWAY'] = '1';
/** @type {Promise<Count>} */
let built;
for (const [name, run] of Object.entries(parts)) {
  if (!isAsked(name)) continue;
  // Journeys walk through what is built. A build keeps one core busy, and so does the one page of the browser tests.
  if (name !== 'node' && isAsked('journeys')) built ??= build('scripts/build.mjs');
  const {passed, failed, failures = []} = await run();
  total.passed += passed;
  total.failed += failed;
  total.failures.push(...failures);
}
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
// Again at the end: whoever keeps but the last lines of a long output still reads which.
for (const failure of total.failures) process.stdout.write(`failed: ${failure.replaceAll(/\s+/g, ' ').slice(0, 400)}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
