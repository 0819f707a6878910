import type {Article, ArticleFeedback, ArticleFeedbackReceipt, ArticleSummary} from '../contract/article.js';
import type {Attachment} from '../contract/attachment.js';
import type {Colleague, Colleagues} from '../contract/colleague.js';
import type {DeskSettings} from '../contract/desk-settings.js';
import type {GuestCodeCheck, GuestCodeReceipt, GuestCodeRequest, LinkSessionRequest} from '../contract/guest.js';
import type {Message} from '../contract/message.js';
import type {Page} from '../contract/page.js';
import type {Me} from '../contract/person.js';
import type {Plan} from '../contract/plan.js';
import type {Problem} from '../contract/problem.js';
import type {ProblemError} from '../contract/problem-error.js';
import type {QueryOf} from '../contract/route.js';
import type {routes} from '../contract/routes.js';
import type {SharedLinks, ShareRequest} from '../contract/shared-link.js';
import type {Signal} from '../contract/signal.js';
import type {Survey, SurveyResponse} from '../contract/survey.js';
import type {Ticket, TicketAction, TicketActionRequest, TicketPage, TicketSummary} from '../contract/ticket.js';
import type {Transport} from '../client/transport.js';
import type {Hit} from '../search/search.js';
import type {DraftRecord, KeptFile, OutboxRecord, ReplyDraftRecord} from '../storage/records.js';

export type {Transport};

export interface DeskOptions {
  /** Base of the contract, e.g. `https://support.example.com/portal/v1`. */
  baseUrl: string;
  /** Gives a signed token of the person at the screen; asked again after a 401. Without it only what is open to anyone works. */
  getToken?: (() => Promise<string>) | undefined;
  transport?: Transport | undefined;
}

/** What became of something sent. `waiting`: it is safe on this device (or only in this page, when `kept` is false) and goes on being tried. A refusal is thrown. */
export type Sent<T> = {is: 'accepted'; reply: T} | {is: 'waiting'; key: string; kept: boolean; problem: ProblemError};

/** What became of an entry that was to be written anew: a draft again, arrived already, or as before, since it is being sent or has no form. */
export type TakenBack = {is: 'draft'; id: string} | {is: 'accepted'; reply: unknown} | {is: 'waiting'};

/** An outbox entry as people see it. `sending` while a try runs; else `nextTryAt` in epoch ms on the device's clock. */
export interface OutboxEntry extends OutboxRecord {
  sending: boolean;
  /** Whether a reload would find it. */
  kept: boolean;
  nextTryAt?: number | undefined;
  problem?: ProblemError | undefined;
}

/** What goes along with an action: its reason, the version of a quote that is meant, what was ticked off, who signs. */
export type Decision = Omit<TicketActionRequest, 'action' | 'clientRef'>;

/** News for whoever watches. `accepted` follows a late success of something that was waiting; `refused` its refusal, after the text went back into its draft. */
export type DeskChange =
  | {is: 'ticket'; id: string; ticket?: Ticket}
  | {is: 'survey'; survey: Survey}
  | {is: 'outbox'; entries: readonly OutboxEntry[]}
  | {is: 'accepted'; entry: OutboxRecord; reply: unknown}
  | {is: 'refused'; entry: OutboxRecord; problem: ProblemError}
  | {is: 'identity'}
  /** Something happened at the backend, to a request (then it stands at `version`) or a survey; without either, nobody knows what: what is shown is read anew. */
  | {is: 'news'; ticket?: string; version?: number; survey?: string};

/** A kept request as lists show it. */
export interface DraftSummary {
  /** Names it in `request`, `discardRequest`. */
  id: string;
  type: string;
  title: string;
  /** Epoch ms. */
  changedAt: number;
  /** Whether a reload would find it. */
  kept: boolean;
  /** Why it came back, where it was refused. */
  problem?: Problem | undefined;
}

/**
 * The forms' drafts of the person at the screen: any number of requests, any number of replies a ticket, one rating a survey. A draft keeps its `id`
 * (else the key it began with) when its key changes. Without an `id` the last edited one is meant. Saving never throws; `kept` says whether a reload
 * would find it; an emptied reply is a discarded one.
 */
