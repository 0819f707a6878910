import * as z from 'zod/mini';
import {AccessGrant} from './access.js';
import {Attachment} from './attachment.js';
import {Change} from './change.js';
import {Clock, PromiseEntry} from './clock.js';
import {Companion, peopleActions} from './colleague.js';
import {Escalation, Urge} from './escalation.js';
import {Message} from './message.js';
import {once} from './once.js';
import {Page} from './page.js';
import {Person} from './person.js';
import {Awaited, Proposal} from './proposal.js';
import {Id, openEnum, Time} from './values.js';
import {Visit, visitActions, visitMoves} from './visit.js';

export const ticketStates = [
  'received',
  'classified',
  'assigned',
  'in-progress',
  'waiting-for-customer',
  'waiting-for-third-party',
  'resolved',
  'confirmed',
  'closed-unanswered',
  'reopened',
  'cancelled',
  'archived',
  'evaluating',
  'quoted',
  'accepted',
  'declined',
  'scheduled',
  'delivered',
  'acceptance',
] as const;
export type TicketState = (typeof ticketStates)[number];

/** Ways of a request other than the usual one, which is that of an incident: a change goes by quote, schedule and delivery to acceptance. */
export const processes = ['change'] as const;
export type Process = (typeof processes)[number];

/**
 * What a customer may do to his ticket over `POST /tickets/{id}/actions`: confirm or reject a resolution, reopen what was closed (for so many
 * days as the desk says), cancel what is open, acknowledge what the ledger of promises says of delays, urge (as often as its ladder lets him),
 * have it passed to the next level of the ladder; for a change accept or decline its quote, accept its delivery or send it back;
 * approve what the team proposes in writing, or say why not; choose a time for a visit, ask for another one, give the visit up;
 * grant the team an access it asks for, refuse it, or take it back;
 * bring a colleague in, take him out again, leave where he was brought in himself; a manager: hand the request over to somebody else of his organisation.
 */
export const ticketActions = [
  'confirm',
  'reject',
  'reopen',
  'cancel',
  'acknowledge',
  'urge',
  'escalate',
  'accept-quote',
  'decline-quote',
  'accept-delivery',
  'reject-delivery',
  'approve',
  'disapprove',
  ...visitActions,
  'grant-access',
  'revoke-access',
  ...peopleActions,
] as const;
export type TicketAction = (typeof ticketActions)[number];

/** A field's answer: one text, several chosen option ids, or a tick. */
export type FieldValue = string | string[] | boolean;
export const FieldValue = once(() => z.union([z.string(), z.array(z.string()), z.boolean()]));

/** How the customer wants to be reached: one of the desk's contact methods, and the number or address to use where the method asks for one. */
export type ContactChoice = z.infer<ReturnType<typeof ContactChoice>>;
export const ContactChoice = once(() => z.object({by: Id(), value: z.optional(z.string())}));

/**
 * A request on its way in. `clientRef` is the idempotency key, made with the draft; the reply echoes it.
 * `fields` by the request type's field ids, `impact` option id by question id, `attachments` ids of finished uploads,
 * `context` what the host page tells about itself and the customer saw before sending.
 */
export type TicketDraft = z.infer<ReturnType<typeof TicketDraft>>;
export const TicketDraft = once(() =>
  z.object({
    clientRef: z.string().check(z.regex(/^[\x21-\x7e]{16,128}$/)),
    type: Id(),
    title: z.string(),
    description: z.string(),
    category: z.optional(z.string()),
    fields: z.record(z.string(), FieldValue()),
    impact: z.record(z.string(), z.string()),
    attachments: z.array(Id()),
    consents: z.array(z.string()),
    contact: z.optional(ContactChoice()),
    locale: z.optional(z.string()),
    /** Ids of colleagues to be brought in; a complaint takes none. */
    cc: z.optional(z.array(Id())),
    context: z.optional(z.record(z.string(), z.string())),
  }),
);

