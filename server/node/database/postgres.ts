import {Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient} from 'kysely';
import {Pool, type PoolClient, type PoolConfig} from 'pg';
import {CannotStart} from '../cannot-start.js';
import {messageOf} from '../message-of.js';
import {createAdvisoryLocks} from './advisory-locks.js';
import {migrate} from './migrate.js';
import {storable} from './postgres-texts.js';
import {endsConnection, sayUnavailable} from './postgres-errors.js';
import {createSharedBell} from './shared-bell.js';
import type {Database, Tables} from './tables.js';

/** In ms: how long a connection, a statement and an answer to it may take. */
const limits = {
  connectionTimeoutMillis: 3000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 15_000,
} satisfies PoolConfig;

/** Statements that a connection keeps prepared, at most. */
const mostNames = 200;

export interface PostgresOptions {
  /** Most connections of this process, besides the one that holds locks and the one that hears of news. */
  connections?: number;
  /** Told of connections that broke while nobody used them. */
  report?: (error: unknown) => void;
}

/**
 * Opens a PostgreSQL database, version 12 or newer, with every table brought up to date; several gateways may share one. Each of them holds locks by a
 * session, so a pooler between must keep sessions together. Throws `CannotStart`.
 */
export async function openPostgres(url: string, {connections = 10, report = () => undefined}: PostgresOptions = {}): Promise<Database> {
  const config: PoolConfig = {connectionString: url, application_name: 'aftercare', keepAlive: true, ...limits};
  const pool = new Pool({...config, max: connections});
  // A connection that breaks while it idles is replaced when next needed.
  pool.on('error', report);
  const locks = createAdvisoryLocks(config, report);
  const bell = createSharedBell(config, report);
  const db = new Kysely<Tables>({dialect: new PostgresDialect({pool: speaking(pool)})});
  const close = async () => {
    await bell.close();
    await locks.close();
    await db.destroy();
  };
  // A migration takes as long as it takes, and so does waiting for another gateway's.
  const unhurried = new Pool({
    connectionString: url,
    application_name: 'aftercare',
    connectionTimeoutMillis: limits.connectionTimeoutMillis,
    max: 2,
  });
  unhurried.on('error', report);
  const migrating = new Kysely<Tables>({dialect: new PostgresDialect({pool: speaking(unhurried)})});
  try {
    await migrate(migrating, 'postgres');
  } catch (error) {
    await close();
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `The database of DATABASE_URL does not answer (${messageOf(error)}). Check that it runs and that the address is right.`,
      {
        cause: error,
      },
    );
  } finally {
    await migrating.destroy();
  }
  return {
    dialect: 'postgres',
    db,
    transaction: (work) => db.transaction().execute(work),
    statement: (work) => work(db),
    tryLock: locks.tryLock,
    bell,
    close,
  };
}

/** A pool whose clients say in the app's words what will pass, and are not used again after a break. */
function speaking(pool: Pool): PostgresPool {
  const nameOf = statementNames();
  return {
    connect: async () => speakingClient(await pool.connect().catch(sayUnavailable), nameOf),
    end: () => pool.end(),
  };
}

function speakingClient(client: PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  let broken = false;
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      const name = nameOf(text);
      return await client.query({text, values: values.map(storable), ...(name !== undefined && {name})});
    } catch (error) {
      broken ||= endsConnection(error);
      return sayUnavailable(error);
    }
  };
  // The dialect is given no cursor, so statements come as text only.
  return {query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken)};
}

/**
 * What a statement with parameters is called on every connection, so that each connection reads its text once. The first texts get a name, and there are fewer
 * than that but for lists of different lengths in them; the others go without.
 */
function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    if (!text.includes('$1')) return undefined;
    if (!names.has(text) && names.size < mostNames) names.set(text, `aftercare ${names.size}`);
    return names.get(text);
  };
}
