import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {defineConfig, type UserConfig} from 'vite';
import {atOncePlugin, builtElsewherePlugin, wordsAtOnce} from './scripts/at-once-plugin.mjs';
import {bareDefinitionsPlugin} from './scripts/bare-definitions-plugin.mjs';
import {devGatewayPlugin} from './scripts/dev-gateway-plugin.mjs';
import {nearOrderPlugin} from './scripts/near-order-plugin.mjs';
import {ownCopyPlugin} from './scripts/own-copy-plugin.mjs';
import {onePlacePlugin} from './scripts/one-place-plugin.mjs';
import {plainPropertiesPlugin} from './scripts/plain-properties-plugin.mjs';
import {slimLitPlugin} from './scripts/slim-lit-plugin.mjs';
import {shortKeysPlugin} from './scripts/short-keys-plugin.mjs';
import {plainExportsPlugin, shortTokensPlugin} from './scripts/short-names-plugin.mjs';
import {sitePlugin} from './scripts/site-plugin.mjs';
import {slimTemplatesPlugin} from './scripts/slim-templates-plugin.mjs';
import {wordsByPathPlugin} from './scripts/words-by-path-plugin.mjs';

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url));

/** Files under `folder` whose name ends so, as `{name without the ending: absolute path}`; none where the folder is missing. */
function entries(folder: string, ending: string): Record<string, string> {
  if (!existsSync(path(folder))) return {};
  const files = readdirSync(path(folder), {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith(ending));
  return Object.fromEntries(files.map((file) => [file.slice(0, -ending.length).replaceAll('\\', '/'), path(`${folder}/${file}`)]));
}

const {dependencies, peerDependencies, version} = JSON.parse(readFileSync(path('package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  version: string;
};
const external = Object.keys({...dependencies, ...peerDependencies}).map((name) => new RegExp(`^${name}($|/)`));

/** What only the one-script build is made of. */
const oneScriptOnly = /^(embed|whole|define\/whole-portal)(\/|$)/;

/** The npm package: unbundled, one file a module, every module an entry so that its exports stay whole. */
function lib(): UserConfig {
  const modules = Object.fromEntries(Object.entries(entries('src', '.ts')).filter(([name]) => !oneScriptOnly.test(name)));
  return {
    publicDir: false,
    build: {
      outDir: 'dist/lib',
      target: 'es2022',
      minify: false,
      lib: {entry: modules, formats: ['es']},
      rolldownOptions: {external, output: {preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js'}},
    },
  };
}

/** What every element loads: together it is smaller than in pieces. */
const core =
  /node_modules\/(lit|lit-html|lit-element|@lit)\/|src\/(styles\/(?!article|folds|late)|elements\/desk\/|define\/desk\.)|src\/locales\/(catalogue|format|load|words)\.|src\/desk\/(note|watchers)\.|src\/contract\/(key|local-problem|problem-error|device-clock)|src\/client\/wire-sources|src\/kit\/(aftercare-element|announcer|define-element|desk-context|desk-link|events|icons|language|live|loader|on-demand|place|problem-of|problem-view|reactive|skeleton|when-idle)\./;

/** The files that main jobs need. */
const mainJobs = /\/(core|shared|open-desk|write-side|search|submit-ticket|ticket-status|knowledge-base|satisfaction-survey)\.js$/;

/**
 * A chunk's file. Its folder is the version, so that caches never mix two of them; names without hashes are a good part smaller, for every
 * chunk names those it loads, and the sentences alone are some thirty.
 */
function chunkName({name, facadeModuleId}: {name: string; facadeModuleId?: string | null}): string {
  const language = /\/src\/locales\/([\w-]+)\//.exec(facadeModuleId ?? '')?.[1];
  return `${version}/${language ? `${language}/` : ''}${name}.js`;
}

/** What makes the files of the one-script build smaller than their sources, before they are files. */
const slim = () => [
  slimLitPlugin(),
  plainPropertiesPlugin(),
  slimTemplatesPlugin(),
  shortKeysPlugin(path('src')),
  shortTokensPlugin(path('src/styles/tokens.ts')),
];
const minified = {
  minify: {compress: true, mangle: true, codegen: true},
  comments: {legal: false, annotation: false},
};
/** Most of a build goes into looking for the order in which files compress best, and into writing the pages, as it is meant to. */
const checks = {bundlerTimings: false};
const found = path('node_modules/.cache/near-order');
/** Where the build for pages with all elements puts what they begin with, as `embed.js` names it. */
const pages = {'./whole.js': `./${version}/whole/whole.js`, './define/whole-portal.js': `./${version}/whole/portal.js`};

/** The one-script-tag build: self-contained, a small loader and lazy chunks. */
function cdn(): UserConfig {
  return {
    publicDir: false,
    define: {AFTERCARE_VERSION: JSON.stringify(version)},
    plugins: [
      builtElsewherePlugin(pages),
      ownCopyPlugin({
        'submit-ticket': /\/src\/(kit\/(file-field[\w.-]*|draft-keeper)|rules\/files)\.ts$/,
        'ticket-status': /\/src\/(locales\/progress-times|client\/wire-tickets)\.ts$/,
        'knowledge-base': /\/src\/(kit|styles|client)\/(article-body|marked|wire-articles)\.ts$/,
        'satisfaction-survey': /\/src\/client\/wire-surveys\.ts$/,
      }),
      ...slim(),
      wordsByPathPlugin(),
      bareDefinitionsPlugin(),
      plainExportsPlugin(),
      nearOrderPlugin(mainJobs, found),
      onePlacePlugin(version),
    ],
    build: {
      outDir: 'dist/cdn',
      target: 'es2022',
      sourcemap: true,
      modulePreload: false,
      lib: {entry: {embed: path('src/embed.ts')}, formats: ['es']},
      rolldownOptions: {
        checks,
        output: {
          ...minified,
          entryFileNames: '[name].js',
          chunkFileNames: chunkName,
          codeSplitting: {
            groups: [
              {name: 'core', test: core},
              {
                name: 'part',
                test: /src\/(kit\/(add-styles|channel-link|part-words|waiting-sentence)|locales\/listed|styles\/(folds|late-controls))\.ts$/,
              },
              {name: 'article', test: /src\/(kit\/(article-body|marked)|styles\/article-body)\.ts$/},
            ],
          },
        },
      },
    },
  };
}

/** Languages that have sentences of their own, and the parts whose sentences a page with all elements loads at once; the portal is seldom far. */
const languages = ['zh-Hans', 'zh-Hant', 'en'];
const mainParts = ['shared', 'portal', 'submit-ticket', 'ticket-status', 'knowledge-base', 'satisfaction-survey'];

/** The one-script build once more, for pages with the portal or with several elements: what the main jobs of all need is one file. */
function whole(): UserConfig {
  return {
    publicDir: false,
    plugins: [
      atOncePlugin(path('src'), mainParts),
      ...slim(),
      bareDefinitionsPlugin(),
      plainExportsPlugin(),
      nearOrderPlugin(/\/(whole|whole\/portal|zh-Hans|zh-Hant|en)\.js$/, found),
    ],
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      modulePreload: false,
      lib: {
        entry: {
          page: path('src/whole.ts'),
          portal: path('src/define/whole-portal.ts'),
          ...Object.fromEntries(languages.map((one) => [one, wordsAtOnce(one)])),
        },
        formats: ['es'],
      },
      rolldownOptions: {
        checks,
        output: {
          ...minified,
          entryFileNames: `${version}/whole/[name].js`,
          chunkFileNames: (chunk) => chunkName(chunk).replace('/', '/whole/'),
          codeSplitting: {groups: [{name: 'whole', test: /\/src\/whole\.ts$/}]},
        },
      },
    },
  };
}

/** Beside them one file each: what keeps calls until `embed.js` has come, and the world in the page behind `base-url="demo:"`. */
function beside(): UserConfig {
  return {
    publicDir: false,
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: false,
      target: 'es2022',
      // The world's map is 840 KB of the package and explains nothing that goes to customers.
      sourcemap: false,
      modulePreload: false,
      lib: {entry: {queue: path('src/embed/queue.ts'), 'in-page': path('mocks/in-page.ts')}, formats: ['es']},
      rolldownOptions: {
        // The gateway in the page has parts of its own at once that the elements beside it load when they are wanted.
        checks: {ineffectiveDynamicImport: false},
        transform: {inject: {crypto: [path('mocks/plain-crypto.ts'), 'crypto']}},
        output: {
          ...minified,
          // A classic script has no scope of its own.
          banner: ({name}) => (name === 'queue' ? '(()=>{' : ''),
          footer: ({name}) => (name === 'queue' ? '})();' : ''),
          entryFileNames: `${version}/[name].js`,
          chunkFileNames: `${version}/in-page/[name].js`,
        },
      },
    },
  };
}

/** The vendor's site: every page under `demo/`, its parts apart. The worker of the mocks is for development only. */
function demo(): UserConfig {
  const pages = Object.entries(entries('demo', '.html')).filter(([name]) => !name.startsWith('parts/'));
  return {
    root: path('demo'),
    plugins: [sitePlugin(path('demo')), devGatewayPlugin(path('./'))],
    base: './',
    publicDir: path('public'),
    server: {port: 5173},
    build: {
      outDir: path('dist/demo'),
      emptyOutDir: true,
      target: 'es2022',
      copyPublicDir: false,
      rolldownOptions: {checks, input: Object.fromEntries(pages)},
    },
  };
}

const builds: Record<string, () => UserConfig> = {lib, cdn, whole, beside};
export default defineConfig(({mode}) => (builds[mode] ?? demo)());
