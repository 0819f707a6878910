import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import type {QueryOf} from '../../src/contract/route.js';
import type {routes} from '../../src/contract/routes.js';
import type {Ticket, TicketDraft, TicketSummary} from '../../src/contract/ticket.js';
import {checkContact} from '../../src/rules/contact.js';
import {checkDraft} from '../../src/rules/check-draft.js';
import {attachmentsOf} from './attachments.js';
import {alsoAwaiting, awaiting} from './awaiting.js';
import {audiencesOf, settingsByAudience} from './audience.js';
import {ownerOf, type Customer} from './authenticate.js';
import {acquaintance, belongs} from './acquaintance.js';
import {diariesFor} from './diaries.js';
import {complaintAbout, isComplaint} from './complaints.js';
import {accountOf, customerOf, type Handlers} from './handler.js';
import {likeTickets, lookedThrough} from './like-tickets.js';
import {firstMessages} from './message-page.js';
import {asHolder, colleagueOf, presentColleague} from './people.js';
import type {PersonRecord} from './person-record.js';
import {tierOf} from './plan.js';
import {isBehind, pageOf, placeOf, readCursor, readLimit, type Position} from './paging.js';
import type {Ports, TicketSelection} from './ports.js';
import {refuse} from './refusal.js';
import {isOwn, managedBy, manages, mayRate, partOf, readableTicket} from './ticket-access.js';
import {statesOf, type ticketGroups} from './ticket-groups.js';
import type {SurveyRecord} from './survey-record.js';
import {mostCompanions} from './companions.js';
import {receiveTicket, type TicketRecord} from './ticket-record.js';
import {ticketMatcher} from './ticket-search.js';
import {summarise, viewTicket} from './ticket-view.js';

/** What a host page may tell about itself. */
const contextLimits = {entries: 40, name: 80, value: 2000};

