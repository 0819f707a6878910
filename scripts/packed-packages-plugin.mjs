import {fileURLToPath} from 'node:url';
import {build} from 'vite';

const folder = '/packed/';

/**
 * Gives browser tests these packages as a bundler packs them, all in one go with the first import: some of them still depend on CommonJS,
 * which no browser loads, and all of them have hundreds of small files.
 *
 * @param {readonly string[]} packages import specifiers
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function packedPackagesPlugin(packages) {
  const nameOf = (/** @type {string} */ specifier) => specifier.replaceAll(/\W+/g, '-');
  /** @type {Promise<Map<string, string>> | undefined} */
  let packed;
  return {
    name: 'packed-packages',
    resolveImport: ({source}) => (packages.includes(source) ? `${folder}${nameOf(source)}.js` : undefined),
    async serve({path}) {
      if (!path.startsWith(folder)) return undefined;
      packed ??= pack(Object.fromEntries(packages.map((specifier) => [nameOf(specifier), specifier])));
      const code = (await packed).get(path.slice(folder.length));
      return code === undefined ? undefined : {body: code, type: 'js'};
    },
  };
}

/** @param {Record<string, string>} input */
async function pack(input) {
  const built = await build({
    root: fileURLToPath(new URL('../', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: {format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'},
      },
    },
  });
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const output of Array.isArray(built) ? built : [built]) {
    if (!('output' in output)) continue;
    for (const file of output.output) if (file.type === 'chunk') files.set(file.fileName, file.code);
  }
  return files;
}
