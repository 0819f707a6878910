import assert from 'node:assert/strict';
import {afterEach} from 'node:test';
import {ProblemError} from '../../src/contract/problem-error.js';
import type {Desk, DeskChange} from '../../src/desk/desk.js';
import {openDesk, type DeskSurroundings} from '../../src/desk/open-desk.js';
import {FakeClock} from './fake-clock.js';
import {SharedStore} from './shared-store.js';
import {baseUrl, openVendor, type Vendor} from './vendor.js';

/** What a Chinese form adds to a request. */
export const zh = {locale: 'zh-Hans'};
const opened: Desk[] = [];
/** Done after each test by itself: tabs left open would hear of each other. */
export function closeTabs(): void {
  for (const desk of opened.splice(0)) desk.close();
}
afterEach(closeTabs);

/** A tab: a desk on a vendor, a store and a clock that may be shared with other tabs. */
export function tab(vendor: Vendor, more: DeskSurroundings & {getToken?: () => Promise<string>; transport?: Vendor['transport']} = {}) {
  const store = (more.storage as SharedStore | undefined) ?? new SharedStore();
  const clock = (more.clock as FakeClock | undefined) ?? new FakeClock();
  const page = new EventTarget();
  const desk = openDesk({
    baseUrl,
    transport: vendor.transport,
    getToken: vendor.token(),
    page,
    locks: undefined,
    ...more,
    storage: store,
    clock,
  });
  opened.push(desk);
  const news: DeskChange[] = [];
  desk.watch((change) => news.push(change));
  const heard = <K extends DeskChange['is']>(is: K) => news.filter((change): change is Extract<DeskChange, {is: K}> => change.is === is);
  const online = () => page.dispatchEvent(new Event('online'));
  return {desk, store, clock, page, news, heard, online};
}

/** A tab on a vendor of its own. */
export async function openTab() {
  const vendor = await openVendor();
  return {vendor, ...tab(vendor)};
}

export const counted = (vendor: Vendor, kind: string) => vendor.seen.filter((one) => one === kind).length;
export async function titles(vendor: Vendor, customer = 'li-wen'): Promise<string[]> {
  const answer = await vendor.app(
    new Request(`${baseUrl}/tickets?limit=50`, {headers: {Authorization: `Bearer ${await vendor.tokenFor(customer)}`}}),
  );
  return ((await answer.json()) as {items: {title: string}[]}).items.map(({title}) => title);
}
export async function tickets(vendor: Vendor, title: string, customer = 'li-wen'): Promise<number> {
  return (await titles(vendor, customer)).filter((one) => one === title).length;
}
export async function refused(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    (value) => assert.fail(JSON.stringify(value)),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProblemError, String(error));
  return error;
}
