import type {Place} from '../../kit/place.js';
import type {Aim} from './open-ticket.js';

/** What the element shows: all of the person's requests, or one. */
export type Phase = {is: 'list'} | Aim;

/**
 * What attributes ask for, else a `guest`'s one request, else the page's place; `undefined` where that is a place of another element, which leaves this
 * one as it is.
 */
export function phaseOf(
  {ticket, reference}: {ticket: string; reference: string},
  guest: string | undefined,
  place: Place | undefined,
): Phase | undefined {
  if (reference && !ticket) return {is: 'reference', reference};
  if (ticket || guest) return {is: 'ticket', id: ticket || guest!};
  if (place?.view === 'ticket') return {is: 'ticket', id: place.id};
  return !place || place.view === 'tickets' ? {is: 'list'} : undefined;
}
