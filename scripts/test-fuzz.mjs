import {spawnSync} from 'node:child_process';

/** The fuzz tests at length: `npm run test:fuzz -- 1000` makes so many calls of each route, else 10,000. FUZZ_SEED repeats a run. */
const [runs = '10000'] = process.argv.slice(2);
const words = [
  '--expose-gc',
  '--import',
  'tsx',
  '--test',
  '--test-reporter=spec',
  'test/server/fuzz.node.ts',
  'test/server/fuzz-steps.node.ts',
];
process.exitCode = spawnSync(process.execPath, words, {env: {...process.env, FUZZ_RUNS: runs}, stdio: 'inherit'}).status ?? 1;
