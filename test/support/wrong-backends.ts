import type {App} from '../../server/app/app.js';
import {newKey} from '../../src/contract/key.js';
import {start} from './gateway-counter.js';

/** What stands between the suite and a gateway of ours, and breaks something of it. `at`: method and path with its query, under the base. */
export type Fault = (request: Request, at: string, app: (request: Request) => Promise<Response>) => Promise<Response>;
type Json = ReturnType<typeof JSON.parse>;

const base = '/portal/v1';

/** A backend with one fault; each gets its own memory of what it has seen. */
export function spoilt(app: App, fault: Fault): (request: Request) => Promise<Response> {
  const pass = (request: Request) => app(request, {network: '192.0.2.1'});
  return (request) => {
    const {pathname, search} = new URL(request.url);
    return fault(request, `${request.method} ${pathname.slice(base.length)}${search}`, pass);
  };
}

/** Other headers on replies to what fits. */
export const headers =
  (fits: RegExp, change: (headers: Headers, request: Request, status: number) => void): Fault =>
  async (request, at, app) => {
    const reply = await app(request);
    if (!fits.test(at)) return reply;
    const changed = new Headers(reply.headers);
    change(changed, request, reply.status);
    return new Response(reply.body, {status: reply.status, headers: changed});
  };

/** Another body where the answer is JSON, of a success unless told otherwise. */
export const body =
  (
    fits: RegExp,
    change: (json: Json, request: Request, at: string) => Json,
    statuses: (status: number) => boolean = (status) => status < 300,
  ): Fault =>
  async (request, at, app) => {
    const reply = await app(request);
    const {status} = reply;
    if (!fits.test(at) || !statuses(status) || status === 204) return reply;
    const changed = change(JSON.parse(await reply.text()), request, at);
    return new Response(JSON.stringify(changed), {status, headers: reply.headers});
  };

/** Another request in place of what fits; `undefined` leaves it as it is. */
export const sent =
  (fits: RegExp, change: (request: Request, text: string) => Request | undefined): Fault =>
  async (request, at, app) => {
    if (!fits.test(at)) return app(request);
    const text = await request.clone().text();
    return app(change(request.clone(), text) ?? request);
  };

/** Another answer to what fits and the app answered so. */
export const instead =
  (fits: RegExp, status: number, make: (request: Request, reply: Response) => Response): Fault =>
  async (request, at, app) => {
    const reply = await app(request);
    return fits.test(at) && reply.status === status ? make(request, reply) : reply;
  };

const usual = () => ({'Aftercare-Version': '1', Date: new Date(start).toUTCString(), 'Cache-Control': 'no-store'});

export function problem(status: number, code: string, more: object = {}, retryable = false): Response {
  const said = {type: `urn:x:${code}`, title: code, status, code, retryable, ...more};
  return new Response(JSON.stringify(said), {status, headers: {...usual(), 'Content-Type': 'application/problem+json'}});
}

export function success(json: unknown, status = 200, more: Record<string, string> = {}): Response {
  const text = status === 204 ? null : JSON.stringify(json);
  return new Response(text, {status, headers: {...usual(), 'Content-Type': 'application/json', ...more}});
}

/** The same request with other headers; an empty value takes one away. `to`: another address under the base. */
export function resent(request: Request, changes: Record<string, string>, more: {text?: string; to?: string} = {}): Request {
  const changed = new Headers(request.headers);
  for (const [name, value] of Object.entries(changes)) if (value) changed.set(name, value);
    else changed.delete(name); // prettier-ignore
  const {method} = request;
  const url = more.to === undefined ? request.url : new URL(base + more.to, request.url).href;
  const sentBody = more.text ?? (method === 'GET' || method === 'HEAD' ? undefined : request.body);
  return new Request(url, {method, headers: changed, ...(sentBody && {body: sentBody, duplex: 'half' as const})});
}

/** Without a parameter of its query. */
export function without(request: Request, name: string): Request {
  const url = new URL(request.url);
  url.searchParams.delete(name);
  return new Request(url, request);
}

/** A draft sent under a key that nobody else has. */
export function underAnotherKey(request: Request, text: string): Request {
  const key = newKey();
  return resent(request, {'Idempotency-Key': key}, {text: JSON.stringify({...JSON.parse(text), clientRef: key})});
}

/** Changes what a stream of news says, piece by piece. */
export const stream =
  (change: (text: string) => string): Fault =>
  async (request, at, app) => {
    const reply = await app(request);
    if (at !== 'GET /events' || !reply.body) return reply;
    const decoder = new TextDecoder();
    const changing = new TransformStream<Uint8Array, Uint8Array>({
      transform: (part, controller) => controller.enqueue(new TextEncoder().encode(change(decoder.decode(part, {stream: true})))),
    });
    return new Response(reply.body.pipeThrough(changing), {status: reply.status, headers: reply.headers});
  };
