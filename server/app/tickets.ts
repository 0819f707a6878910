import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import {ticketStates, type Ticket, type TicketDraft, type TicketState} from '../../src/contract/ticket.js';
import {checkDraft} from '../../src/rules/draft.js';
import {waitingFor} from '../../src/rules/lifecycle.js';
import {attachmentsOf} from './attachments.js';
import {asPerson, type Customer} from './authenticate.js';
import {customerOf, type Handlers} from './handler.js';
import {firstMessages} from './message-page.js';
import {pageOf, readCursor, readLimit} from './paging.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {receiveTicket, type TicketRecord} from './ticket-record.js';
import {summarise, viewTicket} from './ticket-view.js';

/** What a host page may tell about itself. */
const contextLimits = {entries: 40, name: 80, value: 2000};

/** Requests: handed in, listed, read. */
export function ticketHandlers(ports: Ports): Pick<Handlers, 'submitTicket' | 'listTickets' | 'readTicket'> {
  const {repository} = ports;
  return {
    submitTicket: async (call) => {
      const customer = customerOf(call);
      const settings = await repository.settings();
      const draft = normalised(call.body);
      const issues = [...checkDraft(settings, draft), ...checkContext(draft.context)];
      if (issues.length) refuse('invalid-fields', {issues});
      const record = receiveTicket(
        {
          id: ports.newId(),
          reference: await ports.newReference(),
          owner: customer.key,
          requester: asPerson(customer),
          draft,
          attachments: await attachmentsOf(ports, draft.attachments, customer, settings),
          at: call.now,
        },
        settings,
      );
      return {
        reply: viewTicket(record, settings, firstMessages(record), undefined, call.now),
        change: {ticket: record},
        headers: {Location: `${call.base}/tickets/${record.id}`},
      };
    },

    listTickets: async (call) => {
      const {state, type, q, clientRef} = call.query;
      const limit = readLimit(call.query.limit);
      const rows = await repository.tickets({
        owner: customerOf(call).key,
        states: state === undefined ? undefined : statesOf(state),
        type,
        q: q?.trim() || undefined,
        clientRef,
        after: readCursor(call.query.cursor),
        limit: limit + 1,
      });
      return {reply: pageOf(rows, limit, ({updatedAt, id}) => ({at: updatedAt, id}), summarise)};
    },

    readTicket: async (call) => ({
      reply: await readWhole(ports, await ownTicket(ports, call.params['ticket'], customerOf(call)), call.now),
    }),
  };
}

/** A ticket of this customer; anybody else's is not there. */
export async function ownTicket(
  {repository}: Pick<Ports, 'repository'>,
  id: string | undefined,
  customer: Customer,
): Promise<TicketRecord> {
  const record = found(await repository.ticket(id ?? ''));
  return record.owner === customer.key ? record : found<TicketRecord>(undefined);
}

export async function readWhole({repository}: Pick<Ports, 'repository'>, record: TicketRecord, now: number): Promise<Ticket> {
  const survey = record.survey === undefined ? undefined : await repository.survey(record.survey);
  return viewTicket(record, await repository.settings(), firstMessages(record), survey, now);
}

/** `open`, `closed`, or one state; a word nobody knows finds nothing. */
function statesOf(state: string): TicketState[] {
  if (state !== 'open' && state !== 'closed') return ticketStates.filter((known) => known === state);
  return ticketStates.filter((known) => (waitingFor(known) === 'nobody') === (state === 'closed'));
}

/** Text is kept as it is written, in one Unicode form. */
function normalised(draft: TicketDraft): TicketDraft {
  const fields = Object.entries(draft.fields).map(
    ([id, value]) => [id, typeof value === 'string' ? value.normalize('NFC') : value] as const,
  );
  return {
    ...draft,
    title: draft.title.normalize('NFC'),
    description: draft.description.normalize('NFC'),
    fields: Object.fromEntries(fields),
  };
}

function checkContext(context: TicketDraft['context'] = {}): Issue[] {
  const entries = Object.entries(context);
  const {entries: max, name, value} = contextLimits;
  if (entries.length > max) return [{pointer: '/context', code: 'too-many', params: {max, actual: entries.length}}];
  const long = entries.some(([key, text]) => key.length > name || text.length > value);
  return long ? [{pointer: '/context', code: 'too-long', params: {max: value}}] : [];
}

/** What is wrong with a text of up to `max` characters: nothing in it where it is required, or too much. */
export function checkText(pointer: string, text: string, max: DeskSettings['limits']['message'], required: boolean): Issue[] {
  if (required && !text.trim()) return [{pointer, code: 'required'}];
  return text.length > max ? [{pointer, code: 'too-long', params: {max, actual: text.length}}] : [];
}
