import {createClient, type Client} from '../client/client.js';
import {systemClock, type Clock} from '../client/clock.js';
import {asProblem} from '../client/local-problem.js';
import type {GetToken} from '../client/session.js';
import type {ArticleFeedbackReceipt} from '../contract/article.js';
import {newKey} from '../contract/key.js';
import {wire} from '../client/wire.js';
import type {Message} from '../contract/message.js';
import type {Survey, SurveyResponse} from '../contract/survey.js';
import type {Ticket, TicketAction} from '../contract/ticket.js';
import {openStore, type Store} from '../storage/store.js';
import type {DraftRecord, KeptFile, OutboxRecord, ReplyDraftRecord} from '../storage/records.js';
import {Accounts} from './account.js';
import {DeskDrafts} from './desk-drafts.js';
import type {Desk, DeskChange, DeskOptions, Sent} from './desk.js';
import {Outbox} from './outbox.js';
import {TabTalk} from './tab-talk.js';
import {Turns} from './turns.js';

/** What stands around a desk, for tests and unusual hosts; a page needs none of it. */
export interface DeskSurroundings {
  storage?: Store;
  clock?: Clock;
  /** Web Locks of the browser, where there are. */
  locks?: LockManager | undefined;
  /** Where `online` and `visibilitychange` are heard. */
  page?: EventTarget | undefined;
}

/** Opens the counter to one backend and sends on what an earlier page left. */
export function openDesk(options: DeskOptions & DeskSurroundings): Desk {
  return new OpenDesk(options);
}

class OpenDesk implements Desk {
  readonly drafts: DeskDrafts;
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #accounts: Accounts;
  readonly #turns: Turns;
  readonly #outbox: Outbox;
  readonly #tabs: TabTalk;
  readonly #closed = new AbortController();
  readonly #listeners = new Set<(change: DeskChange) => void>();
  readonly #shared = new Map<string, Promise<unknown>>();
  #getToken: GetToken | undefined;

  constructor(options: DeskOptions & DeskSurroundings) {
    const {locks, page}: DeskSurroundings = {locks: globalThis.navigator?.locks, page: globalThis, ...options};
    const {baseUrl, getToken, transport, storage = openStore(), clock = systemClock} = options;
    this.#clock = clock;
    this.#getToken = getToken;
    this.#client = createClient({baseUrl, getToken, transport, clock, onPerson: (person) => this.#accounts.notice(person)});
    this.#accounts = new Accounts(this.#client, storage, () => void this.#changePerson());
    this.#turns = new Turns(clock, locks);
    this.#tabs = new TabTalk((...news) => void this.#outbox.hear(...news));
    this.#outbox = new Outbox({
      client: this.#client,
      accounts: this.#accounts,
      uploads: () => this.#uploads(),
      turns: this.#turns,
      clock,
      announce: (change) => this.#announce(change),
      tabs: this.#tabs,
      saved: () => this.drafts.settled(),
    });
    this.drafts = new DeskDrafts(this.#accounts, this.#outbox, clock);
    const wake = () => {
      if (globalThis.document?.visibilityState !== 'hidden') void this.#outbox.drain('event');
    };
    const {signal} = this.#closed;
    for (const event of ['online', 'visibilitychange']) page?.addEventListener?.(event, wake, {signal});
    void this.#outbox.drain('event');
    void this.#accounts.current().then(({corner}) => corner.sweep(clock.now()));
  }

  settings() {
    return this.#once('settings', () => this.#client.call(wire.readDesk));
  }

  me(signal?: AbortSignal) {
    return this.#client.call(wire.readMe, {signal});
  }

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

  /** Whose file it is, is decided as it is given. */
  async upload(file: KeptFile, options?: Parameters<Desk['upload']>[1]) {
    const [account, uploads] = await Promise.all([this.#accounts.current(), this.#uploads()]);
    return uploads.upload(account, file, options);
  }

  async removeUpload(file: KeptFile) {
    const [account, uploads] = await Promise.all([this.#accounts.current(), this.#uploads()]);
    await uploads.remove(account, file);
  }

  articles({limit, ...query}: NonNullable<Parameters<Desk['articles']>[0]> = {}, signal?: AbortSignal) {
    return this.#client.call(wire.listArticles, {query: {...query, limit: limit?.toString()}, signal});
  }

  article(article: string, signal?: AbortSignal) {
    return this.#client.call(wire.readArticle, {params: {article}, signal});
  }

  async search(query: string, options: {limit?: number; locale?: string} = {}) {
    const search = await this.#once('search', async () => {
      const [{createSearch}, index] = await Promise.all([import('../search/search.js'), this.#client.call(wire.readArticleIndex)]);
      return createSearch(index.articles, index);
    });
    return search.search(query, options);
  }

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
    return this.#outbox.entries();
  }

  retry(key?: string) {
    return this.#outbox.retry(key);
  }

  discard(key: string) {
    return this.#outbox.discard(key);
  }

  takeBack(key: string) {
    return this.#outbox.takeBack(key);
  }

  watch(listener: (change: DeskChange) => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  identify(...given: [GetToken?]) {
    if (given.length > 0) this.#getToken = given[0];
    this.#client.identify(this.#getToken);
    if (given.length > 0) this.#accounts.change();
    else this.#accounts.refresh();
    void this.#changePerson();
  }

  async logout() {
    const wipe = this.#accounts.leave();
    this.#client.identify(undefined);
    const wiping = wipe();
    const shown = this.#changePerson();
    this.#tabs.tell((await wiping).scope);
    await shown;
  }

  close() {
    this.#outbox.close();
    this.#tabs.close();
    this.#closed.abort();
    this.#listeners.clear();
  }

  #hand<T>(entry: Pick<OutboxRecord, 'key' | 'route' | 'body' | 'label'> & Partial<OutboxRecord>): Promise<Sent<T>> {
    const record = {params: {}, files: [], createdAt: this.#clock.now(), attempts: 0, ...entry};
    return this.#outbox.send(record) as Promise<Sent<T>>;
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

  /** Most visits choose no file: what sends them comes with the first. */
  #uploads() {
    return this.#once('uploads', async () => {
      const {FileUploads} = await import('./file-uploads.js');
      return new FileUploads(this.#client, this.#turns, this.#clock);
    });
  }

  async #changePerson(): Promise<void> {
    this.#shared.delete('settings');
    this.#shared.delete('search');
    this.#outbox.clear();
    this.#announce({is: 'identity'});
    await this.#outbox.drain('event');
  }

  #announce(change: DeskChange): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        // One watcher's fault is neither the others' nor the outbox's.
        console.error(error);
      }
    }
  }
}
