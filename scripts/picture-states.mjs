/**
 * What the pictures show: a page of the demo, the element on it, and how it came to look like that.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {{ticket: (reference: string) => Promise<string>, survey: (fits: (survey: any) => boolean) => Promise<string>, rate: (id: string) => Promise<void>}} World
 * @typedef {{name: string, page: string, tag: string, customer?: string, before?: (page: Page, world: World) => Promise<unknown>, place?: string, act?: (page: Page) => Promise<void>, waits?: boolean, world?: string}} State
 * `before` stops what is to be stopped; a text it gives is the place instead of `place`; `act` does what a reader would; `waits`: the picture is of the waiting;
 * `world`: another than the demo's.
 */

const calls = '**/portal/v1/**';

/** @param {Page} page */
const cut = (page) => page.route(calls, (route) => route.abort());
/** @param {Page} page */
const refuse = (page) =>
  page.route(calls, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      headers: {'Aftercare-Version': '1', 'Retry-After': '3600'},
      body: JSON.stringify({type: 'about:blank', title: 'x', status: 503, code: 'unavailable', retryable: false, requestId: 'r-7K3P'}),
    }),
  );
/** @param {Page} page */
const stall = (page) => page.route(calls, () => new Promise(() => {}));

/** @param {string} tag @returns {(page: Page) => Promise<void>} */
const fill = (tag) => async (page) => {
  await page.locator(tag).locator('form').first().waitFor();
  await page.evaluate((name) => {
    const root = document.querySelector(name)?.shadowRoot;
    if (!root) return;
    const tell = (/** @type {Element} */ field) => {
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, {bubbles: true, composed: true}));
    };
    const english = document.documentElement.lang === 'en';
    const texts = english
      ? ['Dashboards stay blank since last night', 'Since last night’s upgrade the shop dashboard shows its title and nothing else.']
      : ['昨晚升级后看板打不开', '昨晚升级之后，“门店日报”看板只有标题，没有图。换了浏览器也一样。'];
    for (const select of root.querySelectorAll('select')) {
      if (!select.value) select.selectedIndex = 1;
      tell(select);
    }
    let at = 0;
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input[type=text], textarea'))) {
      if (!field.value) field.value = texts[Math.min(at++, 1)] ?? '';
      tell(field);
    }
    const groups = new Set();
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input[type=radio]:not([name=type])'))) {
      if (!groups.has(radio.name)) radio.click();
      groups.add(radio.name);
    }
  }, tag);
};

/** @param {string} tag @param {string} selector @returns {(page: Page) => Promise<void>} */
const press = (tag, selector) => async (page) => page.locator(tag).locator(selector).first().click();

const submit = {page: 'submit.html', tag: 'aftercare-submit-ticket'};
const status = {page: 'status.html', tag: 'aftercare-ticket-status'};
const help = {page: 'help.html', tag: 'aftercare-knowledge-base'};
const survey = {page: 'survey.html', tag: 'aftercare-satisfaction-survey'};
const portal = {page: 'product.html', tag: 'aftercare-portal'};

/** @type {State[]} */
export const states = [
  {...portal, name: 'portal', place: 'home'},
  {...portal, name: 'portal-signed-out', place: 'home', customer: ''},
  {...submit, name: 'submit', place: 'submit/incident'},
  {...submit, name: 'submit-filled', place: 'submit/incident', act: fill(submit.tag)},
  {...submit, name: 'submit-issues', place: 'submit/incident', act: press(submit.tag, '.button.primary')},
  {
    ...submit,
    name: 'submit-waiting',
    place: 'submit/question',
    before: async (page) =>
      page.route('**/portal/v1/tickets', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue())),
    act: async (page) => {
      await fill(submit.tag)(page);
      await press(submit.tag, '.button.primary')(page);
    },
  },
  {...submit, name: 'submit-signed-out', place: 'submit/question', customer: ''},
  {...submit, name: 'submit-unavailable', place: 'submit', before: refuse},
  {...status, name: 'status-list', place: 'tickets'},
  {...status, name: 'status-organisation', place: 'tickets', customer: 'chen-guodong'},
  {...status, name: 'status-request', before: async (_, world) => `ticket/${await world.ticket('AC-7K3P-2614')}`},
  {...status, name: 'status-your-turn', before: async (_, world) => `ticket/${await world.ticket('AC-6DWT-2602')}`},
  {...status, name: 'status-many', place: 'tickets', world: 'crowded'},
  {...status, name: 'status-long', before: async (_, world) => `ticket/${await world.ticket('AC-2257-3000')}`, world: 'crowded'},
  {...status, name: 'status-loading', place: 'tickets', before: stall, waits: true},
  {...status, name: 'status-offline', place: 'tickets', before: cut},
  {...status, name: 'status-signed-out', place: 'tickets', customer: ''},
  {...help, name: 'knowledge', place: 'help'},
  {...help, name: 'knowledge-found', place: `help/${encodeURIComponent('连接超时')}`},
  {...help, name: 'knowledge-nothing', place: 'help/xyzzyx'},
  {...help, name: 'knowledge-article', place: 'article/row-level-permission'},
  {...help, name: 'knowledge-unavailable', place: 'help', before: refuse},
  {...survey, name: 'survey-list', place: 'surveys'},
  {
    ...survey,
    name: 'survey',
    before: async (_, world) => `survey/${await world.survey(({definition, state}) => definition === 'ticket-service' && state === 'due')}`,
  },
  {
    ...survey,
    name: 'survey-low',
    before: async (_, world) =>
      `survey/${await world.survey(({definition, state}) => definition === 'regular' && state === 'due')}?score=3`,
  },
  {
    ...survey,
    name: 'survey-rated',
    before: async (_, world) => {
      const id = await world.survey(({ticket}) => ticket?.reference === 'AC-6DWT-2602');
      await world.rate(id);
      return `survey/${id}`;
    },
  },
  {
    ...survey,
    name: 'survey-answered',
    before: async (_, world) => `survey/${await world.survey(({definition, state}) => definition === 'training' && state === 'answered')}`,
  },
  {...survey, name: 'survey-offline', place: 'surveys', before: cut},
];
