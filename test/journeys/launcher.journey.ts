import type {Page} from '@playwright/test';
import packageJson from '../../package.json' with {type: 'json'};
import {CustomerApi} from '../support/demo-site.js';
import {faultsOf, serveHost, strictPolicy} from '../support/host-page.js';
import {expect, test} from '../support/journey.js';

/** What a vendor's page says before anything of ours has come, by the stub; and what it notes of our events. */
const own = `const getToken = async () => (await (await fetch('/demo/token?as=li-wen')).json()).token;
aftercare.identify({getToken});
aftercare.prefill({title: '导出的数字对不上'});
aftercare.setContext({build: '6.2.1'});
window.told = [];
for (const name of ['opened', 'closed'])
  addEventListener('aftercare-' + name, ({target}) => told.push(name + ' ' + target.id));`;

const at = (id: string, position: string) =>
  `<aftercare-portal id="${id}" mode="launcher" position="${position}" base-url="/portal/v1"></aftercare-portal>`;

const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一家网站</title>
  <meta name="viewport" content="width=device-width">
  <script src="/host/aftercare/${packageJson.version}/queue.js"></script><script src="/host/own.js"></script></head>
  <body><h1>一家网站</h1><input id="field">${at('first', 'bottom-start')}${at('second', 'bottom-end')}
  <script type="module" src="/host/aftercare/embed.js"></script></body></html>`;

type Calls = Record<'open' | 'close' | 'toggle' | 'suggest' | 'logout' | 'setLocale' | 'destroy', (given?: string) => Promise<unknown>>;
const call = (page: Page, name: keyof Calls, given?: string) =>
  page.evaluate(([name, given]) => (window as unknown as {aftercare: Calls}).aftercare[name](given), [name, given] as const);
const told = (page: Page) => page.evaluate(() => (window as unknown as {told: string[]}).told.splice(0));

test('a launcher on a vendor’s page: painted, pressed, opened by links and calls, left by one person and gone', async ({
  page,
  context,
  baseURL,
  request,
}) => {
  const faults = faultsOf(page);
  /** What a step brought about on purpose is done with; what a policy refused never is. */
  const settle = () => expect(faults.splice(0).filter((fault) => /^report|policy|Trusted/i.test(fault))).toEqual([]);
  const loaded: string[] = [];
  page.on('request', (one) => loaded.push(...(/\/host\/(aftercare\/.+)/.exec(one.url())?.slice(1) ?? [])));
  await serveHost(context, baseURL!, {html, headers: {'Content-Security-Policy': strictPolicy('aftercare')}, files: {'own.js': own}});
  const [first, second] = [page.locator('#first'), page.locator('#second')];
  const button = second.getByRole('button', {name: '服务支持'});
  const panel = page.getByRole('dialog');

  await test.step('it is painted by one file, and nothing else of ours is there', async () => {
    await page.clock.install();
    await page.goto(`${baseURL}/host/index.html`);
    await expect(button).toBeVisible();
    await expect(first.getByRole('button', {name: '服务支持'})).toBeVisible();
    expect(loaded).toEqual([`aftercare/${packageJson.version}/queue.js`, 'aftercare/embed.js']);
    expect(await page.evaluate(() => customElements.get('aftercare-portal'))).toBeUndefined();
  });

  await test.step('what it opens is lost on the way: it says so, tries once at a time, and opens when that has come', async () => {
    const files = /\/whole\/(aside|panel)\d*\.js$/;
    await context.route(files, (route) => route.abort());
    const tries = () => faults.filter((fault) => !fault.includes('Failed to load resource')).length;
    await button.click();
    const failed = second.getByRole('button', {name: '失败，重试中'});
    for (let press = 0; press < 3; press++) {
      const before = tries();
      await failed.click();
      await expect.poll(tries).toBeGreaterThan(before);
      await expect(failed).not.toHaveAttribute('aria-busy');
    }
    const before = tries();
    await page.clock.fastForward(5_100);
    await expect.poll(tries).toBe(before + 1);
    await context.unroute(files);
    await page.clock.fastForward(5_100);
    await expect(panel).toBeVisible();
    expect(await told(page)).toEqual(['opened second']);
    await expect(second.getByRole('dialog')).toBeFocused();
    // It was nobody's call: those go to the page's first portal.
    await expect(first.getByRole('dialog')).toHaveCount(0);
    settle();
  });

  await test.step('Escape closes it and gives the focus back', async () => {
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(button).toBeFocused();
    expect(await told(page)).toEqual(['closed second']);
  });

  await test.step('on a phone it has the whole height', async () => {
    await page.setViewportSize({width: 375, height: 667});
    await page.keyboard.press('Enter');
    await expect(panel).toBeVisible();
    await expect.poll(() => panel.boundingBox()).toEqual({x: 0, y: 0, width: 375, height: 667});
    await panel.getByRole('button', {name: '关闭', exact: true}).click();
    await page.setViewportSize({width: 1280, height: 720});
    await page.evaluate(() => document.querySelector('#second')!.remove());
    await told(page);
  });

  await test.step('calls that the stub kept were made in their order, and a call opens it without telling the page', async () => {
    await call(page, 'open', 'submit/question');
    const form = panel.locator('aftercare-submit-ticket');
    await expect(form.getByLabel('标题')).toHaveValue('导出的数字对不上');
    expect(await page.evaluate(() => (document.querySelector('#first') as unknown as {context: object}).context)).toEqual({build: '6.2.1'});
    await call(page, 'suggest', '行级权限');
    await panel.getByRole('link', {name: '自助解答'}).click();
    await expect(panel.locator('[part="suggested"]').getByRole('link', {name: /行级权限/})).toBeVisible();
    await call(page, 'setLocale', 'en');
    await expect(panel).toHaveAccessibleName('Support');
    await call(page, 'setLocale');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    expect(await told(page)).toEqual(['closed first']);
    await page.evaluate(() => (window as unknown as {aftercare: {ready: Promise<unknown>}}).aftercare.ready);
    await call(page, 'toggle');
    await expect(panel).toBeVisible();
    await call(page, 'toggle');
    await expect(panel).toBeHidden();
    await call(page, 'open');
    await call(page, 'close');
    await expect(panel).toBeHidden();
    await told(page);
  });

  await test.step('a link to one of its places opens it, and leaves the address as it was', async () => {
    await page.evaluate(() => (location.hash = '#/orders&aftercare=tickets'));
    await expect(panel.locator('aftercare-ticket-status [data-id]').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    expect(new URL(page.url()).hash).toBe('#/orders');
    expect(await told(page)).toEqual(['opened first', 'closed first']);
  });

  const title = '许可证到期之后看板还能打开吗';
  await test.step('what could not be sent is sent by the next page, on which nobody presses anything', async () => {
    await call(page, 'open', 'submit/question');
    const form = panel.locator('aftercare-submit-ticket');
    await form.getByRole('radio', {name: /^咨询/}).check();
    await form.getByLabel('标题').fill(title);
    await form.getByLabel('详细描述').fill('年底到期，想先知道会发生什么。');
    await form.getByLabel('产品', {exact: true}).selectOption({index: 1});
    await form.getByRole('radiogroup', {name: '关于'}).getByRole('radio').first().check();
    await context.route('**/portal/v1/**', (route) => route.abort());
    await form.getByRole('button', {name: '提交', exact: true}).click();
    await expect.poll(() => page.evaluate(() => localStorage['aftercare-waiting'])).toContain('"outbox":1');
    await context.unroute('**/portal/v1/**');
    await page.goto(`${baseURL}/host/index.html`);
    await page.evaluate(() => document.querySelector('#second')!.remove());
    await expect(first.getByRole('button', {name: '服务支持'})).toBeVisible();
    await page.clock.fastForward(2_100);
    const api = new CustomerApi(request, 'li-wen');
    await expect.poll(async () => (await api.ticketsTitled(title)).length).toBe(1);
    await expect(first.getByRole('button', {name: /服务支持：.*项待您查看/})).toBeVisible();
    await expect(panel).toHaveCount(0);
    settle();
  });

  await test.step('who leaves takes along what was kept of him, and destroyed it is gone', async () => {
    // A form that is opened while a request is on its way shows what becomes of it.
    await expect.poll(() => page.evaluate(() => localStorage['aftercare-waiting'] ?? '')).not.toContain('"outbox":1');
    await call(page, 'open', 'submit/question');
    const form = panel.locator('aftercare-submit-ticket');
    await form.getByLabel('标题').fill('没有写完的请求');
    await expect(form.getByText(/草稿已保存/)).toBeVisible();
    await call(page, 'logout');
    await expect(panel).toBeHidden();
    await expect(first.getByRole('button', {name: '服务支持', exact: true})).toBeVisible();
    await expect.poll(() => page.evaluate(() => localStorage['aftercare-waiting'])).toBeUndefined();
    await call(page, 'open', 'submit/question');
    await expect(form.getByLabel('标题')).toHaveValue('导出的数字对不上');
    await call(page, 'destroy');
    await expect(page.locator('aftercare-portal')).toHaveCount(0);
  });
  expect(faults).toEqual([]);

  await test.step('the panel for its engineers opens there, too', async () => {
    await page.goto(`${baseURL}/host/index.html?aftercare-debug`);
    await page.clock.fastForward(5_000);
    const diagnosis = page.locator('#aftercare-debug');
    await expect(diagnosis.getByRole('status')).toBeVisible();
    await expect(diagnosis.getByText('没有发现违反内容安全策略')).toBeAttached();
    settle();
  });
});
