import Libsql from 'libsql';
import {CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type QueryResult} from 'kysely';
import {join} from 'node:path';
import {Unavailable} from '../../app/unavailable.js';
import {CannotStart} from '../cannot-start.js';
import {messageOf} from '../message-of.js';
import {groupTransactions} from './grouped-transactions.js';
import {keepStatements} from './kept-statements.js';
import {FolderTaken, lockFolder} from './lock-folder.js';
import {migrate, requireThisVersion} from './migrate.js';
import {codeOf, passing, sentenceFor} from './sqlite-errors.js';
import type {Database, Tables} from './tables.js';

/** The database file in its folder; copying it alone while the gateway runs is no back-up, see docs/operations.md. */
export const sqliteFile = 'aftercare.db';

/** How long a statement waits, in ms, while a back-up program holds the file. */
const patience = 2000;
/** The same for a command beside a gateway, which has more time. */
const besidePatience = 10_000;

/**
 * Opens the embedded database in `folder`, made where it is not there, with every table brought up to date. A commit is on the disk before it is
 * told. The folder is this process's alone; `beside`: a command for a moment, also while a gateway of the same version runs on it. Throws `CannotStart`.
 */
export async function openSqlite(folder: string, {beside = false} = {}): Promise<Database> {
  const own = takeFolder(folder, beside);
  const unlock = own ?? (() => undefined);
  const path = join(folder, sqliteFile);
  try {
    const file = new Libsql(path, {timeout: own ? patience : besidePatience});
    for (const pragma of [
      'journal_mode = wal',
      'synchronous = full',
      'foreign_keys = on',
      'journal_size_limit = 67108864',
      'cache_size = -65536',
    ]) {
      file.pragma(pragma);
    }
    const db = new Kysely<Tables>({dialect: new EmbeddedDialect({database: keepStatements(file)}, file)});
    await (own ? migrate(db, 'sqlite') : requireThisVersion(db));
    const held = new Set<string>();
    const transaction = groupTransactions(db, () => file.inTransaction);
    return {
      dialect: 'sqlite',
      db,
      transaction,
      statement: transaction,
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

/** How to let go of the folder; `undefined` where a gateway has it and it is enough to stand beside that. */
function takeFolder(folder: string, beside: boolean): (() => void) | undefined {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (beside && error instanceof FolderTaken) return undefined;
    throw error;
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
