import {Hono} from 'hono';
import {eventsPath} from '../../src/contract/event.js';
import {tusExtensions, tusVersion, uploadsPath} from '../../src/contract/upload.js';
import {routes} from '../../src/contract/routes.js';
import {asKnown} from './acquaintance.js';
import {alwaysAdmitted, createAdmission, usualRoom, type Room} from './admission.js';
import {articleHandlers} from './articles.js';
import {bearerOf} from './authenticate.js';
import {addCors, isPreflight} from './cors.js';
import {deskHandlers} from './desk.js';
import {dispatch, serve, type Arrival, type ServedRoute} from './dispatch.js';
import {serveDownload} from './downloads.js';
import {guests} from './guest-pass.js';
import {guestHandlers} from './guest-sessions.js';
import type {Bindings, Caller, Handlers, Origin} from './handler.js';
import {linkHandlers} from './link-sessions.js';
import type {Ports} from './ports.js';
import {colleagueHandlers} from './people.js';
import {planHandlers} from './plan.js';
import {preferencesHandlers} from './preferences.js';
import {Refusal, refuse} from './refusal.js';
import {sharedLinkHandlers} from './shared-links.js';
import {signalHandlers} from './signals.js';
import {createStreams} from './streams.js';
import {surveyHandlers} from './surveys.js';
import {ticketHandlers} from './tickets.js';
import {threadHandlers} from './thread.js';
import {Unavailable} from './unavailable.js';
import {customersFiles, serveUploads, uploadHandlers, type WhoseFiles} from './uploads.js';

export interface AppOptions {
  /** Path under which the contract is served. */
  base?: string;
  /** The OpenAPI document to serve at `/openapi.json`. */
  openapi?: unknown;
  /** Other tables of routes beside the contract's. */
  doors?: readonly Door[];
  /** Ends the streams of news, and lets no other begin. */
  closing?: AbortSignal;
  /** How many calls are taken on, of each base by itself: a rush of customers does not keep the team out. The usual when left out. */
  room?: Room;
  /** Ms that whoever comes now has to wait until he is looked at; 0 where nobody says. */
  behind?(): number;
  /** Told of each answer, for logs and numbers: nothing in it says by whom or about what. */
  observe?(answer: Answered): void;
}

/** Routes under a base of their own, for others than customers. No page of another origin may call them. */
export interface Door {
  base: string;
  served: readonly ServedRoute[];
  /** Throws a refusal unless this request may enter; tells who asks, where that is known. */
  open(request: Request, network: string): Promise<Caller>;
  /** Files are handed in under this base as under the contract's; left out: none are. */
  files?: WhoseFiles;
}

export interface Answered {
  requestId: string;
  /** Its name in the route table; `none` where there is no such route, `no-room` where it was sent away before it was looked at. */
  route: string;
  method: string;
  status: number;
  /** From its arrival to its first byte. */
  ms: number;
}

export type App = (request: Request, origin?: Partial<Origin>) => Promise<Response>;

