import {createAdaptorServer, type Http2Bindings, type HttpBindings} from '@hono/node-server';
import type {IncomingMessage, Server} from 'node:http';
import {uploadsPath} from '../../src/contract/upload.js';
import type {App} from '../app/app.js';
import {packed} from './packed.js';
import {createOwnCaller} from './own-caller.js';
import {originOf, networkOf} from './where-from.js';

/** Answers what is not the contract's, `undefined` where it knows nothing of it. */
export type OtherRoute = (request: Request) => Promise<Response | undefined>;

export interface ServerOptions {
  /** Paths under which the app answers. */
  bases?: readonly string[];
  /** 0 takes any free one. */
  port?: number;
  host?: string;
  /** Whether a proxy stands in front that writes `X-Forwarded-For`, `-Proto` and `-Host`. */
  trustProxy?: boolean;
  /** Asked in this order for everything else. */
  others?: readonly OtherRoute[];
  times?: typeof usualTimes;
}

/**
 * How long a connection may take, in ms: for what comes before the body of a request; for the body, unless it is a file, which takes as long as it moves, and five minutes
 * at most; and how long neither side may get on, for a sender that stops or a reader that takes nothing.
 */
export const usualTimes = {headers: 15_000, body: 30_000, still: 120_000};
/** Ms that a connection at rest stays open: longer than the minute for which proxies keep theirs, or they would send a call into one that is just being closed. */
const atRest = 75_000;
/** Connections of one process; more are not taken on. */
const mostConnections = 10_000;
/** Connections that wait in the system until they are taken on; beyond that it drops them, and their systems knock again after a second, then after three. */
const mostArriving = 1_024;

export interface RunningServer {
  /** `http://127.0.0.1:4173`, without a slash at its end. */
  url: string;
  /** Ms that whoever calls now has to wait until he is looked at, see `createOwnCaller`. */
  behind(): number;
  /** From now on each answer ends its connection, so that nobody has one at hand that is about to go. */
  drain(): void;
  /** Answers what is under way, then stops. */
  close(): Promise<void>;
}

/** Milliseconds that connections at work get to end by themselves. */
const patience = 5000;

/** Puts the gateway on a port, other routes beside it. Rejects with `EADDRINUSE` where the port is taken. */
export async function startServer(app: App, options: ServerOptions = {}): Promise<RunningServer> {
  const {bases = ['/portal/v1'], port = 4173, host = '127.0.0.1', trustProxy = false, others = [], times = usualTimes} = options;

  const answer = async (request: Request, {incoming}: HttpBindings | Http2Bindings): Promise<Response> => {
    const {pathname} = new URL(request.url);
    if (pathname === caller.path) return new Response(null, {status: 204});
    if (bases.some((base) => pathname === base || pathname.startsWith(`${base}/`))) {
      const {headers} = request;
      const network = networkOf(incoming.socket.remoteAddress, trustProxy ? headers.get('X-Forwarded-For') : null);
      return app(request, {network, ...(trustProxy && {origin: originOf(request)})});
    }
    for (const other of others) {
      const response = await other(request);
      if (response) return response;
    }
    return plain(404, 'There is no such page.');
  };

  const caller = createOwnCaller();
  let draining = false;
  const lastly = (response: Response): Response => {
    if (draining) response.headers.set('Connection', 'close');
    return response;
  };

  const server = createAdaptorServer({
    fetch: async (request, env) => lastly(await packed(request, await answer(request, env as HttpBindings))),
    hostname: host,
    overrideGlobalObjects: false,
    serverOptions: {keepAliveTimeout: atRest, headersTimeout: times.headers, connectionsCheckingInterval: Math.min(times.headers, 5_000)},
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({port, host, backlog: mostArriving}, resolve);
  });
  server.maxConnections = mostConnections;
  server.setTimeout(times.still);
  const files = bases.map((base) => base + uploadsPath);
  server.on('request', (incoming: IncomingMessage) => {
    if (!files.some((path) => incoming.url?.startsWith(path))) endLate(incoming, times.body);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${actualPort}`,
    behind: () => caller.waits({port: actualPort, host: {'0.0.0.0': '127.0.0.1', '::': '::1'}[host] ?? host}),
    drain: () => {
      draining = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Connections that idle from now on close by themselves; those still at work get this long.
        setTimeout(() => server.closeAllConnections(), patience).unref();
      }),
  };
}

/** Cuts the line of whoever has not sent his whole request after so many ms: he sends it again where he means it. */
function endLate(incoming: IncomingMessage, ms: number): void {
  const {headers} = incoming;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const late = setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroy();
  }, ms);
  late.unref();
  incoming.once('close', () => clearTimeout(late));
}

/** A sentence to whoever asked for something that is no part of the contract. Any page may read it: one whose `base-url` is wrong learns that somebody is there. */
export function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
    },
  });
}
