import type {LinkScope} from '../../src/contract/guest.js';
import type {TicketAction} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import type {TicketRecord} from './ticket-record.js';

/** Whether a ticket is this customer's own, or the one his guest's token opens; otherwise he reads it as the manager of its organisation. */
export function isOwn({id, owner}: Pick<TicketRecord, 'id' | 'owner'>, {key, guestOf, shared}: Customer): boolean {
  return owner === key || (id === guestOf && !shared);
}

/** Whether a ticket was shared with this reader by a link. */
export function isShared({id}: Pick<TicketRecord, 'id'>, {guestOf, shared = false}: Pick<Customer, 'guestOf' | 'shared'>): boolean {
  return shared && id === guestOf;
}

/** Whether the token goes that far; those of links in mails go as far as they say, all others the whole way. */
export function reaches({scopes}: Pick<Customer, 'scopes'>, scope: LinkScope): boolean {
  return scopes === undefined || scopes.includes(scope);
}

/** What commits an organisation: its manager may decide it as well as the requester himself, and nobody without an account. */
const approvals: readonly string[] = [
  'accept-quote',
  'decline-quote',
  'accept-delivery',
  'reject-delivery',
  'approve',
  'disapprove',
  'grant-access',
  'revoke-access',
];

export function isApproval(action: string): boolean {
  return approvals.includes(action);
}

/** The same for what may be done to a ticket: a link settles whether it is resolved, and nothing else. */
export function reachesAction(customer: Pick<Customer, 'scopes' | 'guestOf'>, action: TicketAction): boolean {
  // What opens a customer's system is for somebody with an account; taking it back is not.
  if ((isApproval(action) || action === 'give-consent') && customer.guestOf !== undefined) return false;
  return customer.scopes === undefined || (reaches(customer, 'settle') && (action === 'confirm' || action === 'reject'));
}

/** Refuses what the link in the mail was not made for. */
export function requireReach(may: boolean): void {
  if (!may) refuse('not-allowed', {detail: 'The link that was opened is not made for this.'});
}

/** A ticket that this customer may read: his own, for a manager one of his organisation, without an account one that was shared with him. Anybody else's is not there. */
export async function readableTicket(
  {repository}: Pick<Ports, 'repository'>,
  id: string | undefined,
  customer: Customer,
): Promise<TicketRecord> {
  const record = found(await repository.ticket(id ?? ''));
  if (!isOwn(record, customer) && !manages(record, customer) && !isShared(record, customer)) return found<TicketRecord>(undefined);
  requireReach(reaches(customer, 'read'));
  return record;
}

/** Whether this customer is a manager of the organisation that a ticket belongs to. */
export function manages({organisation}: Pick<TicketRecord, 'organisation'>, customer: Customer): boolean {
  return organisation !== undefined && organisation === managedBy(customer);
}

/** A ticket in which this customer may act; beyond what is a manager's to approve, reading a colleague's is all he may. */
export async function ownTicket(
  ports: Pick<Ports, 'repository'>,
  id: string | undefined,
  customer: Customer,
  action?: TicketAction,
): Promise<TicketRecord> {
  const record = await readableTicket(ports, id, customer);
  return isOwn(record, customer) || (action ? isApproval(action) : isShared(record, customer))
    ? record
    : refuse('not-allowed', {detail: 'It is a colleague’s request: only he may act in it.'});
}

/** The organisation whose requests this customer may read, see `personKey`. */
export function managedBy({role, organisation}: Customer): string | undefined {
  return role === 'manager' ? organisation?.key : undefined;
}

/** Whether the survey about a ticket asks this customer: the person with the account, or whoever came by a link that was made for rating. */
export function mayRate({id, owner}: Pick<TicketRecord, 'id' | 'owner'>, {key, guestOf, scopes}: Customer): boolean {
  return owner === key || (id === guestOf && scopes !== undefined && scopes.includes('rate'));
}
