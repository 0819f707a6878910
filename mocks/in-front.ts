import {bypass, passthrough} from 'msw';
import {setupWorker} from 'msw/browser';
import {handlersFor} from './handlers.js';
import {scenarioOf, scenarioSwitch, type ScenarioSwitch} from './scenarios.js';

/**
 * Puts a choice of what goes wrong between this page and a gateway on its own origin; while all is normal, requests pass untouched.
 * Development only.
 */
export async function startInFront(base = '/portal/v1', workerUrl = '/mockServiceWorker.js'): Promise<ScenarioSwitch> {
  const scenarios = scenarioSwitch((request) => fetch(bypass(request)), scenarioOf(location.href));
  const worker = setupWorker(
    ...handlersFor(`${location.origin}${base}`, async (request) =>
      scenarios.scenario === 'normal' ? passthrough() : scenarios.transport(request),
    ),
  );
  await worker.start({serviceWorker: {url: workerUrl}, onUnhandledRequest: 'bypass', quiet: true});
  return scenarios;
}