export interface Drafts {
  /** Last edited first. */
  requests(): Promise<DraftSummary[]>;
  request(id?: string): Promise<DraftRecord | undefined>;
  saveRequest(draft: DraftRecord): Promise<{kept: boolean}>;
  discardRequest(id?: string): Promise<void>;
  reply(ticketId: string, id?: string): Promise<ReplyDraftRecord | undefined>;
  saveReply(ticketId: string, draft: ReplyDraftRecord): Promise<{kept: boolean}>;
  discardReply(ticketId: string, id?: string): Promise<void>;
  rating(surveyId: string): Promise<SurveyResponse | undefined>;
  saveRating(surveyId: string, draft: SurveyResponse): Promise<{kept: boolean}>;
  discardRating(surveyId: string): Promise<void>;
}

/** Something that readers did while they looked for help; what says who they are is taken out of `query`. */
export type NewSignal = Omit<Signal, 'at'>;

/** What one looked for on this device, latest first, at most eight. */
export interface RecentSearches {
  list(): string[];
  keep(query: string): void;
  remove(query: string): void;
}

/** What the person at the screen last read, by name, kept on this device for when the backend cannot be reached: not for ever, and not too much. */
export interface LastSeen {
  keep(name: string, value: unknown): Promise<void>;
  /** `at`: when it was read, epoch ms. */
  read<T>(name: string): Promise<{at: number; value: T} | undefined>;
  /** Removes the copies for which this holds. */
  drop(holds: (value: unknown) => boolean): Promise<void>;
}

/** What parts on demand look at before they draw it: the first reading of a request leaves it out. */
export type Checks = ReturnType<typeof import('./sound-ticket.js').checksBy>;

/** Ways in without an account, and who of the organisation there is. */
export interface GuestWay {
  /** Asks for a code by mail. The answer is the same whether such a request is known or not. */
  ask(claim: GuestCodeRequest): Promise<GuestCodeReceipt>;
  /** By a code, or by the token of a mailed link: signs a guest in, for that one ticket and as long as this tab is open, instead of whoever was. */
  open(claim: GuestCodeCheck | LinkSessionRequest): Promise<{ticket: string; expiresAt: string}>;
  /** Links to one request for somebody without an account, newest first; making one and taking one back answer with all of them. */
  links(ticket: string): Promise<SharedLinks>;
  share(ticket: string, link: Omit<ShareRequest, 'clientRef'>): Promise<SharedLinks>;
  unshare(ticket: string, link: string): Promise<SharedLinks>;
  /** The token that such a link carries. */
  linkToken(ticket: string, link: string): Promise<string>;
  /** Of the reader's organisation, by name, a hundred at most: whom he may bring in; of a manager also who left. `q`: a part of a name, or an address. */
  colleagues(q?: string): Promise<Colleagues>;
  /** A manager says that somebody left his organisation, or that he belongs to it. */
  setLeft(person: string, left: boolean): Promise<Colleague>;
}

/**
 * The counter every element talks to. Reads reject with `ProblemError`; writes are kept in the outbox before anything is sent and leave it
 * only after a reply that parses and echoes their key.
 */
export interface Desk {
  readonly drafts: Drafts;
  readonly recentSearches: RecentSearches;

  /** Fetched once and shared; a failure is not kept. */
  settings(): Promise<DeskSettings>;
  me(signal?: AbortSignal): Promise<Me>;
  /** Which mails the person does without, and the language of the others; what is left out is as usual again. */
  setPreferences(preferences: Me['preferences']): Promise<Me>;
  /** What the person's organisation bought; `not-found` where nothing is known of it. */
  plan(signal?: AbortSignal): Promise<Plan>;

