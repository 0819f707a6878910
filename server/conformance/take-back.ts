import {routes} from '../../src/contract/routes.js';
import {fillPath} from '../../src/contract/route.js';
import type {Ticket, TicketPage} from '../../src/contract/ticket.js';
import {Untried} from './book.js';
import {isSuccess, outcome, type Party} from './exchange.js';
import {checksTitle, keyed, type Visit} from './visit.js';

export interface LeftBehind {
  reference: string;
  because: string;
}

/** Puts back what this run changed and cancels what it handed in; gives what has to be closed by hand. */
export async function takeBack({made, unheard, afterwards}: Pick<Visit, 'made' | 'unheard' | 'afterwards'>): Promise<LeftBehind[]> {
  for (const back of afterwards) await back().catch(() => undefined);
  const left: LeftBehind[] = [];
  for (const [clientRef, who] of unheard) {
    try {
      const id = await lookUp(clientRef, who);
      if (id !== undefined) made.set(id, who);
    } catch (error) {
      left.push({reference: `with the key ${clientRef}`, because: `if there is one: its answer was lost; ${(error as Error).message}`});
    }
  }
  for (const [id, who] of made) {
    const because = await cancelled(id, who).catch((error: unknown) => (error instanceof Untried ? error.message : String(error)));
    if (because !== undefined) left.push(typeof because === 'string' ? {reference: id, because} : because);
  }
  return left;
}

/**
 * Id of what was handed in by the key. A backend that does not heed the query answers with whatever this person has: only what says the
 * key itself, or where none is said, bears the title of these checks, is touched.
 */
async function lookUp(clientRef: string, who: Party): Promise<string | undefined> {
  const list = await who.send('GET', `${routes.listTickets.path}?clientRef=${encodeURIComponent(clientRef)}`);
  if (!isSuccess(list)) throw new Error(`GET /tickets?clientRef= answered ${outcome(list)}`);
  const {items = []} = (list.json ?? {}) as Partial<TicketPage>;
  if (items.length > 1) throw new Error('GET /tickets?clientRef= answered with more than one request: it does not look it up');
  const [one] = items;
  if (!one) return undefined;
  const read = await who.send('GET', fillPath(routes.readTicket.path, {ticket: one.id}));
  const {clientRef: said, title = ''} = (read.json ?? {}) as Partial<Ticket>;
  if (said === undefined ? !title.startsWith(checksTitle) : said !== clientRef)
    throw new Error('GET /tickets?clientRef= answered with another request');
  return one.id;
}

async function cancelled(id: string, who: Party): Promise<LeftBehind | undefined> {
  const read = await who.send('GET', fillPath(routes.readTicket.path, {ticket: id}));
  if (!isSuccess(read)) return {reference: id, because: outcome(read)};
  const {reference, version, state, allowedActions} = read.json as Ticket;
  if (state === 'cancelled') return undefined;
  if (!allowedActions.includes('cancel')) return {reference, because: `it is ${state} and may not be cancelled`};
  const reply = await who.send('POST', fillPath(routes.actOnTicket.path, {ticket: id}), {...keyed({action: 'cancel'}), version});
  return isSuccess(reply) ? undefined : {reference, because: outcome(reply)};
}
