import type {TicketSummary} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import {everyRow} from './paging.js';
import type {Ports} from './ports.js';
import {isOwn, managedBy} from './ticket-access.js';
import {statesOf} from './ticket-groups.js';
import {summarise} from './ticket-view.js';

/** What this customer may approve at `now`, epoch ms, the longest waiting first: his own, for a manager all of his organisation's. Guests approve nothing. */
export async function awaiting({repository}: Pick<Ports, 'repository'>, customer: Customer, now: number): Promise<TicketSummary[]> {
  if (customer.guestOf !== undefined) return [];
  const organisation = managedBy(customer);
  const whose = organisation === undefined ? {owner: customer.key} : {organisation};
  const found: TicketSummary[] = [];
  const open = everyRow(
    (part) => repository.tickets({whose, states: statesOf('open'), ...part}),
    ({updatedAt}) => updatedAt,
  );
  for await (const record of open) {
    const summary = summarise(record);
    // A time is chosen by whoever is visited, and nobody else.
    const awaits = summary.awaits?.filter(({kind}) => (kind !== 'visit' && kind !== 'consent') || isOwn(record, customer)) ?? [];
    if (awaits.some(({until}) => !until || now < Date.parse(until))) found.push({...summary, awaits});
  }
  const since = ({awaits = []}: TicketSummary) => awaits[0]?.at ?? '';
  return found.sort((a, b) => (since(a) < since(b) ? -1 : 1));
}
