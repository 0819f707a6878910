import type {linesOf, made} from '../client/wire-apart.js';
import {later} from '../client/wire-later.js';
import {lookedAt} from '../client/wire-looked-at.js';
import {newKey} from '../contract/key.js';
import type {OutboxRecord} from '../storage/records.js';
import type {Account} from './account.js';
import type {Checks, Desk, NewSignal} from './desk.js';
import type {Live, LivePorts} from './live.js';
import {forget, type Leaving} from './forget.js';
import {guestWay} from './guest-way.js';
import {lastSeen} from './last-seen.js';
import {asProblem} from '../contract/local-problem.js';
import type {Search} from '../search/search.js';
import {checksBy} from './sound-ticket.js';
import type {Stay} from './identity.js';
import type {WriteSide} from './write-side.js';
import {Signals} from './signals.js';

export interface SeldomPorts extends Omit<LivePorts, 'store'> {
  made: typeof made;
  linesOf: typeof linesOf;
  /** The address as the host wrote it. */
  baseUrl: string;
  identify: Desk['identify'];
  guestOf: Desk['guestOf'];
  reach: <T>(use: (side: WriteSide, stay: Promise<Stay>) => Promise<T>) => Promise<T>;
}

/** A failure to load code, said like any other on the line. */
const loaded = <T>(code: Promise<T>): Promise<T> =>
  code.catch((error: unknown) => {
    throw asProblem(error);
  });

/** What is handed in, as the outbox keeps it; what is not said is nothing, and begun now. */
export type Handed = Pick<OutboxRecord, 'key' | 'route' | 'body' | 'label'> & Partial<OutboxRecord>;

/** What of a desk few pages ask for, or none before it is used. */
export function seldom(ports: SeldomPorts) {
  const {client, made, linesOf, clock, baseUrl, identify, guestOf, page, ended, reach} = ports;
  const {call} = client;
  const lines = linesOf(later);
  let signals: Signals | undefined;
  let live: Promise<Live> | undefined;
  const store = () => reach(async (side, stay) => (await side.account(stay)).corner.store);
  return {
    plan: ((signal) => call(lines.readPlan, {signal})) satisfies Desk['plan'],
    setPreferences: ((body) => call(lines.setPreferences, {body})) satisfies Desk['setPreferences'],
    attachmentUrl: (async (ticket, attachment) =>
      (await call(lines.linkAttachment, {params: {ticket, attachment}})).url) satisfies Desk['attachmentUrl'],
    reply: (...[ticket, {id: draft, key, text, files}]: Parameters<Desk['reply']>): Handed => ({
      key,
      route: 'postMessage',
      params: {ticket},
      body: {clientRef: key, text},
      files,
      label: text.slice(0, 80),
      draft,
    }),
    act(...[{id, version, reference}, action, said]: Parameters<Desk['act']>): Handed {
      const key = newKey();
      return {
        key,
        route: 'actOnTicket',
        params: {ticket: id},
        body: {clientRef: key, action, ...said},
        version,
        label: reference,
      };
    },
    rateArticle(...[{id, title}, helpful, more]: Parameters<Desk['rateArticle']>): Handed {
      const key = newKey();
      const body = {clientRef: key, helpful, ...more};
      return {key, route: 'rateArticle', params: {article: id}, body, label: title};
    },
    lastSeen: (account: Account) => lastSeen(account, clock, guestOf()),
    /** What may have been meant by a query that found nothing; its code comes with the first such query. */
    async suggest(query: string, search: Promise<Search>): Promise<string | undefined> {
      const [{suggest}, {vocabulary}] = await Promise.all([loaded(import('../search/suggest.js')), search]);
      return suggest(query, vocabulary);
    },
    // Made with the first of them: it listens to the page.
    signal: (signal: NewSignal) => (signals ??= new Signals(client, lines, clock, page, ended)).add(signal),
    /** One stream for all who follow; its code comes with the first of them. */
    follow: (async (heard) => {
      live ??= loaded(import('./live.js')).then(({Live}) => new Live({...ports, store}));
      live.catch(() => (live = undefined));
      return (await live).follow(heard);
    }) satisfies Desk['follow'],
    guestWay: guestWay(client, lines, identify),
    checks: checksBy(made(lookedAt)) satisfies Checks,
    forget: (leaving?: Leaving) => forget(client, baseUrl, leaving),
  };
}
