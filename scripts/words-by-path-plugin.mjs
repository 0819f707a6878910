/**
 * Takes the list of files with sentences out of the one-script build: there each lies at its language and part, so that their names lead to it.
 *
 * @returns {import('vite').Plugin}
 */
export function wordsByPathPlugin() {
  const list = /^var sources = (\{[^]*?\n\});$/m;
  const use = 'sources[language][part]()';
  /** @type {string[]} */
  let files = [];
  return {
    name: 'words-by-path',
    renderChunk(code, {fileName}) {
      const [, table] = list.exec(code) ?? [];
      if (table === undefined) return undefined;
      if (code.split(use).length !== 2) throw new Error(`locales/load.ts no longer asks by ${use}`);
      const folder = fileName.slice(0, fileName.lastIndexOf('/') + 1);
      files = [...table.matchAll(/import\("\.\/(.+?)"\)/g)].map(([, file]) => folder + file);
      return {
        code: code.replace(list, (text) => text.replaceAll(/[^\n]/g, '')).replace(use, 'import(`./${language}/${part}.js`)'),
        map: null,
      };
    },
    generateBundle(_, bundle) {
      for (const file of files) if (!bundle[file]) throw new Error(`The build has no ${file}`);
      if (files.length === 0) throw new Error('No chunk holds the list of files with sentences');
    },
  };
}
