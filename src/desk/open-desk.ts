import {createClient, type Client} from '../client/client.js';
import {systemClock, type Clock} from '../client/clock.js';
import {asProblem} from '../client/local-problem.js';
import type {GetToken} from '../client/session.js';
import type {DeskSettings} from '../contract/desk-settings.js';
import {newKey} from '../contract/key.js';
import {wire} from '../client/wire.js';
import type {Survey, SurveyResponse} from '../contract/survey.js';
import type {Ticket, TicketAction} from '../contract/ticket.js';
import type {Search} from '../search/search.js';
import {openStore, type Store} from '../storage/store.js';
import type {DraftRecord, KeptFile, OutboxRecord, ReplyDraftRecord} from '../storage/records.js';
import {ratingDraftKey, replyDraftKey, requestDraftKey} from '../storage/drafts.js';
import {Accounts} from './account.js';
import {deskDrafts, spendDraft} from './desk-drafts.js';
import type {Desk, DeskChange, DeskOptions, Drafts, Sent} from './desk.js';
import type {FileUploads} from './file-uploads.js';
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
  readonly drafts: Drafts;
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #accounts: Accounts;
  readonly #turns: Turns;
  readonly #outbox: Outbox;
  readonly #tabs: TabTalk;
  readonly #page: EventTarget | undefined;
  readonly #listeners = new Set<(change: DeskChange) => void>();
  #getToken: GetToken | undefined;
  #uploads: Promise<FileUploads> | undefined;
  #settings: Promise<DeskSettings> | undefined;
  #index: Promise<Search> | undefined;

  constructor({baseUrl, getToken, transport, storage = openStore(), clock = systemClock, ...around}: DeskOptions & DeskSurroundings) {
    this.#clock = clock;
    this.#getToken = getToken;
    this.#client = createClient({baseUrl, getToken, transport, clock, onPerson: (person) => this.#accounts.notice(person)});
    this.#accounts = new Accounts(this.#client, storage, () => void this.#changePerson());
    this.#turns = new Turns(clock, 'locks' in around ? around.locks : globalThis.navigator?.locks);
    this.#tabs = new TabTalk({
      changed: (scope) => void this.#ifMine(scope, () => this.#outbox.reload()),
      ended: (scope, key, end) => void this.#ifMine(scope, () => this.#outbox.settle(key, end)),
    });
    this.#outbox = new Outbox({
      client: this.#client,
      accounts: this.#accounts,
      uploads: () => this.#fileUploads(),
      turns: this.#turns,
      clock,
      announce: (change) => this.#announce(change),
      tell: ({corner}, change) => this.#tabs.tell(corner.scope, change),
    });
    this.drafts = deskDrafts(this.#accounts, this.#outbox, clock);
    this.#page = 'page' in around ? around.page : typeof globalThis.addEventListener === 'function' ? globalThis : undefined;
    this.#page?.addEventListener('online', this.#wake);
    this.#page?.addEventListener('visibilitychange', this.#wake);
    void this.#outbox.drain('event');
    void this.#accounts.current().then(({corner}) => corner.sweep(clock.now()));
  }

  settings() {
    const settings = (this.#settings ??= this.#client.call(wire.readDesk));
    settings.catch(() => this.#settings === settings && (this.#settings = undefined));
    return settings;
  }

  me(signal?: AbortSignal) {
    return this.#client.call(wire.readMe, {signal});
  }

  async submit(draft: DraftRecord, extra: {locale: string; context?: Record<string, string>}) {
    const {key, type, title, description, category, fields, impact, consents, files} = draft;
    const body = {clientRef: key, type, title, description, category, fields, impact, consents, ...extra};
    const record = this.#record({key, route: 'submitTicket', body, files, label: title});
    const sent = await this.#outbox.send(record, ({corner}) => spendDraft(corner, requestDraftKey(corner), key));
    return sent as Sent<Ticket>;
  }

  async reply(ticketId: string, {key, text, files}: ReplyDraftRecord) {
    const record = this.#record({key, route: 'postMessage', params: {ticket: ticketId}, body: {clientRef: key, text}, files, label: text.slice(0, 80)}); // prettier-ignore
    const sent = await this.#outbox.send(record, ({corner}) => spendDraft(corner, replyDraftKey(corner, ticketId), key));
    return sent as Awaited<ReturnType<Desk['reply']>>;
  }

  async act(ticket: {id: string; version: number; reference: string}, action: TicketAction, reason?: string) {
    const key = newKey();
    const {id, version, reference} = ticket;
    const record = this.#record({key, route: 'actOnTicket', params: {ticket: id}, body: {clientRef: key, action, reason}, version, label: reference}); // prettier-ignore
    return (await this.#outbox.send(record)) as Sent<Ticket>;
  }

  tickets({limit, ...query}: NonNullable<Parameters<Desk['tickets']>[0]> = {}, signal?: AbortSignal) {
    return this.#client.call(wire.listTickets, {query: {...query, limit: limit?.toString()}, signal});
  }

  ticket(id: string, signal?: AbortSignal) {
    return this.#client.call(wire.readTicket, {params: {ticket: id}, signal});
  }

  messages(ticketId: string, cursor?: string, signal?: AbortSignal) {
    return this.#client.call(wire.listMessages, {params: {ticket: ticketId}, query: {cursor}, signal});
  }

  async attachmentUrl(ticketId: string, attachmentId: string) {
    return (await this.#client.call(wire.linkAttachment, {params: {ticket: ticketId, attachment: attachmentId}})).url;
  }

  async upload(file: KeptFile, options?: Parameters<Desk['upload']>[1]) {
    return (await this.#fileUploads()).upload(file, options);
  }

  async removeUpload(file: KeptFile) {
    await (await this.#fileUploads()).remove(file);
  }

  articles(query: Parameters<Desk['articles']>[0] = {}, signal?: AbortSignal) {
    return this.#client.call(wire.listArticles, {query, signal});
  }

  article(id: string, signal?: AbortSignal) {
    return this.#client.call(wire.readArticle, {params: {article: id}, signal});
  }

  async search(query: string, options: {limit?: number; locale?: string} = {}) {
    const index = (this.#index ??= this.#loadIndex());
    index.catch(() => this.#index === index && (this.#index = undefined));
    return (await index.catch((error: unknown) => Promise.reject(asProblem(error)))).search(query, options);
  }

  async rateArticle(article: {id: string; title: string}, helpful: boolean, comment?: string) {
    const key = newKey();
    const body = {clientRef: key, helpful, comment};
    const record = this.#record({key, route: 'rateArticle', params: {article: article.id}, body, label: article.title});
    return (await this.#outbox.send(record)) as Awaited<ReturnType<Desk['rateArticle']>>;
  }

  surveys(signal?: AbortSignal) {
    return this.#client.call(wire.listSurveys, {signal});
  }

  survey(id: string, signal?: AbortSignal) {
    return this.#client.call(wire.readSurvey, {params: {survey: id}, signal});
  }

  async respond(survey: {id: string; label: string}, response: SurveyResponse) {
    const key = response.clientRef;
    const record = this.#record({key, route: 'respondToSurvey', params: {survey: survey.id}, body: {...response}, label: survey.label});
    const sent = await this.#outbox.send(record, ({corner}) => spendDraft(corner, ratingDraftKey(corner, survey.id), key));
    return sent as Sent<Survey>;
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

  watch(listener: (change: DeskChange) => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  identify(getToken?: GetToken) {
    this.#getToken = getToken ?? this.#getToken;
    this.#client.identify(this.#getToken);
    this.#accounts.forget();
    void this.#changePerson();
  }

  async logout() {
    const {corner} = await this.#accounts.current();
    this.#client.identify(undefined);
    this.#outbox.clear();
    await this.#accounts.wipe();
    this.#accounts.forget();
    this.#tabs.tell(corner.scope);
    await this.#changePerson();
  }

  close() {
    this.#outbox.close();
    this.#tabs.close();
    this.#page?.removeEventListener('online', this.#wake);
    this.#page?.removeEventListener('visibilitychange', this.#wake);
    this.#listeners.clear();
  }

  readonly #wake = () => {
    if (globalThis.document?.visibilityState !== 'hidden') void this.#outbox.drain('event');
  };

  #record(entry: Pick<OutboxRecord, 'key' | 'route' | 'body' | 'label'> & Partial<OutboxRecord>): OutboxRecord {
    return {params: {}, files: [], createdAt: this.#clock.now(), attempts: 0, ...entry};
  }

  /** Most visits choose no file: what sends them comes with the first. */
  #fileUploads(): Promise<FileUploads> {
    const load = async () => {
      const {FileUploads} = await import('./file-uploads.js');
      return new FileUploads(this.#client, this.#accounts, this.#turns, this.#clock);
    };
    return (this.#uploads ??= load().catch((error: unknown) => {
      this.#uploads = undefined;
      throw asProblem(error);
    }));
  }

  async #loadIndex(): Promise<Search> {
    const [{createSearch}, index] = await Promise.all([import('../search/search.js'), this.#client.call(wire.readArticleIndex)]);
    return createSearch(index.articles, {variants: index.variants});
  }

  async #changePerson(): Promise<void> {
    this.#settings = this.#index = undefined;
    this.#outbox.clear();
    await this.#accounts.current();
    this.#announce({is: 'identity'});
    await this.#outbox.drain('event');
  }

  async #ifMine(scope: string, work: () => unknown): Promise<void> {
    if ((await this.#accounts.current()).corner.scope === scope) await work();
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
