import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Download, Page} from '@playwright/test';
import {build} from 'vite';
import {findArticle, rateAll, readRequest, writeQuestion} from '../support/customer-jobs.js';
import {CustomerApi} from '../support/demo-site.js';
import {changesOf, faultsOf, ourScripts, serveHost, strictPolicy, watchHost} from '../support/host-page.js';
import {expect, test} from '../support/journey.js';

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>严格的主页</title><body>${body}</body></html>`;
const four = ['submit-ticket', 'ticket-status', 'knowledge-base', 'satisfaction-survey'].map(
  (one) => `<aftercare-${one}></aftercare-${one}>`,
);

/** Saves are looked at; printing ends at once. */
async function withoutPrinter(on: Page): Promise<void> {
  await on.addInitScript(() => (window.print = () => void dispatchEvent(new Event('afterprint'))));
}

test('every main job is done under Trusted Types and a policy of nothing but ‘self’, without one report', async ({
  page: tab,
  context,
  baseURL,
  request,
}) => {
  const faults = faultsOf(tab);
  await withoutPrinter(tab);
  const html = page(`<h1>严格的主页</h1><aftercare-desk base-url="/portal/v1">${four.join('')}</aftercare-desk>${ourScripts()}`);
  await serveHost(context, baseURL!, {html, headers: {'Content-Security-Policy': strictPolicy('aftercare')}});
  await watchHost(tab);
  const api = new CustomerApi(request, 'li-wen');
  const due = (await api.surveys()).find(({definition, state}) => definition === 'ticket-service' && state === 'due')!;
  await tab.goto(`/host/index.html#aftercare=survey/${due.id}`);

  await test.step('rate', () => rateAll(tab));

  await test.step('submit with a picture that is marked up, and a log', async () => {
    const form = await writeQuestion(tab, '严格的页面上提交的请求');
    await form.locator('input[type="file"]').setInputFiles([
      {name: '截图.png', mimeType: 'image/png', buffer: await tab.screenshot()},
      {name: 'app.log', mimeType: 'text/plain', buffer: Buffer.from('2026-07-01 password=secret-123 login failed\n')},
    ]);
    await form.getByRole('button', {name: '标注或遮盖 截图.png'}).click();
    const editor = form.getByRole('dialog', {name: '标注 截图.png'});
    await editor.getByRole('application', {name: '图片和标记'}).press('Enter');
    await editor.getByRole('button', {name: '使用这张图片'}).click();
    await form
      .getByRole('button', {name: /app\.log/})
      .first()
      .click();
    await form.getByRole('dialog').getByRole('button', {name: /遮盖/}).click();
    await expect(form.getByText('已上传')).toHaveCount(2);
    await form.getByRole('button', {name: '提交', exact: true}).click();
    await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeVisible();
  });

  await test.step('search and read an article', async () => void (await findArticle(tab)));

  await test.step('read a request, its files, take it along', async () => {
    const status = await readRequest(tab, '严格的页面上提交的请求');
    await status
      .getByRole('button', {name: /截图\.png/})
      .first()
      .click();
    await expect(status.getByRole('dialog').getByRole('img')).toBeVisible();
    await tab.keyboard.press('Escape');
    await saved(tab, () =>
      status
        .getByRole('button', {name: /app\.log/})
        .first()
        .click(),
    );
    await saved(tab, () => status.getByRole('button', {name: '导出 JSON'}).click());
    await status.getByRole('button', {name: '打印'}).click();
    await status
      .getByRole('link', {name: /返回|全部请求/})
      .first()
      .click();
    await status.getByRole('button', {name: '更多', exact: true}).click();
    await saved(tab, () => status.getByRole('button', {name: '导出 CSV'}).click());
  });

  expect(faults).toEqual([]);
  expect(await changesOf(tab)).toEqual([]);
  // The alarm works: what a page may not do is heard of in both ways.
  await tab.evaluate(() => void document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => faults.length).toBeGreaterThan(0);
});

/** A file is saved, by this page or by one that the browser opens for it and leaves. */
async function saved(tab: Page, press: () => Promise<void>): Promise<void> {
  const came = new Promise<Download>((resolve) => {
    tab.once('download', resolve);
    tab.context().once('page', (other) => other.once('download', resolve));
  });
  await press();
  expect(await (await came).failure()).toBeNull();
}

/** The npm package as a vendor's bundler makes one file of it, Lit and all. */
async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {entry: fileURLToPath(new URL(`../../dist/lib/${entry}`, import.meta.url)), formats: ['es']},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  });
  const {output} = (built as {output: {code: string}[]}[])[0]!;
  return output[0]!.code;
}

const lit = readFileSync(fileURLToPath(new URL('../../node_modules/lit-html/lit-html.js', import.meta.url)), 'utf8');

test('beside the page’s own Lit, and beside another version of us, all is drawn and no policy is asked for twice', async ({
  page: tab,
  context,
  baseURL,
}) => {
  const faults = faultsOf(tab);
  const warned: string[] = [];
  tab.on('console', (message) => void (message.type() === 'warning' && warned.push(message.text())));
  const second = '<script type="module" src="/host/second/embed.js"></script>';
  const own = '<script type="module" src="/host/own.js"></script><div id="own"></div>';
  const html = page(`${own}<aftercare-desk base-url="/portal/v1">${four.join('')}</aftercare-desk>${ourScripts()}${second}`);
  const files = {
    'lit.js': lit,
    'own.js': "import {html, render} from './lit.js'; render(html`<p>${'drawn by the page'}</p>`, document.querySelector('#own'));",
  };
  await serveHost(context, baseURL!, {html, files, headers: {'Content-Security-Policy': strictPolicy('aftercare lit-html')}});
  await tab.goto('/host/index.html');
  await expect(tab.getByText('drawn by the page')).toBeVisible();
  await findArticle(tab);
  await readRequest(tab, /企业微信里打开看板/);
  expect(faults).toEqual([]);
  // The first has registered all tags, and the later one has said so in one line, with both versions.
  await expect.poll(() => warned).toEqual([expect.stringMatching(/0\.1\.0.*0\.2\.0/)]);
});

test('the npm package needs no other policy than that of the page’s Lit', async ({page: tab, context, baseURL}) => {
  const faults = faultsOf(tab);
  const html = page(
    '<aftercare-portal base-url="/portal/v1"></aftercare-portal><script type="module" src="/host/app.js"></script><script type="module" src="/host/sign-in.js"></script>',
  );
  const files = {'app.js': await bundled('define/portal.js')};
  await serveHost(context, baseURL!, {html, files, headers: {'Content-Security-Policy': strictPolicy('lit-html')}});
  await tab.goto('/host/index.html#aftercare=help');
  await findArticle(tab);
  expect(faults).toEqual([]);
});

test('where the page refuses our policy the browser’s sanitizer reads our templates, and nothing is thrown', async ({
  page: tab,
  context,
  baseURL,
}) => {
  const faults = faultsOf(tab);
  const html = page(`<aftercare-portal base-url="/portal/v1"></aftercare-portal>${ourScripts()}`);
  await serveHost(context, baseURL!, {html, headers: {'Content-Security-Policy': strictPolicy('none-of-ours')}});
  await tab.goto('/host/index.html#aftercare=help');
  await findArticle(tab);
  // The refusal itself is said once by the browser, and reported once.
  expect(faults.filter((fault) => !fault.includes("'aftercare'") && !fault.includes('trusted-types'))).toEqual([]);
  expect(faults.filter((fault) => fault.startsWith('report'))).toHaveLength(1);
});
