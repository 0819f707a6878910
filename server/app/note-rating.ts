import type {TicketEvent} from '../../src/contract/ticket.js';
import {iso} from './iso.js';
import type {TicketRecord} from './ticket-record.js';

/** The history's line for a rating; it moves nothing, so the version stays. */
export function noteRating(before: TicketRecord, id: string, at: number): TicketRecord {
  const event: TicketEvent = {id, at: iso(at), kind: 'rated', by: before.requester};
  return {...before, revision: before.revision + 1, events: [...before.events, event]};
}
