import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {ArticleFile} from '../app/article-file.js';
import {planImport, type FileRemark} from '../app/article-import.js';
import {haituWorld} from '../memory/world/haitu.js';
import {CannotStart} from './cannot-start.js';
import {readConfiguration} from './configuration.js';
import {openPostgres} from './database/postgres.js';
import {createDatabaseRepository} from './database/repository.js';
import {openSqlite} from './database/sqlite.js';
import {readEnvironment} from './environment.js';
import {orSay} from './stop-plainly.js';

/**
 * `npm run articles -- FOLDER [--pictures URL] [--remove] [--overwrite] [--dry-run]`: puts the Markdown files of a folder into the knowledge base, see
 * docs/articles.md. It may be done while gateways run on the database. Ends with 1 where a file was refused; the others are taken.
 */
const usage = 'npm run articles -- FOLDER [--pictures URL] [--remove] [--overwrite] [--dry-run]';
/** Written at once: while SQLite writes, a gateway beside it waits. */
const atOnce = 200;

const {folder, pictures, remove, overwrite, dryRun} = await orSay(readWords);
const environment = await orSay(() => readEnvironment(process.env));
const {config, databaseUrl, dataDir} = environment;
const settings = config === undefined ? haituWorld.settings : (await orSay(() => readConfiguration(config))).desk;
const files = await orSay(() => readFolder(folder));
const database = await orSay(() =>
  databaseUrl === undefined ? openSqlite(dataDir, {beside: true}) : openPostgres(databaseUrl, {connections: 2}),
);
try {
  const repository = createDatabaseRepository(database, settings);
  const plan = await planImport(files, {
    settings,
    stored: await repository.articles(),
    source: (id) => repository.articleSource(id),
    now: Date.now(),
    pictures,
    overwrites: overwrite,
  });
  const off = remove ? plan.gone : [];
  if (!dryRun) {
    for (let n = 0; n < plan.put.length; n += atOnce) await write({articles: plan.put.slice(n, n + atOnce)});
    if (off.length) await write({articlesOff: off});
  }
  for (const {entry, file, revision} of plan.put) console.log(`${revision === 1 ? 'new' : 'changed'}  ${file} as ${entry.id}`);
  for (const {entry, file} of plan.gone) {
    console.log(`${remove ? 'taken off' : 'no longer in the folder, stays until --remove'}  ${file}, ${entry.id}`);
  }
  tell('stays as it was changed by hand, unless --overwrite', plan.kept);
  tell('left out', plan.remarks);
  tell('refused', plan.refused);
  const fresh = plan.put.filter(({revision}) => revision === 1).length;
  const counts = [`${fresh} new`, `${plan.put.length - fresh} changed`, `${plan.unchanged + plan.kept.length} as before`];
  console.log(
    [...counts, `${off.length} taken off`, `${plan.refused.length} refused`].join(', ') + (dryRun ? '; nothing was written' : ''),
  );
  if (plan.refused.length) process.exitCode = 1;

  async function write(change: Parameters<typeof repository.write>[0]): Promise<void> {
    if ((await repository.write(change)) === 'conflict') {
      throw new CannotStart('Somebody else changed articles at the same time. Run it again: what is written is kept.');
    }
  }
} catch (error) {
  await orSay(() => Promise.reject(error));
} finally {
  await database.close();
}

function tell(what: string, remarks: readonly FileRemark[]): void {
  for (const {path, line, text} of remarks) console.log(`${what}  ${path}:${line} ${text}`);
}

function readWords() {
  try {
    const {values, positionals} = parseArgs({
      options: {
        pictures: {type: 'string'},
        remove: {type: 'boolean', default: false},
        overwrite: {type: 'boolean', default: false},
        'dry-run': {type: 'boolean', default: false},
      },
      allowPositionals: true,
    });
    const [folder, more] = positionals;
    if (folder === undefined || more !== undefined) throw new Error('One folder is needed.');
    const {pictures} = values;
    if (pictures !== undefined && !/^(?:https?:\/\/[^\s]+|\/[^/\s\\][^\s]*)$/i.test(pictures)) {
      throw new Error('--pictures is the address of a folder: https://cdn.example.com/help/ or /help/.');
    }
    return {folder, pictures, remove: values.remove, overwrite: values.overwrite, dryRun: values['dry-run']};
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** Every Markdown file, in folders within it too; what begins with a point or an underscore is left alone. */
async function readFolder(folder: string): Promise<ArticleFile[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(`${folder} cannot be read (${error.code ?? error.name}).`);
  });
  const found = entries
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const paths = found
    .map((path) => ({path, inFolder: path.slice(join(folder, '/').length).replaceAll('\\', '/')}))
    .filter(({inFolder}) => !inFolder.split('/').some((part) => /^[._]|^node_modules$/.test(part)));
  if (!paths.length) throw new CannotStart(`There is no Markdown file in ${folder}.`);
  return Promise.all(paths.map(async ({path, inFolder}) => ({path: inFolder, text: await readText(path)})));
}

/** Nothing where it is not UTF-8. */
async function readText(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return undefined;
  }
}
