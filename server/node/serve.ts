import {serve, type Http2Bindings, type HttpBindings} from '@hono/node-server';
import type {Server} from 'node:http';
import type {App} from '../app/app.js';
import {packed} from './packed.js';
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
}

export interface RunningServer {
  /** `http://127.0.0.1:4173`, without a slash at its end. */
  url: string;
  /** From now on each answer ends its connection, so that nobody has one at hand that is about to go. */
  drain(): void;
  /** Answers what is under way, then stops. */
  close(): Promise<void>;
}

/** Milliseconds that connections at work get to end by themselves. */
const patience = 5000;

/** Puts the gateway on a port, other routes beside it. Rejects with `EADDRINUSE` where the port is taken. */
export async function startServer(app: App, options: ServerOptions = {}): Promise<RunningServer> {
  const {bases = ['/portal/v1'], port = 4173, host = '127.0.0.1', trustProxy = false, others = []} = options;

  const answer = async (request: Request, {incoming}: HttpBindings | Http2Bindings): Promise<Response> => {
    const {pathname} = new URL(request.url);
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

  let draining = false;
  const lastly = (response: Response): Response => {
    if (draining) response.headers.set('Connection', 'close');
    return response;
  };

  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve(
      {
        fetch: async (request, env) => lastly(await packed(request, await answer(request, env as HttpBindings))),
        port,
        hostname: host,
        overrideGlobalObjects: false,
      },
      () => resolve(started),
    ) as Server;
    started.once('error', reject);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${actualPort}`,
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

/** A sentence to whoever asked for something that is no part of the contract. */
export function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store'},
  });
}
