import {fileURLToPath} from 'node:url';
import {build} from 'vite';

/** Builds the conformance suite into one file that needs nothing but Node: what the gateway's package publishes as a command. */
const path = (/** @type {string} */ from) => fileURLToPath(new URL(from, import.meta.url));

await build({
  configFile: false,
  root: path('../server'),
  publicDir: false,
  logLevel: 'warn',
  ssr: {noExternal: true},
  build: {
    ssr: path('../server/conformance/command.ts'),
    outDir: path('../server/dist'),
    target: 'node20',
    rolldownOptions: {output: {entryFileNames: 'conformance.js'}},
  },
});
