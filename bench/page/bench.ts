import {loadavg} from 'node:os';
import {resolve} from 'node:path';
import {launch} from 'puppeteer-core';
import {findOrInstallChromium} from '../../scripts/find-chromium.mjs';
import {startGateway} from '../../scripts/gateway-process.mjs';
import {load, type Load} from './load.js';
import {openSite, type Traffic} from './site.js';
import {gather, litForm, targets} from './targets.js';

/**
 * What a page pays for each of our elements and for others' widgets, beside an empty page and a bare Lit form: all in one run, one load of each after
 * the other, medians. `npm run bench:page [-- --loads 7] [--only NAME]`.
 */
const option = (name: string) => process.argv[process.argv.indexOf(name, 2) + 1];
const loads = process.argv.includes('--loads') ? Number(option('--loads')) : 7;
const only = process.argv.includes('--only') ? option('--only') : undefined;
const root = resolve(import.meta.dirname, '../..');

type Row = Load & Traffic;
const keys = ['work', 'later', 'longTasks', 'shift', 'heap', 'files', 'answers', 'requests'] as const;

const gateway = await startGateway({root});
const site = await openSite(targets, await gather(await articlesOf(gateway.origin)), gateway.origin);
const browser = await launch({executablePath: findOrInstallChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN']});
const chosen = targets.filter(({name}) => !only || name === litForm || name.includes(only));
const rows = new Map(chosen.map(({name}) => [name, {1: [] as Row[], 4: [] as Row[]}]));
const loadBefore = loadavg()[0]!;
for (let round = 0; round <= loads; round++) {
  for (const rate of [1, 4] as const) {
    for (const {name, usable} of chosen) {
      site.spent();
      const one = await load(browser, `${site.url}?at=${targets.findIndex((target) => target.name === name)}`, usable, rate);
      // The first round warms the machine up.
      if (round > 0) rows.get(name)![rate].push({...one, ...site.spent()});
    }
  }
}
await browser.close();
site.close();
gateway.stop();

const bare = rows.get(litForm)!;
const [bareNow, bareSlow] = [medianOf(bare[1]), medianOf(bare[4])];
const line = (cells: string[]) => `| ${cells.map((cell, index) => (index ? cell.padStart(11) : cell.padEnd(20))).join(' | ')} |`;
console.log(
  `medians of ${loads} loads; load of the machine ${loadBefore.toFixed(1)} before, ${loadavg()[0]!.toFixed(1)} after; work = script + style + layout`,
);
console.log(
  line(['', 'KB gzip', 'KB answers', 'requests', 'work 1x ms', 'work 4x ms', '÷ Lit form', 'afterwards', 'long tasks', 'shift', 'heap MB']),
);
for (const [name, at] of rows) {
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
