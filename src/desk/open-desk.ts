import {createClient, type Client} from '../client/client.js';
import {systemClock, type Clock} from '../client/clock.js';
import {asProblem} from '../client/local-problem.js';
import type {GetToken} from '../client/session.js';
import {wire} from '../client/wire.js';
import type {ArticleFeedbackReceipt} from '../contract/article.js';
import type {GuestCodeCheck, GuestCodeRequest, LinkSessionRequest} from '../contract/guest.js';
import {newKey} from '../contract/key.js';
import type {Message} from '../contract/message.js';
import type {Me} from '../contract/person.js';
import type {Survey, SurveyResponse} from '../contract/survey.js';
import type {Ticket, TicketAction, TicketSummary} from '../contract/ticket.js';
import type {DraftRecord, KeptFile, OutboxRecord, ReplyDraftRecord} from '../storage/records.js';
import type {Store} from '../storage/store.js';
import {anythingWaits, isEntry} from '../storage/waits.js';
import type {Desk, DeskChange, DeskOptions, NewSignal, RecentSearches, Sent} from './desk.js';
import {formDrafts} from './form-drafts.js';
import {guestToken, keepGuest} from './guest-note.js';
import {Identity, type Stay} from './identity.js';
import {loadSearch, suggestBy} from './load-search.js';
import {PersonNotes} from './person-notes.js';
import {openChannel} from './tab-channel.js';
import {Watchers} from './watchers.js';
import type {WriteSide} from './write-side.js';

/** What stands around a desk, for tests and unusual hosts; a page needs none of it. */
export interface DeskSurroundings {
  storage?: Store;
  clock?: Clock;
  /** Web Locks of the browser, where there are. */
  locks?: LockManager | undefined;
  /** Where `online` and `visibilitychange` are heard. */
  page?: EventTarget | undefined;
}

/** Ms after which the write side is loaded ahead: it must be there when the line is not. */
const idle = 2_000;

/** Opens the counter to one backend and sends on what an earlier page left. */
export function openDesk(options: DeskOptions & DeskSurroundings): Desk {
  return new OpenDesk(options);
}

