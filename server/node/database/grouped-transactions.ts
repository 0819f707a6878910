import {sql, type Kysely, type Transaction} from 'kysely';
import type {Database, Tables} from './tables.js';

/** Transactions that reach the disk together, at most. */
const atOnce = 64;

interface Waiting {
  work(db: Transaction<Tables>): Promise<void>;
  /** Called once what it did is on the disk, or once it is known that it is not. */
  settle(error?: unknown): void;
}

/**
 * For a database of one connection that waits for the disk at each commit: transactions that come at the same moment are committed together. Each stands or falls
 * by itself, as a savepoint of the whole. `isOpen`: whether there is still a transaction, for some failures end it.
 */
export function groupTransactions(db: Kysely<Tables>, isOpen: () => boolean): Database['transaction'] {
  const waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    while (waiting.length) await commit(waiting.splice(0, atOnce));
    running = false;
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    const failed = new Map<Waiting, unknown>();
    try {
      await db.transaction().execute(async (transaction) => {
        for (const one of group) {
          await sql`savepoint one`.execute(transaction);
          try {
            await one.work(transaction);
          } catch (error) {
            if (!isOpen()) throw error;
            failed.set(one, error);
            await sql`rollback to one`.execute(transaction);
          }
          await sql`release one`.execute(transaction);
        }
      });
      for (const one of group) one.settle(failed.get(one));
    } catch (error) {
      for (const one of group) one.settle(error);
    }
  }

  return <T>(work: (db: Transaction<Tables>) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let outcome: T;
      waiting.push({
        work: async (transaction) => void (outcome = await work(transaction)),
        settle: (error) => (error === undefined ? resolve(outcome) : reject(error)),
      });
      if (running) return;
      running = true;
      // Whatever else has arrived by now comes along.
      setImmediate(() => void run());
    });
}
