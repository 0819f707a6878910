import type {Message} from '../../src/contract/message.js';
import type {Page} from '../../src/contract/page.js';
import {pageOf, type Position} from './paging.js';
import type {TicketRecord} from './ticket-record.js';

const usualLimit = 50;

/** The thread from a position on, oldest first; messages are only ever added behind. */
export function messagePage({messages}: TicketRecord, after: Position | undefined, limit: number): Page<Message> {
  const start = after ? after.at : 0;
  const rows = messages.slice(start, start + limit + 1).map((message, n) => ({message, at: start + n + 1}));
  return pageOf(
    rows,
    limit,
    ({at, message}) => ({at, id: message.id}),
    ({message}) => message,
  );
}

/** What goes out with the ticket itself. */
export function firstMessages(record: TicketRecord): Page<Message> {
  return messagePage(record, undefined, usualLimit);
}
