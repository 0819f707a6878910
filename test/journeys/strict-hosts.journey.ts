import type {Page} from '@playwright/test';
import {askQuestion, findArticle, rateAll, readRequest, type Place} from '../support/customer-jobs.js';
import {CustomerApi, isAccessible} from '../support/demo-site.js';
import {changesOf, faultsOf, ourScripts, serveHost, watchHost} from '../support/host-page.js';
import {everything, hosts, type HostileHost} from '../support/hostile-hosts.js';
import {expect, test} from '../support/journey.js';

const three = ['submit-ticket', 'ticket-status', 'knowledge-base'].map((one) => `<aftercare-${one}></aftercare-${one}>`).join('');
const desk = `<aftercare-desk base-url="/portal/v1">${three}</aftercare-desk>`;

function pageOf({head = '', css = '', script = '', body = '%', charset, origin}: HostileHost): string | Buffer {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="${charset ?? 'utf-8'}"><title>一家不好相处的网站</title>${head}<style>${css}</style></head><body>
    <h1>一家不好相处的网站</h1>${body.replace('%', desk)}<script>${script}</script>${ourScripts(origin)}</body></html>`;
  return charset ? inGbk(html) : html;
}

/** Words as old Chinese pages are written: one byte for Latin letters, two for others. */
function inGbk(text: string): Buffer {
  const reader = new TextDecoder('gbk');
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) bytes.set(reader.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...text].flatMap((letter) => bytes.get(letter) ?? letter.charCodeAt(0)));
}

/** What is done on a page, and what must be so afterwards. */
const jobs = {
  ask: async (page: Place, title: string, api: CustomerApi) => {
    await askQuestion(page, title);
    expect(await api.ticketsTitled(title)).toHaveLength(1);
  },
  find: (page: Place) => findArticle(page),
};

/** That somebody can read and press what is there: each text has room, a colour, and nothing on it but itself. */
async function isLegible(page: Page): Promise<void> {
  const unlike = await page.evaluate(() => {
    const texts = [...document.querySelectorAll('aftercare-submit-ticket, aftercare-ticket-status, aftercare-knowledge-base')].flatMap(
      (element) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('h2, h3, p, label, button, a') ?? [])],
    );
    const seen = texts.filter((one) => one.checkVisibility() && one.textContent.trim() && !one.closest('.unseen'));
    const wrong = seen.filter((one) => {
      const {visibility, pointerEvents, letterSpacing, fontSize, textTransform, textIndent, writingMode, direction, ...rest} =
        getComputedStyle(one);
      const fill = rest.webkitTextFillColor;
      return (
        visibility !== 'visible' ||
        pointerEvents === 'none' ||
        letterSpacing !== 'normal' ||
        parseFloat(fontSize) < 12 ||
        textTransform !== 'none' ||
        parseFloat(textIndent) !== 0 ||
        writingMode !== 'horizontal-tb' ||
        direction !== 'ltr' ||
        fill.includes(', 0)') ||
        one.getBoundingClientRect().width < 8
      );
    });
    return seen.length < 8 ? [`only ${seen.length} texts`] : wrong.map((one) => `${one.localName} ${one.textContent.trim().slice(0, 30)}`);
  });
  expect(unlike).toEqual([]);
}

for (const host of hosts)
  test(`a page that ${host.name}`, async ({page, context, baseURL, request}) => {
    const faults = faultsOf(page);
    const {origin = baseURL!} = host;
    await serveHost(context, baseURL!, {origin, html: pageOf({...host, origin})});
    await watchHost(page);
    await page.goto(`${origin}/host/index.html`);
    await host.prepare?.(page);
    for (const job of host.jobs) await jobs[job](page, `请求：${host.name}`, new CustomerApi(request, 'li-wen'));
    await isLegible(page);
    await host.after?.(page);
    expect(faults.filter((fault) => !host.own?.test(fault))).toEqual([]);
    expect((await changesOf(page)).filter((change) => !host.own?.test(change))).toEqual([]);
    if (!host.breaksAxe) await isAccessible(page, 'aftercare-desk');
  });

test('a launcher’s panel does every job on a page that does all of it at once', async ({page, context, baseURL}) => {
  const faults = faultsOf(page);
  const {css, script} = everything;
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一家不好相处的网站</title><style>${css}</style></head><body>
    <h1>一家不好相处的网站</h1><aftercare-portal mode="launcher" base-url="demo:"></aftercare-portal><script>${script}</script>
    <script type="module" src="/host/aftercare/embed.js"></script></body></html>`;
  await serveHost(context, baseURL!, {html});
  await watchHost(page);
  await page.goto('/host/index.html');
  await page.getByRole('button', {name: '服务支持'}).click();
  const panel = page.getByRole('dialog', {name: '服务支持'});
  const go = (name: string) => panel.getByRole('navigation').getByRole('link', {name}).click();
  await go('提交请求');
  await askQuestion(page, '请求：在面板里写的');
  await go('我的请求');
  await readRequest(page, '请求：在面板里写的');
  await go('自助解答');
  await findArticle(page);
  await go('服务评价');
  await panel.locator('aftercare-satisfaction-survey [part=list] a').first().click();
  await rateAll(page);
  await panel.getByRole('button', {name: '关闭', exact: true}).click();
  await expect(page.getByRole('button', {name: '服务支持'})).toBeFocused();
  expect(faults).toEqual([]);
  // The backend in the page keeps its checker's two globals; elements that talk to a real one leave none.
  expect((await changesOf(page)).filter((change) => !change.includes('window __zod_'))).toEqual([]);
});

test('in frames: one of the page’s own origin, and one that is refused an origin and with it all storage', async ({
  page,
  context,
  baseURL,
  request,
}) => {
  const faults = faultsOf(page);
  const frame = (title: string, body: string) =>
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`;
  const own = frame('同源', `${desk}${ourScripts()}`);
  const sealed = frame(
    '隔离',
    '<script type="module" src="/host/aftercare/embed.js"></script><aftercare-portal base-url="demo:" view="submit"></aftercare-portal>',
  );
  const html = frame(
    '外层',
    '<iframe title="同源" src="own.html" width="600" height="600"></iframe><iframe title="隔离" src="sealed.html" sandbox="allow-scripts allow-forms" width="600" height="600"></iframe>',
  );
  await serveHost(context, baseURL!, {html, files: {'own.html': own, 'sealed.html': sealed}});
  await watchHost(page);
  await page.goto('/host/index.html');
  const title = '请求：在框里写的';
  await jobs.ask(page.frameLocator('[title=同源]'), title, new CustomerApi(request, 'li-wen'));
  expect(await page.frame({url: /sealed/})!.evaluate(() => origin)).toBe('null');
  await askQuestion(page.frameLocator('[title=隔离]'), title);
  expect(faults).toEqual([]);
  expect(await changesOf(page)).toEqual([]);
  expect(await changesOf(page.frame({url: /own/})!)).toEqual([]);
});
