import {sql, type QueryCreator} from 'kysely';
import type {Change} from '../../app/ports.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import {foldTicket} from '../../app/ticket-search.js';
import {eventRow} from './event-rows.js';
import {waitingRow} from './outbox-rows.js';
import {isTaken} from './postgres-errors.js';
import type {Sweeps} from './sweeps.js';
import type {Database, Tables} from './tables.js';
import {ticketRow} from './ticket-rows.js';
import {indexWords} from './ticket-tokens.js';
import {answerRow, passRow} from './written-rows.js';

/** What comes with a request that is handed in. */
const parts: readonly string[] = ['ticket', 'place', 'passes', 'mails', 'calls', 'events', 'answer'] satisfies (keyof Change)[];

/**
 * Writes a request that is handed in with all that comes of it in one statement, where PostgreSQL else takes eight, one after the other. `false`, and nothing written,
 * where that is not all that changes, something of it stands there already, or what is over is to be removed: `writeChange` knows what to do then.
 */
export async function writeFirst({dialect, statement}: Database, change: Change, isDue: Sweeps): Promise<boolean> {
  const {ticket, place, passes = [], mails = [], calls = [], events = [], answer} = change;
  if (dialect !== 'postgres' || !ticket || !answer || !isPlain(ticket) || passes.some(({revision}) => revision > 1)) return false;
  if (Object.entries(change).some(([name, value]) => value !== undefined && !parts.includes(name))) return false;
  if (isDue('all that is over')) return false;
  const {text} = foldTicket(ticket);
  try {
    await statement((db) => {
      let all: QueryCreator<Tables> = db.with('a_ticket', (one) => one.insertInto('tickets').values(ticketRow(ticket, place)));
      const values = sql`${ticket.id}, ${text}, array_to_tsvector(${indexWords(text)}::text[])`;
      all = all.with('its_words', () => sql<never>`(insert into ticket_texts (ticket, text, words) values (${values}))`);
      if (passes.length) all = all.with('its_passes', (one) => one.insertInto('link_passes').values(passes.map(passRow)));
      if (mails.length) all = all.with('its_mails', (one) => one.insertInto('mails').values(mails.map(waitingRow)));
      if (calls.length) all = all.with('its_calls', (one) => one.insertInto('calls').values(calls.map(waitingRow)));
      if (events.length) all = all.with('its_events', (one) => one.insertInto('events').values(events.map((event) => eventRow(event))));
      return all.insertInto('answers').values(answerRow(answer)).execute();
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Nothing but its own row and words is to be written of it. */
function isPlain({revision, steps, cc = []}: TicketRecord): boolean {
  return revision === 1 && !steps.length && !cc.length;
}
