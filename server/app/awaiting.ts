import type {Awaited} from '../../src/contract/proposal.js';
import type {TicketSummary} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import {everyRow} from './paging.js';
import type {Ports, TicketQuery} from './ports.js';
import {awaitedOf} from './proposals.js';
import {isOwn, managedBy} from './ticket-access.js';
import {statesOf} from './ticket-groups.js';
import type {TicketRecord} from './ticket-record.js';
import {summarise} from './ticket-view.js';

/** What this customer may approve at `now`, epoch ms, the longest waiting first: his own, for a manager all of his organisation's. Guests approve nothing. */
export async function awaiting({repository}: Pick<Ports, 'repository'>, customer: Customer, now: number): Promise<TicketSummary[]> {
  if (customer.guestOf !== undefined) return [];
  const organisation = managedBy(customer);
  const whose = organisation === undefined ? {owner: customer.key} : {organisation};
  const found: TicketSummary[] = [];
  for await (const record of everyAsked(repository, {whose}, statesOf('open'))) {
    const awaits = awaitedFrom(record, customer, now);
    if (awaits.length) found.push({...summarise(record), awaits});
  }
  const since = ({awaits = []}: TicketSummary) => awaits[0]?.at ?? '';
  return found.sort((a, b) => (since(a) < since(b) ? -1 : 1));
}

/** Open requests of a selection whose state is not the customer's turn and which yet wait for his word; last changed first. */
export async function alsoAwaiting(
  {repository}: Pick<Ports, 'repository'>,
  selection: Pick<TicketQuery, 'whose' | 'requester' | 'type' | 'q' | 'clientRef'>,
): Promise<TicketRecord[]> {
  const counted = new Set(statesOf('waiting'));
  const others = statesOf('open').filter((state) => !counted.has(state));
  const found: TicketRecord[] = [];
  for await (const record of everyAsked(repository, selection, others)) found.push(record);
  return found;
}

/** A visit concerns whoever is visited, and nobody else. */
const ofVisits: readonly string[] = ['visit', 'session', 'consent'];

/** What of a request waits for this customer: nothing where all of it has run out. */
function awaitedFrom(record: TicketRecord, customer: Customer, now: number): Awaited[] {
  const awaits = awaitedOf(record).filter(({kind}) => !ofVisits.includes(kind) || isOwn(record, customer));
  return awaits.some(({until}) => !until || now < Date.parse(until)) ? awaits : [];
}

/** Whatever waits for its customer's word is his turn. */
const everyAsked = (repository: Ports['repository'], selection: Omit<TicketQuery, 'limit'>, states: readonly string[]) =>
  everyRow(
    (part) => repository.tickets({...selection, states, turn: 'customer', ...part}),
    ({updatedAt}) => updatedAt,
  );