class OpenDesk implements Desk {
  readonly drafts = formDrafts((use) => this.#reach(use));
  readonly recentSearches: RecentSearches;
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #identity: Identity;
  readonly #notes: PersonNotes;
  readonly #storage: Store | undefined;
  readonly #locks: LockManager | undefined;
  readonly #page: EventTarget | undefined;
  readonly #channel = openChannel();
  readonly #closed = new AbortController();
  readonly #watchers = new Watchers();
  readonly #shared = new Map<string, Promise<unknown>>();
  #side: WriteSide | undefined;
  #getToken: GetToken | undefined;
  readonly #search = () => this.#once('search', () => loadSearch(this.#client));

  constructor(options: DeskOptions & DeskSurroundings) {
    const {locks, page}: DeskSurroundings = {locks: globalThis.navigator?.locks, page: globalThis, ...options};
    const {baseUrl, transport, storage, clock = systemClock} = options;
    this.#clock = clock;
    this.#storage = storage;
    this.#locks = locks;
    this.#page = page;
    this.#client = createClient({baseUrl, transport, clock, onPerson: (person) => this.#identity.notice(person)});
    this.#identity = new Identity(this.#client, () => void this.#changePerson());
    this.recentSearches = this.#notes = new PersonNotes(() => `${this.#client.base}|${this.#identity.person}`, clock);
    this.#getToken = options.getToken ?? guestToken(this.#client.base, clock.now());
    this.#client.identify(this.#getToken);
    const {signal} = this.#closed;
    const wake = () => {
      if (globalThis.document?.visibilityState !== 'hidden') void this.#look();
    };
    for (const event of ['online', 'visibilitychange']) page?.addEventListener?.(event, wake, {signal});
    this.#channel?.addEventListener('message', () => void this.#load().catch(() => {}), {signal});
    void this.#look();
    void clock.sleep(idle, signal).then(async () => signal.aborted || (await this.#load().catch(() => {})));
  }

  settings = () => this.#once('settings', () => this.#client.call(wire.readDesk));
  me = (signal?: AbortSignal) => this.#client.call(wire.readMe, {signal});
  plan = (signal?: AbortSignal) => this.#client.call(wire.readPlan, {signal});
  setPreferences = (body: Me['preferences']) => this.#client.call(wire.setPreferences, {body});

  submit(
    {id: draft, key, files, editedAt: _, problem: _problem, ...words}: DraftRecord,
    extra: {locale: string; context?: Record<string, string>},
  ) {
    return this.#hand<Ticket>({key, route: 'submitTicket', body: {clientRef: key, ...words, ...extra}, files, label: words.title, draft});
  }

  reply(ticket: string, {id: draft, key, text, files}: ReplyDraftRecord) {
    return this.#hand<Message>({
      key,
      route: 'postMessage',
      params: {ticket},
      body: {clientRef: key, text},
      files,
      label: text.slice(0, 80),
      draft,
    });
  }

  act({id, version, reference}: {id: string; version: number; reference: string}, action: TicketAction, reason?: string) {
    const key = newKey();
    const body = {clientRef: key, action, reason};
    return this.#hand<Ticket>({key, route: 'actOnTicket', params: {ticket: id}, body, version, label: reference});
  }

  tickets({limit, ...query}: NonNullable<Parameters<Desk['tickets']>[0]> = {}, signal?: AbortSignal) {
    return this.#client.call(wire.listTickets, {query: {...query, limit: limit?.toString()}, signal});
  }

  ticket(ticket: string, signal?: AbortSignal) {
    return this.#client.call(wire.readTicket, {params: {ticket}, signal});
  }

  messages(ticket: string, cursor?: string, signal?: AbortSignal) {
    return this.#client.call(wire.listMessages, {params: {ticket}, query: {cursor}, signal});
  }

  async attachmentUrl(ticket: string, attachment: string) {
    return (await this.#client.call(wire.linkAttachment, {params: {ticket, attachment}})).url;
  }

  upload(file: KeptFile, options?: Parameters<Desk['upload']>[1]) {
    return this.#reach(async (side, stay) => (await side.uploads()).upload(await side.account(stay), file, options));
  }

  removeUpload(file: KeptFile) {
    return this.#reach(async (side, stay) => (await side.uploads()).remove(await side.account(stay), file));
  }

  articles({limit, ...query}: NonNullable<Parameters<Desk['articles']>[0]> = {}, signal?: AbortSignal) {
    return this.#client.call(wire.listArticles, {query: {...query, limit: limit?.toString()}, signal});
  }

  article(article: string, signal?: AbortSignal) {
    return this.#client.call(wire.readArticle, {params: {article}, signal});
  }

  async search(query: string, options: {limit?: number; locale?: string} = {}) {
    return (await this.#search()).listen(query, options);
  }

  readonly suggest = (query: string) => suggestBy(this.#search(), query);

  rateArticle({id, title}: {id: string; title: string}, helpful: boolean, more?: Parameters<Desk['rateArticle']>[2]) {
    const key = newKey();
    const body = {clientRef: key, helpful, ...more};
    return this.#hand<ArticleFeedbackReceipt>({key, route: 'rateArticle', params: {article: id}, body, label: title});
  }

  surveys(signal?: AbortSignal) {
    return this.#client.call(wire.listSurveys, {signal});
  }

  survey(survey: string, signal?: AbortSignal) {
    return this.#client.call(wire.readSurvey, {params: {survey}, signal});
  }

  respond({id, label}: {id: string; label: string}, response: SurveyResponse) {
    return this.#hand<Survey>({key: response.clientRef, route: 'respondToSurvey', params: {survey: id}, body: {...response}, label});
  }

  outbox() {
    return this.#side?.outbox.entries() ?? [];
  }

  retry(key?: string) {
    return this.#reach((side) => side.outbox.retry(key));
  }

  discard(key: string) {
    return this.#reach((side) => side.outbox.discard(key));
  }

  takeBack(key: string) {
    return this.#reach((side) => side.outbox.takeBack(key));
  }

  markSeen(ticketId: string, newsAt: string) {
    this.#notes.markSeen(ticketId, newsAt);
  }

  unread(ticket: Pick<TicketSummary, 'id' | 'newsAt'>) {
    return this.#notes.unread(ticket);
  }

  signal(signal: NewSignal) {
    const told = {...signal, at: new Date(this.#clock.now()).toISOString()};
    const load = async () => {
      const {Signals} = await import('./signals.js');
      return new Signals(this.#client, this.#clock, this.#page, this.#closed.signal);
    };
    void this.#once('signals', load).then((signals) => signals.add(told)).catch(() => {}); // prettier-ignore
  }

  async askGuestCode(claim: GuestCodeRequest) {
    return (await this.#guest()).ask(claim);
  }

  async openAsGuest(claim: GuestCodeCheck | LinkSessionRequest) {
    return (await this.#guest()).open(claim);
  }

  watch(listener: (change: DeskChange) => void) {
    return this.#watchers.add(listener);
  }

  identify(...given: [GetToken?]) {
    if (given.length > 0) this.#getToken = given[0];
    this.#client.identify(this.#getToken);
    if (given.length > 0) {
      keepGuest(this.#client.base, null);
      this.#identity.change();
    } else this.#identity.refresh();
    void this.#changePerson();
  }

  async logout() {
    this.#notes.wipe();
    const wiping = this.#identity.leave(async (former) => (await this.#load()).wipe(former));
    this.#getToken = undefined;
    keepGuest(this.#client.base, null);
    this.#client.identify(undefined);
    void this.#changePerson();
    await wiping;
  }

  close() {
    this.#side?.outbox.close();
    this.#channel?.close();
    this.#closed.abort();
    this.#watchers.clear();
  }

  #guest() {
    return this.#once('guest', async () => (await import('./guest-way.js')).guestWay(this.#client, (getToken) => this.identify(getToken)));
  }

  #hand<T>(entry: Pick<OutboxRecord, 'key' | 'route' | 'body' | 'label'> & Partial<OutboxRecord>): Promise<Sent<T>> {
    const record = {params: {}, files: [], createdAt: this.#clock.now(), attempts: 0, ...entry};
    return this.#reach((side, stay) => side.outbox.send(stay, record) as Promise<Sent<T>>, this.#identity.again());
  }

  /** Whose it is, is decided now, before the code that does it has come. */
  async #reach<T>(use: (side: WriteSide, stay: Promise<Stay>) => Promise<T>, stay = this.#identity.current()): Promise<T> {
    const side = await this.#load();
    await side.ready;
    return use(side, stay);
  }

  #load(): Promise<WriteSide> {
    return this.#once('write', async () => {
      const {WriteSide} = await import('./write-side.js');
      const ports = {client: this.#client, identity: this.#identity, clock: this.#clock, storage: this.#storage, locks: this.#locks};
      const side = new WriteSide({...ports, channel: this.#channel, announce: (change) => this.#watchers.tell(change)});
      this.#side = side;
      if (this.#closed.signal.aborted) side.outbox.close();
      return side;
    });
  }

  /** What waits here, from an earlier page or another tab, is sent without anybody asking for it. */
  async #look(): Promise<void> {
    if (this.#side) return this.#side.outbox.drain('event');
    const prefix = `${this.#client.base}|`;
    const waits = this.#storage ? (await this.#storage.keys(prefix)).some(isEntry) : await anythingWaits(prefix);
    if (waits && !this.#closed.signal.aborted) await this.#load().catch(() => {});
  }

  /** Loaded by the first who needs it and shared with the others; a failure is not kept. */
  #once<T>(name: string, load: () => Promise<T>): Promise<T> {
    const there = this.#shared.get(name) as Promise<T> | undefined;
    if (there) return there;
    const loading = load().catch((error: unknown) => {
      if (this.#shared.get(name) === loading) this.#shared.delete(name);
      throw asProblem(error);
    });
    // Who asked may have left by the time it fails.
    loading.catch(() => {});
    this.#shared.set(name, loading);
    return loading;
  }

  async #changePerson(): Promise<void> {
    this.#shared.delete('settings');
    this.#shared.delete('search');
    this.#side?.outbox.clear();
    this.#watchers.tell({is: 'identity'});
    await this.#look();
  }
}
