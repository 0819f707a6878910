import {sql, type Expression, type SqlBool} from 'kysely';
import type {TicketState} from '../../../src/contract/ticket.js';
import {nobody, type TicketQuery, type TicketSelection} from '../../app/ports.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import {ticketTerms} from '../../app/ticket-search.js';
import {unspaced} from '../../../src/search/tokens.js';
import {holds} from './holds.js';
import type {Database} from './tables.js';
import {ticketsFrom} from './ticket-rows.js';
import {everybodys, indexWord, longest, wordsOf} from './ticket-tokens.js';

/** See `Repository.tickets`. */
export async function listTickets(database: Database, query: TicketQuery): Promise<TicketRecord[]> {
  if (query.states && !query.states.length) return [];
  const {after} = query;
  let rows = narrowed(database, query).select(['id', 'record']).orderBy('updated_at', 'desc').orderBy('id', 'desc');
  if (after) rows = rows.where(behind('updated_at', after));
  return ticketsFrom(database, await rows.execute());
}

/** See `Repository.queue`. */
export async function listQueue(database: Database, query: TicketQuery): Promise<{at: number; record: TicketRecord}[]> {
  if (query.states && !query.states.length) return [];
  const {after} = query;
  // SQLite would rather sort everything in these states than go along the queue.
  const state = database.dialect === 'sqlite' ? sql<string>`+state` : undefined;
  let rows = narrowed(database, query, state).select(['id', 'record', 'place_at']).where('place_at', 'is not', null);
  if (after) rows = rows.where(inQueueBehind(after));
  const found = await rows.orderBy('place_at').orderBy('id').execute();
  const records = await ticketsFrom(database, found);
  return records.map((record, n) => ({at: Number(found[n]!.place_at), record}));
}

/** See `Repository.countTickets`. */
export async function countTickets(database: Database, selection: TicketSelection): Promise<Partial<Record<TicketState, number>>> {
  const rows = await selected(database, selection)
    .select((columns) => ['state', columns.fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({state, count}) => [state, Number(count)]));
}

function narrowed(database: Database, query: TicketQuery, state: Expression<string> = sql.ref<string>('state')) {
  const {states, clientRef, turn, limit} = query;
  let rows = selected(database, query).limit(limit);
  if (states) rows = rows.where(state, 'in', states);
  if (clientRef !== undefined) rows = rows.where('client_ref', '=', clientRef);
  return turn === undefined ? rows : rows.where('turn', '=', turn);
}

/** Behind a position of the team's queue, which goes up. */
function inQueueBehind({at, id}: NonNullable<TicketQuery['after']>): Expression<SqlBool> {
  const whole = asWhole(Math.floor(at));
  return whole === at ? sql<SqlBool>`(place_at, id) > (${whole}, ${id})` : sql<SqlBool>`place_at > ${whole}`;
}

/** A position comes back from outside; whatever number it holds, the column's are whole. */
function asWhole(at: number): number {
  return Math.min(Math.max(at, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

/** Behind a position, in a list that goes down by `column` and then by id. */
export function behind(column: 'updated_at' | 'created_at' | 'answered_at', {at, id}: {at: number; id: string}): Expression<SqlBool> {
  const whole = asWhole(Math.ceil(at));
  return sql<SqlBool>`(${sql.ref(column)}, id) < (${whole}, ${whole === at ? id : ''})`;
}

function selected(database: Database, {whose, requester, type, notType, complaints, priority, assignee, q, since}: TicketSelection) {
  let tickets = database.db.selectFrom('tickets');
  if (whose !== 'everybody') {
    if ('owner' in whose) tickets = tickets.where('owner', '=', whose.owner);
    else if (whose.organisation !== undefined) tickets = tickets.where('organisation', '=', whose.organisation);
    if ('companion' in whose)
      tickets = tickets.where('id', 'in', (rows) =>
        rows.selectFrom('ticket_companions').select('ticket').where('person', '=', whose.companion),
      );
  }
  if (requester !== undefined) tickets = tickets.where('owner', '=', requester);
  if (type !== undefined) tickets = tickets.where('type', '=', type);
  if (notType !== undefined) tickets = tickets.where('type', '!=', notType);
  if (complaints) tickets = tickets.where(seen(database, complaints));
  if (since !== undefined) tickets = tickets.where('created_at', '>=', since);
  if (priority !== undefined) tickets = tickets.where('priority', '=', priority);
  if (assignee !== undefined)
    tickets = assignee === nobody ? tickets.where('assignee', 'is', null) : tickets.where('assignee', '=', assignee);
  return q === undefined ? tickets : tickets.where(matches(database, whose, q));
}

/** The same test as `isSeen`; only records of that type are looked into. */
function seen({dialect}: Database, {type, notAbout, about}: NonNullable<TicketSelection['complaints']>): Expression<SqlBool> {
  // PostgreSQL reads no escaped zero and no half of a character; no id has an escape.
  const legible = sql`replace(replace(tickets.record, '\\\\', ''), '\\u', '')`;
  const apart = (id: string) =>
    dialect === 'postgres'
      ? sql<SqlBool>`exists (select from json_array_elements(${legible}::json -> 'apart') as one where one ->> 'id' = ${id})`
      : sql<SqlBool>`exists (select 1 from json_each(record, '$.apart') as one where json_extract(one.value, '$.id') = ${id})`;
  const conditions = [sql<SqlBool>`not ${apart(notAbout)}`, ...about.map(apart)];
  return sql<SqlBool>`case when tickets.type <> ${type} then true else ${sql.join(conditions, sql` and `)} end`;
}

/** The same test as `ticketMatcher`. */
function matches({dialect}: Database, whose: TicketSelection['whose'], q: string): Expression<SqlBool> {
  const {terms, plain, reference} = ticketTerms(q);
  const inText = (part: string) =>
    sql<SqlBool>`exists (select 1 from ticket_texts where ticket = tickets.id and ${holds(dialect, 'text', part)})`;
  const conditions = terms.filter((term) => term.length > longest).map(inText);
  if (!terms.length) conditions.push(inText(plain));
  else if (dialect === 'postgres') {
    const query = terms.map((term) => `'${indexWord(term)}':*`).join(' & ');
    conditions.push(sql<SqlBool>`exists (select from ticket_texts where ticket = tickets.id and words @@ ${query}::tsquery)`);
  } else {
    const theirs = whose === 'everybody' ? undefined : 'owner' in whose ? whose.owner : whose.organisation;
    const prefix = theirs === undefined ? everybodys : wordsOf(theirs);
    const query = terms.map((term) => `${prefix}${indexWord(term)}${isPair(term) ? '' : '*'}`).join(' AND ');
    conditions.push(sql<SqlBool>`number in (select rowid from ticket_words where ticket_words match ${query})`);
  }
  const all = sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
  if (!reference) return all;
  return sql<SqlBool>`(${all} or ${holds(dialect, 'reference', reference)})`;
}

/** Two characters of a script without spaces are a whole word of the index. */
function isPair(term: string): boolean {
  return unspaced.test(term) && [...term].length > 1;
}
