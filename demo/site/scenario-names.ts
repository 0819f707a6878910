import type {Scenario} from '../../mocks/scenarios.js';

/** What may go wrong on the way, as the site's choices call it. */
export const scenarioNames: Record<Scenario, string> = {
  normal: '正常 Normal',
  slow: '很慢 Slow',
  offline: '断网 Offline',
  '429': '太频繁 429',
  '503': '不可用 503',
  'broken-reply': '回复损坏 Broken',
  'expired-token': '登录过期 Expired',
  empty: '空 Empty',
};
