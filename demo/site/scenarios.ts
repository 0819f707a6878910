import {startMocks} from '../../mocks/browser.js';
import {isScenario, type Scenario, scenarios} from '../../mocks/scenarios.js';
import {control} from './control.js';
import type {TokenFor} from './sign-in.js';

const names: Record<Scenario, string> = {
  normal: '正常 Normal',
  slow: '很慢 Slow',
  offline: '断网 Offline',
  '429': '太频繁 429',
  '503': '不可用 503',
  'broken-reply': '回复损坏 Broken',
  'expired-token': '登录过期 Expired',
};

/** Development only: the gateway inside the page, with a choice in the strip of what goes wrong on the way. */
export async function startScenarios(): Promise<TokenFor> {
  const mocks = await startMocks();
  const choice = document.createElement('select');
  choice.setAttribute('aria-label', '网络状况 Network');
  choice.append(...scenarios.map((name) => new Option(names[name], name)));
  choice.value = mocks.scenarios.scenario;
  choice.addEventListener('change', () => {
    if (isScenario(choice.value)) mocks.scenarios.scenario = choice.value;
  });
  control('customer', HTMLSelectElement).before(choice);
  return (customer) => mocks.tokenFor(customer);
}
