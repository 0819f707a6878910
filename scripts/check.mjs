import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const tool = (/** @type {string} */ path) => `node_modules/${path}`;

// Imports: elements name each other's tags without defining them, that is the rooms' business. CSS: the analyzer's parser knows no nesting of
// custom properties and at-rules as we write them.
const templateRules = ['no-missing-import', 'no-invalid-css'].flatMap((rule) => [`--rules.${rule}`, 'off']);

/** What each check calls Node with. All run, so that one call shows everything that is wrong. */
const checks = {
  types: [tool('typescript/bin/tsc'), '-p', '.'],
  lint: [tool('oxlint/bin/oxlint'), '--deny-warnings'],
  templates: [tool('lit-analyzer/cli.js'), '--strict', '--maxWarnings', '0', ...templateRules, 'src/**/*.ts'],
  format: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  house: ['--import', 'tsx', '--test', 'test/house/house.node.ts'],
  openapi: ['--import', 'tsx', 'scripts/openapi.ts', '--check'],
  'wire table': ['--import', 'tsx', 'scripts/wire-table.ts', '--check'],
  'openapi lint': [tool('@redocly/cli/bin/cli.js'), 'lint', 'docs/openapi.json'],
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
