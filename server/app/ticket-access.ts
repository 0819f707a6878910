import type {Customer} from './authenticate.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import type {TicketRecord} from './ticket-record.js';

/** Whether a ticket is this customer's own, or the one his guest's token opens; otherwise he reads it as the manager of its organisation. */
export function isOwn({id, owner}: Pick<TicketRecord, 'id' | 'owner'>, {key, guestOf}: Customer): boolean {
  return owner === key || id === guestOf;
}

/** A ticket that this customer may read: his own, for a manager one of his organisation. Anybody else's is not there. */
export async function readableTicket(
  {repository}: Pick<Ports, 'repository'>,
  id: string | undefined,
  customer: Customer,
): Promise<TicketRecord> {
  const record = found(await repository.ticket(id ?? ''));
  const managed = record.organisation !== undefined && record.organisation === managedBy(customer);
  return isOwn(record, customer) || managed ? record : found<TicketRecord>(undefined);
}

/** A ticket in which this customer may act; reading a colleague's is all a manager may. */
export async function ownTicket(ports: Pick<Ports, 'repository'>, id: string | undefined, customer: Customer): Promise<TicketRecord> {
  const record = await readableTicket(ports, id, customer);
  return isOwn(record, customer) ? record : refuse('not-allowed', {detail: 'It is a colleague’s request: only he may act in it.'});
}

/** The organisation whose requests this customer may read, see `personKey`. */
export function managedBy({role, organisation}: Customer): string | undefined {
  return role === 'manager' ? organisation?.key : undefined;
}
