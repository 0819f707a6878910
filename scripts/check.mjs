import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const tool = (/** @type {string} */ path) => `node_modules/${path}`;

/** What each check calls Node with. All run, so that one call shows everything that is wrong. */
const checks = {
  types: [tool('typescript/bin/tsc'), '-p', '.'],
  lint: [tool('oxlint/bin/oxlint'), '--deny-warnings'],
  templates: ['scripts/templates.mjs'],
  format: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  house: ['--import', 'tsx', '--test', '--test-reporter=spec', 'test/house/house.node.ts', 'test/house/promises.node.ts'],
  openapi: ['--import', 'tsx', 'scripts/openapi.ts', '--check'],
  'wire table': ['--import', 'tsx', 'scripts/wire-table.ts', '--check'],
  'openapi lint': [tool('@redocly/cli/bin/cli.js'), 'lint', 'docs/openapi.json', 'docs/staff-openapi.json'],
};

const failed = [];
for (const [name, words] of Object.entries(checks)) {
  const {status, stdout, stderr} = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1', REDOCLY_TELEMETRY: 'off'},
  });
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
  if (status === 0) continue;
  failed.push(name);
  process.stdout.write(`${stdout}${stderr}`);
}
if (failed.length) {
  process.stdout.write(`${failed.join(', ')} failed\n`);
  process.exitCode = 1;
}
