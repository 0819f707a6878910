import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';
import {llmsTexts} from './llms.mjs';
import {readManifest} from './read-manifest.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** @param {string[]} words what Node is called with */
function node(...words) {
  const {status} = spawnSync(process.execPath, words, {cwd: root, stdio: ['ignore', 'inherit', 'inherit']});
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`);
}

/** @param {'lib' | 'cdn' | 'whole' | 'beside' | 'demo'} mode */
async function bundle(mode) {
  await build({configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn'});
}

/** @param {string} folder of `dist` that takes the ready themes */
function themes(folder) {
  cpSync(join(root, 'src/themes'), join(root, 'dist', folder), {recursive: true});
}

/** Each part writes its own folder of `dist`. */
const parts = {
  types: async () => node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'),
  lib: () => bundle('lib'),
  cdn: async () => {
    await bundle('cdn');
    await bundle('whole');
    await bundle('beside');
    themes('cdn/themes');
    node('scripts/integrity.mjs');
  },
  themes: async () => themes('themes'),
  // The site's pages are written from it.
  manifest: async () => node('--import', 'tsx', 'scripts/package/write.ts'),
  demo: () => bundle('demo'),
  llms: async () => {
    const texts = llmsTexts(readManifest());
    for (const folder of ['dist', 'dist/cdn'].filter((one) => existsSync(join(root, one))))
      for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, folder, name), text);
  },
};

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(parts)) {
  if (asked.length && !asked.includes(name)) continue;
  const started = performance.now();
  rmSync(join(root, 'dist', name), {recursive: true, force: true});
  await run();
  process.stdout.write(`${name} built in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}
