import type {Page} from '@playwright/test';
import {askQuestion, findArticle, readRequest} from '../support/customer-jobs.js';
import {CustomerApi} from '../support/demo-site.js';
import {changesOf, faultsOf, ourScripts, serveHost, watchHost} from '../support/host-page.js';
import {hosts, type HostileHost} from '../support/hostile-hosts.js';
import {expect, test} from '../support/journey.js';

const three = ['submit-ticket', 'ticket-status', 'knowledge-base'].map((one) => `<aftercare-${one}></aftercare-${one}>`).join('');
const desk = `<aftercare-desk base-url="/portal/v1">${three}</aftercare-desk>`;

function pageOf({head = '', css = '', script = '', body = '%', origin}: HostileHost): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一家不好相处的网站</title>${head}<style>${css}</style></head><body>
    <h1>一家不好相处的网站</h1>${body.replace('%', desk)}<script>${script}</script>${ourScripts(origin)}</body></html>`;
}

/** What is done on a page, and what must be so afterwards. */
const jobs = {
  ask: async (page: Page, title: string, api: CustomerApi) => {
    await askQuestion(page, title);
    expect(await api.ticketsTitled(title)).toHaveLength(1);
  },
  find: (page: Page) => findArticle(page),
  read: (page: Page) => readRequest(page, /企业微信里打开看板/),
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
    await jobs[host.job](page, `请求：${host.name}`, new CustomerApi(request, 'li-wen'));
    await isLegible(page);
    await host.after?.(page);
    expect(faults.filter((fault) => !host.own?.test(fault))).toEqual([]);
    expect((await changesOf(page)).filter((change) => !host.own?.test(change))).toEqual([]);
  });