/** The gateway: one function from Request to Response, on web APIs only. Everything outside comes in through the ports. */
export function createApp(ports: Ports, options: AppOptions = {}): App {
  const {base = '/portal/v1'} = options;
  const secrets = [...ports.verifiers.flatMap((verifier) => ('secret' in verifier ? [verifier.secret] : [])), ports.linkSecret];
  if (secrets.some((secret) => secret.length < 32)) throw new Error('A signing secret needs 32 characters or more.');
  if (ports.verifiers.some(({issuer}) => issuer === guests)) throw new Error(`No issuer may be called ${guests}.`);
  const baseOf = (request: Request, origin = new URL(request.url).origin) => origin + base;
  const {doors = [], observe, closing, room = usualRoom, behind} = options;
  const bases = [base, ...doors.map((door) => door.base)];
  const admissions = new Map(bases.map((under) => [under, createAdmission(room, ports.now, behind)]));
  const admissionTo = (pathname: string) => {
    const under = pathname === base + routes.readHealth.path ? undefined : bases.find((one) => pathname.startsWith(`${one}/`));
    return admissions.get(under ?? '') ?? alwaysAdmitted;
  };
  const streams = createStreams(ports, closing);
  const hono = new Hono<{Bindings: Bindings}>();
  const methods = new Map<string, Set<string>>();
  const offer = (path: string, method: string, under = base) => {
    const pattern = under + path.replace(/\{(\w+)\}/g, ':$1');
    methods.set(pattern, (methods.get(pattern) ?? new Set()).add(method));
    return pattern;
  };

  serveUploads(hono, offer, ports, {base, whose: customersFiles(ports)});
  const answer = (
    served: ServedRoute,
    under: string,
    /** What can be told without reading anything is looked at at once; the rest when it is this request's turn. */
    whoAsks: (request: Request, network: string) => Promise<Arrival['who']>,
  ) => {
    const {inTurn} = admissionTo(under + served.route.path);
    hono.on(served.route.method, offer(served.route.path, served.route.method, under), async (c) => {
      c.env.seen.route = served.name;
      const {raw: request} = c.req;
      const {network, origin} = c.env;
      const who = await whoAsks(request, network);
      return dispatch(served, {request, who, params: c.req.param(), base: baseOf(request, origin), network, inTurn}, ports);
    });
  };
  for (const served of servedRoutes(ports)) {
    answer(served, base, async (request) => {
      const bearer = await bearerOf(request, ports);
      return async () => ({customer: await asKnown(await bearer?.(), ports)});
    });
  }
  for (const {base: under, served, open, files} of doors) {
    if (files) serveUploads(hono, (path, method) => offer(path, method, under), ports, {base: under, whose: files});
    for (const one of served)
      answer(one, under, async (request, network) => async () => ({customer: undefined, ...(await open(request, network))}));
  }
  hono.get(offer(eventsPath, 'GET'), async (c) => {
    c.env.seen.route = 'followEvents';
    const {raw: request} = c.req;
    const bearer = await bearerOf(request, ports);
    return admissionTo(base + eventsPath).inTurn(
      () => streams.open(request, bearer),
      () => request.signal.aborted,
    );
  });
  hono.get(offer('/downloads/{token}', 'GET'), (c) => {
    c.env.seen.route = 'download';
    return serveDownload(c.req.param('token') ?? '', ports);
  });
  if (options.openapi !== undefined) {
    const document = JSON.stringify(options.openapi);
    hono.get(offer('/openapi.json', 'GET'), () => new Response(document, {headers: {'Content-Type': 'application/json'}}));
  }
  for (const [pattern, offered] of methods) {
    const allow = [...offered, ...(offered.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    hono.all(pattern, (c) =>
      c.req.method === 'OPTIONS'
        ? new Response(null, {status: 204, headers: {Allow: allow}})
        : refuse('method-not-allowed', {headers: {Allow: allow}}),
    );
  }
  hono.notFound(() => refuse('not-found'));
  hono.onError((error) => {
    throw error;
  });

  return async (request, {network = '', origin} = {}) => {
    const requestId = ports.newId();
    const [began, seen] = [performance.now(), {route: 'no-room'}];
    const {pathname} = new URL(request.url);
    let response: Response;
    try {
      if (!isPreflight(request)) admissionTo(pathname).requireRoom();
      seen.route = 'none';
      response = isPreflight(request) ? new Response(null, {status: 204}) : await hono.fetch(request, {network, origin, seen});
    } catch (error) {
      if (!(error instanceof Refusal)) ports.report(error, requestId);
      response = refusalFor(error).toResponse(requestId);
    }
    observe?.({requestId, ...seen, method: request.method, status: response.status, ms: performance.now() - began});
    return finish(request, pathname, response, requestId);
  };

  function finish(request: Request, pathname: string, response: Response, requestId: string): Response {
    const headers = new Headers(response.headers);
    headers.set('Aftercare-Version', '1');
    headers.set('Date', new Date(ports.now()).toUTCString());
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Request-Id', requestId);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    if (bases.some((under) => pathname.startsWith(under + uploadsPath))) {
      headers.set('Tus-Resumable', tusVersion);
      if (request.method === 'OPTIONS') {
        headers.set('Tus-Version', tusVersion);
        headers.set('Tus-Extension', tusExtensions);
      }
    }
    if (!doors.some((door) => pathname.startsWith(`${door.base}/`))) addCors(request, headers, ports.allowedOrigins);
    const body = request.method === 'HEAD' ? null : response.body;
    return new Response(body, {status: response.status, headers});
  }
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return error instanceof Unavailable ? new Refusal('unavailable', {retryAfter: error.retryAfter}) : new Refusal('internal-error');
}

function servedRoutes(ports: Ports): ServedRoute[] {
  const handlers: Handlers = {
    ...deskHandlers(ports),
    ...ticketHandlers(ports),
    ...threadHandlers(ports),
    ...uploadHandlers(ports),
    ...articleHandlers(ports),
    ...signalHandlers(),
    ...surveyHandlers(ports),
    ...guestHandlers(ports),
    ...linkHandlers(ports),
    ...sharedLinkHandlers(ports),
    ...preferencesHandlers(ports),
    ...colleagueHandlers(ports),
    ...planHandlers(ports),
  };
  return serve(routes, handlers);
}
