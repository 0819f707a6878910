import {type ElementHandle, launch} from 'puppeteer-core';
import {type Browser, type Tab, until, type Wanted} from './tab.js';

declare global {
  interface Window {
    look(wanted: Wanted): Element | null;
  }
}

/** Firefox by WebDriver BiDi, without a window. */
export async function openFirefox(executablePath: string): Promise<Browser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {'intl.accept_languages': 'zh-CN, zh'},
  });
  return {version: await browser.version(), newTab: async () => tabOf(await browser.newPage()), close: () => browser.close()};
}

function tabOf(page: Awaited<ReturnType<Awaited<ReturnType<typeof launch>>['newPage']>>): Tab {
  const find = (wanted: Wanted) =>
    until(JSON.stringify(wanted), async () => {
      const handle = await page.evaluateHandle((one) => window.look(one), wanted);
      return (handle.asElement() as ElementHandle<Element> | null) ?? undefined;
    });
  // What was found may have been drawn anew before it is used.
  const use = (wanted: Wanted, way: (element: ElementHandle<Element>) => Promise<void>) =>
    until(`a use of ${JSON.stringify(wanted)}`, async () => {
      await way(await find(wanted));
      return true;
    });
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    see: async (wanted) => (await find(wanted)).evaluate((element) => element.textContent ?? ''),
    click: async (wanted) => void (await use(wanted, (element) => element.click())),
    type: async (wanted, words) => (await find(wanted)).type(words),
    pick: async (wanted, value) => void (await (await find(wanted)).select(value)),
    choose: async (wanted, path) =>
      (await find(wanted)).evaluateHandle((one) => one as HTMLInputElement).then((input) => input.uploadFile(path)),
    value: (expression) => page.evaluate(`(async () => (${expression}))()`) as never,
  };
}
