import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {findOrInstallChromium} from './find-chromium.mjs';

/** @typedef {{passed: number, failed: number}} Count */

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
  const {passed, failed} = count();
  return {passed, failed: status === 0 ? failed : Math.max(failed, 1)};
}

/**
 * @param {string} file
 * @returns {() => Count}
 */
function countIn(file) {
  return () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {passed: 0, failed: 1});
}

async function nodeTests() {
  const files = testFiles('.node.ts');
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

/** @param {string} script */
const build = (script) => part('Build', [script], {}, () => ({passed: 0, failed: 0}));

async function journeys() {
  const {failed} = await built;
  if (failed) return {passed: 0, failed};
  const file = join(results, 'journeys.json');
  return part('Journeys', [bin('@playwright/test/cli.js'), 'test'], {TEST_REPORT_FILE: file}, () => {
    if (!existsSync(file)) return {passed: 0, failed: 1};
    const {stats, errors} = JSON.parse(readFileSync(file, 'utf8'));
    return {passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length};
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
const total = {passed: 0, failed: 0};
// Many tests start gateways, which take half as long where they are built.
total.failed += (await build('scripts/build-gateway.mjs')).failed;
process.env['BUILT_GATEWAY'] = '1';
/** @type {Promise<Count>} */
let built;
for (const [name, run] of Object.entries(parts)) {
  if (!isAsked(name)) continue;
  // Journeys walk through what is built. A build keeps one core busy, and so does the one page of the browser tests.
  if (name !== 'node' && isAsked('journeys')) built ??= build('scripts/build.mjs');
  const {passed, failed} = await run();
  total.passed += passed;
  total.failed += failed;
}
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
