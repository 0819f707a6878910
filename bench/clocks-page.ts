import {createServer} from 'node:http';
import type {Browser} from 'playwright';
import {bundled} from './bundled.js';
import type * as LiveClocks from './live-clocks.js';

const seconds = 30;

/**
 * Prints what a page costs on which `clocks` clocks count down, in ms of script and of all work of its main thread a second, beside the same page on which none does. Without a network
 * for the time that is measured: looking for news is no cost of a clock.
 */
export async function measurePage(browser: Browser, clocks: number): Promise<void> {
  const code = await bundled('live-clocks.ts');
  const server = createServer((request, response) => {
    const script = request.url === '/page.js';
    response.writeHead(200, {'Content-Type': script ? 'text/javascript' : 'text/html'});
    response.end(script ? code : '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body></body></html>');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page is not served.');
  try {
    for (const live of [true, false]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${address.port}/`);
      await page.evaluate(
        async ([count, counting]) => {
          const from = '/page.js';
          const {showClocks} = (await import(from)) as typeof LiveClocks;
          await showClocks(count, counting);
        },
        [clocks, live] as const,
      );
      await context.setOffline(true);
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable');
      const read = async () => {
        const {metrics} = await session.send('Performance.getMetrics');
        return (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
      };
      // What drawing them left to be done is no cost of a clock either.
      await page.waitForTimeout(5_000);
      const before = await read();
      await page.waitForTimeout(seconds * 1000);
      const after = await read();
      const cost = (name: string) => (((after(name) - before(name)) * 1000) / (after('Timestamp') - before('Timestamp'))).toFixed(2);
      const what = live ? `${clocks} clocks that count down` : 'the same page where none does';
      console.log(`${what}: script ${cost('ScriptDuration')} ms, all work ${cost('TaskDuration')} ms a second`);
      await context.close();
    }
  } finally {
    server.close();
  }
}
