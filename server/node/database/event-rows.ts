import {sql, type Insertable, type Selectable, type Transaction} from 'kysely';
import {eventsKeptFor, type EventQuery, type EventRecord, type PlacedEvent} from '../../app/event-record.js';
import type {EventKind} from '../../../src/contract/event.js';
import type {Sweeps} from './sweeps.js';
import type {Database, Dialect, Tables} from './tables.js';

/** Writes events with what they tell of. SQLite writes one transaction after the other, so that their places are known at once; PostgreSQL's get theirs later. */
export async function insertEvents(
  db: Transaction<Tables>,
  dialect: Dialect,
  events: readonly EventRecord[],
  isDue: Sweeps,
): Promise<void> {
  if (isDue('events')) await sweep(db, events[0]!.at - eventsKeptFor);
  const last = dialect === 'sqlite' ? await lastPlace(db) : undefined;
  const rows = events.map((event, n) => eventRow(event, last === undefined ? null : last + n + 1));
  await db.insertInto('events').values(rows).execute();
}

export function eventRow({survey, parted, ...event}: EventRecord, place: number | null = null): Insertable<Tables['events']> {
  return {...event, survey: survey ?? null, parted: parted ?? null, place};
}

/** See `Repository.events`. */
export async function readEvents(database: Database, {after, upTo, limit, of}: EventQuery): Promise<PlacedEvent[]> {
  await placeEvents(database);
  let rows = database.db.selectFrom('events').selectAll('events').where('place', '>', after).orderBy('place').limit(limit);
  if (upTo !== undefined) rows = rows.where('place', '<=', upTo);
  if (of && 'ticket' in of) rows = rows.where('ticket', '=', of.ticket);
  else if (of) {
    const {owner, organisation} = of;
    const invited = database.db.selectFrom('ticket_companions').select('ticket').where('person', '=', owner);
    rows = rows
      .innerJoin('tickets', 'tickets.id', 'events.ticket')
      .where((where) =>
        where.or([
          where('tickets.owner', '=', owner),
          where('events.parted', '=', owner),
          where('events.ticket', 'in', invited),
          ...(organisation === undefined ? [] : [where('tickets.organisation', '=', organisation)]),
        ]),
      );
  }
  return (await rows.execute()).map(asPlaced);
}

/** See `Repository.placedEvent`. */
export async function placedEvent(database: Database, id?: string): Promise<PlacedEvent | undefined> {
  await placeEvents(database);
  const rows = database.db.selectFrom('events').selectAll().where('place', 'is not', null);
  const row = await (id === undefined ? rows.orderBy('place', 'desc').limit(1) : rows.where('id', '=', id)).executeTakeFirst();
  return row && asPlaced(row);
}

/** Tickets that go for good are named no more. The rows stay, so that no place is given twice. */
export async function forgetEventsOf(db: Transaction<Tables>, ticket: string): Promise<void> {
  await db.updateTable('events').set({ticket: '', survey: null, parted: null}).where('ticket', '=', ticket).execute();
}

/**
 * On PostgreSQL transactions end in another order than they wrote in. Whatever is committed and has no place yet gets the next ones here, by one after the other:
 * under a lock that goes with the commit, so that whoever sees a place has seen all before it.
 */
async function placeEvents({dialect, db, transaction}: Database): Promise<void> {
  if (dialect === 'sqlite') return;
  if (!(await db.selectFrom('events').select('number').where('place', 'is', null).limit(1).executeTakeFirst())) return;
  await transaction(async (inner) => {
    // A statement of its own: the next one sees all that was committed by whoever held the lock before.
    await sql`select pg_advisory_xact_lock(hashtextextended('aftercare events', 0))`.execute(inner);
    await sql`update events set place = placed.place from (
      select number, (select coalesce(max(place), 0) from events) + row_number() over (order by number) as place from events where place is null
    ) as placed where events.number = placed.number`.execute(inner);
  });
}

/** The last one stays, whatever its age: the next place is counted from it. What nobody ever read has no place, and goes by its age alone. */
async function sweep(db: Transaction<Tables>, before: number): Promise<void> {
  await db
    .deleteFrom('events')
    .where('at', '<', before)
    .where((where) =>
      where.or([
        where('place', 'is', null),
        where('place', '<', (rows) => rows.selectFrom('events').select((columns) => columns.fn.max('place').as('last'))),
      ]),
    )
    .execute();
}

async function lastPlace(db: Transaction<Tables>): Promise<number> {
  const row = await db.selectFrom('events').select((columns) => columns.fn.max('place').as('last')).executeTakeFirst(); // prettier-ignore
  return Number(row?.last ?? 0);
}

function asPlaced({place, id, kind, ticket, version, survey, parted, at}: Selectable<Tables['events']>): PlacedEvent {
  return {
    place: Number(place),
    id,
    kind: kind as EventKind,
    ticket,
    version,
    ...(survey !== null && {survey}),
    ...(parted !== null && {parted}),
    at: Number(at),
  };
}
