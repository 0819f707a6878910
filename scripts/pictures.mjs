import {existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {AxeBuilder} from '@axe-core/playwright';
import {chromium} from 'playwright';
import {format, resolveConfig} from 'prettier';
import {findChromium} from './find-chromium.mjs';
import {startGateway} from './gateway-process.mjs';
import {states} from './picture-states.mjs';

/**
 * Draws the states of `picture-states.mjs` into `docs/pictures`, a sheet each: simplified Chinese and English, light and dark, in places 960, 480 and
 * 320 px wide; has axe look at each, and writes the table of them. Needs the built demo. `npm run pictures -- survey submit-issues` draws those whose
 * names begin so.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const folder = new URL('../docs/pictures/', import.meta.url);
const widths = [960, 480, 320];
/** Pixels of an element that a sheet shows at most, from its top; and how much smaller the sheet is. */
const tallest = 680;
const scale = 0.44;
const quality = 0.4;
const most = 3_000_000;
const languages = ['zh-CN', 'en'];
const themes = /** @type {const} */ (['light', 'dark']);
const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const prefixes = process.argv.slice(2);
const wanted = states.filter(({name}) => !prefixes.length || prefixes.some((prefix) => name.startsWith(prefix)));
const executablePath = findChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : {executablePath});
/** One for each world; what alters its world has one of its own. @type {Map<string, Promise<{origin: string, stop: () => void}>>} */
const gateways = new Map();
mkdirSync(folder, {recursive: true});
for (const state of wanted) {
  const {world = '', alters, name} = state;
  const key = alters ? name : world;
  const gateway = gateways.get(key) ?? startGateway({root, world});
  gateways.set(key, gateway);
  const {origin, stop} = await gateway;
  try {
    const drawn = await Promise.all(languages.map((language) => draw(state, language, origin)));
    const sheet = await sheetOf(
      themes.flatMap((_, row) => drawn.flatMap((tiles) => tiles.slice(row * widths.length, (row + 1) * widths.length))),
    );
    writeFileSync(new URL(`${name}.webp`, folder), sheet);
    console.log(`${name} ${Math.round(sheet.length / 1000)} KB`);
  } catch (error) {
    console.error(name, error);
    process.exitCode = 1;
  }
  if (alters) stop();
}
for (const gateway of gateways.values()) (await gateway).stop();
await browser.close();
if (!prefixes.length) {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.webp') && !states.some((state) => `${state.name}.webp` === name)) rmSync(new URL(name, folder));
  }
}
writeFileSync(new URL('README.md', folder), await format(table(), {...(await resolveConfig(root)), parser: 'markdown'}));
const total = readdirSync(folder).reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
if (total > most) throw new Error(`The pictures weigh ${total} bytes, more than ${most}`);

/** Which sheet shows which state of which element. */
function table() {
  const elements = [
    ['submit', 'Form'],
    ['status', 'Requests'],
    ['knowledge', 'Articles'],
    ['survey', 'Rating'],
    ['portal', 'Portal'],
  ];
  const cell = (/** @type {string | undefined} */ element, /** @type {string} */ shows) =>
    states
      .filter(({name, shows: one}) => one === shows && name.split('-')[0] === element && existsSync(new URL(`${name}.webp`, folder)))
      .map(({name}) => `[${name}](${name}.webp)`)
      .join(' ');
  const rows = [...new Set(states.map(({shows}) => shows))].map(
    (shows) => `| ${[shows, ...elements.map(([element]) => cell(element, shows))].join(' | ')} |`,
  );
  return `# States of the elements

Each sheet shows one state in simplified Chinese and English, light above dark, 960, 480 and 320 px wide, and was looked at by axe (WCAG 2.2 AA).
\`npm run pictures\` draws them from the running demo.

| State | ${elements.map(([, title]) => title).join(' | ')} |
| --- |${elements.map(() => ' --- |').join('')}
${rows.join('\n')}
`;
}

/**
 * One state in one language, in both themes, at each width.
 *
 * @param {import('./picture-states.mjs').State} state
 * @param {string} language
 * @param {string} origin
 */
