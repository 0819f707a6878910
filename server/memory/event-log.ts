import {isCompanion} from '../app/companions.js';
import type {EventQuery, EventRecord, PlacedEvent} from '../app/event-record.js';
import type {TicketRecord} from '../app/ticket-record.js';

/** Beyond this the oldest go. */
const mostKept = 5000;

/** Events in an array: a write is one turn, so that their order is that of their commits. */
export function createEventLog(tickets: ReadonlyMap<string, TicketRecord>) {
  const kept: PlacedEvent[] = [];
  let last = 0;
  return {
    add(events: readonly EventRecord[]): void {
      for (const event of events) kept.push({...event, place: ++last});
      if (kept.length > mostKept) kept.splice(0, kept.length - mostKept);
    },
    read({after, upTo = Infinity, limit, of}: EventQuery): PlacedEvent[] {
      // Their places go up one by one.
      const first = Math.max(0, after + 1 - (kept[0]?.place ?? 0));
      const behind = kept.slice(first).filter(({place}) => place <= upTo);
      return (of ? behind.filter((event) => concerns(of, event, tickets.get(event.ticket))) : behind).slice(0, limit);
    },
    /** Who lost his part in something is nobody any more. */
    forget(person: string): void {
      for (const [n, event] of kept.entries()) if (event.parted === person) kept[n] = {...event, parted: undefined};
    },
    placed: (id?: string): PlacedEvent | undefined => (id === undefined ? kept.at(-1) : kept.find((event) => event.id === id)),
  };
}

function concerns(of: NonNullable<EventQuery['of']>, {parted}: PlacedEvent, ticket: TicketRecord | undefined): boolean {
  if (!ticket) return false;
  if ('ticket' in of) return ticket.id === of.ticket;
  return (
    ticket.owner === of.owner ||
    parted === of.owner ||
    (of.organisation !== undefined && ticket.organisation === of.organisation) ||
    isCompanion(ticket, of.owner)
  );
}
