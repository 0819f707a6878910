import type {JWTVerifyGetKey} from 'jose';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Signal} from '../../src/contract/signal.js';
import type {TicketState} from '../../src/contract/ticket.js';
import type {ArticleRecord, ArticleSource, StoredArticle} from './article-record.js';
import type {Bell} from './bell.js';
import type {DiaryRecord} from './diaries.js';
import type {EventQuery, EventRecord, PlacedEvent} from './event-record.js';
import type {GuestCode} from './guest-pass.js';
import type {Helpdesk} from './helpdesk.js';
import type {HookPort, OutboxCall} from './hooks.js';
import type {Letter} from './letter.js';
import type {Quotas} from './limits.js';
import type {LinkPass} from './link-pass.js';
import type {Mailing, MailPort} from './mail-ports.js';
import type {Marks} from './marks.js';
import type {OutboxEntry} from './outbox-entry.js';
import type {PersonRecord} from './person-record.js';
import type {PlanRecord} from './plan-record.js';
import type {PreferencesRecord} from './preferences-record.js';
import type {QueuePlace} from './queue-place.js';
import type {Removal} from './removal.js';
import type {Scanner, Verdict} from './scanning.js';
import type {SurveyRecord} from './survey-record.js';
import type {TicketRecord} from './ticket-record.js';

/** What a reader said of an article; `owner` where a token named him. */
export interface FeedbackRecord {
  article: string;
  owner?: string | undefined;
  helpful: boolean;
  reason?: string | undefined;
  comment?: string | undefined;
  at: number;
}

/** Something that happened while somebody looked for help; `at` in epoch ms. Nobody's in particular. */
export interface SignalRecord extends Omit<Signal, 'at'> {
  at: number;
}

/** The first final answer to an idempotency key. `scope` is customer and route. Holds no tokens. */
export interface StoredAnswer {
  scope: string;
  key: string;
  /** SHA-256 of path and body, so that a key is not used for something else. */
  fingerprint: string;
  status: number;
  /** Header lines to send again. */
  headers: Record<string, string>;
  body: string;
  /** Epoch ms. */
  storedAt: number;
}

/** A mail that waits to be sent, or what became of it. */
export interface OutboxMail extends OutboxEntry {
  /** Gone as soon as nothing is left to send. */
  letter?: Letter;
}

/** Everything one request changes. It is written whole or not at all. */
export interface Change {
  /** `revision` is one above the stored row's, or 1 for a new ticket. */
  ticket?: TicketRecord | undefined;
  /** Where that stands in the team's queue from now on. */
  place?: QueuePlace | undefined;
  /** `revision` likewise. */
  survey?: SurveyRecord | undefined;
  /** Id of a survey to withdraw unless it was answered. */
  withdraws?: string | undefined;
  feedback?: FeedbackRecord | undefined;
  signals?: readonly SignalRecord[] | undefined;
  answer?: StoredAnswer | undefined;
  guestCode?: GuestCode | undefined;
  preferences?: PreferencesRecord | undefined;
  /** `revision` as above. */
  diaries?: readonly DiaryRecord[] | undefined;
  /** `revision` as above. */
  plan?: PlanRecord | undefined;
  /** `revision` as above. */
  people?: readonly PersonRecord[] | undefined;
  /** Ways in by links; `revision` as above. */
  passes?: readonly LinkPass[] | undefined;
  /** `revision` as above. */
  articles?: readonly StoredArticle[] | undefined;
  /** Articles to take off, at the revision seen. */
  articlesOff?: readonly Pick<ArticleRecord, 'entry' | 'revision'>[] | undefined;
  /** For the outbox; one whose key is there already is left out. */
  mails?: readonly OutboxMail[] | undefined;
  /** The same for calls. */
  calls?: readonly OutboxCall[] | undefined;
  /** For those who listen. */
  events?: readonly EventRecord[] | undefined;
}

/** Stands where an agent's id would: they are nobody's yet. */
export const nobody = 'nobody';

/** Which tickets are meant: one person's, one organisation's, or those, of one organisation or of any, on which somebody was brought in (see `personKey`), holding words (see `ticketMatcher`). */
export interface TicketSelection {
  whose: {owner: string} | {organisation: string} | {companion: string; organisation?: string} | 'everybody';
  requester?: string | undefined;
  type?: string | undefined;
  /** Not of this type. */
  notType?: string | undefined;
  /** Of this type only those from which `notAbout` is not kept and everybody of `about` is, see `TicketRecord.apart`; ids of agents. */
  complaints?: {type: string; notAbout: string; about: readonly string[]} | undefined;
  priority?: string | undefined;
  /** Id of the agent who has them, or `nobody`. */
  assignee?: string | undefined;
  q?: string | undefined;
  /** Handed in at or after this, epoch ms. */
  since?: number | undefined;
}