  /** Takes the draft over into the outbox, uploads what is missing, sends. `extra`: what the form adds besides the draft. */
  submit(draft: DraftRecord, extra: {locale: string; context?: Record<string, string>}): Promise<Sent<Ticket>>;
  reply(ticketId: string, draft: ReplyDraftRecord): Promise<Sent<Message>>;
  /** A stale version is a ProblemError `version-stale`, thrown: read again and show what changed. */
  act(ticket: {id: string; version: number; reference: string}, action: TicketAction, said?: Decision): Promise<Sent<Ticket>>;
  /** `state`: one, or a group: `open`, `waiting` (for the customer), `closed`. `scope`: `organisation` is for its managers only. */
  tickets(query?: Omit<QueryOf<typeof routes.listTickets>, 'limit'> & {limit?: number}, signal?: AbortSignal): Promise<TicketPage>;
  ticket(id: string, signal?: AbortSignal): Promise<Ticket>;
  messages(ticketId: string, cursor?: string, signal?: AbortSignal): Promise<Page<Message>>;
  /** An address to download one attachment from, good for a few minutes. */
  attachmentUrl(ticketId: string, attachmentId: string): Promise<string>;

  /** Uploads in chunks and resumes; one flight a file however often it is called. `onProgress` gets bytes taken so far. */
  upload(file: KeptFile, options?: {onProgress?: (sent: number) => void; signal?: AbortSignal}): Promise<Attachment>;
  /** Takes an upload back; a failure is of no consequence, the server forgets it by itself. */
  removeUpload(file: KeptFile): Promise<void>;

  checks(): Promise<Checks>;
  /** Copies of whoever is here now; a guest keeps none. */
  lastSeen(): Promise<LastSeen>;
  /** Notes on this device that the person has seen a ticket's news up to then. */
  markSeen(ticketId: string, newsAt: string): void;
  /** Whether a ticket has news that the person has not seen on this device. */
  unread(ticket: Pick<TicketSummary, 'id' | 'newsAt'>): boolean;

  articles(
    query?: {q?: string; category?: string; kind?: string; locale?: string; sort?: 'popular'; cursor?: string; limit?: number},
    signal?: AbortSignal,
  ): Promise<Page<ArticleSummary>>;
  article(id: string, signal?: AbortSignal): Promise<Article>;
  /** Loads the index once and answers from it, best first; works offline after that. */
  search(query: string, options?: {limit?: number; locale?: string}): Promise<Hit[]>;
  /** What may have been meant by a query that found nothing. */
  suggest(query: string): Promise<string | undefined>;
  /** Tells, some time soon and with others, what was looked for. Never fails; losing one is allowed. */
  signal(signal: NewSignal): void;
  /** `reason` and `comment`: why it did not help. */
  rateArticle(
    article: {id: string; title: string},
    helpful: boolean,
    more?: Pick<ArticleFeedback, 'reason' | 'comment'>,
  ): Promise<Sent<ArticleFeedbackReceipt>>;

  surveys(signal?: AbortSignal): Promise<Page<Survey>>;
  survey(id: string, signal?: AbortSignal): Promise<Survey>;
  respond(survey: {id: string; label: string}, response: SurveyResponse): Promise<Sent<Survey>>;

  /** What waits on this device, oldest first. */
  outbox(): readonly OutboxEntry[];
  /** Tries everything that waits now, or one entry. */
  retry(key?: string): Promise<void>;
  /** Gives an entry up; its text is gone after that, so ask first. */
  discard(key: string): Promise<void>;
  /** Gives an entry back to its form to be changed; where it cannot be told that the backend has nothing of it, under the same key. */
  takeBack(key: string): Promise<TakenBack>;

  /** Hears of `news` as they happen, until the returned function is called. `heard` of whether they come by themselves: as they begin to, one looks once, for what happened before; while they do not, now and then. */
  follow(heard: (live: boolean) => void): Promise<() => void>;
  /** Calls back on each change until the returned function is called. */
  watch(listener: (change: DeskChange) => void): () => void;
  /**
   * With `getToken`: another person. With `undefined`: nobody is signed in. Without an argument: the same person has a fresh token. What the former
   * person left on the device waits until he is back; what was handed in while no token could be had is not kept for anybody else.
   */
  identify(getToken?: () => Promise<string>): void;
  guestWay(): Promise<GuestWay>;
  /** Id of the one ticket that whoever is here sees as a guest; `undefined` for everybody else. */
  guestOf(): string | undefined;
  /** Signs the person out at once, and forgets him: when it settles, drafts, outbox and copies on this device are gone. */
  logout(): Promise<void>;
  /** Stops timers and listeners; what waits stays. */
  close(): void;
}
