import {setTimeout as pass} from 'node:timers/promises';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {newKey} from '../../src/contract/key.js';
import {fillPath, type BodyOf, type ReplyOf, type Route} from '../../src/contract/route.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {CutShort, Untried, type Book, type Rule} from './book.js';
import {draftFor, type Draft} from './draft.js';
import {
  isSuccess,
  outcome,
  party,
  reasonOf,
  type Exchange,
  type Party,
  type Sending,
  type SendOptions,
  type Transport,
} from './exchange.js';
import {examineReply} from './every-reply.js';
import type {Known} from './known.js';
import {examineShape, needed} from './route-replies.js';

export interface VisitOptions {
  /** `https://support.example.com/portal/v1` */
  base: string;
  /** Two persons' tokens, of different organisations. */
  token?: string | undefined;
  otherToken?: string | undefined;
  /** Of a page that may call the backend. */
  origin?: string | undefined;
  /** Id of the type that requests are handed in with. */
  type?: string | undefined;
  /** Also what leaves traces with people: a mail, a rating. */
  thorough?: boolean | undefined;
  transport?: Transport;
  now?: () => number;
  wait?: (ms: number) => Promise<void>;
  /** Ms until news have to be told. */
  promptly?: number;
  /** Ms until an answer is given up. */
  patience?: number;
  /** Breaks the run off: nothing is sent any more but to take back what was handed in. */
  signal?: AbortSignal | undefined;
}

type Table = typeof routes;

export interface Asking<N extends RouteName> extends Omit<SendOptions, 'body'> {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: BodyOf<Table[N]>;
  /** What is asked for was just made: a 404 does not mean that the route is not offered. */
  exists?: boolean;
}

/** One run at one backend, and what all its walks share. */
export interface Visit {
  options: VisitOptions;
  book: Book;
  transport: Transport;
  now(): number;
  wait(ms: number): Promise<void>;
  patience: number;
  /** Notes that a request got no answer. */
  unanswered(at: string, error: unknown): void;
  anyone: Party;
  /** Whoever the first token speaks for; throws `Untried` without one. */
  me(): Party;
  other(): Party;
  /** Whoever has this token. */
  as(token: string): Party;
  /** A success of this route, or the walk cannot go on. */
  need<N extends RouteName>(who: Party, name: N, asking?: Asking<N>): Promise<ReplyOf<Table[N]>>;
  desk(): Promise<DeskSettings>;
  draft(): Promise<Draft>;
  /** Hands in a request of this run. */
  ticket(who?: Party, over?: Partial<Draft>): Promise<Ticket>;
  /** Requests that this run made, with whose they are, by id. */
  made: Map<string, Party>;
  /** Sent, and nobody said what became of it: a backend may have taken it though its answer was lost. */
  unheard: Map<string, Party>;
  /** From now on requests go out again, though the run was broken off. */
  takeBack(): void;
  /** Ids of files that were handed in. */
  uploads: Set<string>;
  known: Known;
  /** What else is to be put back in the end. */
  afterwards: (() => Promise<unknown>)[];
  /** Routes that the backend has not. */
  absent: Set<string>;
}

/** Some rules, and a walk that tries them. */
export interface Walk {
  name: string;
  rules: Record<string, Rule>;
  go(visit: Visit): Promise<void>;
}

/** How the title of each request begins that a run hands in. */
export const checksTitle = 'Conformance check';

