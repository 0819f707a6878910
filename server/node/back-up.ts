import Libsql from 'libsql';
import {cpSync, existsSync, mkdirSync, openSync, closeSync, fsyncSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {CannotStart} from './cannot-start.js';
import {sqliteFile} from './database/sqlite.js';

/**
 * Copies the embedded database and the files of `dataDir` into the folder `target` while the gateway runs: everything acknowledged before it began, and nothing
 * half. The database first, so that no file it names was missing when the files were copied. Throws `CannotStart` where it cannot.
 */
export function backUp(dataDir: string, target: string): void {
  const source = join(dataDir, sqliteFile);
  if (!existsSync(source)) throw new CannotStart(`There is no database in ${dataDir}. Set DATA_DIR; PostgreSQL is backed up by pg_dump.`);
  const copy = join(target, sqliteFile);
  if (existsSync(copy)) throw new CannotStart(`${copy} is there already. Name a folder for this back-up alone.`);
  mkdirSync(target, {recursive: true});
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, {force: true});
  const database = new Libsql(source, {timeout: 10_000});
  try {
    database.prepare('vacuum into ?').run(unfinished);
  } finally {
    database.close();
  }
  const file = openSync(unfinished, 'r+');
  fsyncSync(file);
  closeSync(file);
  const uploads = join(dataDir, 'uploads');
  if (existsSync(uploads)) cpSync(uploads, join(target, 'uploads'), {recursive: true});
  renameSync(unfinished, copy);
}
