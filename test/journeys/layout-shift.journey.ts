import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {Browser, Page} from '@playwright/test';
import {expect, test} from '../support/journey.js';
import {roomRule} from '../support/room-rule.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A page of a vendor's: what stands between its own words, who is signed in, and what there is once all has come. */
interface State {
  body: string;
  as?: string;
  down?: boolean;
  awaits: readonly string[];
  /** Rooms that a script goes on to, one after the other, with what each awaits. */
  onward?: readonly (readonly [room: string, awaited: string])[];
}

/** Somebody for whom nobody works while other walks do. */
const as = 'emma-hart';
const sizes = {phone: {width: 390, height: 844}, desktop: {width: 1280, height: 800}};
const portal = (more = '') => `<aftercare-portal base-url="/portal/v1"${more}></aftercare-portal>`;
const tags = ['submit-ticket', 'ticket-status', 'knowledge-base', 'satisfaction-survey'];
const elements = `<aftercare-desk base-url="/portal/v1">${tags.map((tag) => `<aftercare-${tag}></aftercare-${tag}>`).join('')}</aftercare-desk>`;
const roomTags: Record<string, string> = {
  tickets: 'ticket-status',
  help: 'knowledge-base',
  submit: 'submit-ticket',
  surveys: 'satisfaction-survey',
};
const answers = ['help', '[part=filters] select'] as const;

/** A request that is opened has a test of its own: `elements/ticket-status-shifts`. */
const states: Record<string, State> = {
  'the portal of a customer': {
    ...{body: portal(), as, awaits: ['.tasks', '.channels', '.mails summary']},
    onward: [['tickets', '[part=list] [part=filters]'], answers, ['submit', '[part=types]'], ['surveys', '[part=list] a']],
  },
  'the portal of nobody': {
    ...{body: portal(), awaits: ['.turn p', '.channels']},
    onward: [['tickets', '[part=guest]'], answers, ['submit', '[part=sign-in]'], ['surveys', '.empty']],
  },
  'the portal without a backend': {
    ...{body: portal(), as, down: true, awaits: ['.turn [part=problem]']},
    onward: ['tickets', 'help', 'submit', 'surveys'].map((room) => [room, `aftercare-${roomTags[room]} [part=problem]`] as const),
  },
  'all elements': {body: elements, as, awaits: ['[part=types]', ...tags.map((tag) => `aftercare-${tag} [part]`)]},
  'a launcher': {body: portal(' mode="launcher"'), as, awaits: ['button']},
};

interface Shift extends PerformanceEntry {
  value: number;
  sources: {node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly}[];
}

/** Notes what moves in a page from its first paint on, as the browser tells, in `window.moved`. */
function watch(): void {
  const moved: string[] = [];
  Object.assign(window, {moved});
  const nameOf = (node: Node | null) =>
    node instanceof Element ? `${node.localName} ${node.className}` : (node?.nodeName ?? 'what is gone');
  new PerformanceObserver((entries) => {
    for (const {value, sources} of entries.getEntries() as Shift[])
      for (const {node, previousRect: from, currentRect: to} of sources)
        moved.push(`${nameOf(node)} from ${from.x},${from.y} to ${to.x},${to.y} (${value.toFixed(4)})`);
  }).observe({type: 'layout-shift', buffered: true});
}

/** Waits until all has come that a state awaits, nothing is on its way, and the page has nothing else to do. */
async function settled(page: Page, awaits: readonly string[]): Promise<void> {
  for (const one of awaits) await page.locator(one).first().waitFor();
  await expect(page.locator('[part=skeleton], .bone')).toHaveCount(0);
  await page.evaluate(async () => {
    for (let time = 0; time < 3; time++) await new Promise((done) => requestIdleCallback(done));
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

/** What moves in a state of a page that keeps its elements' room by the rule of our docs. */
async function movedIn(
  browser: Browser,
  {body, as: who, down, awaits, onward = []}: State,
  {size, baseURL = ''}: {size: typeof sizes.phone; baseURL: string | undefined},
): Promise<string[]> {
  const context = await browser.newContext({viewport: size, locale: 'zh-CN', baseURL});
  try {
    await context.addInitScript(watch);
    await context.route('**/vendor/**', async (route) => {
      const file = new URL(route.request().url()).pathname.slice('/vendor/'.length);
      if (file !== 'page.html') return route.fulfill({contentType: 'text/javascript', body: await readFile(`${root}dist/cdn/${file}`)});
      const getToken = `async () => (await (await fetch('/demo/token?as=${who}')).json()).token`;
      const signIn = who
        ? `<script>document.querySelector('aftercare-desk, aftercare-portal').auth = {getToken: ${getToken}};</script>`
        : '';
      const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Vendor</title><style>${roomRule}</style>`;
      const script = '<script type="module" src="embed.js"></script>';
      const html = `<!doctype html><html lang="zh-CN">${head}<body>${script}<h1>Above</h1>${body}<p>Below</p>${signIn}</html>`;
      return route.fulfill({contentType: 'text/html', body: html});
    });
    if (down) await context.route('**/portal/v1/**', (route) => route.abort());
    const page = await context.newPage();
    await page.goto('/vendor/page.html');
    await settled(page, awaits);
    for (const [room, awaited] of onward) {
      await page.evaluate((view) => (location.hash = `aftercare=${view}`), room);
      await settled(page, [`[part=room] ${awaited}`]);
    }
    return await page.evaluate(() => (window as unknown as {moved: string[]}).moved);
  } finally {
    await context.close();
  }
}

for (const [name, size] of Object.entries(sizes)) {
  test(`nothing that is seen moves on a ${name}, in any state`, async ({browser, baseURL}) => {
    const moved = await Promise.all(
      Object.entries(states).map(async ([state, given]) =>
        (await movedIn(browser, given, {size, baseURL})).map((what) => `${state}: ${what}`),
      ),
    );
    expect(moved.flat()).toEqual([]);
  });
}
