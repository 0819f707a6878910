import type {LinkScope} from '../../src/contract/guest.js';
import type {TicketAction} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import type {TicketRecord} from './ticket-record.js';

/** Whether a ticket is this customer's own, or the one his guest's token opens; otherwise he reads it as the manager of its organisation. */
export function isOwn({id, owner}: Pick<TicketRecord, 'id' | 'owner'>, {key, guestOf}: Customer): boolean {
  return owner === key || id === guestOf;
}

/** Whether the token goes that far; those of links in mails go as far as they say, all others the whole way. */
export function reaches({scopes}: Pick<Customer, 'scopes'>, scope: LinkScope): boolean {
  return scopes === undefined || scopes.includes(scope);
}

/** The same for what may be done to a ticket: a link settles whether it is resolved, and nothing else. */
export function reachesAction(customer: Pick<Customer, 'scopes'>, action: TicketAction): boolean {
  return customer.scopes === undefined || (reaches(customer, 'settle') && (action === 'confirm' || action === 'reject'));
}

/** Refuses what the link in the mail was not made for. */
export function requireReach(may: boolean): void {
  if (!may) refuse('not-allowed', {detail: 'The link that was opened is not made for this.'});
}

/** A ticket that this customer may read: his own, for a manager one of his organisation. Anybody else's is not there. */
export async function readableTicket(
  {repository}: Pick<Ports, 'repository'>,
  id: string | undefined,
  customer: Customer,
): Promise<TicketRecord> {
  const record = found(await repository.ticket(id ?? ''));
  const managed = record.organisation !== undefined && record.organisation === managedBy(customer);
  if (!isOwn(record, customer) && !managed) return found<TicketRecord>(undefined);
  requireReach(reaches(customer, 'read'));
  return record;
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

/** Whether the survey about a ticket asks this customer: the person with the account, or whoever came by a link that was made for rating. */
export function mayRate({id, owner}: Pick<TicketRecord, 'id' | 'owner'>, {key, guestOf, scopes}: Customer): boolean {
  return owner === key || (id === guestOf && scopes !== undefined && scopes.includes('rate'));
}
