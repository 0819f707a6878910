import {loadavg} from 'node:os';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {launch, type Browser} from 'puppeteer-core';
import {findOrInstallChromium} from '../../scripts/find-chromium.mjs';
import {startGateway} from '../../scripts/gateway-process.mjs';
import {load, type Load} from './load.js';
import {openSite, type Traffic} from './site.js';
import {gather, litForm, targets} from './targets.js';

/**
 * What a page pays for the launcher, each of our elements and others' widgets, beside an empty page and a bare Lit form: all in one run, one load of each
 * after the other, medians; of layout shift the most. It begins no round that would not end within five minutes after the builds.
 * `npm run bench:page [-- --loads 7] [--minutes 5] [--only NAME]`.
 */
const {values} = parseArgs({
  options: {loads: {type: 'string', default: '7'}, minutes: {type: 'string', default: '5'}, only: {type: 'string', default: ''}},
});
const [loads, minutes] = [Number(values.loads), Number(values.minutes)];
const root = resolve(import.meta.dirname, '../..');

type Row = Load & Traffic;
const keys = ['work', 'later', 'longTasks', 'shift', 'heap', 'files', 'answers', 'requests'] as const;
const rates = [1, 4] as const;

const chosen = targets.filter(({name}) => name === litForm || name.includes(values.only));
const rows = new Map(chosen.map(({name}) => [name, {1: [] as Row[], 4: [] as Row[]}]));
const loadBefore = loadavg()[0]!;
const gateway = await startGateway({root});
try {
  const site = await openSite(targets, await gather(await articlesOf(gateway.origin)), gateway.origin);
  const browser = await launch({
    executablePath: findOrInstallChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'],
  });
  try {
    await measure(browser, site);
  } finally {
    await browser.close();
    site.close();
  }
} finally {
  gateway.stop();
}
print();

async function measure(browser: Browser, site: Awaited<ReturnType<typeof openSite>>): Promise<void> {
  const begun = performance.now();
  for (let round = 0; round <= loads; round++) {
    const started = performance.now();
    for (const rate of rates) {
      for (const {name, usable} of chosen) {
        site.spent();
        try {
          const one = await load(browser, `${site.url}?at=${targets.findIndex((target) => target.name === name)}`, usable, rate);
          // The first round warms the machine up.
          if (round > 0) rows.get(name)![rate].push({...one, ...site.spent()});
        } catch (error) {
          // One that hangs must not cost what the others have measured.
          console.error(`${name} at ${rate}x:`, error);
          process.exitCode = 1;
        }
      }
    }
    const now = performance.now();
    if (round > 0 && now - begun + (now - started) > minutes * 60_000) break;
  }
}

function print(): void {
  const bare = rows.get(litForm)!;
  const [bareNow, bareSlow] = [medianOf(bare[1]), medianOf(bare[4])];
  const cells = (words: readonly string[]) => words.map((word, index) => (index ? word.padStart(11) : word.padEnd(20)));
  const line = (words: readonly string[]) => `| ${cells(words).join(' | ')} |`;
  const heads = [
    '',
    'KB gzip',
    'KB answers',
    'requests',
    'work 1x ms',
    'work 4x ms',
    '÷ Lit form',
    'afterwards',
    'long tasks',
    'shift',
    'heap MB',
  ];
  const counts = [...rows.values()].flatMap((at) => rates.map((rate) => at[rate].length));
  console.log(
    `medians of ${Math.min(...counts)} loads; load of the machine ${loadBefore.toFixed(1)} before, ${loadavg()[0]!.toFixed(1)} after; work = script + style + layout\n`,
  );
  console.log(line(heads));
  console.log(line(heads.map((_, index) => (index ? '---:' : '---'))));
  for (const [name, at] of rows) {
    if (!at[1].length || !at[4].length) continue;
    const [now, slow] = [medianOf(at[1]), medianOf(at[4])];
    const kb = (bytes: number) => (bytes / 1000).toFixed(1);
    const ratio = `${(now.work / bareNow.work).toFixed(1)} / ${(slow.work / bareSlow.work).toFixed(1)}`;
    const mostShift = Math.max(...[...at[1], ...at[4]].map(({shift}) => shift));
    console.log(
      line([
        name,
        kb(now.files),
        kb(now.answers),
        String(now.requests),
        now.work.toFixed(0),
        slow.work.toFixed(0),
        ratio,
        now.later.toFixed(0),
        String(now.longTasks),
        mostShift.toFixed(3),
        (now.heap / 1e6).toFixed(1),
      ]),
    );
  }
}

function medianOf(all: readonly Row[]): Row {
  const middle = (key: (typeof keys)[number]) => all.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
  return Object.fromEntries(keys.map((key) => [key, middle(key)])) as unknown as Row;
}

/** The demo's articles as pages, for an index of Pagefind's that has as much in it as ours. */
async function articlesOf(origin: string): Promise<Map<string, string>> {
  const {items} = (await (await fetch(`${origin}/portal/v1/articles?limit=100`)).json()) as {
    items: {id: string; title: string; summary?: string}[];
  };
  return new Map(
    items.map(({id, title, summary = ''}) => [
      id,
      `<!doctype html><html lang="zh-CN"><title>${title}</title><body><h1>${title}</h1><p>${summary}</p></html>`,
    ]),
  );
}
