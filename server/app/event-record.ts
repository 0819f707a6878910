import type {EventKind} from '../../src/contract/event.js';
import {newKey} from '../../src/contract/key.js';
import {isCompanion} from './companions.js';
import type {Change} from './ports.js';
import type {TicketRecord} from './ticket-record.js';

/** Something that those who may read a ticket hear of. It holds no word of it. */
export interface EventRecord {
  /** Goes out as the event's id: nobody can tell from it how much happens here. */
  id: string;
  kind: EventKind;
  ticket: string;
  /** Of the ticket, as customers count it. */
  version: number;
  /** Id of the survey that is due. */
  survey?: string | undefined;
  /** Who lost his part in it by this change, see `personKey`: an open page of his has to hear that much, and nothing from then on. */
  parted?: string | undefined;
  /** Epoch ms. */
  at: number;
}

/** The same with its place among all: one that was committed later has a higher one, and no lower place is filled afterwards. */
export interface PlacedEvent extends EventRecord {
  place: number;
}

/** Of all events those that may concern somebody: of his own tickets, of an organisation's, of those he was brought in on, by which he lost his part; or of one ticket. */
export interface EventQuery {
  /** Behind this place, and up to that one. */
  after: number;
  upTo?: number;
  limit: number;
  of?: {owner: string; organisation?: string | undefined} | {ticket: string};
}

/** Ms that events are kept: whoever comes back later reads everything anew. */
export const eventsKeptFor = 86_400_000;

/** What customers may hear of a change; of what the team says to itself, nothing. `before`: the ticket as it stands. */
export function eventsOf({ticket, survey}: Change, before: TicketRecord | undefined, at: number): EventRecord[] {
  if (!ticket) return [];
  const about = (kind: EventKind, more: Partial<EventRecord> = {}): EventRecord => ({
    id: newKey(),
    kind,
    ticket: ticket.id,
    version: ticket.version,
    at,
    ...more,
  });
  const parted = before && partedFrom(before, ticket);
  return [
    ...(ticket.messages.length > (before?.messages.length ?? 0) ? [about('message-added')] : []),
    ...(ticket.version !== before?.version ? [about('ticket-changed', parted === undefined ? {} : {parted})] : []),
    ...(survey?.revision === 1 && !survey.response ? [about('survey-due', {survey: survey.id})] : []),
  ];
}

/** Whose it was, or who was brought in, and no longer is either. */
function partedFrom({owner, cc = []}: TicketRecord, after: TicketRecord): string | undefined {
  return [owner, ...cc.map(({key}) => key)].find((person) => person !== after.owner && !isCompanion(after, person));
}
