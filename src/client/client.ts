import type {ProblemError} from '../contract/problem-error.js';
import {fillPath, type QueryValues} from '../contract/route.js';
import {systemClock, type Clock} from './clock.js';
import {encodeJson} from './encode-json.js';
import {asProblem, localProblem} from './local-problem.js';
import {anyone, personOfToken} from './person-of-token.js';
import {readProblem, readReply} from './read-reply.js';
import {Session, type GetToken} from './session.js';
import type {Transport} from './transport.js';
import type {WireRoute} from './wire.js';
import {withLimit} from './with-limit.js';

export interface ClientOptions {
  /** Base of the contract; relative ones are taken from the page's origin. */
  baseUrl: string;
  getToken?: GetToken | undefined;
  transport?: Transport | undefined;
  clock?: Clock | undefined;
  /** Told of the person of each fresh token; `undefined` where the token does not say. */
  onPerson?: (person: string | undefined) => void;
}

/** Whose call it is (see `personOfToken`): with a token of anybody else it is not sent, and rejects as `unauthenticated`. */
export interface CallManner {
  signal?: AbortSignal | undefined;
  person?: string | undefined;
}

export interface CallOptions<Body, Query> extends CallManner {
  params?: Record<string, string>;
  query?: Query | undefined;
  body?: Body;
  /** Idempotency key. */
  key?: string;
  /** The version seen. */
  version?: number | undefined;
}

/** A request beside the route table (uploads); `expect` are the statuses of success. */
export interface Exchange extends CallManner {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  expect: readonly number[];
  /** Time limit of the try in ms. */
  limit?: number;
}

// The host page may replace fetch later, and break it: this is the one that stood when this module loaded.
const pageFetch: Transport = globalThis.fetch?.bind(globalThis);
const readRetries = 2;
/** A reader looks at the page: what asks for a longer wait is told at once, with the time. */
const longestQuickWait = 3_000;
const quick = new Set<string>(['offline', 'timeout', 'too-many-requests', 'unavailable']);
const cacheSize = 60;

/**
 * Carries calls of the route table. Each reply is checked (status, content type, schema); everything else rejects with a ProblemError. Reads are
 * tried again twice, soon; writes are tried once, since the outbox does the rest. A 401 renews the token once, in one flight for all calls.
 */
export class Client {
  readonly base: string;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #onPerson: ((person: string | undefined) => void) | undefined;
  readonly #known = new Map<string, {etag: string; reply: unknown}>();
  #session: Session;
  #person: string | undefined;

  constructor(options: ClientOptions) {
    this.base = absolute(options.baseUrl);
    this.#transport = options.transport ?? pageFetch;
    this.#clock = options.clock ?? systemClock;
    this.#onPerson = options.onPerson;
    this.#session = this.#begin(options.getToken);
  }

  /** Ends the former person's stay: what is under way in it rejects as `aborted`, and nothing of it is remembered. */
  identify(getToken: GetToken | undefined): void {
    this.#session.ended.abort();
    this.#known.clear();
    this.#session = this.#begin(getToken);
  }

  /** Whom the calls speak for. Rejects where no token can be had. */
  async person(): Promise<string | undefined> {
    return personOfToken(await this.#session.token());
  }

  async call<Reply, Body, Query extends QueryValues>(
    route: WireRoute<Reply, Body, Query>,
    options: CallOptions<Body, Query> = {},
  ): Promise<Reply> {
    const session = this.#session;
    for (let tries = 0; ; tries++) {
      try {
        return await this.#callOnce(session, route, options);
      } catch (error) {
        const problem = asProblem(error);
        const wait = this.#quickWait(problem, tries);
        if (route.method !== 'GET' || tries >= readRetries || !quick.has(problem.code) || wait > longestQuickWait) throw problem;
        await this.#clock.sleep(wait, options.signal);
      }
    }
  }

  /** One try of a request that is no line of the route table. */
  async exchange({method, path, headers, body, expect, limit = 20_000, ...manner}: Exchange): Promise<Response> {
    const init = {method, headers: new Headers(headers), ...(body === undefined ? {} : {body})};
    return this.#try(this.#session, this.base + path, init, limit, false, manner, async (response) => {
      if (!expect.includes(response.status)) throw await readProblem(response, this.#clock.now());
      return response;
    });
  }

