import type {LinkScope} from '../../src/contract/guest.js';
import type {TicketAction} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import {isPeopleAction} from './people-action.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {belongs} from './acquaintance.js';
import {isCompanion} from './companions.js';
import type {TicketRecord} from './ticket-record.js';

/** Whether a ticket is this customer's own, or the one his guest's token opens; otherwise he reads it as the manager of its organisation. */
export function isOwn({id, owner}: Pick<TicketRecord, 'id' | 'owner'>, {key, guestOf, shared}: Customer): boolean {
  return owner === key || (id === guestOf && !shared);
}

/** Whether a ticket was shared with this reader by a link. */
export function isShared({id}: Pick<TicketRecord, 'id'>, {guestOf, shared = false}: Pick<Customer, 'guestOf' | 'shared'>): boolean {
  return shared && id === guestOf;
}

/** Whether this customer was brought in on a colleague's request, and his token still names the organisation that it belongs to. */
export function isBroughtIn(record: Pick<TicketRecord, 'cc' | 'organisation'>, {key, organisation, guestOf}: Customer): boolean {
  return guestOf === undefined && organisation !== undefined && organisation.key === record.organisation && isCompanion(record, key);
}

/** What somebody is to a ticket: `own`, of whom it is; `manages`, of its organisation; `broughtIn`, by one of them. */
export interface Part {
  own: boolean;
  manages?: boolean | undefined;
  broughtIn?: boolean | undefined;
}

/** Whether that lets him do it at all, whatever state the ticket is in. */
export function mayAct({own, manages = false, broughtIn = false}: Part, action: string): boolean {
  switch (action) {
    case 'leave':
      return broughtIn && !own;
    case 'hand-over':
      return manages;
    case 'bring-in':
    case 'take-out':
      return own || manages;
    default:
      return own || (manages && isApproval(action));
  }
}

export function partOf(record: TicketRecord, customer: Customer): Part {
  return {own: isOwn(record, customer), manages: manages(record, customer), broughtIn: isBroughtIn(record, customer)};
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

/** What counts whatever version was seen: nobody has to look again before he shuts a door, or opens one to a colleague. */
export function needsNoVersion(action: TicketAction): boolean {
  return action === 'revoke-access' || action === 'withdraw-consent' || isPeopleAction(action);
}

/** The same for what may be done to a ticket: a link settles whether it is resolved, and nothing else. */
export function reachesAction(customer: Pick<Customer, 'scopes' | 'guestOf' | 'left'>, action: TicketAction): boolean {
  if (action === 'bring-in' && customer.left) return false;
  // Who of the organisation has a part in it is said by whoever has an account. What opens a customer's system is for somebody with an account; taking it back is not.
  if ((isApproval(action) || action === 'give-consent' || isPeopleAction(action)) && customer.guestOf !== undefined) return false;
  return customer.scopes === undefined || (reaches(customer, 'settle') && (action === 'confirm' || action === 'reject'));
}

/** Refuses what the link in the mail was not made for. */
export function requireReach(may: boolean): void {
  if (!may) refuse('not-allowed', {detail: 'The link that was opened is not made for this.'});
}

/** Whether it is his own, one that he manages, one that was shared with him, or a colleague's in which he was brought in. */
export async function mayRead({repository}: Pick<Ports, 'repository'>, record: TicketRecord, customer: Customer): Promise<boolean> {
  if (isOwn(record, customer) || manages(record, customer) || isShared(record, customer)) return true;
  // Who left keeps nothing of what he was let into, however long his token is good.
  return isBroughtIn(record, customer) && belongs(await repository.person(customer.key), record.organisation);
}

/** A ticket that this customer may read: his own, for a manager one of his organisation, a colleague's in which he was brought in, without an account one that was shared with him. Anybody else's is not there. */
export async function readableTicket(
  {repository}: Pick<Ports, 'repository'>,
  id: string | undefined,
  customer: Customer,
): Promise<TicketRecord> {
  const record = found(await repository.ticket(id ?? ''));
  if (!(await mayRead({repository}, record, customer))) return found<TicketRecord>(undefined);
  requireReach(reaches(customer, 'read'));
  return record;
}

/** Whether this customer is a manager of the organisation that a ticket belongs to. */
export function manages({organisation}: Pick<TicketRecord, 'organisation'>, customer: Customer): boolean {
  return organisation !== undefined && organisation === managedBy(customer);
}

/** A ticket in which this customer may act, or without an `action` write; see `mayAct`. */
export async function ownTicket(
  ports: Pick<Ports, 'repository'>,
  id: string | undefined,
  customer: Customer,
  action?: TicketAction,
): Promise<TicketRecord> {
  const record = await readableTicket(ports, id, customer);
  const part = partOf(record, customer);
  return (action ? mayAct(part, action) : part.own || part.broughtIn || isShared(record, customer))
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
