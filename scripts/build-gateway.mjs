import {fileURLToPath} from 'node:url';
import {build} from 'vite';
import {builtGateway, programs} from './gateway-words.mjs';

/** Builds the gateway and its commands as plain JavaScript, which starts in half the time; the packages they use stay where they are. */
const path = (/** @type {string} */ from) => fileURLToPath(new URL(`../${from}`, import.meta.url));

await build({
  configFile: false,
  root: path('server'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: path(builtGateway),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: programs.map((name) => path(`server/node/${name}.ts`)),
      output: {entryFileNames: '[name].js', chunkFileNames: '[name].js'},
    },
  },
});
