import type {Insertable, Kysely} from 'kysely';
import {isAmong} from '../../app/outbox.js';
import type {OutboxMail, Repository} from '../../app/ports.js';
import type {WaitingMails} from '../../app/removal.js';
import type {Sweeps} from './sweeps.js';
import type {Database, Tables} from './tables.js';

/** What was dealt with is remembered for this long, in ms, so that nothing is told twice. */
const rememberedFor = 60 * 86_400_000;

/** Puts mails into the outbox; one whose key is there stays as it is. */
export async function insertMails(db: Kysely<Tables>, mails: readonly OutboxMail[], isDue: Sweeps): Promise<void> {
  const oldest = Math.max(...mails.map(({createdAt}) => createdAt)) - rememberedFor;
  if (isDue('mails')) {
    await db.deleteFrom('mails').where('state', 'in', ['sent', 'failed']).where('due_at', '<', oldest).execute();
  }
  await db.insertInto('mails').values(mails.map(mailRow)).onConflict((twice) => twice.doNothing()).execute(); // prettier-ignore
}

/** See `Repository.takeMails`. */
export async function takeMails(
  {statement, dialect}: Database,
  {now, until, limit}: Parameters<Repository['takeMails']>[0],
): Promise<OutboxMail[]> {
  const rows = await statement((db) =>
    db
      .updateTable('mails')
      .set((columns) => ({attempts: columns('attempts', '+', 1), due_at: until}))
      .where('key', 'in', (inner) =>
        inner
          .selectFrom('mails')
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
  return rows.map(mailOf).sort((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1));
}

/** Takes some of those that wait out of the outbox. */
export async function removeWaiting(db: Kysely<Tables>, meant: WaitingMails): Promise<void> {
  const waiting = await db.selectFrom('mails').selectAll().where('state', '=', 'waiting').execute();
  for (const {key} of waiting.map(mailOf).filter((mail) => isAmong(mail, meant))) {
    await db.deleteFrom('mails').where('key', '=', key).execute();
  }
}

/** See `Repository.settleMail`. */
export async function settleMail({statement}: Database, mail: OutboxMail): Promise<void> {
  const {key, attempts, ...row} = mailRow(mail);
  await statement((db) =>
    db.updateTable('mails').set(row).where('key', '=', key).where('state', '=', 'waiting').where('attempts', '=', attempts).execute(),
  );
}

/** See `Repository.outbox`. */
export async function countWaiting({db}: Database): ReturnType<Repository['outbox']> {
  const {waiting, oldest} = await db
    .selectFrom('mails')
    .select((columns) => [columns.fn.countAll().as('waiting'), columns.fn.min('created_at').as('oldest')])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return {waiting: Number(waiting), ...(oldest != null && {oldestAt: Number(oldest)})};
}

function mailRow({key, state, attempts, createdAt, dueAt, ...rest}: OutboxMail): Insertable<Tables['mails']> {
  return {key, state, attempts, created_at: createdAt, due_at: dueAt, record: JSON.stringify(rest)};
}

function mailOf({key, state, attempts, created_at, due_at, record}: Tables['mails']): OutboxMail {
  const rest = JSON.parse(record) as Pick<OutboxMail, 'letter' | 'givenUpAt' | 'problem'>;
  return {key, state, attempts, createdAt: Number(created_at), dueAt: Number(due_at), ...rest};
}
