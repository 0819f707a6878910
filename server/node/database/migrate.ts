import {Migrator, sql, type Kysely, type Migration as KyselyMigration} from 'kysely';
import {CannotStart} from '../cannot-start.js';
import {migrations} from '../migrations/all.js';
import type {Migration} from '../migrations/migration.js';
import type {Dialect, Tables} from './tables.js';

/**
 * Brings the tables up to date, one process at a time. Throws `CannotStart` where a newer version of the gateway has been here: what it keeps where is not
 * known to this one.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect, known: readonly Migration[] = migrations): Promise<void> {
  const steps = Object.fromEntries(
    known.map((migration): [string, KyselyMigration] => [migration.name, {up: (transaction) => migration.up(transaction, dialect)}]),
  );
  const migrator = new Migrator({db, provider: {getMigrations: async () => steps}});
  if (dialect === 'postgres') await requireUtf8(db);
  const before = await namesIn(db);
  const newer = before.filter((name) => !known.some((migration) => migration.name === name));
  if (newer.length) {
    throw new CannotStart(
      `The database was written by a newer version of the gateway (${newer.join(', ')}). Start that version, or restore a back-up from before it.`,
    );
  }
  const {error} = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Throws `CannotStart` unless the tables are those of this version. */
export async function requireThisVersion(db: Kysely<Tables>, known: readonly Migration[] = migrations): Promise<void> {
  const names = await namesIn(db);
  if (names.join() === known.map(({name}) => name).join()) return;
  throw new CannotStart(
    'The gateway that runs on this database is of another version. Take this command from that one, or start the gateway of this one first.',
  );
}

/** Migrations that ran here, in order. */
async function namesIn(db: Kysely<Tables>): Promise<string[]> {
  const known = await db.introspection.getTables({withInternalKyselyTables: true});
  if (!known.some(({name}) => name === 'kysely_migration')) return [];
  const {rows} = await sql<{name: string}>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({name}) => name);
}

async function requireUtf8(db: Kysely<Tables>): Promise<void> {
  const {rows} = await sql<{server_encoding: string}>`show server_encoding`.execute(db);
  if (rows[0]?.server_encoding === 'UTF8') return;
  throw new CannotStart('The database of DATABASE_URL does not keep its texts in UTF8. Make one that does: createdb --encoding=UTF8 ...');
}
