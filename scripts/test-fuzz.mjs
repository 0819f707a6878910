import {spawn} from 'node:child_process';
import {once} from 'node:events';

/**
 * The fuzz tests at length: `npm run test:fuzz -- 1000` makes so many calls of each route, else 10,000, half of them to a gateway in memory, a quarter each in SQLite and
 * PostgreSQL, all at the same time. `FUZZ_SEED=1 npm run test:fuzz -- 200 sqlite` makes all of them there, from that seed.
 */
const shares = {memory: 0.5, sqlite: 0.25, postgres: 0.25};
const words = process.argv.slice(2);
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 10_000);
const chosen = Object.keys(shares).filter((kind) => words.includes(kind));

/**
 * @param {string} file
 * @param {Record<string, string>} env
 */
async function fuzz(file, env) {
  const node = ['--expose-gc', '--import', 'tsx', '--test-reporter=spec', `test/server/${file}.node.ts`];
  const child = spawn(process.execPath, node, {env: {...process.env, ...env}, stdio: 'inherit'});
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}

const work = chosen.length
  ? chosen.map((kind) => fuzz('fuzz', {FUZZ_KIND: kind, FUZZ_RUNS: String(runs)}))
  : Object.entries(shares).map(([kind, share]) => fuzz('fuzz', {FUZZ_KIND: kind, FUZZ_RUNS: String(Math.ceil(runs * share))}));
if (!chosen.length) work.push(fuzz('fuzz-steps', {FUZZ_RUNS: String(Math.ceil(runs / 4))}));
await Promise.all(work);
