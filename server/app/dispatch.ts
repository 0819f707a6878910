import type {Route} from '../../src/contract/route.js';
import type {Admission, OutOfTurn} from './admission.js';
import type {Customer} from './authenticate.js';
import {commit} from './commit.js';
import {checkShape} from './check-shape.js';
import {digest} from './digest.js';
import type {Call, Caller, Handler, HandlersOf, Outcome} from './handler.js';
import {spend} from './limits.js';
import {onceOnly, requireKey, type Answer} from './once-only.js';
import type {Change, Ports} from './ports.js';
import {refuse} from './refusal.js';
import {readJson} from './request-body.js';

/** How often a request is decided anew because somebody else's write came first. */
const tries = 8;

export interface Arrival {
  request: Request;
  /** Throws a refusal unless whoever asks may; it may read for that. */
  who(): Promise<Caller & {customer: Customer | undefined}>;
  params: Record<string, string>;
  /** See `Call.base`. */
  base: string;
  network: Call<unknown>['network'];
  /** Lets it be carried out when it is its turn. */
  inTurn: Admission['inTurn'];
}

/** A line of the route table with what carries it out, their types matched by `Handlers`. */
export interface ServedRoute {
  name: string;
  route: Route<unknown, unknown>;
  handler: Handler<Route<unknown, unknown>>;
}

/** Each line of a route table with its handler. That they match is said by the type of `handlers`; a loop over the table cannot say it. */
export function serve<Table extends Record<string, object>>(table: Table, handlers: HandlersOf<Table>): ServedRoute[] {
  return Object.keys(table).map((name) => ({name, route: table[name], handler: handlers[name]}) as unknown as ServedRoute);
}

/** Answers one request by its line of the route table when it is its turn: who asks, query, key, version, body, effect, reply, in this order. */
export async function dispatch(served: ServedRoute, arrival: Arrival, ports: Ports): Promise<Response> {
  const {request, inTurn} = arrival;
  return inTurn(
    (outOfTurn) => answer(served, arrival, outOfTurn, ports),
    () => request.signal.aborted,
  );
}

async function answer(
  served: ServedRoute,
  {request, who, params, base, network}: Arrival,
  outOfTurn: OutOfTurn,
  ports: Ports,
): Promise<Response> {
  const {route} = served;
  const {customer, agent, ownKey} = await who();
  if (route.access === 'person' && !customer) refuse('unauthenticated', {headers: {'WWW-Authenticate': 'Bearer'}});
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const query = route.query ? checkShape(route.query, search, 'query') : {};
  const key = route.keyed ? requireKey(request) : '';
  const version = route.versioned ? requireVersion(request) : 0;
  const body = route.body ? checkShape(route.body, await outOfTurn(() => readJson(request)), 'body') : undefined;
  if (route.keyed) requireEcho(body, key);
  const about = {params, customer, agent, ownKey, base, network, query, body, key, version};
  return carryOut(served, request, {...about, now: ports.now(), spend: spendOnce(ports), outOfTurn}, ports);
}

async function carryOut(
  {name, route, handler}: ServedRoute,
  request: Request,
  call: Call<Route<unknown, unknown>>,
  ports: Ports,
): Promise<Response> {
  const {customer, key, params, body} = call;

  const perform = (store?: (answer: Answer) => NonNullable<Change['answer']>) => settle(route, () => handler(call), ports, store);
  if (!route.keyed) {
    const answer = await perform();
    return route.cached ? conditional(request, answer, customer) : respond(answer);
  }
  const scope = `${customer?.key ?? ''} ${name}`;
  const fingerprint = await digest(JSON.stringify([params, sorted(body)]));
  const answer = await onceOnly(ports, {scope, key, fingerprint}, perform);
  return respond(answer, answer.replayed ? {'Idempotency-Replayed': 'true'} : {});
}

/** Takes each thing once, however often the request is decided. */
function spendOnce(ports: Ports): Call<unknown>['spend'] {
  const spent = new Set<string>();
  return async (name, limit, detail) => {
    if (spent.has(name)) return;
    await spend(ports, name, limit, detail);
    spent.add(name);
  };
}

async function settle(
  route: Route<unknown, unknown>,
  decide: () => Promise<Outcome<unknown>>,
  ports: Ports,
  store?: (answer: Answer) => NonNullable<Change['answer']>,
): Promise<Answer & Partial<Written>> {
  for (let n = 0; n < tries; n++) {
    const {reply, change, aside, headers} = await decide();
    const answer = {
      status: route.status,
      headers: {'Content-Type': 'application/json', ...headers},
      ...(route.cached ? await textOf(reply as object) : {body: JSON.stringify(reply)}),
    };
    if (aside) await note(ports, aside);
    const whole = {...change, ...(store && {answer: store(answer)})};
    if (!Object.keys(whole).length || (await commit(ports, whole)) === 'written') return answer;
  }
  return refuse('unavailable', {retryAfter: 1});
}

/** Whoever only reads is answered, whether what was noticed of him could be written down or not: it is noticed again. */
async function note(ports: Ports, aside: Change): Promise<void> {
  if (!Object.keys(aside).length) return;
  try {
    await commit(ports, aside);
  } catch (error) {
    ports.report(error, 'aside');
  }
}

function respond({status, headers, body}: Answer, more: Record<string, string> = {}): Response {
  return new Response(body, {status, headers: {'Cache-Control': 'no-store', ...headers, ...more}});
}

/** A reply as it goes out; only those to cached routes have a tag. */
interface Written {
  body: string;
  etag: string;
}

/** By reply: one that is given out again as the same object, as the index of all articles is, is written and digested once. */
const texts = new WeakMap<object, Written>();

async function textOf(reply: object): Promise<Written> {
  const known = texts.get(reply);
  if (known) return known;
  const body = JSON.stringify(reply);
  // Weak, for the same reply may be packed differently on its way.
  const text = {body, etag: `W/"${(await digest(body)).slice(0, 27)}"`};
  texts.set(reply, text);
  return text;
}

function conditional(request: Request, answer: Answer & Partial<Written>, customer: Customer | undefined): Response {
  const {etag = ''} = answer;
  const headers = {ETag: etag, 'Cache-Control': customer ? 'private, no-cache' : 'no-cache', Vary: 'Authorization'};
  const seen = request.headers.get('If-None-Match')?.split(',') ?? [];
  const matches = seen.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag.slice(2));
  return matches ? new Response(null, {status: 304, headers}) : respond(answer, headers);
}

function requireVersion(request: Request): number {
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(request.headers.get('If-Match')?.trim() ?? '')?.[1];
  return version === undefined ? refuse('invalid-request', {detail: 'If-Match must carry the version seen.'}) : Number(version);
}

/** The draft carries its key as `clientRef`, so that a customer's own list tells what became of it. */
function requireEcho(body: unknown, key: string): void {
  if (typeof body === 'object' && body !== null && 'clientRef' in body && body.clientRef === key) return;
  refuse('invalid-request', {detail: 'clientRef is the Idempotency-Key.', issues: [{pointer: '/clientRef', code: 'invalid-value'}]});
}

/** The same value with its members in one order, so that equal bodies digest equally. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
