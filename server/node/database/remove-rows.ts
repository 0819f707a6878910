import {sql} from 'kysely';
import type {Removal} from '../../app/removal.js';
import {forgetEventsOf} from './event-rows.js';
import {holds} from './holds.js';
import {removeWaiting} from './mail-rows.js';
import type {Database} from './tables.js';

/** See `Repository.remove`: one transaction. */
export async function removeRows(
  {transaction: within, dialect}: Database,
  {tickets = [], surveys = [], person, mails, signalsBefore, feedbackBefore}: Removal,
) {
  await within(async (transaction) => {
    for (const id of tickets) {
      if (dialect === 'sqlite') {
        await sql`delete from ticket_words where rowid in (select number from tickets where id = ${id})`.execute(transaction);
      }
      await transaction.deleteFrom('ticket_steps').where('ticket', '=', id).execute();
      await transaction.deleteFrom('ticket_texts').where('ticket', '=', id).execute();
      await transaction.deleteFrom('ticket_companions').where('ticket', '=', id).execute();
      await transaction.deleteFrom('tickets').where('id', '=', id).execute();
      await forgetEventsOf(transaction, id);
      for (const outbox of ['mails', 'calls'] as const)
        await transaction.deleteFrom(outbox).where((where) => where.or([holds(dialect, 'key', id), holds(dialect, 'record', id)])).execute(); // prettier-ignore
      await transaction
        .deleteFrom('answers')
        .where(holds(dialect, 'body', id))
        .execute();
    }
    for (const id of surveys) await transaction.deleteFrom('surveys').where('id', '=', id).execute();
    if (mails) await removeWaiting(transaction, mails);
    if (person !== undefined) {
      await transaction.deleteFrom('preferences').where('owner', '=', person).execute();
      await transaction.deleteFrom('people').where('key', '=', person).execute();
      await transaction.deleteFrom('surveys').where('owner', '=', person).execute();
      await transaction.deleteFrom('feedback').where('owner', '=', person).execute();
      await transaction.updateTable('events').set({parted: null}).where('parted', '=', person).execute();
      const prefix = `${person} `;
      await transaction
        .deleteFrom('answers')
        .where(sql<boolean>`substr(scope, 1, ${prefix.length}) = ${prefix}`)
        .execute();
    }
    if (signalsBefore !== undefined) await transaction.deleteFrom('signals').where('at', '<', signalsBefore).execute();
    if (feedbackBefore !== undefined) await transaction.deleteFrom('feedback').where('at', '<', feedbackBefore).execute();
  });
}
