import {resolve} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {chromium} from 'playwright';
import {findChromium} from '../scripts/find-chromium.mjs';
import {bundled} from './bundled.js';
import {measurePage} from './clocks-page.js';
import type * as Bench from './many-clocks.js';

/**
 * What it takes to read 10,000 clocks with their histories and ledgers, in Node and in a browser, bundled as it is shipped:
 * `npm run bench:clocks [-- FOLDER]`. With the folder of another checkout its rules are measured too, in turns, so that whatever else
 * the machine does falls on both; ends with an error where the two differ in any clock or line of the ledger. `first` has never counted before. Then what it
 * takes that 200 clocks count down on a page.
 */

const count = 10_000;
const rounds = 40;
const here = resolve(import.meta.dirname, '..');
const folders = [here, ...process.argv.slice(2, 3).map((folder) => resolve(folder))];

const executablePath = findChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : {executablePath});
try {
  const codes = await Promise.all(folders.map((folder) => bundled('many-clocks.ts', folder)));
  const [maker, ...benches] = await Promise.all([codes[0]!, ...codes].map(load));
  const requests = maker!.requestsWithClocks(count);
  const pages = await Promise.all(
    codes.map(async (code) => {
      const page = await browser.newPage();
      return page.evaluateHandle(
        async ([text, cases]) => {
          const url = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
          return {bench: (await import(url)) as typeof Bench, cases};
        },
        [code, requests] as const,
      );
    }),
  );
  await compare(
    'Node',
    benches.map((bench) => () => bench.timeReading(requests)),
  );
  await compare(
    'Chromium',
    pages.map((page) => () => page.evaluate(({bench, cases}) => bench.timeReading(cases))),
  );
  const read = benches.map((bench) => bench.readAll(requests));
  console.log(`${requests.length} requests: ${JSON.stringify(read[0]!.size)}`);
  if (!read.every(({all}) => isDeepStrictEqual(all, read[0]!.all))) throw new Error('The two tell other clocks.');
  await measurePage(browser, 200);
} finally {
  await browser.close();
}

/** Each load is a module of its own, for what was counted in one is not to help another. */
async function load(code: string, n: number): Promise<typeof Bench> {
  const url = `data:text/javascript;base64,${Buffer.from(`${code}\n// ${n}`).toString('base64')}`;
  return (await import(url)) as typeof Bench;
}

/** Measures in turns and prints Ms of each, and how they compare. */
async function compare(where: string, sides: (() => number | Promise<number>)[]): Promise<void> {
  const times = sides.map((): number[] => []);
  for (let round = 0; round < rounds; round++) for (const [n, time] of sides.entries()) times[n]!.push(await time());
  const medians = times.map((all, n) => {
    const [first] = all;
    const sorted = all.toSorted((a, b) => a - b);
    const median = sorted[rounds / 2]!;
    const figures = Object.entries({first: first!, fastest: sorted[0]!, median}).map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`);
    console.log(`${where}, ${folders[n]}: ${figures.join(', ')}`);
    return median;
  });
  const [mine, other] = medians;
  if (other !== undefined) console.log(`${where}: ${(other / mine!).toFixed(2)} times as fast in the median`);
}
