import {resolve} from 'node:path';
import {build} from 'vite';

const here = resolve(import.meta.dirname, '..');

/** A file of this folder with all that it imports, bundled as it is shipped, as one module. `folder`: the checkout whose `src` it imports. */
export async function bundled(entry: string, folder = here): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: here,
    publicDir: false,
    resolve: {alias: [{find: /^\.\.\/src\//, replacement: `${folder}/src/`}]},
    build: {
      write: false,
      target: 'es2022',
      lib: {entry: `bench/${entry}`, formats: ['es']},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  });
  const chunk = [built].flat().flatMap((one) => ('output' in one ? one.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('Nothing was built.');
  return chunk.code;
}
