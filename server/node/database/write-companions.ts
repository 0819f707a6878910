import type {Transaction} from 'kysely';
import {isAboutPeople} from '../../app/companions.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import type {Tables} from './tables.js';

/** Who was brought in on a ticket, where its newest steps, those after the first `known`, concern that, or where no step says what changed. */
export async function writeCompanions(db: Transaction<Tables>, {id, cc = [], steps, revision}: TicketRecord, known: number): Promise<void> {
  if (revision > 1) {
    const added = steps.slice(known);
    if (added.length && !added.some(({step}) => isAboutPeople(step))) return;
    await db.deleteFrom('ticket_companions').where('ticket', '=', id).execute();
  }
  if (!cc.length) return;
  await db
    .insertInto('ticket_companions')
    .values(cc.map(({key}) => ({ticket: id, person: key})))
    .execute();
}
