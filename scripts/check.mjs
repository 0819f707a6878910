import {execFile} from 'node:child_process';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const tool = (/** @type {string} */ path) => `node_modules/${path}`;

/** What each check calls Node with. All run, so that one call shows everything that is wrong. */
const checks = {
  types: [tool('typescript/bin/tsc'), '-p', '.'],
  lint: [tool('oxlint/bin/oxlint'), '--deny-warnings'],
  templates: ['scripts/templates.mjs'],
  format: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  house: ['--import', 'tsx', '--test', '--test-reporter=spec', 'test/house/house.node.ts'],
  openapi: ['--import', 'tsx', 'scripts/openapi.ts', '--check'],
  'wire table': ['--import', 'tsx', 'scripts/wire-table.ts', '--check'],
  'openapi lint': [tool('@redocly/cli/bin/cli.js'), 'lint', 'docs/openapi.json', 'docs/staff-openapi.json'],
};

/** @type {string[]} */
const failed = [];
const env = {...process.env, NO_COLOR: '1', REDOCLY_TELEMETRY: 'off'};
const waiting = Object.entries(checks);

/** @param {string} name @param {string[]} words */
const run = (name, words) =>
  new Promise((done) => {
    execFile(process.execPath, words, {cwd: root, env, maxBuffer: Infinity}, (failure, stdout, stderr) => {
      process.stdout.write(failure ? `FAIL ${name}\n${stdout}${stderr}` : `ok   ${name}\n`);
      if (failure) failed.push(name);
      done(undefined);
    });
  });

async function runWaiting() {
  for (let next = waiting.shift(); next; next = waiting.shift()) await run(...next);
}

await Promise.all(Array.from({length: Math.min(availableParallelism(), 4)}, runWaiting));
if (failed.length) {
  process.stdout.write(`${failed.join(', ')} failed\n`);
  process.exitCode = 1;
}
