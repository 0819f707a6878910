import {routes} from '../../src/contract/routes.js';
import {fillPath} from '../../src/contract/route.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {Untried} from './book.js';
import {isSuccess, outcome} from './exchange.js';
import {keyed, type Visit} from './visit.js';

export interface LeftBehind {
  reference: string;
  because: string;
}

/** Puts back what this run changed and cancels what it handed in; gives what has to be closed by hand. */
export async function takeBack({made, afterwards}: Pick<Visit, 'made' | 'afterwards'>): Promise<LeftBehind[]> {
  for (const back of afterwards) await back().catch(() => undefined);
  const left: LeftBehind[] = [];
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