/** One line of the history: append-only, with who, when and why. `from` and `to` are states, priorities, ids of levels or names by `kind`. */
export type TicketEvent = z.infer<ReturnType<typeof TicketEvent>>;
export const TicketEvent = once(() =>
  z.object({
    id: Id(),
    at: Time(),
    kind: openEnum([
      'state-changed',
      'assigned',
      'priority-changed',
      'urged',
      'escalated',
      'rated',
      'quoted',
      'proposed',
      'approved',
      'disapproved',
      ...visitMoves.map((move) => `visit-${move}` as const),
      'shared',
      'unshared',
      'access-asked',
      'access-granted',
      'access-refused',
      'access-revoked',
      'access-used',
      'access-ended',
      'access-expired',
      'access-purged',
      'brought-in',
      'taken-out',
      'left',
      'handed-over',
      'called',
      'called-in-vain',
    ]),
    by: Person(),
    from: z.optional(z.string()),
    to: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
);

/** A ticket as lists show it. `version` goes back as `If-Match`. `reference` is what people read out on the phone. */
export type TicketSummary = z.infer<ReturnType<typeof TicketSummary>>;
export const TicketSummary = once(() => z.object(summaryShape()));

const summaryShape = () => ({
  id: Id(),
  reference: z.string(),
  type: Id(),
  title: z.string(),
  state: openEnum(ticketStates),
  priority: z.optional(z.string()),
  category: z.optional(z.string()),
  requester: Person(),
  assignee: z.optional(Person()),
  createdAt: Time(),
  updatedAt: Time(),
  version: z.int(),
  /** Whose turn it is: the customer's too where the team is at work and something waits for his word. */
  waitingFor: openEnum(['customer', 'team', 'third-party', 'nobody']),
  /** When somebody other than the requester last wrote or changed something; newer than the last reading = unread. */
  newsAt: z.optional(Time()),
  messageCount: z.int(),
  /** What waits for the customer's word beside a reply or a confirmation, which the state tells. */
  awaits: z.optional(z.array(Awaited())),
});

/** One page of a list of tickets, last changed first. `counts`, on a first page: how many there are of each group, whatever state was asked for. */
export type TicketPage = z.infer<ReturnType<typeof TicketPage>>;
export const TicketPage = once(() =>
  z.extend(Page(TicketSummary()), {
    /** `waiting`: the open ones on which the customer must do something; `awaits`: those that wait for his word, his own and what he may decide for others, as `awaits=approval` lists them. */
    counts: z.optional(z.object({open: z.int(), waiting: z.int(), closed: z.int(), awaits: z.optional(z.int())})),
    /** How many requests of colleagues the reader was brought in on, beside his own. */
    shared: z.optional(z.int()),
  }),
);

/** A line of what was verified before a request counted as solved, with what came out where that says more than "done". */
export type Check = z.infer<ReturnType<typeof Check>>;
export const Check = once(() => z.object({text: z.string(), done: z.boolean(), result: z.optional(z.string())}));

/** From when until when a service was out. */
export type Outage = z.infer<ReturnType<typeof Outage>>;
export const Outage = once(() => z.object({from: Time(), to: Time()}));

/** How it was solved; what caused it, what keeps it from coming back, what was verified and how long the service was out, as far as the team says so. */
export type Resolution = z.infer<ReturnType<typeof Resolution>>;
export const Resolution = once(() =>
  z.object({
    at: Time(),
    by: Person(),
    summary: z.string(),
    cause: z.optional(z.string()),
    prevention: z.optional(z.string()),
    checks: z.optional(z.array(Check())),
    outage: z.optional(Outage()),
  }),
);

/** A ticket, whole. */
export type Ticket = z.infer<ReturnType<typeof Ticket>>;
export const Ticket = once(() =>
  z.object({
    ...summaryShape(),
    clientRef: z.optional(z.string()),
    description: z.string(),
    fields: z.record(z.string(), FieldValue()),
    impact: z.record(z.string(), z.string()),
    attachments: z.array(Attachment()),
    /** Only the requester sees it. */
    contact: z.optional(ContactChoice()),
    context: z.optional(z.record(z.string(), z.string())),
    /** Each stage of the desk that was entered, with the time of its latest entry, in order. */
    stages: z.array(z.object({stage: z.string(), enteredAt: Time()})),
    events: z.array(TicketEvent()),
    /** Id of the tier of service that its clocks run by. */
    tier: z.optional(Id()),
    /** One of each kind since it was last opened. */
    clocks: z.array(Clock()),
    /** The ledger: every promise, change and miss, oldest first. */
    promises: z.optional(z.array(PromiseEntry())),
    /** Where it stands on its ladder, where the desk has one. */
    escalation: z.optional(Escalation()),
    /** How often its customer asked for progress since it was last opened, oldest first. */
    urges: z.optional(z.array(Urge())),
    /** Reference of the request that a complaint is about. */
    concerns: z.optional(z.string()),
    /** Who of the team neither sees nor handles it. */
    keptFrom: z.optional(z.array(Person())),
    resolution: z.optional(Resolution()),
    /** Left out: as an incident. */
    process: z.optional(openEnum(processes)),
    /** Quotes, schedule and deliveries of a change request. */
    change: z.optional(Change()),
    /** What the team asked the customer to approve, oldest first. */
    proposals: z.optional(z.array(Proposal())),
    /** Who comes and when, on site or by remote session, oldest first. */
    visits: z.optional(z.array(Visit())),
    /** Accesses that the team asked for, oldest first, with every use. */
    grants: z.optional(z.array(AccessGrant())),
    /** Who of the team has a part in it, as far as customers see: the assignee first, then whoever did something last. */
    people: z.optional(z.array(Person())),
    /** Colleagues of the requester who were brought in, in this order. */
    cc: z.optional(z.array(Companion())),
    /** What the reader may do now: of a colleague's request only what waits for his approval. */
    allowedActions: z.array(openEnum(ticketActions)),
    /** Until when it may be reopened, where that is offered. */
    reopenableUntil: z.optional(Time()),
    /** Whether the reader may write a reply now. */
    allowsReply: z.boolean(),
    /** The survey of the latest resolution, where one is due or answered. */
    survey: z.optional(z.object({id: Id(), state: openEnum(['due', 'answered', 'expired'])})),
    /** The first page of the thread; more by `GET /tickets/{id}/messages?cursor=`. */
    messages: Page(Message()),
  }),
);

/**
 * A customer's step. `reason` is required for `reject`, `reopen`, `escalate`, `decline-quote`, `reject-delivery`, `disapprove`, `reschedule` and `cancel-visit`. The version seen goes along as `If-Match`.
 * `quote`: the version of the quote that is meant. `visit`: id of the visit that is meant; `slot`: the beginning of the time chosen; `wish`: which times suit, where none of the others does. `checked` and `name`: ids of what was ticked off at a delivery, and who signs.
 * `person`: id of the colleague who is meant, as `GET /people` gives it. `leave` is answered with what names the request, and nothing of what is in it.
 * `revoke-access`, `withdraw-consent` and what is done to the people of a request count whatever version was seen: none of them waits for another reading.
 */
export type TicketActionRequest = z.infer<ReturnType<typeof TicketActionRequest>>;
export const TicketActionRequest = once(() =>
  z.object({
    action: z.enum(ticketActions),
    reason: z.optional(z.string()),
    quote: z.optional(z.int()),
    /** Id of the proposal that is meant. */
    proposal: z.optional(Id()),
    visit: z.optional(Id()),
    slot: z.optional(Time()),
    wish: z.optional(z.string()),
    /**
     * Id of the access that is meant; to grant it, the ids of the lines that are given, for how many hours or until when, and how the team is let in. `hours` count from when
     * the backend takes it, by its clock: a device's may be wrong. They go before `until`.
     */
    grant: z.optional(Id()),
    scope: z.optional(z.array(Id())),
    hours: z.optional(z.int()),
    until: z.optional(Time()),
    note: z.optional(z.string()),
    person: z.optional(Id()),
    checked: z.optional(z.array(z.string())),
    name: z.optional(z.string()),
    clientRef: z.string(),
  }),
);
