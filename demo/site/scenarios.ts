import {startMocks} from '../../mocks/browser.js';
import {startInFront} from '../../mocks/in-front.js';
import {isScenario, type Scenario, scenarios} from '../../mocks/scenarios.js';
import {control} from './control.js';
import {type TokenFor, tokenFromServer} from './sign-in.js';

const names: Record<Scenario, string> = {
  normal: '正常 Normal',
  slow: '很慢 Slow',
  offline: '断网 Offline',
  '429': '太频繁 429',
  '503': '不可用 503',
  'broken-reply': '回复损坏 Broken',
  'expired-token': '登录过期 Expired',
};

/**
 * Development only: a choice in the strip of what goes wrong on the way to the gateway behind the development server. With `?world=page` the
 * gateway runs inside the page instead, with a world that lasts as long as the page.
 */
export async function startScenarios(): Promise<TokenFor> {
  const mocks = new URL(location.href).searchParams.get('world') === 'page' ? await startMocks() : undefined;
  const line = mocks?.scenarios ?? (await startInFront());
  const choice = document.createElement('select');
  choice.setAttribute('aria-label', '网络状况 Network');
  choice.append(...scenarios.map((name) => new Option(names[name], name)));
  choice.value = line.scenario;
  choice.addEventListener('change', () => {
    if (isScenario(choice.value)) line.scenario = choice.value;
  });
  control('customer', HTMLSelectElement).before(choice);
  return mocks ? (customer) => mocks.tokenFor(customer) : tokenFromServer;
}
