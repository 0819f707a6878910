import {Client, type ClientConfig} from 'pg';
import {endsConnection, sayUnavailable} from './postgres-errors.js';
import {storable} from './postgres-texts.js';
import type {Database} from './tables.js';

export interface AdvisoryLocks {
  tryLock: Database['tryLock'];
  close(): Promise<void>;
}

/** Seconds: a machine that is gone without a word holds its locks for half a minute, and not as long as the server's system would wait. */
const keepalives = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4';

/**
 * Locks among all gateways of one database, held by a session of their own and by no transaction. They go with the session, and so with the process.
 * `report` is told when the session breaks; the next lock opens another.
 */
export function createAdvisoryLocks(config: ClientConfig, report: (error: unknown) => void): AdvisoryLocks {
  /** A session may take its own lock twice, so this process keeps its own in mind. */
  const held = new Set<string>();
  let session: Promise<Client> | undefined;
  /** A session answers one question after the other. */
  let line: Promise<unknown> = Promise.resolve();

  async function open(): Promise<Client> {
    const client = new Client(config);
    const current = client
      .connect()
      .then(() => client.query(keepalives))
      .then(() => client);
    session = current;
    const forget = () => {
      if (session === current) session = undefined;
    };
    client.on('error', (error) => {
      forget();
      report(error);
    });
    client.on('end', forget);
    current.catch(forget);
    return current;
  }

  function ask(question: string, name: string): Promise<boolean> {
    const answer = line.then(() => askNow(question, name));
    line = answer.catch(() => undefined);
    return answer;
  }

  async function askNow(question: string, name: string): Promise<boolean> {
    const client = await (session ?? open()).catch(sayUnavailable);
    try {
      const {rows} = await client.query<{yes: boolean}>(`select ${question}(hashtextextended($1, 0)) as yes`, [storable(name)]);
      return rows[0]?.yes === true;
    } catch (error) {
      if (endsConnection(error)) {
        session = undefined;
        client.end().catch(() => undefined);
      }
      return sayUnavailable(error);
    }
  }

  return {
    tryLock: async (name) => {
      if (held.has(name)) return undefined;
      held.add(name);
      let taken = false;
      try {
        taken = await ask('pg_try_advisory_lock', name);
      } finally {
        if (!taken) held.delete(name);
      }
      if (!taken) return undefined;
      return async () => {
        try {
          await ask('pg_advisory_unlock', name);
        } catch (error) {
          // The session is gone, and every lock of it: what was done under it is done.
          report(error);
        } finally {
          held.delete(name);
        }
      };
    },
    close: async () => {
      const last = session;
      session = undefined;
      await last?.then((client) => client.end()).catch(() => undefined);
    },
  };
}