async function draw({name, page: address, tag, customer = 'li-wen', place, before, act, waits, part}, language, origin) {
  const context = await browser.newContext({
    viewport: {width: widths[0] ?? 960, height: 900},
    colorScheme: 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  });
  try {
    await context.addInitScript((id) => localStorage.setItem('haitu-customer', id), customer);
    const page = await context.newPage();
    const named = await before?.(page, worldOf(origin, customer));
    const at = typeof named === 'string' ? named : place;
    await page.goto(`${origin}/${address}?lang=${language}#aftercare=${at}`);
    const element = part ? page.locator(tag).locator(part).first() : page.locator(tag);
    if (!waits) await settled(page, tag);
    await act?.(page);
    if (!waits) await settled(page, tag);
    // What a page shows beside its content only for the keyboard is not part of it, nor is the room that an element keeps.
    await page.addStyleTag({content: '.skip { display: none } :root { --aftercare-room: 0px }'});
    const tiles = [];
    for (const theme of themes) {
      await page.emulateMedia({colorScheme: theme});
      for (const width of widths) {
        await page.setViewportSize({width, height: 900});
        await page.waitForTimeout(150);
        await page.evaluate(() => scrollTo(0, 0));
        const box = await element.boundingBox();
        if (!box) throw new Error(`${tag} is not drawn`);
        const clip = {
          x: Math.max(0, box.x - 8),
          y: Math.max(0, box.y - 8),
          width: Math.min(width, box.width + 16),
          height: Math.min(tallest, box.height + 16),
        };
        tiles.push(await page.screenshot({clip, fullPage: true}));
      }
      const {violations} = await new AxeBuilder({page}).include(tag).withTags(guidelines).analyze();
      for (const {id, nodes} of violations) {
        console.error(`${name} ${language} ${theme}: ${id} ${nodes.map(({html}) => html.slice(0, 160)).join(' ')}`);
        process.exitCode = 1;
      }
    }
    return tiles;
  } finally {
    await context.close();
  }
}

/**
 * Waits until nothing in the element is still on its way, and for what happens a moment after that.
 *
 * @param {import('playwright').Page} page
 * @param {string} tag
 */
async function settled(page, tag) {
  const still = () =>
    page.evaluate((name) => {
      /** @type {(root: ParentNode) => boolean} */
      const busy = (root) =>
        root.querySelector('.skeleton') !== null || [...root.querySelectorAll('*')].some(({shadowRoot}) => shadowRoot && busy(shadowRoot));
      const root = document.querySelector(name)?.shadowRoot;
      return !root?.querySelector('.root') || busy(root);
    }, tag);
  const until = Date.now() + 20_000;
  while ((await still()) && Date.now() < until) await page.waitForTimeout(200);
  await page.waitForTimeout(400);
}

/**
 * Twelve tiles on one sheet, as WebP: two languages side by side, light above dark.
 *
 * @param {Buffer[]} tiles
 */
async function sheetOf(tiles) {
  const page = await browser.newPage();
  try {
    const sources = tiles.map((tile) => `data:image/png;base64,${tile.toString('base64')}`);
    const address = await page.evaluate(
      async ({sources, perGroup, scale, quality}) => {
        const images = await Promise.all(
          sources.map(async (source) => {
            const image = new Image();
            image.src = source;
            await image.decode();
            return image;
          }),
        );
        const gap = 16;
        const rows = [images.slice(0, perGroup * 2), images.slice(perGroup * 2)];
        const width = Math.max(...rows.map((row) => row.reduce((sum, image) => sum + image.width * scale + gap, gap)));
        const heights = rows.map((row) => Math.max(...row.map((image) => image.height * scale)));
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = heights.reduce((sum, height) => sum + height + gap, gap);
        const paint = canvas.getContext('2d');
        if (!paint) throw new Error('No canvas');
        paint.imageSmoothingQuality = 'high';
        paint.fillStyle = '#8a979c';
        paint.fillRect(0, 0, canvas.width, canvas.height);
        let y = gap;
        rows.forEach((row, n) => {
          let x = gap;
          for (const image of row) {
            paint.drawImage(image, x, y, image.width * scale, image.height * scale);
            x += image.width * scale + gap;
          }
          y += (heights[n] ?? 0) + gap;
        });
        return canvas.toDataURL('image/webp', quality);
      },
      {sources, perGroup: widths.length, scale, quality},
    );
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  } finally {
    await page.close();
  }
}

/**
 * The world behind the pages, by its contract.
 *
 * @param {string} origin
 * @param {string} customer
 * @returns {import('./picture-states.mjs').World}
 */
function worldOf(origin, customer) {
  /** @type {(path: string, init?: RequestInit) => Promise<any>} */
  const call = async (path, init = {}) => {
    const {token} = /** @type {{token: string}} */ (await (await fetch(`${origin}/demo/token?as=${customer}`)).json());
    const headers = {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'};
    const answer = await fetch(`${origin}/portal/v1/${path}`, {...init, headers});
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  /** @type {(items: any[], fits: (item: any) => boolean) => string} */
  const idOf = (items, fits) => {
    const found = items.find(fits);
    if (!found) throw new Error(`The world of ${customer} has nothing like that`);
    return found.id;
  };
  return {
    ticket: async (reference) => idOf((await call(`tickets?limit=100&q=${reference}`)).items, (item) => item.reference === reference),
    survey: async (fits) => idOf((await call('surveys?limit=100')).items, fits),
    rate: async (id) => {
      const body = {
        clientRef: 'a-picture-of-a-rating',
        solved: true,
        scores: {speed: 5, efficiency: 2, expertise: 5, overall: 4},
        reasons: ['explained-twice'],
        comment: '',
      };
      await call(`surveys/${id}/response`, {method: 'PUT', body: JSON.stringify(body)});
    },
  };
}
