import type {Kysely} from 'kysely';
import {isAmong} from '../../app/outbox.js';
import type {Repository} from '../../app/ports.js';
import type {WaitingMails} from '../../app/removal.js';
import {waitingOf} from './outbox-rows.js';
import type {Database, Tables} from './tables.js';

/** Takes some of those that wait out of the outbox. */
export async function removeWaiting(db: Kysely<Tables>, meant: WaitingMails): Promise<void> {
  const waiting = await db.selectFrom('mails').selectAll().where('state', '=', 'waiting').execute();
  for (const {key} of waiting.map((row) => waitingOf<'mails'>(row)).filter((mail) => isAmong(mail, meant))) {
    await db.deleteFrom('mails').where('key', '=', key).execute();
  }
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
