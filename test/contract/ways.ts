import {startMocks} from '../../mocks/browser.js';
import {openApi} from '../../server/app/openapi.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {routes} from '../../src/contract/routes.js';
import type {Transport} from '../../src/desk/desk.js';

/** One way for a request to reach the gateway's app from a page. */
export interface Way {
  base: string;
  transport: Transport;
  tokenFor(customer: string): Promise<string>;
  close(): void;
}

/** The app called directly, as a transport given to the desk. */
async function injected(): Promise<Way> {
  const gateway = await openGateway({world: haituWorld, team: false, openapi: openApi(routes)});
  return {
    base: 'https://support.example.com/portal/v1',
    transport: gateway.app,
    tokenFor: async (customer) => (await gateway.tokenFor(customer)) ?? '',
    close: () => undefined,
  };
}

/** The page's own fetch, caught by the service worker. */
async function mocked(): Promise<Way> {
  const mocks = await startMocks({base: '/mocked/portal/v1', team: false, scenario: 'normal'});
  return {base: mocks.baseUrl, transport: (request) => fetch(request), tokenFor: mocks.tokenFor, close: mocks.stop};
}

/** A process on Node at another origin, over HTTP and CORS. */
async function onNode(): Promise<Way> {
  const ask = async (customer: string) => {
    const answer = await fetch(`/gateway.json?as=${customer}`);
    return (await answer.json()) as {origin: string; token: string};
  };
  const {origin} = await ask('li-wen');
  return {
    base: `${origin}/portal/v1`,
    transport: (request) => fetch(request),
    tokenFor: async (customer) => (await ask(customer)).token,
    close: () => undefined,
  };
}

export const ways: Record<string, () => Promise<Way>> = {
  'as an injected transport': injected,
  'through the service worker': mocked,
  'through the server on Node': onNode,
};
