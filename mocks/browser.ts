import {setupWorker} from 'msw/browser';
import {openApi} from '../server/app/openapi.js';
import {openGateway} from '../server/memory/gateway.js';
import {haituWorld} from '../server/memory/world/haitu.js';
import type {World} from '../server/memory/world/world.js';
import {routes} from '../src/contract/routes.js';
import {handlersFor, mailboxHandler} from './handlers.js';
import {type Scenario, scenarioOf, type ScenarioSwitch, scenarioSwitch} from './scenarios.js';

export interface MocksOptions {
  world?: World;
  /** Path of the contract on the page's own origin. */
  base?: string;
  /** Where `mockServiceWorker.js` is served; it reaches the pages beside and below it. */
  workerUrl?: string;
  /** What goes wrong at first; left out, the page's address says it: `?scenario=slow`. */
  scenario?: Scenario;
  /** Whether the simulated team takes up what is handed in. */
  team?: boolean;
}

export interface Mocks {
  /** Base of the contract, for `base-url`. */
  baseUrl: string;
  /** May be changed while the page runs. */
  scenarios: ScenarioSwitch;
  /** A fresh token for one of the world's customers; rejects where nobody has that id. */
  tokenFor(customer: string): Promise<string>;
  stop(): void;
}

/**
 * Puts the gateway, on memory and with its world, behind this page's own `fetch`: everything under the base is answered by it. Development
 * and tests only. A download opened as a page of its own does not come through here, the browser fetches it past the worker.
 */
export async function startMocks({
  world = haituWorld,
  base = '/portal/v1',
  workerUrl = '/mockServiceWorker.js',
  scenario = scenarioOf(location.href),
  team = true,
}: MocksOptions = {}): Promise<Mocks> {
  const portalUrl = `${location.origin}/product.html`;
  const gateway = await openGateway({world, base, portalUrl, openapi: openApi(routes, base), ...(team ? {} : {team: false})});
  const scenarios = scenarioSwitch(gateway.app, scenario);
  const baseUrl = `${location.origin}${base}`;
  const worker = setupWorker(mailboxHandler(location.origin, gateway.mailbox), ...handlersFor(baseUrl, scenarios.transport));
  await worker.start({serviceWorker: {url: workerUrl}, onUnhandledRequest: 'bypass', quiet: true});
  let given = 0;
  return {
    baseUrl,
    scenarios,
    tokenFor: async (customer) => {
      // Two tokens of one second would be the same one, and a renewed token must differ from the one it replaces.
      const token = await gateway.tokenFor(customer, 600 - (given++ % 60));
      if (token === undefined) throw new Error(`The world has no customer ${customer}`);
      return token;
    },
    stop: () => {
      worker.stop();
      gateway.team?.stop();
    },
  };
}
