import assert from 'node:assert/strict';
import {register} from 'node:module';
import {before, describe, it} from 'node:test';
import {turn} from '../support/fake-clock.js';
import {closeTabs, openTab, refused, tab, zh} from '../support/tab.js';
import {noLine, openVendor, requestDraft} from '../support/vendor.js';

// The first try to load any of these fails, as it does when the connection is lost on the way; the next ones bring it. `seldom` is not to be had
// before the line is back.
const lost = ['later-tries', 'suggest', 'lease'];
const line = new Int32Array(new SharedArrayBuffer(4));
register(
  `data:text/javascript,${encodeURIComponent(`
    const lost = new Set(${JSON.stringify(lost)});
    let line;
    export const initialize = (data) => void (line = data);
    export async function resolve(specifier, context, next) {
      const name = /\\/([\\w-]+)\\.js$/.exec(specifier)?.[1];
      if (context.parentURL?.includes('/src/desk/') && (name === 'seldom' ? !line[0] : lost.delete(name))) throw new TypeError('Failed to fetch dynamically imported module');
      return next(specifier, context);
    }
  `)}`,
  {data: line},
);

/** A browser's storage of texts, which Node has none of. */
function openTexts(name: 'localStorage' | 'sessionStorage'): Record<string, string> {
  const texts: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => texts[key] ?? null,
    setItem: (key: string, text: string) => void (texts[key] = text),
    removeItem: (key: string) => void delete texts[key],
  };
  for (const [method, value] of Object.entries(methods)) Object.defineProperty(texts, method, {value});
  Object.defineProperty(globalThis, name, {value: texts, configurable: true, writable: true});
  return texts;
}

/** The device after two people kept a search each, and the second signed out on a page that had asked for nothing. `forgetful`: in a tab of its own. */
async function signedOut(forgetful: boolean): Promise<Record<string, string>> {
  const device = openTexts('localStorage');
  openTexts('sessionStorage');
  const vendor = await openVendor();
  for (const [who, search] of [
    ['emma-hart', 'hers'],
    ['li-wen', 'his'],
  ] as const) {
    const {desk} = tab(vendor, {getToken: vendor.token(who)});
    await desk.me();
    desk.recentSearches.keep(search);
    closeTabs();
  }
  if (forgetful) openTexts('sessionStorage');
  await tab(vendor, {getToken: () => Promise.reject(new Error('the session is over'))}).desk.logout();
  closeTabs();
  await turn();
  return device;
}

const devices: Record<string, string>[] = [];
before(async () => {
  for (const forgetful of [false, true]) devices.push(await signedOut(forgetful));
  Reflect.deleteProperty(globalThis, 'localStorage');
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});

describe('a part of the desk whose code cannot be loaded', () => {
  it('is said as a lost connection, and loaded when it is wanted again', async () => {
    const {desk, vendor} = await openTab();
    const {code, retryable} = await refused(desk.plan());
    assert.deepEqual([code, retryable], ['offline', true]);
    line[0] = 1;
    assert.equal((await desk.plan()).tier !== undefined, true);
    await desk.search('导出');
    assert.equal((await refused(desk.suggest('数椐库'))).code, 'offline');
    assert.equal(await desk.suggest('数椐库'), '数据库');
    // What waits is not lost with the code that would try it again.
    vendor.fail('POST /tickets', noLine);
    const other = tab(vendor);
    assert.equal((await other.desk.submit(requestDraft(), zh)).is, 'waiting');
    const left = other.desk.outbox();
    assert.equal(left.length, 1);
    await other.desk.retry(left[0]!.key);
    assert.deepEqual(other.desk.outbox(), []);
  });
});

describe('a logout whose code cannot be loaded, where nobody is known yet', () => {
  for (const [nth, name, left] of [
    [0, 'takes away on the next page what is kept for whom the tab saw last, and nothing of anybody else', ['["hers"]']],
    [1, 'takes everything away on the next page where the tab saw nobody', []],
  ] as const) {
    it(name, async () => {
      openTexts('sessionStorage');
      Object.assign(openTexts('localStorage'), devices[nth]);
      await tab(await openVendor(), {getToken: undefined as never}).desk.drafts.request();
      assert.deepEqual(Object.values(localStorage), left);
    });
  }
});
