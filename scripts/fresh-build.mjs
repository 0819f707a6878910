import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = ['src', 'demo', 'public', 'mocks', 'scripts', 'package.json', 'vite.config.ts'];
/** A file that each part is not without. */
const built = {demo: 'dist/demo/index.html', cdn: 'dist/cdn/embed.js'};

/**
 * Builds a part of `dist` where it is missing or older than what it is made of. Ends the program where that fails.
 *
 * @param {keyof typeof built} part
 */
export function buildIfOld(part) {
  if (changedAt(join(root, built[part])) >= Math.max(...sources.map((source) => changedAt(join(root, source))))) return;
  const {status} = spawnSync(process.execPath, ['scripts/build.mjs', part], {cwd: root, stdio: ['ignore', 2, 2]});
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * When the newest file under `path` was last changed, in epoch ms; 0 where there is none.
 *
 * @param {string} path
 * @returns {number}
 */
function changedAt(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(0, ...inside.map((name) => changedAt(join(path, name))));
}
