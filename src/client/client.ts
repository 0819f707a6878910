import {fillPath, type QueryValues} from '../contract/route.js';
import {systemClock, type Clock} from './clock.js';
import {encodeJson, given} from './encode-json.js';
import {asProblem, localProblem} from '../contract/local-problem.js';
import {heardTime} from '../contract/device-clock.js';
import {anyone, personOfToken} from './person-of-token.js';
import {lineProblems, longestPause, pauseBefore} from './pause.js';
import {readProblem, readReply} from './read-reply.js';
import {openSession, type GetToken, type Session} from './session.js';
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
  /** Goes on while the page is being left. */
  keepalive?: boolean;
}

/** A request beside the route table (uploads); `expect` are the statuses of success. */
export interface Exchange extends CallManner {
  method: string;
  path: string;
  headers?: Record<string, string | undefined>;
  body?: BodyInit | null | undefined;
  expect: readonly number[];
  /** Time limit of the try in ms. */
  limit?: number | undefined;
  keepalive?: boolean | undefined;
  /** The answer has no end: it is given with its body unread. */
  streams?: boolean | undefined;
}

// The host page may replace fetch later, and break it: this is the one that stood when this module loaded.
const pageFetch: Transport = globalThis.fetch?.bind(globalThis);
const readRetries = 2;
const cacheSize = 60;

/**
 * Carries calls of the route table. Each reply is checked (status, content type, schema); everything else rejects with a ProblemError. Reads are
 * tried again twice, soon; writes are tried once, since the outbox does the rest. A 401 renews the token once, in one flight for all calls.
 */
export interface Client {
  readonly base: string;
  /** Ends the former person's stay: what is under way in it rejects as `aborted`, and nothing of it is remembered. */
  identify(getToken: GetToken | undefined): void;
  /** Whom the calls speak for. Rejects where no token can be had. */
  person(): Promise<string | undefined>;
  call<Reply, Body, Query extends QueryValues>(route: WireRoute<Reply, Body, Query>, options?: CallOptions<Body, Query>): Promise<Reply>;
  /** One try of a request that is no line of the route table. */
  exchange(exchange: Exchange): Promise<Response>;
}

export function createClient({baseUrl, getToken, transport = pageFetch, clock = systemClock, onPerson}: ClientOptions): Client {
  const base = absolute(baseUrl);
  /** Replies that have an ETag, by address. */
  const known = new Map<string, {etag: string; reply: unknown}>();
  let person: string | undefined;
  let session = begin(getToken);

  function begin(getToken: GetToken | undefined): Session {
    person = getToken ? undefined : anyone;
    return openSession(getToken, clock, (token) => {
      const named = personOfToken(token);
      // A host may sign somebody else in and say nothing: what the former person read is not given out again.
      if (named !== person) known.clear();
      onPerson?.((person = named));
    });
  }

  async function attempt<T>(
    {token, ended}: Session,
    {method, path, headers = {}, body = null, limit = 20_000, keepalive = false, signal, person}: Omit<Exchange, 'expect' | 'streams'>,
    open: boolean,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    let stale: string | undefined;
    let bare = false;
    for (;;) {
      // What is open to anyone needs no token: a failing sign-in must not close the help pages too.
      const bearer = bare ? undefined : await token(stale).catch((error: unknown) => (open ? undefined : Promise.reject(error)));
      // Where nobody is here, what is for a person is not asked for. A transport of the host's may know of somebody.
      const nobody = !bearer && !open && method === 'GET' && transport === pageFetch;
      if (nobody || (person !== undefined && personOfToken(bearer) !== person)) throw localProblem('unauthenticated');
      const result = await withLimit(clock, limit, [signal, ended.signal], async (signal) => {
        const sent = new Headers(given({...headers, Authorization: bearer && `Bearer ${bearer}`}));
        const init: RequestInit = {
          method,
          headers: sent,
          body,
          keepalive,
          signal,
          credentials: 'omit',
          cache: 'no-store',
          redirect: 'manual',
        };
        const sentAt = Date.now();
        const response = await transport(new Request(base + path, init));
        heardTime(response.headers.get('date'), sentAt);
        if (response.status !== 401 || !bearer || (stale && !open)) return {value: await read(response)};
        await response.text().catch(() => '');
        return undefined;
      });
      if (result) return result.value;
      // A host whose tokens are refused twice must not close the help pages either.
      bare = stale !== undefined;
      stale = bearer;
    }
  }

  return {
    base,

    identify(getToken) {
      session.ended.abort();
      known.clear();
      session = begin(getToken);
    },

    person: async () => personOfToken(await session.token()),

    async call<Reply, Body, Query extends QueryValues>(
      {method, path, status, access, keyed, cached, reply: shape}: WireRoute<Reply, Body, Query>,
      {params = {}, query, body, key, version, ...manner}: CallOptions<Body, Query> = {},
    ) {
      const here = session;
      const reading = method === 'GET';
      const asked = new URLSearchParams(given(query ?? {})).toString();
      const address = fillPath(path, params) + (asked && `?${asked}`);
      const once = () => {
        const before = cached ? known.get(address) : undefined;
        const headers = {
          Accept: 'application/json, application/problem+json',
          'Content-Type': body && 'application/json',
          'Idempotency-Key': keyed ? key : undefined,
          'If-Match': version === undefined ? undefined : `"${version}"`,
          'If-None-Match': before?.etag,
        };
        const exchange = {...manner, method, path: address, headers, body: body && encodeJson(body), limit: reading ? 10_000 : undefined};
        return attempt(here, exchange, access === 'anyone' && !keyed, async (response) => {
          if (response.status === 304 && before) return before.reply as Reply;
          const reply = await readReply<Reply>(response, status, shape, clock.now());
          const etag = response.headers.get('etag');
          if (cached && etag && here === session) {
            if (known.size >= cacheSize) known.clear();
            known.set(address, {etag, reply});
          }
          return reply;
        });
      };
      for (let tries = 0; ; tries++) {
        try {
          return await once();
        } catch (error) {
          const problem = asProblem(error);
          const wait = pauseBefore(problem, tries, clock);
          if (!reading || tries >= readRetries || !lineProblems.has(problem.code) || wait > longestPause) throw problem;
          await clock.sleep(wait, manner.signal);
        }
      }
    },

    exchange: ({expect, streams, ...exchange}) =>
      attempt(session, exchange, false, async (response) => {
        if (!expect.includes(response.status)) throw await readProblem(response, clock.now());
        // An answer that nobody reads to its end stands as an aborted request in the browser's log.
        if (!streams) await response.text();
        return response;
      }),
  };
}

/** A host's `<base href>` must not move the backend: relative bases start at the page's origin. A base that is no address fails at the first call. */
function absolute(baseUrl: string): string {
  try {
    return new URL(baseUrl, globalThis.location?.origin).href.replace(/\/+$/, '');
  } catch {
    return baseUrl;
  }
}