export function openVisit(options: VisitOptions, book: Book): Visit {
  const {base, transport = (request) => fetch(request), now = Date.now, patience = 30_000} = options;
  // What is taken back waits as the backend asks, also after somebody broke the run off.
  const wait =
    options.wait ?? ((ms: number) => (takingBack ? pass(ms) : pass(ms, undefined, {signal: options.signal}).catch(() => undefined)));
  const sent: Sending['sent'] = ({method, path, body, token}) => {
    if (options.signal?.aborted && !takingBack) throw new CutShort('the run was broken off');
    const {clientRef} = (body ?? {}) as {clientRef?: unknown};
    const who = partyOf(token);
    if (method !== 'POST' || path !== '/tickets' || typeof clientRef !== 'string' || !who) return () => undefined;
    unheard.set(clientRef, who);
    return ({status}) => {
      // Who is told of a fault, or of another one on its way, knows no more.
      if (status < 500 && status !== 409) unheard.delete(clientRef);
    };
  };
  const seen = (exchange: Exchange) => {
    if (/^https?:/.test(exchange.path)) return;
    examineReply(exchange, book, now());
    examineShape(exchange, book);
    noteMade(exchange);
  };
  const unanswered = (at: string, error: unknown) => void book.hold('answers', false, at, 'an answer', reasonOf(error));
  const sending = {base, transport, wait, patience, sent, seen, unanswered};
  const anyone = party(sending);
  const [me, other] = [options.token, options.otherToken].map((token) => (token === undefined ? undefined : party(sending, token)));
  const partyOf = (token: string | undefined) => (token === other?.token ? other : me);
  const made: Visit['made'] = new Map();
  const unheard: Visit['unheard'] = new Map();
  let takingBack = false;
  const absent: Visit['absent'] = new Set();
  const mark = newKey().slice(0, 6);
  let desk: Promise<DeskSettings> | undefined;

  /** Whatever was handed in is to be taken back, also what should not have been. */
  function noteMade({method, path, json, token}: Exchange): void {
    if (method !== 'POST' || path !== '/tickets') return;
    const {id} = (json ?? {}) as Partial<Ticket>;
    const whose = partyOf(token);
    if (id !== undefined && whose) made.set(id, whose);
  }

  const visit: Visit = {
    options,
    book,
    transport,
    now,
    wait,
    patience,
    unanswered,
    anyone,
    made,
    unheard,
    takeBack: () => {
      takingBack = true;
    },
    uploads: new Set(),
    known: {},
    afterwards: [],
    absent,
    me: () => me ?? untried('it needs the token of a person (--token)'),
    as: (token) => party(sending, token),
    other: () => other ?? untried('it needs the token of a second person, of another organisation (--other-token)'),

    need: async (who, name, {params = {}, query, exists = false, ...more} = {}) => {
      const route = routes[name] as unknown as Route;
      const search = query ? `?${new URLSearchParams(query)}` : '';
      const exchange = await who.send(route.method, fillPath(route.path, params) + search, more);
      if (isSuccess(exchange)) return exchange.json as ReplyOf<Table[typeof name]>;
      if (exchange.status === 404 && !exists && !needed.includes(name)) {
        absent.add(`${route.method} ${route.path}`);
        book.leave([name], 'the backend does not offer it');
        throw new Untried(`the backend does not offer ${route.method} ${route.path}`);
      }
      book.hold(name, false, exchange.at, String(route.status), outcome(exchange));
      throw new CutShort(`${exchange.at} answered ${outcome(exchange)}`);
    },

    desk: () => (desk ??= visit.need(anyone, 'readDesk')),
    draft: async () => draftFor(await visit.desk(), `${checksTitle} ${mark}, please ignore`, options.type),
    ticket: async (who = visit.me(), over = {}) => visit.need(who, 'submitTicket', keyed({...(await visit.draft()), ...over})),
  };
  return visit;
}

/** A body with a key of its own, by which it may be sent again. */
export function keyed<B extends object>(body: B, clientRef = newKey()): {body: B & {clientRef: string}; key: string} {
  return {body: {...body, clientRef}, key: clientRef};
}

/** Notes what came of an exchange under one of these rules. */
export function teller<R extends Record<string, Rule>>({book}: Pick<Visit, 'book'>, _rules: R) {
  return (rule: keyof R & string, held: boolean, exchange: Exchange, expected: string, got = outcome(exchange)): boolean =>
    book.hold(rule, held, exchange.at, expected, got);
}

function untried(because: string): never {
  throw new Untried(because);
}
