import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Prints the integrity hashes of the files that pages name themselves, and writes those of all files as an import map. */

const root = fileURLToPath(new URL('../', import.meta.url));
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = join(root, 'dist/cdn', version);

/** @param {string} file */
const hash = (file) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(folder, file)))
    .digest('base64')}`;

const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'))
  .toSorted();
const integrity = Object.fromEntries(files.map((file) => [`./${file}`, hash(file)]));
writeFileSync(join(folder, 'importmap.json'), `${JSON.stringify({integrity}, null, 2)}\n`);
for (const file of ['embed.js', 'queue.js']) process.stdout.write(`${hash(file)}  ${version}/${file}\n`);
process.stdout.write(`${files.length} files in ${version}/importmap.json\n`);
