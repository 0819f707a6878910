import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {build, type InlineConfig} from 'vite';
import {buildIfOld} from '../../scripts/fresh-build.mjs';

const root = resolve(import.meta.dirname, '../..');
const peers = join(root, 'bench/peers');

/** A page to load: its body, and an expression that is true once a customer could use what it shows. */
export interface Target {
  name: string;
  body: string;
  usable: string;
}

/** What the pages load, by path. */
export type Files = Map<string, Buffer>;

const script = '<script type="module" src="/aftercare/embed.js"></script>';
const signIn = `<script>document.querySelector('aftercare-desk, aftercare-portal').auth = {getToken: async () => (await (await fetch('/demo/token?as=li-wen')).json()).token};</script>`;
const desk = (inside: string) => `${script}<aftercare-desk base-url="/portal/v1">${inside}</aftercare-desk>${signIn}`;
/** Our elements, and what of each a customer waits for. */
const four: [words: string, awaited: string][] = [
  ['submit-ticket type="incident"', 'form textarea'],
  ['ticket-status', 'a[href*="ticket/"]'],
  ['knowledge-base', 'a[href*="article/"]'],
  ['satisfaction-survey', 'a[href*="survey/"], form'],
];
const shows = ([words, awaited]: [string, string], root = 'document') =>
  `!!${root}.querySelector('aftercare-${words.split(' ')[0]}')?.shadowRoot?.querySelector('${awaited}')`;
const tag = (words: string) => `<aftercare-${words}></aftercare-${words.split(' ')[0]}>`;
const peer = (name: string, more = '') => `${more}<div id="here"></div><script type="module" src="/peers/${name}.js"></script>`;

export const litForm = 'a bare Lit form';

export const targets: Target[] = [
  {name: 'an empty page', body: '<p>Empty</p>', usable: 'true'},
  {
    name: litForm,
    body: '<lit-form></lit-form><script type="module" src="/peers/lit-form.js"></script>',
    usable: `!!document.querySelector('lit-form').shadowRoot?.querySelector('form')`,
  },
  {
    name: 'launcher',
    body: `${script}<aftercare-portal mode="launcher" base-url="/portal/v1"></aftercare-portal>${signIn}`,
    usable: `!!document.querySelector('aftercare-portal').shadowRoot?.querySelector('#painted')`,
  },
  ...four.map((one) => ({name: one[0].split(' ')[0]!, body: desk(tag(one[0])), usable: shows(one)})),
  {name: 'all four', body: desk(four.map(([words]) => tag(words)).join('')), usable: four.map((one) => shows(one)).join(' && ')},
  {
    name: 'portal',
    body: `${script}<aftercare-portal base-url="/portal/v1" view="submit"></aftercare-portal>${signIn}`,
    usable: shows(['submit-ticket', 'form'], `document.querySelector('aftercare-portal').shadowRoot?`),
  },
  {
    name: 'Sentry feedback',
    body: peer('sentry'),
    usable: `!!document.querySelector('#sentry-feedback')?.shadowRoot?.querySelector('textarea')`,
  },
  {
    name: 'DocSearch',
    body: peer('docsearch', '<link rel="stylesheet" href="/peers/docsearch.css">'),
    usable: `!!document.querySelector('.DocSearch-Input')`,
  },
  {
    name: 'Pagefind UI',
    body: peer('pagefind', '<link rel="stylesheet" href="/peers/pagefind.css">'),
    usable: `!!document.querySelector('.pagefind-ui__search-input')`,
  },
];

/** Builds and gathers what the pages load. `articles`: pages for Pagefind's index, by name. */
export async function gather(articles: Map<string, string>): Promise<Files> {
  // Written by npm once all of them are there.
  if (!existsSync(join(peers, 'node_modules/.package-lock.json'))) run('npm', ['ci', '--no-audit', '--no-fund'], peers);
  buildIfOld('cdn');
  const files: Files = new Map();
  addFolder(files, '/aftercare', join(root, 'dist/cdn'));
  files.set('/peers/lit-form.js', await bundle(join(import.meta.dirname, 'lit-form.ts')));
  for (const name of ['sentry', 'docsearch', 'pagefind']) files.set(`/peers/${name}.js`, await bundle(join(peers, `${name}.js`)));
  files.set('/peers/docsearch.css', readFileSync(join(peers, 'node_modules/@docsearch/css/dist/style.css')));
  files.set('/peers/pagefind.css', readFileSync(join(peers, 'node_modules/@pagefind/default-ui/css/ui.css')));
  const site = mkdtempSync(join(tmpdir(), 'aftercare-pages-'));
  for (const [name, page] of articles) writeFileSync(join(site, `${name}.html`), page);
  run(process.execPath, ['node_modules/pagefind/lib/runner/bin.cjs', '--site', site, '--quiet'], peers);
  addFolder(files, '/pagefind', join(site, 'pagefind'));
  rmSync(site, {recursive: true});
  return files;
}

function addFolder(files: Files, at: string, folder: string): void {
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(at + file.slice(folder.length).replaceAll('\\', '/'), readFileSync(file));
  }
}

/** One module for the browser, as small as we ship our own. */
async function bundle(entry: string): Promise<Buffer> {
  const minify = {compress: true, mangle: true, codegen: true};
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['es']},
      rolldownOptions: {output: {minify, comments: {legal: false, annotation: false}, codeSplitting: false}},
    },
  };
  const output = [await build(config)].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunk = output.find(({type}) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`Nothing was built of ${entry}`);
  return Buffer.from(chunk.code);
}

function run(program: string, words: string[], cwd: string): void {
  const {status} = spawnSync(program, words, {cwd, stdio: ['ignore', 2, 2]});
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`);
}
