import type {Client} from '../client/client.js';
import {tickets} from '../client/wire-apart.js';
import {newKey} from '../contract/key.js';
import type {Account} from './account.js';
import {backToDraft} from './back-to-draft.js';
import type {Live} from './entry.js';

/** Ms after which a try that ended is no longer on its way to the backend. */
const settled = 60_000;

export type WayOut = {is: 'arrived'; reply: unknown} | {is: 'draft'; id: string; key: string} | undefined;

/**
 * Gives an entry back to its form. Where it is certain that nothing was made under its key it gets a new one; else it keeps the key, so that the
 * backend itself tells a second copy. `undefined`: it has no form. One that has arrived stays: it is to be taken as accepted.
 */
export async function takeBack(client: Client, {corner, person}: Account, live: Live, now: number): Promise<WayOut> {
  let certain = live.refused !== undefined;
  if (!certain && live.route === 'submitTicket' && 'attachments' in live.body) {
    const lines = await tickets().catch(() => undefined);
    const arrived = lines && (await client.call(lines.listTickets, {query: {clientRef: live.key}, person}).catch(() => undefined));
    const ticket = arrived?.items[0]?.id;
    if (lines && ticket !== undefined) return {is: 'arrived', reply: await client.call(lines.readTicket, {params: {ticket}, person})};
    certain = arrived !== undefined && live.triedAt !== undefined && now - live.triedAt > settled;
  }
  const key = certain ? newKey() : live.key;
  const id = await backToDraft(corner, live, {now, key, problem: live.refused});
  return id === undefined ? undefined : {is: 'draft', id, key};
}
