import {sql, type SqlBool} from 'kysely';
import type {Repository} from '../../app/ports.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import type {Database} from './tables.js';
import {placeColumns, ticketsFrom} from './ticket-rows.js';

/** See `Repository.misplaced`. What is over has an empty basis. */
export async function misplacedTickets(
  database: Database,
  {basis, limit}: Parameters<Repository['misplaced']>[0],
): Promise<TicketRecord[]> {
  const rows = database.db.selectFrom('tickets').select(['id', 'record']).limit(limit);
  // In the words of its index.
  const another = rows.where(sql<SqlBool>`(placed_for is null or placed_for <> revision)`);
  if (basis === undefined) return ticketsFrom(database, await another.where('place_at', 'is', null).execute());
  const unplaced = await another.execute();
  if (unplaced.length === limit) return ticketsFrom(database, unplaced);
  const known = new Set(unplaced.map(({id}) => id));
  // Parts of the index, where "another than" would read all of it.
  const otherwise = await rows.where(sql<SqlBool>`(placed_by > '' and placed_by < ${basis}) or placed_by > ${basis}`).execute();
  return ticketsFrom(database, [...unplaced, ...otherwise.filter(({id}) => !known.has(id))].slice(0, limit));
}

/** See `Repository.place`. */
export async function placeTickets({transaction}: Database, places: Parameters<Repository['place']>[0]): Promise<void> {
  const sorted = [...places].sort((a, b) => (a.id < b.id ? -1 : 1));
  await transaction(async (db) => {
    for (const {id, revision, place} of sorted)
      await db.updateTable('tickets').set(placeColumns(place, revision)).where('id', '=', id).where('revision', '=', revision).execute();
  });
}
