import {routes} from '../../src/contract/routes.js';
import {fillPath} from '../../src/contract/route.js';
import type {Ticket, TicketPage} from '../../src/contract/ticket.js';
import {Untried} from './book.js';
import {isSuccess, outcome} from './exchange.js';
import {keyed, type Visit} from './visit.js';

export interface LeftBehind {
  reference: string;
  because: string;
}

/** Puts back what this run changed and cancels what it handed in; gives what has to be closed by hand. */
export async function takeBack({made, unheard, afterwards}: Pick<Visit, 'made' | 'unheard' | 'afterwards'>): Promise<LeftBehind[]> {
  for (const back of afterwards) await back().catch(() => undefined);
  const left: LeftBehind[] = [];
  for (const {clientRef, who} of unheard) {
    const path = `${routes.listTickets.path}?clientRef=${encodeURIComponent(clientRef)}`;
    const found = await who.send('GET', path).catch(() => undefined);
    if (found && isSuccess(found)) for (const {id} of (found.json as TicketPage).items) made.set(id, who);
    else
      left.push({
        reference: `with the key ${clientRef}`,
        because: 'if there is one: its answer was lost, and so was that to GET /tickets?clientRef=',
      });
  }
  for (const [id, who] of made) {
    const because = await cancelled(id, who).catch((error: unknown) => (error instanceof Untried ? error.message : String(error)));
    if (because !== undefined) left.push(typeof because === 'string' ? {reference: id, because} : because);
  }
  return left;
}

async function cancelled(id: string, who: Parameters<Visit['made']['set']>[1]): Promise<LeftBehind | undefined> {
  const read = await who.send('GET', fillPath(routes.readTicket.path, {ticket: id}));
  if (!isSuccess(read)) return {reference: id, because: outcome(read)};
  const {reference, version, state, allowedActions} = read.json as Ticket;
  if (state === 'cancelled') return undefined;
  if (!allowedActions.includes('cancel')) return {reference, because: `it is ${state} and may not be cancelled`};
  const reply = await who.send('POST', fillPath(routes.actOnTicket.path, {ticket: id}), {...keyed({action: 'cancel'}), version});
  return isSuccess(reply) ? undefined : {reference, because: outcome(reply)};
}
