import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import {wireLater} from '../client/wire-later.js';
import type {Account} from './account.js';
import type {Desk} from './desk.js';
import {forget, type Leaving} from './forget.js';
import {guestWay} from './guest-way.js';
import {lastSeen} from './last-seen.js';
import {asProblem} from '../contract/local-problem.js';
import type {Search} from '../search/search.js';
import {Signals} from './signals.js';

export interface SeldomPorts {
  client: Client;
  clock: Clock;
  /** The address as the host wrote it. */
  baseUrl: string;
  identify: Desk['identify'];
  guestOf: Desk['guestOf'];
  page: EventTarget | undefined;
  /** Aborts when the desk closes. */
  ended: AbortSignal;
}

/** A failure to load code, said like any other on the line. */
const loaded = <T>(code: Promise<T>): Promise<T> =>
  code.catch((error: unknown) => {
    throw asProblem(error);
  });

/** What of a desk few pages ask for, or none before it is used. */
export type Seldom = ReturnType<typeof seldom>;

export function seldom({client, clock, baseUrl, identify, guestOf, page, ended}: SeldomPorts) {
  const {base, call} = client;
  return {
    plan: ((signal) => call(wireLater.readPlan, {signal})) satisfies Desk['plan'],
    setPreferences: ((body) => call(wireLater.setPreferences, {body})) satisfies Desk['setPreferences'],
    attachmentUrl: (async (ticket, attachment) =>
      (await call(wireLater.linkAttachment, {params: {ticket, attachment}})).url) satisfies Desk['attachmentUrl'],
    lastSeen: (account: Account) => lastSeen(account, clock, guestOf()),
    /** What may have been meant by a query that found nothing; its code comes with the first such query. */
    async suggest(query: string, search: Promise<Search>): Promise<string | undefined> {
      const [{suggest}, {vocabulary}] = await Promise.all([loaded(import('../search/suggest.js')), search]);
      return suggest(query, vocabulary);
    },
    signals: new Signals(client, clock, page, ended),
    guestWay: guestWay(client, identify),
    forget: (leaving?: Leaving) => forget(base, baseUrl, leaving),
  };
}