export interface TicketQuery extends TicketSelection {
  states?: readonly string[] | undefined;
  clientRef?: string | undefined;
  /** Whose turn it is, see `QueuePlace`. */
  turn?: QueuePlace['turn'] | undefined;
  /** Only what stands behind this position. */
  after?: {at: number; id: string} | undefined;
  limit: number;
}

/** Where tickets, surveys, articles, signals and answers to keys are kept. Records it gives out are not changed by anybody. Throws `Unavailable`. */
export interface Repository extends Marks {
  /** Rejects while it cannot serve. */
  ready(): Promise<void>;
  settings(): Promise<DeskSettings>;
  ticket(id: string): Promise<TicketRecord | undefined>;
  /** By the reference in the form of `plainReference`. */
  ticketByReference(reference: string): Promise<TicketRecord | undefined>;
  guestCode(id: string): Promise<GuestCode | undefined>;
  linkPass(id: string): Promise<LinkPass | undefined>;
  /** Of one organisation, see `personKey`. */
  plan(organisation: string): Promise<PlanRecord | undefined>;
  /** Of one engineer, by id. */
  diary(agent: string): Promise<DiaryRecord | undefined>;
  person(key: string): Promise<PersonRecord | undefined>;
  /** Everybody of one organisation, see `personKey`; of more than `limit` those who were here last. */
  people(query: {organisation: string; limit: number}): Promise<PersonRecord[]>;
  /** Of one person, see `personKey`. */
  preferences(owner: string): Promise<PreferencesRecord | undefined>;
  /** Of those who are told of decisions in one organisation, see `personKey`. */
  approvers(organisation: string): Promise<PreferencesRecord[]>;
  /** Last changed first, ids deciding between equals. */
  tickets(query: TicketQuery): Promise<TicketRecord[]>;
  /** The team's queue: the first of it first, ids deciding between equals, each with the place it was found at, see `QueuePlace.at`. Only what has one. */
  queue(query: TicketQuery): Promise<{at: number; record: TicketRecord}[]>;
  /** How many there are in each state. */
  countTickets(selection: TicketSelection): Promise<Partial<Record<TicketState, number>>>;
  /** Tickets without any place in the team's queue; with `basis` also those with one that was reckoned by something else, or for another revision. */
  misplaced(query: {basis?: string; limit: number}): Promise<TicketRecord[]>;
  /** Gives tickets other places, unless they were changed meanwhile: unless their revisions are others. */
  place(places: readonly {id: string; revision: number; place: QueuePlace}[]): Promise<void>;
  /** Those whose `dueAt` has come, the longest overdue first. */
  dueTickets(query: {now: number; limit: number}): Promise<TicketRecord[]>;
  /** Those of which something is due to be carried into the helpdesk, see `HelpdeskTrail`, the longest overdue first. */
  ticketsToCarry(query: {now: number; limit: number}): Promise<TicketRecord[]>;
  survey(id: string): Promise<SurveyRecord | undefined>;
  /** Newest first, without withdrawn ones. */
  surveys(query: {owner: string; after?: {at: number; id: string} | undefined; limit: number}): Promise<SurveyRecord[]>;
  /** Answered ones of all people, last answered first; `low`: only those that say that something was not good enough, or only the others. */
  ratings(query: {low?: boolean | undefined; after?: {at: number; id: string} | undefined; limit: number}): Promise<SurveyRecord[]>;
  /** Last changed first; the same list until one of them changes. */
  articles(): Promise<readonly ArticleRecord[]>;
  /** Of one article, by id. */
  articleSource(id: string): Promise<ArticleSource | undefined>;
  /** What this person last said of the article. */
  helpful(article: string, owner: string): Promise<boolean | undefined>;
  /** What this person last said of each article. */
  feedbackBy(owner: string): Promise<FeedbackRecord[]>;
  /** How often each article was opened at or after `since`, epoch ms; by article id. */
  openings(since: number): Promise<ReadonlyMap<string, number>>;
  /** What readers did at or after `since`, epoch ms, oldest first: for the people who write the articles. */
  signals(query: {since: number; kind?: string | undefined}): Promise<readonly SignalRecord[]>;
  /** Stored at or after `since`, epoch ms. */
  answer(scope: string, key: string, since: number): Promise<StoredAnswer | undefined>;
  /**
   * Lends waiting mails that are due, the oldest first, to whoever asks: each to one only, with one more in `attempts`, and with `until` as its new `dueAt`
   * should he never come back.
   */
  takeMails(query: {now: number; until: number; limit: number}): Promise<OutboxMail[]>;
  /** Writes down what became of a mail that was taken, unless somebody else has taken it since: unless its `attempts` are others. */
  settleMail(mail: OutboxMail): Promise<void>;
  /** The same for calls. */
  takeCalls(query: {now: number; until: number; limit: number}): Promise<OutboxCall[]>;
  settleCall(call: OutboxCall): Promise<void>;
  /** Mails that wait to be sent, and when the oldest of them was written, epoch ms. */
  outbox(): Promise<{waiting: number; oldestAt?: number | undefined}>;
  /** Committed events in the order of their places. Whoever has read up to one place never finds anything new before it. */
  events(query: EventQuery): Promise<PlacedEvent[]>;
  /** The event of this id, or the last one that was committed; `undefined` where there is none. */
  placedEvent(id?: string): Promise<PlacedEvent | undefined>;
  /** Takes a lock without waiting; gives its release, which never fails, or `undefined` while somebody holds it. It ends with the process that took it. */
  tryLock(name: string): Promise<(() => Promise<void>) | undefined>;
  /** `conflict` when a row was changed by somebody else meanwhile, the reference is another's, or the key has its answer; nothing is written then. */
  write(change: Change): Promise<'written' | 'conflict'>;
  /** Whole or not at all. */
  remove(gone: Removal): Promise<void>;
}

