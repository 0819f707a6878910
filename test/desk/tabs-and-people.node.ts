import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {FakeClock, turn, until} from '../support/fake-clock.js';
import {counted, tab, tickets, titles, zh} from '../support/tab.js';
import {keptFile, noLine, openVendor, requestDraft} from '../support/vendor.js';

describe('several tabs', () => {
  it('three of them, draining one outbox of ten, send each entry once', async () => {
    const vendor = await openVendor();
    const first = tab(vendor);
    vendor.fail('POST /tickets', noLine, true);
    for (let n = 0; n < 10; n++) await first.desk.submit(requestDraft({title: `第 ${n} 件`}), zh);
    first.desk.close();
    vendor.mend();
    vendor.seen.length = 0;
    const clock = new FakeClock(first.clock.now() + 60_000);
    const tabs = [1, 2, 3].map(() => tab(vendor, {storage: first.store, clock}));
    await clock.advanceUntil(() => tabs.every(({desk}) => desk.outbox().length === 0) && counted(vendor, 'POST /tickets') >= 10);
    assert.equal(counted(vendor, 'POST /tickets'), 10);
    assert.equal((await titles(vendor)).filter((title) => title.startsWith('第 ')).length, 10);
    assert.deepEqual(
      tabs.map(({desk}) => desk.outbox().length),
      [0, 0, 0],
    );
  });

  it('the one that showed an entry as waiting hears that another tab brought it home', async () => {
    const vendor = await openVendor();
    const a = tab(vendor);
    const b = tab(vendor, {storage: a.store, clock: new FakeClock(a.clock.now())});
    vendor.fail('POST /tickets', noLine);
    const draft = requestDraft();
    await a.desk.submit(draft, zh);
    await until(() => b.desk.outbox().length === 1);
    await b.desk.retry();
    await until(() => a.heard('accepted').length === 1);
    assert.equal(a.heard('accepted')[0]!.entry.key, draft.key);
    assert.deepEqual(a.desk.outbox(), []);
  });
});

