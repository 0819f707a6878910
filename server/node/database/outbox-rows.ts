import type {Kysely} from 'kysely';
import type {OutboxCall} from '../../app/hooks.js';
import type {OutboxMail, Repository} from '../../app/ports.js';
import type {Sweeps} from './sweeps.js';
import type {Database, OutboxRow, Tables} from './tables.js';

/** What was dealt with is remembered for this long, in ms, so that nothing is told twice. */
const rememberedFor = 60 * 86_400_000;

/** What lies in each table. */
interface Outboxes {
  mails: OutboxMail;
  calls: OutboxCall;
}
type Outbox = keyof Outboxes;

/** Puts mails or calls into their outbox; one whose key is there stays as it is. */
export async function insertWaiting<T extends Outbox>(
  db: Kysely<Tables>,
  table: T,
  all: readonly Outboxes[T][],
  isDue: Sweeps,
): Promise<void> {
  const oldest = Math.max(...all.map(({createdAt}) => createdAt)) - rememberedFor;
  if (isDue(table)) {
    await db
      .deleteFrom(table as Outbox)
      .where('state', 'in', ['sent', 'failed'])
      .where('due_at', '<', oldest)
      .execute();
  }
  await db.insertInto(table as Outbox).values(all.map(waitingRow)).onConflict((twice) => twice.doNothing()).execute(); // prettier-ignore
}

/** See `Repository.takeMails`. */
export async function takeWaiting<T extends Outbox>(
  {statement, dialect}: Database,
  table: T,
  {now, until, limit}: Parameters<Repository['takeMails']>[0],
): Promise<Outboxes[T][]> {
  const rows = await statement((db) =>
    db
      .updateTable(table as Outbox)
      .set((columns) => ({attempts: columns('attempts', '+', 1), due_at: until}))
      .where('key', 'in', (inner) =>
        inner
          .selectFrom(table as Outbox)
          .select('key')
          .where('state', '=', 'waiting')
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(limit)
          // What another instance is taking at this moment is its own.
          .$if(dialect === 'postgres', (due) => due.forUpdate().skipLocked()),
      )
      .returningAll()
      .execute(),
  );
  return rows.map((row) => waitingOf<T>(row)).sort((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1));
}

/** See `Repository.settleMail`. */
export async function settleWaiting<T extends Outbox>({statement}: Database, table: T, one: Outboxes[T]): Promise<void> {
  const {key, attempts, ...row} = waitingRow(one);
  await statement((db) =>
    db
      .updateTable(table as Outbox)
      .set(row)
      .where('key', '=', key)
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempts)
      .execute(),
  );
}

export function waitingOf<T extends Outbox>({key, state, attempts, created_at, due_at, record}: OutboxRow): Outboxes[T] {
  const rest = JSON.parse(record) as object;
  return {key, state, attempts, createdAt: Number(created_at), dueAt: Number(due_at), ...rest} as Outboxes[T];
}

export function waitingRow({key, state, attempts, createdAt, dueAt, ...rest}: OutboxMail | OutboxCall): OutboxRow {
  return {key, state, attempts, created_at: createdAt, due_at: dueAt, record: JSON.stringify(rest)};
}
