import {startMocks} from '../../mocks/browser.js';
import {startInFront} from '../../mocks/in-front.js';
import {isScenario, scenarios} from '../../mocks/scenarios.js';
import {control} from './control.js';
import {scenarioNames} from './scenario-names.js';
import {type TokenFor, tokenFromServer} from './sign-in.js';

/**
 * Development only: a choice in the strip of what goes wrong on the way to the gateway behind the development server. With `?world=page` the
 * gateway runs inside the page instead, with a world that lasts as long as the page.
 */
export async function startScenarios(): Promise<TokenFor> {
  const mocks = new URL(location.href).searchParams.get('world') === 'page' ? await startMocks() : undefined;
  const line = mocks?.scenarios ?? (await startInFront());
  const choice = document.createElement('select');
  choice.setAttribute('aria-label', '网络状况 Network');
  choice.append(...scenarios.map((name) => new Option(scenarioNames[name], name)));
  choice.value = line.scenario;
  choice.addEventListener('change', () => {
    if (isScenario(choice.value)) line.scenario = choice.value;
  });
  control('customer', HTMLSelectElement).before(choice);
  return mocks ? (customer) => mocks.tokenFor(customer) : tokenFromServer;
}
