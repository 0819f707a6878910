import {serve, type Http2Bindings, type HttpBindings} from '@hono/node-server';
import {existsSync} from 'node:fs';
import type {Server} from 'node:http';
import {mailboxPath, readMailbox} from '../memory/mailbox.js';
import {openGateway, type MemoryGateway, type MemoryGatewayOptions} from '../memory/gateway.js';
import {networkOf} from './network-of.js';
import {createStaticFiles} from './static-files.js';

export interface ServerOptions extends MemoryGatewayOptions {
  /** 0 takes any free one. */
  port?: number;
  host?: string;
  /** Folder of pages to serve beside the contract, where it exists. */
  pages?: string;
  /** Whether what was mailed to customers may be read at `/demo/mailbox`: for development, for anybody may. */
  mailbox?: boolean;
  /** Whether a proxy stands in front that writes `X-Forwarded-For`. */
  behindProxy?: boolean;
}

export interface RunningServer {
  /** `http://127.0.0.1:4173`, without a slash at its end. */
  url: string;
  gateway: MemoryGateway;
  /** Answers what is under way, then stops. */
  close(): Promise<void>;
}

/** Starts the gateway on the ports in memory, with the demo's pages and its token route beside it. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {port = 4173, host = '127.0.0.1', pages, mailbox = false, behindProxy = false, ...gatewayOptions} = options;
  const gateway = await openGateway(gatewayOptions);
  const base = options.base ?? '/portal/v1';
  const readPage = pages !== undefined && existsSync(pages) ? createStaticFiles(pages) : undefined;

  const answer = async (request: Request, {incoming}: HttpBindings | Http2Bindings): Promise<Response> => {
    const {pathname, searchParams} = new URL(request.url);
    if (pathname === base || pathname.startsWith(`${base}/`)) {
      const forwarded = behindProxy ? request.headers.get('X-Forwarded-For') : null;
      return gateway.app(request, {network: networkOf(incoming.socket.remoteAddress, forwarded)});
    }
    if (pathname === '/demo/token') return giveToken(gateway, request, searchParams.get('as'));
    if (mailbox && pathname === mailboxPath) return readMailbox(gateway.mailbox, request);
    return (await readPage?.(request)) ?? plain(404, 'There is no such page.');
  };

  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve(
      {fetch: (request, env) => answer(request, env as HttpBindings), port, hostname: host, overrideGlobalObjects: false},
      () => resolve(started),
    ) as Server;
    started.once('error', reject);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${actualPort}`,
    gateway,
    close: async () => {
      gateway.team?.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Connections that idle from now on close by themselves; those still at work get this long.
        setTimeout(() => server.closeAllConnections(), 5000).unref();
      });
    },
  };
}

/** Only the demo gives tokens to whoever asks: its customers are invented. A real vendor's backend does this behind its own login. */
async function giveToken(gateway: MemoryGateway, request: Request, customer: string | null): Promise<Response> {
  if (request.method !== 'GET') return plain(405, 'Only GET.');
  const token = customer === null ? undefined : await gateway.tokenFor(customer);
  if (token === undefined) return plain(404, 'Nobody of that name here.');
  return Response.json({token}, {headers: {'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'}});
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store'},
  });
}
