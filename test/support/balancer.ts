import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as pass} from 'node:timers/promises';
import {passOn} from './pass-on.js';

export interface Balancer {
  origin: string;
  close(): Promise<void>;
}

/** Spreads calls over several gateways by turns, as a proxy before them does: over those whose health says that they serve. A call that breaks is not tried again. */
export async function balance(origins: readonly string[]): Promise<Balancer> {
  const healthy = new Set(origins);
  let turn = 0;
  let closed = false;
  const watch = async (origin: string) => {
    while (!closed) {
      const answer = await fetch(`${origin}/portal/v1/health`).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      healthy[answer?.ok ? 'add' : 'delete'](origin);
      await pass(50);
    }
  };
  for (const origin of origins) void watch(origin);
  const server = createServer((request, response) => {
    const choice = origins.filter((origin) => healthy.has(origin));
    // Whoever comes again at once lets them breathe.
    if (!choice.length) return void setTimeout(() => response.writeHead(503).end(), 20);
    passOn(choice[turn++ % choice.length]!, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      closed = true;
      const end = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await end;
    },
  };
}
