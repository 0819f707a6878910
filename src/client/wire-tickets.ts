// Written by `npm run openapi` from the contract's route table; change that instead.
import type {Kinds} from './misfit.js';
import type {shared} from './wire-table.js';

/** Made of what its caller has at hand, so that it can lie in any file. */
export const tickets = (
  {either, exactly, fields, id, integer, list, optional, string, time}: Kinds,
  {Message, Person, Ticket}: typeof shared,
) => {
  const TicketPage = fields({
    items: list(
      fields({
        id,
        reference: string,
        type: id,
        title: string,
        state: string,
        priority: optional(string),
        category: optional(string),
        requester: Person,
        assignee: optional(Person),
        createdAt: time,
        updatedAt: time,
        version: integer,
        waitingFor: string,
        newsAt: optional(time),
        messageCount: integer,
      }),
    ),
    nextCursor: either(string, exactly(null)),
    counts: optional(fields({open: integer, waiting: integer, closed: integer, awaits: optional(integer)})),
  });
  const ListMessagesReply = fields({items: list(Message), nextCursor: either(string, exactly(null))});
  return {
    listTickets: {path: '/tickets', reply: TicketPage},
    readTicket: {cached: true, path: '/tickets/{ticket}', reply: Ticket},
    listMessages: {path: '/tickets/{ticket}/messages', reply: ListMessagesReply},
    postMessage: {method: 'POST', status: 201, keyed: true, path: '/tickets/{ticket}/messages', reply: Message},
    actOnTicket: {method: 'POST', keyed: true, path: '/tickets/{ticket}/actions', reply: Ticket},
  } as const;
};
