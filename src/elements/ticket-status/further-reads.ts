import type {Message} from '../../contract/message.js';
import type {Ticket} from '../../contract/ticket.js';
import type {Desk} from '../../desk/desk.js';

/** A thread that has come to its end sends no further page; this only bounds a server that errs. */
const mostPages = 200;

/** Id of the reader's request with this reference, as people read it out; `undefined` where none carries it. */
export async function idOf(desk: Desk, reference: string, signal: AbortSignal): Promise<string | undefined> {
  const wanted = reference.trim().toUpperCase();
  const {items} = await desk.tickets({q: wanted}, signal);
  return items.find((item) => item.reference.toUpperCase() === wanted)?.id;
}

/** Adds the pages of a thread after the first, as they come. */
export async function readOn(desk: Desk, {id, messages}: Ticket, into: Message[], signal: AbortSignal): Promise<void> {
  let {nextCursor} = messages;
  for (let pages = 0; nextCursor !== null && pages < mostPages; pages += 1) {
    const page = await desk.messages(id, nextCursor, signal);
    into.push(...page.items);
    nextCursor = page.nextCursor;
  }
}
