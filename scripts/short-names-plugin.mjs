import {readFileSync} from 'node:fs';
import {letterAt} from './letter.mjs';
import {decodeMappings, encodeMappings} from './source-map.mjs';

/**
 * Short names for what no page reads: the private `--_*` tokens, each of which `tokens` declares.
 *
 * @param {string} tokens path of the style sheet that declares them
 * @returns {import('vite').Plugin}
 */
export function shortTokensPlugin(tokens) {
  const declared = [...new Set([...readFileSync(tokens, 'utf8').matchAll(/(--_[\w-]+):/g)].map(([, name]) => name))];
  return {
    name: 'short-tokens',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts(\?[\w-]+)?$/.test(id) || !code.includes('--_')) return undefined;
      return {code: code.replaceAll(/--_[\w-]+/g, (name) => `--_${letterAt(declared.indexOf(name), `${name} in ${id}`)}`), map: null};
    },
  };
}

/**
 * Lets what one file gives another go by the name it has there: bundlers number exports, `export{Ge as i}`, and number names in a file by another
 * count. Exports that have a name of their own keep it.
 *
 * @returns {import('vite').Plugin}
 */
export function plainExportsPlugin() {
  return {
    name: 'plain-exports',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const before = chunks.map(({code}) => code.length);
      const exported = shareNames(chunks);
      for (const [index, {fileName, code}] of chunks.entries()) {
        const map = bundle[`${fileName}.map`];
        const by = code.length - (before[index] ?? 0) + (exported[index] ?? 0);
        if (map?.type === 'asset') map.source = movedMap(String(map.source), by);
      }
    },
  };
}

/**
 * Rewrites the files' exports and imports in place.
 *
 * @param {{fileName: string, code: string}[]} chunks minified, one line each
 * @returns {number[]} by how many characters each file's exports, at its end, became shorter
 */
export function shareNames(chunks) {
  /** @type {Map<string, Map<string, string>>} By file, what each numbered export is called inside. */
  const inside = new Map();
  const shorter = chunks.map((chunk) => {
    const before = chunk.code.length;
    /** @type {Map<string, string>} */
    const names = new Map();
    chunk.code = chunk.code.replace(/export\{([^{}]*)\}(?=;\s*(?:\/\/#.*)?\s*$)/, (_, list) => {
      const all = specifiers(list);
      for (const [own, given] of all) if (given.length < 3) names.set(given, own);
      const left = all.map(([own, given]) => (names.has(given) ? own : `${own} as ${given}`));
      return `export{${[...new Set(left)].join()}}`;
    });
    inside.set(chunk.fileName, names);
    return before - chunk.code.length;
  });
  for (const chunk of chunks) {
    const {fileName} = chunk;
    if (/\)\.then\((\w)=>\1\.\w\w?\)/.test(chunk.code)) throw new Error(`${fileName} asks for an export by its number`);
    const folder = fileName.slice(0, fileName.lastIndexOf('/') + 1);
    chunk.code = chunk.code.replaceAll(/import\{([^{}]*)\}from"\.\/([^"]+)"/g, (_, list, file) => {
      const given = inside.get(folder + file);
      const renamed = specifiers(list).map(([name, own]) => [given?.get(name) ?? name, own]);
      return `import{${renamed.map(([name, own]) => (name === own ? name : `${name} as ${own}`)).join()}}from"./${file}"`;
    });
  }
  return shorter;
}

/**
 * @param {string} list what stands between the braces of an import or an export
 * @returns {[string, string][]} its names, each as it is before and after `as`
 */
function specifiers(list) {
  return list.split(',').map((one) => {
    const [before = '', after = before] = one.split(' as ');
    return [before, after];
  });
}

/**
 * A source map of one line whose code begins so many characters further right.
 *
 * @param {string} text
 * @param {number} by
 */
export function movedMap(text, by) {
  const map = JSON.parse(text);
  const [first = [], ...rest] = decodeMappings(map.mappings);
  const moved = first.map(([column = 0, ...source]) => [source.length ? column + by : column, ...source]);
  return JSON.stringify({...map, mappings: encodeMappings([moved, ...rest])});
}