describe('two people on one device', () => {
  it('what the first one left is neither shown nor sent while the second is there, and goes out when he is back', async () => {
    const vendor = await openVendor();
    const {desk, page, clock, heard} = tab(vendor);
    vendor.fail('POST /tickets', noLine, true);
    const draft = requestDraft();
    await desk.submit(draft, zh);
    await desk.drafts.saveRequest(requestDraft({title: '还没写完'}));
    vendor.mend();
    vendor.seen.length = 0;
    desk.identify(vendor.token('emma-hart'));
    await until(() => heard('identity').length === 1);
    page.dispatchEvent(new Event('online'));
    await clock.advance(120_000);
    assert.deepEqual(desk.outbox(), []);
    assert.equal(await desk.drafts.request(), undefined);
    assert.equal(counted(vendor, 'POST /tickets'), 0);
    desk.identify(vendor.token('li-wen'));
    await until(() => heard('accepted').length === 1);
    assert.equal(await tickets(vendor, draft.title), 1);
    assert.equal(await tickets(vendor, draft.title, 'emma-hart'), 0);
    assert.equal((await desk.drafts.request())!.title, '还没写完');
  });

  it('a host that signs in somebody else without a word sends nothing of the first under the second', async () => {
    const vendor = await openVendor();
    let customer = 'li-wen';
    const {desk, clock, heard} = tab(vendor, {getToken: () => vendor.token(customer)()});
    await desk.me();
    const draft = requestDraft();
    vendor.fail('POST /tickets', async () => {
      customer = 'emma-hart';
      return new Response('{"code":"unauthenticated"}', {status: 401, headers: {'Content-Type': 'application/problem+json'}});
    });
    const sent = await desk.submit(draft, zh);
    assert.equal(sent.is, 'waiting');
    await until(() => heard('identity').length === 1);
    await clock.advance(120_000);
    assert.equal(await tickets(vendor, draft.title, 'emma-hart'), 0);
    assert.deepEqual(desk.outbox(), []);
    customer = 'li-wen';
    desk.identify();
    await until(() => heard('accepted').length === 1);
    assert.equal(await tickets(vendor, draft.title), 1);
  });

  it('what was handed in while the first one had no token is not sent as the second', async () => {
    const vendor = await openVendor();
    const {desk, page, clock, heard} = tab(vendor, {getToken: () => Promise.reject(new Error('no line'))});
    const draft = requestDraft();
    assert.equal((await desk.submit(draft, zh)).is, 'waiting');
    desk.identify(vendor.token('emma-hart'));
    assert.equal(heard('identity').length, 1, 'told at once');
    page.dispatchEvent(new Event('online'));
    await clock.advance(120_000);
    assert.equal(await tickets(vendor, draft.title, 'emma-hart'), 0);
    assert.deepEqual(desk.outbox(), []);
  });

  it('a draft being saved as the second signs in stays the first one’s', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor);
    await desk.me();
    const saving = desk.drafts.saveRequest(requestDraft({title: '第一位的草稿'}));
    desk.identify(vendor.token('emma-hart'));
    await saving;
    assert.equal(await desk.drafts.request(), undefined);
    desk.identify(vendor.token('li-wen'));
    assert.equal((await desk.drafts.request())?.title, '第一位的草稿');
  });

  it('once nobody is signed in the former token is not used any more', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor);
    await desk.me();
    desk.identify(undefined);
    await assert.rejects(desk.me(), {code: 'unauthenticated'});
  });

  it('after a logout nothing of what was written lies on the device', async () => {
    const vendor = await openVendor();
    const {desk, store, heard} = tab(vendor);
    vendor.fail('POST /tickets', noLine, true);
    await desk.submit(requestDraft({files: [keptFile()]}), zh);
    await desk.drafts.saveRequest(requestDraft({title: '还没写完'}));
    await desk.drafts.saveReply('t-1', {key: newKey(), text: '补充', files: [], editedAt: 1});
    await desk.logout();
    assert.equal(heard('identity').length, 1);
    assert.deepEqual([...store.records.keys()], []);
    assert.deepEqual(desk.outbox(), []);
    assert.equal(await desk.drafts.request(), undefined);
  });

  it('a save begun beside a logout does not land after it', async () => {
    const vendor = await openVendor();
    const {desk, store} = tab(vendor);
    await desk.drafts.saveRequest(requestDraft());
    const {write} = store;
    let go = () => {};
    let held = false;
    // A save on its way to the disk, overtaken by everything else.
    store.write = async (changes, never) => {
      if (!held && changes.some(([key, value]) => key.includes('/draft/') && value)) {
        held = true;
        await new Promise<void>((resolve) => (go = resolve));
      }
      return write.call(store, changes, never);
    };
    const saving = desk.drafts.saveRequest(requestDraft({title: '退出时还在保存'}));
    await until(() => held);
    await desk.logout();
    go();
    assert.deepEqual(await saving, {kept: false});
    assert.deepEqual([...store.records.keys()], []);
  });

  it('a logout takes the token away and tells everybody before the device is wiped', async () => {
    const vendor = await openVendor();
    const {desk, store, heard} = tab(vendor);
    await desk.drafts.saveRequest(requestDraft());
    const {keys} = store;
    const held: (() => void)[] = [];
    // The wipe, and nothing else, asks for all keys of somebody.
    store.keys = async (prefix) => {
      if (/\|[^/]+\/$/.test(prefix)) await new Promise<void>((resolve) => held.push(resolve));
      return keys.call(store, prefix);
    };
    const leaving = desk.logout();
    assert.equal(heard('identity').length, 1);
    await assert.rejects(desk.me(), {code: 'unauthenticated'});
    await until(() => held.length > 0);
    for (const go of held) go();
    await leaving;
    assert.deepEqual([...store.records.keys()], []);
  });

  it('a file on its way while the first one had no token is not sent as the second', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor, {getToken: () => Promise.reject(new Error('no line'))});
    await desk.drafts.request();
    const sending = desk.upload(keptFile()).then(
      () => 'sent',
      ({code}: {code: string}) => code,
    );
    desk.identify(vendor.token('emma-hart'));
    assert.notEqual(await sending, 'sent');
    await turn();
    assert.equal(counted(vendor, 'POST /uploads'), 0);
  });

  it('what was typed before anybody could be told apart belongs to the first who can', async () => {
    const vendor = await openVendor();
    let down = true;
    const {desk, page, store, heard} = tab(vendor, {getToken: () => (down ? Promise.reject(new Error('no line')) : vendor.token()())});
    const draft = requestDraft();
    const sent = await desk.submit(draft, zh);
    assert.ok(sent.is === 'waiting');
    assert.equal(sent.kept, false);
    assert.deepEqual([...store.records.keys()], []);
    down = false;
    // A read gets the token first, and tells whose it is.
    await desk.me();
    page.dispatchEvent(new Event('online'));
    await until(() => heard('accepted').length > 0);
    await until(() => desk.outbox().length === 0);
    assert.equal(await tickets(vendor, draft.title), 1);
  });
});
