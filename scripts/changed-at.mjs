import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/**
 * When the newest file under `path` was last changed, in epoch ms; 0 where there is none.
 *
 * @param {string} path
 * @returns {number}
 */
export function changedAt(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(0, ...inside.map((name) => changedAt(join(path, name))));
}
