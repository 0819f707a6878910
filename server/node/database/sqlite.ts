import Libsql from 'libsql';
import {CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type QueryResult} from 'kysely';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {Unavailable} from '../../app/unavailable.js';
import {CannotStart} from '../cannot-start.js';
import {migrate} from './migrate.js';
import type {Database, Tables} from './tables.js';

/** The database file in its folder; copying it alone while the gateway runs is no back-up, see docs/operations.md. */
export const sqliteFile = 'aftercare.db';
const lockFile = 'aftercare.lock';

/** How long a statement waits, in ms, while a back-up program holds the file. */
const patience = 2000;

/**
 * Opens the embedded database in `folder`, made where it is not there, with every table brought up to date. A commit is on the disk before it is
 * told. Throws `CannotStart`.
 */
export async function openSqlite(folder: string): Promise<Database> {
  const unlock = lockFolder(folder);
  const path = join(folder, sqliteFile);
  try {
    const file = new Libsql(path, {timeout: patience});
    for (const pragma of [
      'journal_mode = wal',
      'synchronous = full',
      'foreign_keys = on',
      'journal_size_limit = 67108864',
      'cache_size = -65536',
    ]) {
      file.pragma(pragma);
    }
    const db = new Kysely<Tables>({dialect: new EmbeddedDialect({database: file}, file)});
    await migrate(db, 'sqlite');
    const held = new Set<string>();
    return {
      dialect: 'sqlite',
      db,
      // The folder is this process's alone, so its own memory tells who holds what.
      tryLock: async (name) => {
        if (held.has(name)) return undefined;
        held.add(name);
        return async () => void held.delete(name);
      },
      close: async () => {
        await db.destroy();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error instanceof CannotStart ? error : new CannotStart(sentenceFor(error, path), {cause: error});
  }
}

/**
 * One process at a time: it holds a lock on a file of its own, which the system takes back when the process ends in whatever way. The database itself stays open
 * to programs that read it, such as back-ups.
 */
function lockFolder(folder: string): () => void {
  const path = join(folder, lockFile);
  let lock: Libsql.Database | undefined;
  try {
    mkdirSync(folder, {recursive: true});
    lock = new Libsql(path, {timeout: 0});
    lock.exec('begin exclusive');
    const held = lock;
    return () => void held.close();
  } catch (error) {
    lock?.close();
    throw new CannotStart(
      codeOf(error).startsWith('SQLITE_BUSY')
        ? `Another gateway is running on ${folder}. Stop it first, or set DATA_DIR to another folder; several gateways share one database by DATABASE_URL.`
        : sentenceFor(error, path),
      {cause: error},
    );
  }
}

class EmbeddedDialect extends SqliteDialect {
  readonly #file: Libsql.Database;
  readonly #config: ConstructorParameters<typeof SqliteDriver>[0];

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], file: Libsql.Database) {
    super(config);
    this.#config = config;
    this.#file = file;
  }

  override createDriver(): EmbeddedDriver {
    return new EmbeddedDriver(this.#config, this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** A migration that is cut off leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class EmbeddedDriver extends SqliteDriver {
  readonly #file: Libsql.Database;

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], file: Libsql.Database) {
    super(config);
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new SpeakingConnection(await super.acquireConnection());
  }

  // The file is locked for writing from the first statement, so that none of them fails half-way because of somebody else's.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  // After a full disk SQLite has rolled back by itself.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Says what of the database's errors will pass in the app's words. */
class SpeakingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.#connection.executeQuery<R>(query);
    } catch (error) {
      throw passing.test(codeOf(error)) ? new Unavailable(`SQLite: ${messageOf(error)}`, {cause: error, retryAfter: 5}) : error;
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize);
  }
}

/** What comes of the disk, of other programs or of damage, and of nothing that was asked. */
const passing = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|PERM|PROTOCOL)/;

function sentenceFor(error: unknown, path: string): string {
  const code = codeOf(error instanceof Unavailable ? error.cause : error);
  const said = `(${messageOf(error)})`;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return `The database ${path} is damaged ${said}. Put the newest back-up in its place; without one, move it away and start anew.`;
  }
  if (/^SQLITE_FULL|^ENOSPC/.test(code)) return `There is no room left for the database ${path} ${said}. Make room and start again.`;
  return `The database ${path} cannot be opened for writing ${said}. Set DATA_DIR to a folder that this user may write in.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
