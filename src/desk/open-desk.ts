import {createClient} from '../client/client.js';
import {systemClock, type Clock} from '../client/clock.js';
import {asProblem} from '../contract/local-problem.js';
import {refusals} from '../client/read-reply.js';
import type {GetToken} from '../client/session.js';
import {wire} from '../client/wire.js';
import {articles, linesOf, made, surveys, tickets} from '../client/wire-apart.js';
import type {ArticleFeedbackReceipt} from '../contract/article.js';
import type {Message} from '../contract/message.js';
import type {Survey} from '../contract/survey.js';
import type {Ticket} from '../contract/ticket.js';
import {isEntry, onDisk} from '../storage/on-disk.js';
import type {Store} from '../storage/store.js';
import type {Desk, DeskChange, DeskOptions, Sent} from './desk.js';
import {formDrafts, type Reach} from './form-drafts.js';
import {guestNote, keepGuest} from './guest-note.js';
import {openIdentity, type Stay} from './identity.js';
import type {LaterTries} from './later-tries.js';
import {loadSearch} from './load-search.js';
import {personNotes} from './person-notes.js';
import {owed} from './note.js';
import {openChannel} from './tab-channel.js';
import {Watchers} from './watchers.js';
import type {Handed} from './seldom.js';
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
  const {locks, page}: DeskSurroundings = {locks: globalThis.navigator?.locks, page: globalThis, ...options};
  const {baseUrl, transport, storage, clock = systemClock} = options;
  const client = createClient({baseUrl, transport, clock, onPerson: (person) => identity.notice(person)});
  const {base, call} = client;
  const settle = async () => {
    // Read at once: what a logout owes that begins with this is no earlier debt.
    const debt = wiping ?? owed(baseUrl);
    await wiping;
    return !debt || !owed(baseUrl) || seldom().then(({forget}) => forget(), () => false); // prettier-ignore
  };
  const identity = openIdentity(client.person, base, settle, () => void changePerson());
  const notes = personNotes(() => `${base}|${identity.person()}`, clock);
  const channel = openChannel();
  const closed = new AbortController();
  const {signal: ended} = closed;
  const watchers = new Watchers();
  const tell = (change: DeskChange) => watchers.tell(change);
  const shared = new Map<string, Promise<unknown>>();
  let side: WriteSide | undefined;
  let wiping: Promise<unknown> | undefined;
  let getToken: GetToken | undefined = options.getToken ?? guestNote(base, clock.now())?.getToken;
  /** Whoever the host signs in is no guest, whatever this tab notes. */
  const guestOf = () => (getToken === options.getToken ? undefined : guestNote(base, clock.now())?.ticket);

  /** Loaded by the first who needs it and shared with the others; a failure is not kept. */
  function once<T>(name: string, load: () => Promise<T>): Promise<T> {
    const there = shared.get(name) as Promise<T> | undefined;
    if (there) return there;
    const loading = load().catch((error: unknown) => {
      if (shared.get(name) === loading) shared.delete(name);
      throw asProblem(error);
    });
    // Who asked may have left by the time it fails.
    loading.catch(() => {});
    shared.set(name, loading);
    return loading;
  }

  const load = () =>
    once('write', async () => {
      const {WriteSide} = await import('./write-side.js');
      side = new WriteSide({client, identity, clock, storage, locks, channel, announce: tell});
      if (ended.aborted) side.outbox.close();
      return side;
    });
  const ahead = () => load().catch(() => {});

  /** Whose it is, is decided now, before the code that does it has come. */
  const reach = async <T>(use: (side: WriteSide, stay: Promise<Stay>) => Promise<T>, stay = identity.current()) => {
    const side = await load();
    await side.ready;
    return use(side, stay);
  };

  const hand = <T>(entry: () => Handed | Promise<Handed>) => {
    const begun = {params: {}, files: [], createdAt: clock.now(), attempts: 0};
    return reach(async (side, stay) => side.outbox.send(stay, {...begun, ...(await entry())}) as Promise<Sent<T>>, identity.again());
  };

  const later = <T>(use: (tries: LaterTries, stay: Promise<Stay>) => Promise<T>) =>
    reach(async (side, stay) => use(await side.outbox.later(), stay));

  /** What waits here, from an earlier page or another tab, is sent without anybody asking for it. */
  async function look(): Promise<void> {
    if (side) return side.outbox.later().then((tries) => tries.drain('event'), () => {}); // prettier-ignore
    const prefix = `${base}|`;
    const keys = await (storage ? storage.keys(prefix) : onDisk(prefix).catch(() => []));
    if (keys.some(isEntry) && !ended.aborted) await ahead();
  }

  async function changePerson(): Promise<void> {
    shared.delete('settings');
    shared.delete('search');
    side?.outbox.clear();
    tell({is: 'identity'});
    await look();
  }

  function identify(...given: [GetToken?]): void {
    if (given.length > 0) getToken = given[0];
    client.identify(getToken);
    if (given.length > 0) {
      keepGuest(base, null);
      identity.change();
    } else identity.refresh();
    void changePerson();
  }

  /** Where the write side cannot be had, nothing of it is under way in this page: what lies on the disk is all there is. */
  const wipe = async (former: Stay) => {
    const writing = storage ? await load() : await (shared.get('write') as ReturnType<typeof load> | undefined)?.catch(() => undefined);
    return (await seldom()).forget({former, writing, channel});
  };

  const search = () => once('search', () => loadSearch(client));
  const seldom = () =>
    once('seldom', async () =>
      (await import('./seldom.js')).seldom({
        client,
        made,
        linesOf,
        clock,
        baseUrl,
        identify,
        guestOf,
        page,
        ended,
        identity,
        locks,
        tell,
        reach,
      }),
    );

  client.identify(getToken);
  const wake = () => {
    if (globalThis.document?.visibilityState !== 'hidden') void look();
  };
  for (const event of ['online', 'visibilitychange']) page?.addEventListener?.(event, wake, {signal: ended});
  channel?.addEventListener('message', () => void ahead(), {signal: ended});
  void look();
  void clock.sleep(idle, ended).then(() => {
    if (ended.aborted) return;
    void ahead();
    refusals().catch(() => {});
    void seldom();
  });

  return {
    drafts: formDrafts(reach as Reach),
    recentSearches: notes,

    settings: () => once('settings', () => call(wire.readDesk)),
    me: (signal) => call(wire.readMe, {signal}),
    plan: async (signal) => (await seldom()).plan(signal),
    setPreferences: async (body) => (await seldom()).setPreferences(body),

    submit: ({id: draft, key, files, editedAt: _, problem: _problem, ...words}, extra) =>
      hand<Ticket>(() => ({key, route: 'submitTicket', body: {clientRef: key, ...words, ...extra}, files, label: words.title, draft})),

    reply: (...what) => hand<Message>(async () => (await seldom()).reply(...what)),
    act: (...what) => hand<Ticket>(async () => (await seldom()).act(...what)),

    tickets: async ({limit, ...query} = {}, signal) =>
      call((await tickets()).listTickets, {query: {...query, limit: limit?.toString()}, signal}),
    ticket: async (ticket, signal) => call((await tickets()).readTicket, {params: {ticket}, signal}),
    messages: async (ticket, cursor, signal) => call((await tickets()).listMessages, {params: {ticket}, query: {cursor}, signal}),
    attachmentUrl: async (...which) => (await seldom()).attachmentUrl(...which),

    upload: (file, options) => reach(async (side, stay) => side.uploads.upload(await side.account(stay), file, options)),
    removeUpload: (file) => later((tries, stay) => tries.removeUpload(stay, file)),

    articles: async ({limit, ...query} = {}, signal) =>
      call((await articles()).listArticles, {query: {...query, limit: limit?.toString()}, signal}),
    article: async (article, signal) => call((await articles()).readArticle, {params: {article}, signal}),
    search: async (query, options = {}) => (await search()).listen(query, options),
    suggest: async (query) => (await seldom()).suggest(query, search()),

    rateArticle: (...what) => hand<ArticleFeedbackReceipt>(async () => (await seldom()).rateArticle(...what)),

    surveys: async (signal) => call((await surveys()).listSurveys, {signal}),
    survey: async (survey, signal) => call((await surveys()).readSurvey, {params: {survey}, signal}),

    respond: ({id, label}, response) =>
      hand<Survey>(() => ({key: response.clientRef, route: 'respondToSurvey', params: {survey: id}, body: {...response}, label})),

    outbox: () => side?.outbox.entries() ?? [],
    retry: (key) => later((tries) => tries.retry(key)),
    discard: (key) => later((tries) => tries.discard(key)),
    takeBack: (key) => later((tries) => tries.takeBack(key)),

    checks: async () => (await seldom()).checks,
    lastSeen: () => reach(async (side, stay) => (await seldom()).lastSeen(await side.account(stay))),
    markSeen: notes.markSeen,
    unread: notes.unread,

    signal(signal) {
      seldom().then((part) => part.signal(signal), () => {}); // prettier-ignore
    },

    guestWay: async () => (await seldom()).guestWay,
    guestOf,

    follow: async (heard) => (await seldom()).follow(heard),
    watch: (listener) => watchers.add(listener),
    identify,

    async logout() {
      notes.wipe();
      wiping = identity.leave(wipe, (person) => owed(baseUrl) ?? owed(baseUrl, person));
      getToken = undefined;
      keepGuest(base, null);
      client.identify(undefined);
      void changePerson();
      await wiping;
    },

    close() {
      side?.outbox.close();
      channel?.close();
      closed.abort();
      watchers.clear();
    },
  };
}