  async #callOnce<Reply, Body, Query extends QueryValues>(
    session: Session,
    route: WireRoute<Reply, Body, Query>,
    {params = {}, query, body, key, version, ...manner}: CallOptions<Body, Query>,
  ): Promise<Reply> {
    const asked = Object.entries(query ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const url = this.base + fillPath(route.path, params) + (asked.length > 0 ? `?${new URLSearchParams(asked)}` : '');
    const headers = new Headers({Accept: 'application/json, application/problem+json'});
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (route.keyed && key !== undefined) headers.set('Idempotency-Key', key);
    if (version !== undefined) headers.set('If-Match', `"${version}"`);
    const known = route.cached ? this.#known.get(url) : undefined;
    if (known) headers.set('If-None-Match', known.etag);
    const init = {method: route.method, headers, ...(body === undefined ? {} : {body: encodeJson(body)})};
    const reading = route.method === 'GET';
    return this.#try(session, url, init, reading ? 10_000 : 20_000, reading && route.access === 'anyone', manner, async (response) => {
      if (response.status === 304 && known) return known.reply as Reply;
      const reply = await readReply<Reply>(response, route.status, route.reply, this.#clock.now());
      const etag = response.headers.get('etag');
      if (route.cached && etag && session === this.#session) this.#remember(url, {etag, reply});
      return reply;
    });
  }

  async #try<T>(
    session: Session,
    url: string,
    init: RequestInit & {headers: Headers},
    limit: number,
    open: boolean,
    {signal, person}: CallManner,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    // What anyone may read needs no token: a failing sign-in must not close the help pages too.
    const ask = async (stale?: string) => session.token(stale).catch((error: unknown) => (open ? undefined : Promise.reject(error)));
    let token = await ask();
    for (let renewed = false; ; renewed = true) {
      if (person !== undefined && personOfToken(token) !== person) throw localProblem('unauthenticated');
      if (token === undefined) init.headers.delete('Authorization');
      else init.headers.set('Authorization', `Bearer ${token}`);
      const result = await withLimit(this.#clock, limit, [signal, session.ended.signal], async (inner) => {
        const response = await this.#transport(
          new Request(url, {...init, signal: inner, credentials: 'omit', cache: 'no-store', redirect: 'manual'}),
        );
        if (response.status !== 401 || token === undefined || renewed) return {value: await read(response)};
        void response.body?.cancel();
        return undefined;
      }).catch((error: unknown) => Promise.reject(asProblem(error)));
      if (result) return result.value;
      token = await ask(token);
    }
  }

  #begin(getToken: GetToken | undefined): Session {
    this.#person = getToken ? undefined : anyone;
    return new Session(getToken, this.#clock, (token) => {
      const person = personOfToken(token);
      // A host may sign somebody else in and say nothing: what the former person read is not given out again.
      if (person !== this.#person) this.#known.clear();
      this.#person = person;
      this.#onPerson?.(person);
    });
  }

  #quickWait(problem: ProblemError, tries: number): number {
    const {retryAfter} = problem;
    if (retryAfter !== undefined) return retryAfter + this.#clock.random() * 250;
    const asked = problem.status === 429 || problem.status === 503;
    return asked ? 1_000 + this.#clock.random() * 1_000 : this.#clock.random() * 300 * 2 ** tries;
  }

  #remember(url: string, entry: {etag: string; reply: unknown}): void {
    this.#known.delete(url);
    this.#known.set(url, entry);
    const oldest = this.#known.size > cacheSize ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}

export function createClient(options: ClientOptions): Client {
  return new Client(options);
}

/** A host's `<base href>` must not move the backend: relative bases start at the page's origin. A base that is no address fails at the first call. */
function absolute(baseUrl: string): string {
  try {
    return new URL(baseUrl, globalThis.location?.origin).href.replace(/\/+$/, '');
  } catch {
    return baseUrl;
  }
}