/** Requests: handed in, listed, read. */
export function ticketHandlers(ports: Ports): Pick<Handlers, 'submitTicket' | 'listTickets' | 'readTicket'> {
  const {repository} = ports;
  const chosen = settingsByAudience();
  return {
    submitTicket: async (call) => {
      const customer = accountOf(call);
      const whole = await repository.settings();
      const settings = chosen(whole, await audiencesOf(customer, whole, repository));
      const draft = normalised(call.body);
      const issues = [...checkDraft(settings, draft), ...checkContact(settings, draft.contact), ...checkContext(draft.context)];
      const people = await colleaguesOf(draft, customer, settings, issues);
      if (issues.length) refuse('invalid-fields', {issues});
      await call.spend(`tickets ${customer.key}`, ports.quotas.tickets, 'Too many requests were handed in by this person.');
      const id = ports.newId();
      const tier = await tierOf(customer, repository);
      const record = receiveTicket(
        {
          id,
          reference: await ports.newReference(),
          ...ownerOf(customer),
          companions: people.map(asHolder),
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
        change: {ticket: record, ...(await acquaintance(ports, customer, call.now))},
        headers: {Location: `${call.base}/tickets/${record.id}`},
      };
    },

    listTickets: async (call) => {
      const {state, type, q, clientRef, scope, cursor, like} = call.query;
      const customer = customerOf(call);
      const whose = await whoseTickets(customer, scope);
      if (!whose) return {reply: {items: [], nextCursor: null, counts: {open: 0, waiting: 0, closed: 0}}};
      const requester = call.query.person === undefined ? undefined : ((await colleagueOf(ports, customer, call.query.person))?.key ?? '');
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
      const selection = {whose, requester, type, q: q?.trim() || undefined};
      const states = state === undefined ? undefined : statesOf(state);
      const needed = state === 'waiting' || !(after || clientRef !== undefined) ? await alsoAwaiting(ports, {...selection, clientRef}) : [];
      const asked = await repository.tickets({...selection, states, clientRef, after, limit: limit + 1});
      const rows = state === 'waiting' ? lastChangedFirst([...asked, ...needed], after) : asked;
      const page = pageOf(rows, limit, placeOf, (record) => summariseFor(record, customer));
      if (after || clientRef !== undefined) return {reply: page};
      const counted = await repository.countTickets(selection);
      const sum = (group: keyof typeof ticketGroups) => statesOf(group).reduce((total, one) => total + (counted[one] ?? 0), 0);
      const shared = scope === undefined || scope === 'mine' ? await countShared(customer) : 0;
      const awaits = (await awaiting(ports, customer, call.now)).length;
      return {
        aside: await acquaintance(ports, customer, call.now),
        reply: {
          ...page,
          ...(shared && {shared}),
          counts: {open: sum('open'), waiting: sum('waiting') + needed.length, closed: sum('closed'), awaits},
        },
      };
    },

    readTicket: async (call) => {
      const customer = customerOf(call);
      return {reply: await readWhole(ports, await readableTicket(ports, call.params['ticket'], customer), customer, call.now)};
    },
  };

  /** Whom the requester brings in with the draft; whoever is none of his colleagues is an issue, and so is anybody on a complaint. */
  async function colleaguesOf(
    {type, cc = []}: TicketDraft,
    customer: Customer,
    settings: DeskSettings,
    issues: Issue[],
  ): Promise<PersonRecord[]> {
    if (!cc.length) return [];
    if (isComplaint({draft: {type}}, settings)) issues.push({pointer: '/cc', code: 'not-on-complaints'});
    if (cc.length > mostCompanions) issues.push({pointer: '/cc', code: 'too-many', params: {max: mostCompanions, actual: cc.length}});
    const people: PersonRecord[] = [];
    for (const [n, id] of cc.slice(0, mostCompanions).entries()) {
      const person = cc.indexOf(id) === n && id !== customer.id ? await presentColleague(ports, customer, id) : undefined;
      if (person) people.push(person);
      else issues.push({pointer: `/cc/${n}`, code: 'unknown-person'});
    }
    return people;
  }

  /** How many requests of colleagues he was brought in on. */
  async function countShared(customer: Customer): Promise<number> {
    const whose = await whoseTickets(customer, 'shared');
    const counted = whose ? await repository.countTickets({whose}) : {};
    return Object.values(counted).reduce((sum, one) => sum + one, 0);
  }

  /** Everybody may list his own, and what he was brought in on while he belongs to the organisation; a manager also his organisation's. */
  async function whoseTickets(
    customer: Customer,
    scope: 'mine' | 'organisation' | 'shared' = 'mine',
  ): Promise<TicketSelection['whose'] | undefined> {
    if (scope === 'mine') return {owner: customer.key};
    if (scope === 'shared') {
      const organisation = customer.guestOf === undefined ? customer.organisation?.key : undefined;
      if (organisation === undefined || !belongs(await repository.person(customer.key), organisation)) return undefined;
      return {companion: customer.key, organisation};
    }
    const organisation = managedBy(customer) ?? refuse('not-allowed', {detail: 'Only a manager sees the requests of his organisation.'});
    return {organisation};
  }

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
    const summary = summariseFor(record, customer);
    const asked =
      state === undefined || statesOf(state).includes(record.state) || (state === 'waiting' && summary.waitingFor === 'customer');
    return fits && asked ? [summary] : [];
  }
}

/** As lists show it to this customer: what waits for a word is named to whoever may give it, not to a colleague who was brought in, nor to whom it was shared. */
function summariseFor(record: TicketRecord, customer: Customer): TicketSummary {
  const {awaits, ...summary} = summarise(record);
  return {...summary, ...(awaits && (isOwn(record, customer) || manages(record, customer)) && {awaits})};
}

function lastChangedFirst(rows: readonly TicketRecord[], after: Position | undefined): TicketRecord[] {
  return rows.filter((row) => !after || isBehind(placeOf(row), after)).sort((a, b) => (isBehind(placeOf(a), placeOf(b)) ? 1 : -1));
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
  const found = asked === undefined ? undefined : opens?.id === asked ? opens : await repository.survey(asked);
  // What a former requester answered before it was handed over stays his answer.
  const survey = found?.owner === record.owner ? found : undefined;
  return viewTicket(record, await repository.settings(), {
    messages: firstMessages(record),
    survey,
    ...partOf(record, customer),
    reader: customer,
    diaries: await diariesFor({repository}, record),
    now,
  });
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
