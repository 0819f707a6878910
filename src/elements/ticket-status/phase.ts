import type {Place} from '../../kit/place.js';
import type {Aim} from './open-ticket.js';

/** What the element shows: requests of the person's or of others, narrowed by what the address says, or one. */
export type Phase = {is: 'list'; scope?: string; query?: string | undefined} | Aim;

/**
 * What attributes ask for, else a `guest`'s one request, else the page's place; `undefined` where that is a place of another element, which leaves this
 * one as it is.
 */
export function phaseOf(
  {ticket, reference, scope, compact}: {ticket: string; reference: string; scope: string; compact: boolean},
  guest: string | undefined,
  place: Place | undefined,
): Phase | undefined {
  if (reference && !ticket) return {is: 'reference', reference};
  if (ticket || guest) return {is: 'ticket', id: ticket || guest!};
  if (place?.view === 'ticket') return {is: 'ticket', id: place.id};
  // A list without filters shows what it is set to, whatever another one on the page is narrowed to.
  return !place || place.view === 'tickets' ? {is: 'list', scope, query: compact ? undefined : place?.query} : undefined;
}
