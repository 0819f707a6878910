import type {Browser, CDPSession} from 'puppeteer-core';

/** One load of a page. Times in ms, `work` being script, style and layout of the page's own thread until the page is usable and, `later`, in the second after. */
export interface Load {
  work: number;
  later: number;
  longTasks: number;
  shift: number;
  heap: number;
}

const observing = () => {
  const seen = {longTasks: 0, shift: 0};
  Object.assign(window, {seen});
  new PerformanceObserver((list) => void (seen.longTasks += list.getEntries().length)).observe({type: 'longtask', buffered: true});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & {value: number}).value;
  }).observe({type: 'layout-shift', buffered: true});
};

/** Loads a page in a profile of its own, with nothing cached. `rate`: how many times slower the processor is made. */
export async function load(browser: Browser, url: string, usable: string, rate: number): Promise<Load> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({width: 1000, height: 800});
    await page.evaluateOnNewDocument(observing);
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', {rate});
    const before = await workOf(session);
    await page.goto(url, {waitUntil: 'load'});
    await page.waitForFunction(usable, {polling: 50, timeout: 20_000});
    const atUse = await workOf(session);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const atRest = await workOf(session);
    await session.send('HeapProfiler.collectGarbage');
    const {usedSize} = await session.send('Runtime.getHeapUsage');
    const {longTasks, shift} = await page.evaluate(() => (window as unknown as {seen: {longTasks: number; shift: number}}).seen);
    return {work: atUse - before, later: atRest - atUse, longTasks, shift, heap: usedSize};
  } finally {
    await context.close();
  }
}

async function workOf(session: CDPSession): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics');
  const counted = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
  return metrics.filter(({name}) => counted.includes(name)).reduce((sum, {value}) => sum + value * 1000, 0);
}
