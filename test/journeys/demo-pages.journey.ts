import type {Page} from '@playwright/test';
import {isAccessible} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';

/** Each page with something that is there only once its element has read what it shows, in Chinese and English. */
const pages = {
  'index.html': [/看清深浅/, /Know the depths/],
  'product.html': ['李雯，您好', 'Hello Emma Hart'],
  'help.html': ['升级到 6.2 后，看板一直在加载或空白', 'Dashboards keep loading or stay blank after an upgrade to 6.2'],
  'submit.html': ['用不了、变慢、报错，或者数据不对', 'Something fails, is slow, shows an error or gives wrong data'],
  'status.html': ['AC-7K3P-2614', 'AC-8HXP-2617'],
  'survey.html': ['AC-6DWT-2602', 'AC-4WXM-2586'],
  'mailbox.html': [/还没有信|AC-/, /No mail yet|AC-/],
  'staff.html': ['服务台密钥', 'Service desk key'],
  'embed.html': [/每个组件都有自己的一页/, /Each has a page of its own/],
  'element-portal.html': ['李雯，您好', 'Hello Emma Hart'],
} as const satisfies Record<string, readonly [string | RegExp, string | RegExp]>;

const cases = Object.entries(pages).flatMap(([name, [chinese, english]]) => [
  {name, theme: 'light', language: 'zh-CN', shown: chinese},
  {name, theme: 'dark', language: 'en', shown: english},
] as const); // prettier-ignore

for (const {name, theme, language, shown} of cases) {
  test(`${name} is accessible, ${theme}, ${language}`, async ({page}) => {
    const errors = noteErrors(page);
    await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'});
    await page.goto(`/${name}?lang=${language}`);
    await expect(page.getByText(shown).filter({visible: true}).first()).toBeVisible();
    await isAccessible(page);
    await page.setViewportSize({width: 320, height: 640});
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(errors).toEqual([]);
  });
}

for (const language of ['zh-TW', 'zh-HK']) {
  test(`the site speaks traditional Chinese whole, ${language}`, async ({page}) => {
    for (const name of ['index.html', 'submit.html', 'help.html', 'embed.html', 'element-desk.html']) {
      await page.goto(`/${name}?lang=${language}`);
      await expect(page.getByText('示範環境：資料皆為虛構').first()).toBeVisible();
      await expect(page).toHaveTitle(/海圖/);
      await expect(page.locator('span[lang="zh-CN"]:not([data-both])').filter({visible: true})).toHaveCount(0);
      await expect(page.locator('span[lang="en"]').filter({visible: true})).toHaveCount(0);
    }
  });
}

function noteErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  return errors;
}

test('the switches change language, colours and customer in place, and are remembered on the next page', async ({page}) => {
  await page.goto('/product.html');
  await expect(page.getByText('李雯，您好')).toBeVisible();

  await page.getByLabel('以谁的身份登录').selectOption('emma-hart');
  await expect(page.getByText('Emma Hart，您好')).toBeVisible();
  await page.locator('#language').selectOption('en');
  await expect(page.getByText('Hello Emma Hart')).toBeVisible();
  await expect(page).toHaveTitle('Service and support · Haitu BI console');
  await page.getByLabel('Colours').selectOption('dark');
  await expect(page.locator('aftercare-portal')).toHaveAttribute('theme', 'dark');

  await page.getByRole('navigation', {name: 'Administration'}).getByRole('link', {name: 'Help centre'}).click();
  await expect(page.getByRole('heading', {name: 'Help centre', level: 1})).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('aftercare-knowledge-base')).toHaveAttribute('theme', 'dark');
  await expect(page.getByLabel('Signed in as')).toHaveValue('emma-hart');
});

test('on a narrow screen the navigation stands at the open place and leads to all others, and the list of requests begins on the first screen', async ({
  page,
}) => {
  await page.setViewportSize({width: 320, height: 640});
  await page.goto('/survey.html?lang=en');
  const places = page.getByRole('navigation', {name: 'Site'}).getByRole('link');
  await expect(places).toHaveCount(6);
  await expect(places.and(page.locator('[aria-current]'))).toBeInViewport({ratio: 0.98});
  for (const place of await places.all()) {
    await place.focus();
    await expect(place).toBeInViewport({ratio: 0.98});
  }
  await page.setViewportSize({width: 390, height: 844});
  await page.goto('/status.html?lang=zh-CN');
  const first = page.locator('aftercare-ticket-status').getByText(/^AC-/).first();
  await expect(first).toBeVisible();
  expect((await first.boundingBox())!.y).toBeLessThan(640);
});

test('a link whose place belongs to another page leads there', async ({page}) => {
  await page.goto('/status.html#aftercare=article/row-level-permission');
  await expect(page).toHaveURL(/\/help\.html#aftercare=article\/row-level-permission$/);
  await expect(page.getByRole('heading', {name: '行级权限：一张看板，各大区只看自己的数据'})).toBeVisible();
});
