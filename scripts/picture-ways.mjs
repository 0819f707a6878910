/**
 * What is done to a page or to the calls it makes before it is pictured.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').Route} Route
 */

export const calls = '**/portal/v1/**';

/** No connection. @param {Page} page */
export const cut = (page) => page.route(calls, (route) => route.abort());

/** Nothing comes. @param {Page} page */
export const stall = (page) => page.route(calls, () => new Promise(() => {}));

/**
 * Refuses what fits.
 *
 * @param {number} status @param {string} code @param {string | RegExp} [what]
 * @returns {(page: Page) => Promise<any>}
 */
export const refuse =
  (status, code, what = calls) =>
  (page) =>
    page.route(what, (route) =>
      route.fulfill({
        status,
        contentType: 'application/problem+json',
        headers: {'Aftercare-Version': '1', 'Retry-After': '3600'},
        body: JSON.stringify({type: 'about:blank', title: code, status, code, retryable: false, requestId: 'r-7K3P'}),
      }),
    );

export const busy = refuse(429, 'too-many-requests');
export const refused = refuse(503, 'unavailable');
export const forbidden = refuse(403, 'not-allowed', /portal\/v1\/(tickets|articles|surveys|desk)/);

/** The same six times. @param {string} text */
export const long = (text) => Array(6).fill(text).join('，');

/**
 * Changes what is answered.
 *
 * @param {string | RegExp} what @param {(body: any) => unknown} change
 * @returns {(page: Page) => Promise<any>}
 */
export const bend = (what, change) => (page) =>
  page.route(what, async (/** @type {Route} */ route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    const body = await response.json();
    return route.fulfill({response, json: change(body) ?? body});
  });

/** The first element of that tag. @param {Page} page @param {string} tag @param {string} selector */
const within = (page, tag, selector) => page.locator(tag).locator(selector).first();

/** @param {string} tag @param {string} selector @returns {(page: Page) => Promise<any>} */
export const press = (tag, selector) => async (page) => within(page, tag, selector).click();

/** What a short answer and a long one are, by the page's language. */
const texts = {
  usual: {
    en: ['Dashboards stay blank since last night', 'Since last night’s upgrade the shop dashboard shows its title and nothing else.'],
    zh: ['昨晚升级后看板打不开', '昨晚升级之后，“门店日报”看板只有标题，没有图。换了浏览器也一样。'],
  },
  short: {en: ['502', 'Help'], zh: ['白屏', '急']},
  long: {
    en: [
      'Since the upgrade of last night all dashboards of the eastern region stay blank in every browser we have tried, on telephones too, while those of the western region open within seconds',
      Array(9)
        .fill('We open the dashboard, the title appears, the spinner turns for about forty seconds and then the page stays white.')
        .join(' '),
    ],
    zh: [
      '昨晚升级之后华东大区所有门店的看板在任何浏览器和手机上都打不开，只有标题没有图，华西大区的看板却几秒钟就能打开，重启服务和清缓存都没有用',
      Array(12).fill('打开看板以后标题会出来，转圈大约四十秒，然后整页变白，换浏览器、换网络、换账号都一样。').join(''),
    ],
  },
};

/**
 * Answers every question of a form.
 *
 * @param {string} tag @param {keyof typeof texts} [manner]
 * @returns {(page: Page) => Promise<any>}
 */
export const fill =
  (tag, manner = 'usual') =>
  async (page) => {
    await within(page, tag, 'form').waitFor();
    await page.evaluate(
      ({tag, texts}) => {
        const root = document.querySelector(tag)?.shadowRoot;
        if (!root) return;
        const tell = (/** @type {Element} */ field) => {
          for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, {bubbles: true, composed: true}));
        };
        const said = document.documentElement.lang === 'en' ? texts.en : texts.zh;
        for (const select of root.querySelectorAll('select')) {
          if (!select.value) select.selectedIndex = 1;
          tell(select);
        }
        let at = 0;
        for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input[type=text], textarea'))) {
          if (!field.value) field.value = said[Math.min(at++, 1)] ?? '';
          tell(field);
        }
        const groups = new Set();
        for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input[type=radio]:not([name=type])'))) {
          if (!groups.has(radio.name)) radio.click();
          groups.add(radio.name);
        }
      },
      {tag, texts: texts[manner]},
    );
  };

/**
 * Chooses files and scrolls to them.
 *
 * @param {string} tag @param {{name: string, mimeType: string, buffer: Buffer}[]} files
 * @returns {(page: Page) => Promise<any>}
 */
export const attach = (tag, files) => async (page) => {
  await within(page, tag, 'input[type=file]').setInputFiles(files);
  await page.waitForTimeout(1500);
};
