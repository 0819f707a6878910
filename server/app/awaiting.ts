import type {TicketSummary} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import type {Ports} from './ports.js';
import {managedBy} from './ticket-access.js';
import {statesOf} from './ticket-groups.js';
import {summarise} from './ticket-view.js';

/** Open requests that are looked through in one go. */
const atOnce = 100;

/** What this customer may approve at `now`, epoch ms, the longest waiting first: his own, for a manager all of his organisation's. Guests approve nothing. */
export async function awaiting({repository}: Pick<Ports, 'repository'>, customer: Customer, now: number): Promise<TicketSummary[]> {
  if (customer.guestOf !== undefined) return [];
  const organisation = managedBy(customer);
  const whose = organisation === undefined ? {owner: customer.key} : {organisation};
  const found: TicketSummary[] = [];
  for (let after: {at: number; id: string} | undefined; ;) {
    const rows = await repository.tickets({whose, states: statesOf('open'), after, limit: atOnce});
    found.push(...rows.map(summarise).filter(({awaits = []}) => awaits.some(({until}) => !until || now < Date.parse(until))));
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) break;
    after = {at: last.updatedAt, id: last.id};
  }
  const since = ({awaits = []}: TicketSummary) => awaits[0]?.at ?? '';
  return found.sort((a, b) => (since(a) < since(b) ? -1 : 1));
}