/** A file on its way in, or whole. */
export interface UploadRecord {
  id: string;
  owner: string;
  /** Cleaned for showing and storing. */
  name: string;
  /** Bytes announced, and bytes here so far. */
  size: number;
  offset: number;
  /** Epoch ms. */
  createdAt: number;
  /** Lower-case hex, once it is whole. */
  sha256?: string | undefined;
  /** What the scanner said of it, once it was asked. */
  verdict?: Verdict | undefined;
  /** What its first bytes say, see `contentType`, once it is whole. */
  content?: string | undefined;
}

/** Where files are kept. */
export interface Uploads {
  /** `full` while its owner has as many files or bytes on their way or in open requests as one person may; `no-room` while there is none for anybody. */
  create(upload: {id: string; owner: string; name: string; size: number; createdAt: number}): Promise<UploadRecord | 'full' | 'no-room'>;
  read(id: string): Promise<UploadRecord | undefined>;
  /**
   * Adds bytes at `offset` as they come; what arrived before a break stays. `conflict` where the upload stands at another offset,
   * `too-large` where more comes than was announced, `full` where its owner has no room for more now, `no-room` where nobody has.
   */
  append(
    id: string,
    offset: number,
    bytes: ReadableStream<Uint8Array>,
  ): Promise<UploadRecord | 'conflict' | 'too-large' | 'full' | 'no-room'>;
  remove(id: string): Promise<void>;
  /** A ticket of this id is about to be written that has these: until it is, they are neither removed nor forgotten. */
  hold(ids: readonly string[], ticket: string): Promise<void>;
  /** These belong to an open ticket now: they are neither removed nor forgotten. */
  keep(ids: readonly string[]): Promise<void>;
  /** The ticket that these belong to is closed: they stay while there is room, and take none of their owner's any more. */
  release(ids: readonly string[]): Promise<void>;
  /** What this owner left here for no ticket goes now. */
  forget(owner: string): Promise<void>;
  /** Whether a ticket, open or closed, has it. */
  isKept(id: string): Promise<boolean>;
  /** Keeps what the scanner said of a whole file. */
  judge(id: string, verdict: Verdict): Promise<void>;
  /** The bytes of a whole file. */
  open(id: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>;
}

/** Counts what may happen only so often. */
export interface Limiter {
  /** Takes one of `times` that `name` has in a window of `within` ms; 0, or the seconds to wait where none is left. */
  take(name: string, limit: {times: number; within: number}): Promise<number>;
}

/**
 * Who may speak for customers: tokens by `issuer` for `audience`, signed HS256 with `secret` (32 bytes or more), or ES256 or RS256 with one of the `keys` (see
 * `remoteKeys`). What a token itself says of its algorithm only has to agree.
 */
export type Verifier = {issuer: string; audience: string} & ({secret: string} | {keys: JWTVerifyGetKey});

/** Everything the app needs of the world outside. */
export interface Ports {
  repository: Repository;
  uploads: Uploads;
  /** Looks files through before anybody gets them; none does where it is missing. */
  scanner?: Scanner | undefined;
  limiter: Limiter;
  quotas: Quotas;
  mail: MailPort;
  mailing: Mailing;
  /** Where the team hears of things besides mail. */
  hooks?: HookPort | undefined;
  /** Where the team works, if not at the gateway. */
  helpdesk?: Helpdesk | undefined;
  /** Told that mails or calls lie in the outbox now, or that something is to be carried into the helpdesk. */
  posted(): void;
  bell: Bell;
  /** Epoch ms. */
  now(): number;
  /** A fresh id nobody can guess. */
  newId(): string;
  /** A fresh reference that people can read out. */
  newReference(): Promise<string>;
  verifiers: readonly Verifier[];
  /** Signs download links and guests' tokens; 32 bytes or more. */
  linkSecret: string;
  /** Origins of pages that may call from a browser, exact. */
  allowedOrigins: readonly string[];
  /** Asked for health beside the repository, by name: each rejects where it cannot serve. What is `needed` makes the whole unready. */
  checks?: Readonly<Record<string, {needed: boolean; ready(): Promise<void>}>> | undefined;
  /** Told of errors that became a 500, or that stood in nobody's way: their `requestId` is `aside`. */
  report(error: unknown, requestId: string): void;
}
