/** @typedef {readonly [from: string, to: string]} Change */

/** Names of virtual modules, one a language. */
const words = 'words-at-once:';

const asksForWords = 'wordsAtOnce(language, part)';

/**
 * By module, what single elements load later and a page with all of them has in its one file, and how it is at hand there.
 *
 * @type {Record<string, readonly Change[]>}
 */
const changes = {
  'kit/desk-link': atOnce('openDesk', '../desk/open-desk.js'),
  'desk/open-desk': atOnce('WriteSide', './write-side.js'),
  'desk/load-search': [
    ['import type {Client}', "import {createSearch} from '../search/search.js'; import type {Client}"],
    [
      "const [{createSearch}, index] = await Promise.all([import('../search/search.js'), readIndex()]);",
      'const index = await readIndex();',
    ],
  ],
  'client/wire-apart': [
    [
      "import {sources} from './wire-sources.js';",
      "import {articles as a} from './wire-articles.js'; import {surveys as s} from './wire-surveys.js'; import {tickets as t} from './wire-tickets.js';",
    ],
    ['sources.tickets().then((file) => linesOf(file.tickets), missing)', 'Promise.resolve(linesOf(t))'],
    ['sources.articles().then((file) => linesOf(file.articles), missing)', 'Promise.resolve(linesOf(a))'],
    ['sources.surveys().then((file) => linesOf(file.surveys), missing)', 'Promise.resolve(linesOf(s))'],
  ],
  'define/ticket-status': [['sources.tickets = async () => ({tickets});', '']],
  'define/knowledge-base': [['sources.articles = async () => ({articles});', '']],
  'define/satisfaction-survey': [['sources.surveys = async () => ({surveys});', '']],
  'locales/load': [
    // Said in full only when files are written: a path with gaps would be taken for a list of files before.
    ['sources[language][part]()', asksForWords],
  ],
};

/**
 * Puts into one file what other builds load in several: what every element's main job needs, and of each language the sentences of such parts. Its
 * other sentences stay where single elements have them.
 *
 * @param {string} root the folder of `src`
 * @param {readonly string[]} parts whose sentences come together
 * @returns {import('vite').Plugin}
 */
export function atOncePlugin(root, parts) {
  return {
    name: 'at-once',
    enforce: 'pre',
    // Entries of a library are made paths.
    resolveId: (source) => (source.includes(words) ? source.slice(source.indexOf(words)) : undefined),
    load(id) {
      if (!id.startsWith(words)) return undefined;
      const language = id.slice(words.length);
      const imports = parts.map((part, at) => `import p${at} from ${JSON.stringify(`${root}/locales/${language}/${part}.ts`)};`);
      return `${imports.join('')}export default {${parts.map((part, at) => `${JSON.stringify(part)}: p${at}`).join()}};`;
    },
    renderChunk(code) {
      if (!code.includes(asksForWords)) return undefined;
      const asking =
        'import(`./${language}.js`).then(({default: at}) => at[part] ? {default: at[part]} : import(`../${language}/${part}.js`))';
      return {code: code.replace(asksForWords, asking), map: null};
    },
    generateBundle(_, bundle) {
      // Who loads the one file has all of it: the entry beside it does nothing else.
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'chunk' || file.moduleIds.length > 0) continue;
        delete bundle[name];
        delete bundle[`${name}.map`];
      }
    },
    transform(code, id) {
      const module = id.startsWith(`${root}/`) ? id.slice(root.length + 1, -'.ts'.length) : '';
      let changed = code;
      for (const [from, to] of changes[module] ?? []) {
        const before = changed;
        changed = changed.replace(from, () => to);
        if (changed === before) throw new Error(`${module}.ts no longer says ${from}`);
      }
      if (module === 'locales/load') changed = changed.replace(/^const sources: [^]*?\n\};$/m, (list) => list.replaceAll(/[^\n]/g, ''));
      return changed === code ? undefined : {code: changed, map: null};
    },
  };
}

/**
 * Leaves out what another build writes: by what imports name, where its file lies.
 *
 * @param {Record<string, string>} files
 * @returns {import('vite').Plugin}
 */
export function builtElsewherePlugin(files) {
  return {
    name: 'built-elsewhere',
    enforce: 'pre',
    resolveId(source) {
      const id = files[source];
      return id && {id, external: true};
    },
  };
}

/**
 * What an entry of the build is called that holds a language's sentences.
 *
 * @param {string} language
 */
export function wordsAtOnce(language) {
  return words + language;
}

/**
 * @param {string} name
 * @param {string} from
 * @returns {Change[]} for a name that a module asks for by itself
 */
function atOnce(name, from) {
  return [
    ['import ', `import {${name}} from '${from}'; import `],
    [`const {${name}} = await import('${from}');`, ''],
  ];
}
