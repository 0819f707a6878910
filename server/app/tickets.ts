import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import type {QueryOf} from '../../src/contract/route.js';
import type {routes} from '../../src/contract/routes.js';
import type {Ticket, TicketDraft, TicketSummary} from '../../src/contract/ticket.js';
import {checkContact} from '../../src/rules/contact.js';
import {checkDraft} from '../../src/rules/check-draft.js';
import {attachmentsOf} from './attachments.js';
import {alsoAwaiting, awaiting} from './awaiting.js';
import {ownerOf, type Customer} from './authenticate.js';
import {diariesFor} from './diaries.js';
import {complaintAbout} from './complaints.js';
import {accountOf, customerOf, type Handlers} from './handler.js';
import {likeTickets, lookedThrough} from './like-tickets.js';
import {firstMessages} from './message-page.js';
import {tierOf} from './plan.js';
import {isBehind, pageOf, readCursor, readLimit, type Position} from './paging.js';
import type {Ports, TicketSelection} from './ports.js';
import {refuse} from './refusal.js';
import {isOwn, isShared, managedBy, manages, mayRate, readableTicket} from './ticket-access.js';
import {statesOf, type ticketGroups} from './ticket-groups.js';
import type {SurveyRecord} from './survey-record.js';
import {receiveTicket, type TicketRecord} from './ticket-record.js';
import {ticketMatcher} from './ticket-search.js';
import {summarise, viewTicket} from './ticket-view.js';

/** What a host page may tell about itself. */
const contextLimits = {entries: 40, name: 80, value: 2000};

/** Requests: handed in, listed, read. */
export function ticketHandlers(ports: Ports): Pick<Handlers, 'submitTicket' | 'listTickets' | 'readTicket'> {
  const {repository} = ports;
  return {
    submitTicket: async (call) => {
      const customer = accountOf(call);
      const settings = await repository.settings();
      const draft = normalised(call.body);
      const issues = [...checkDraft(settings, draft), ...checkContact(settings, draft.contact), ...checkContext(draft.context)];
      if (issues.length) refuse('invalid-fields', {issues});
      await call.spend(`tickets ${customer.key}`, ports.quotas.tickets, 'Too many requests were handed in by this person.');
      const id = ports.newId();
      const tier = await tierOf(customer, repository);
      const record = receiveTicket(
        {
          id,
          reference: await ports.newReference(),
          ...ownerOf(customer),
          ...(tier !== undefined && {tier}),
          ...(await complaintAbout(draft, settings, customer, ports)),
          draft,
          attachments: await attachmentsOf(ports, draft.attachments, {owner: customer.key, ticket: id, settings}),
          at: call.now,
        },
        settings,
      );
      return {
        reply: viewTicket(record, settings, {messages: firstMessages(record), own: true, reader: customer, now: call.now}),
        change: {ticket: record},
        headers: {Location: `${call.base}/tickets/${record.id}`},
      };
    },

    listTickets: async (call) => {
      const {state, type, q, clientRef, scope, cursor, like} = call.query;
      const customer = customerOf(call);
      const whose = whoseTickets(customer, scope);
      if (call.query.awaits) return {reply: {items: await awaiting(ports, customer, call.now), nextCursor: null}};
      if (customer.guestOf !== undefined) {
        const own = like === undefined ? await guestsOwn(customer, {state, type, q, clientRef}) : [];
        return {reply: {items: own, nextCursor: null}};
      }
      const limit = readLimit(call.query.limit);
      if (like !== undefined) {
        const ticket = await readableTicket(ports, like, customer);
        const alike = likeTickets(ticket, await repository.tickets({whose, limit: lookedThrough}));
        return {reply: {items: alike.slice(0, limit).map(summarise), nextCursor: null}};
      }
      const after = readCursor(cursor);
      const selection = {whose, type, q: q?.trim() || undefined};
      const states = state === undefined ? undefined : statesOf(state);
      const needed = state === 'waiting' || !(after || clientRef !== undefined) ? await alsoAwaiting(ports, {...selection, clientRef}) : [];
      const asked = await repository.tickets({...selection, states, clientRef, after, limit: limit + 1});
      const rows = state === 'waiting' ? lastChangedFirst([...asked, ...needed], after) : asked;
      const page = pageOf(rows, limit, ({updatedAt, id}) => ({at: updatedAt, id}), summarise);
      if (after || clientRef !== undefined) return {reply: page};
      const counted = await repository.countTickets(selection);
      const sum = (group: keyof typeof ticketGroups) => statesOf(group).reduce((total, one) => total + (counted[one] ?? 0), 0);
      return {reply: {...page, counts: {open: sum('open'), waiting: sum('waiting') + needed.length, closed: sum('closed')}}};
    },

    readTicket: async (call) => {
      const customer = customerOf(call);
      return {reply: await readWhole(ports, await readableTicket(ports, call.params['ticket'], customer), customer, call.now)};
    },
  };

  /** A guest's list is the one request that his token opens, where it is what he looks for. */
  async function guestsOwn(
    customer: Customer,
    wanted: Pick<QueryOf<typeof routes.listTickets>, 'state' | 'type' | 'q' | 'clientRef'>,
  ): Promise<TicketSummary[]> {
    const record = await repository.ticket(customer.guestOf ?? '');
    if (!record) return [];
    const {state, type = record.draft.type, clientRef = record.draft.clientRef} = wanted;
    const q = wanted.q?.trim();
    const fits = record.draft.type === type && record.draft.clientRef === clientRef && (!q || ticketMatcher(q)(record));
    const {awaits, ...summary} = summarise(record);
    const asked =
      state === undefined || statesOf(state).includes(record.state) || (state === 'waiting' && summary.waitingFor === 'customer');
    return fits && asked ? [{...summary, ...(awaits && !isShared(record, customer) && {awaits})}] : [];
  }
}

function lastChangedFirst(rows: readonly TicketRecord[], after: Position | undefined): TicketRecord[] {
  const place = ({updatedAt, id}: TicketRecord): Position => ({at: updatedAt, id});
  return rows.filter((row) => !after || isBehind(place(row), after)).sort((a, b) => (isBehind(place(a), place(b)) ? 1 : -1));
}

/** A ticket with what this customer may see of it. `opens`: its survey, where it is not yet written. */
export async function readWhole(
  {repository}: Pick<Ports, 'repository'>,
  record: TicketRecord,
  customer: Customer,
  now: number,
  opens?: SurveyRecord,
): Promise<Ticket> {
  const asked = record.survey === undefined || !mayRate(record, customer) ? undefined : record.survey;
  const survey = asked === undefined ? undefined : opens?.id === asked ? opens : await repository.survey(asked);
  const own = isOwn(record, customer);
  return viewTicket(record, await repository.settings(), {
    messages: firstMessages(record),
    survey,
    own,
    manages: manages(record, customer),
    reader: customer,
    diaries: await diariesFor({repository}, record),
    now,
  });
}

/** Everybody may list his own; a manager also his organisation's. */
function whoseTickets(customer: Customer, scope: 'mine' | 'organisation' = 'mine'): TicketSelection['whose'] {
  if (scope === 'mine') return {owner: customer.key};
  const organisation = managedBy(customer) ?? refuse('not-allowed', {detail: 'Only a manager sees the requests of his organisation.'});
  return {organisation};
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
    ...(draft.contact?.value !== undefined && {contact: {...draft.contact, value: draft.contact.value.normalize('NFC').trim()}}),
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
