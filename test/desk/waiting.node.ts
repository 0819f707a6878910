import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {FakeClock, turn, until} from '../support/fake-clock.js';
import {counted, tab, tickets, zh} from '../support/tab.js';
import {answering, keptFile, lostAnswer, noLine, openVendor, refusing, requestDraft, type Vendor} from '../support/vendor.js';

describe('what has no good answer', () => {
  const bad: Record<string, Parameters<Vendor['fail']>[1]> = {
    'an answer lost after the work was done': lostAnswer,
    'no line': noLine,
    'a portal page with status 200': answering(200, '<html>Wi-Fi', {'Content-Type': 'text/html'}),
    'a portal page with status 201': answering(201, '<html>Wi-Fi', {'Content-Type': 'text/html'}),
    'an empty 201': answering(201, null),
    'a redirect to a login page': answering(302, null, {Location: 'https://login.example.com'}),
    'JSON cut off after the work was done': async (_, pass) =>
      new Response((await (await pass()).text()).slice(0, 40), {status: 201, headers: {'Content-Type': 'application/json'}}),
    'JSON of another shape': answering(201, '{"id":"t-1"}', {'Content-Type': 'application/json'}),
    'somebody else’s ticket': async (_, pass) =>
      Response.json({...((await (await pass()).json()) as object), clientRef: newKey()}, {status: 201}),
    'a 502 of the proxy after the work was done': async (_, pass) => {
      await pass();
      return new Response('<html>Bad gateway', {status: 502});
    },
    'an HTML 404': answering(404, '<html>Not found', {'Content-Type': 'text/html'}),
  };
  for (const [name, fault] of Object.entries(bad)) {
    it(`${name}: waits, is not called sent, and ends as one ticket`, async () => {
      const vendor = await openVendor();
      const {desk, clock, heard} = tab(vendor);
      const draft = requestDraft();
      vendor.fail('POST /tickets', fault);
      const sent = await desk.submit(draft, zh);
      assert.ok(sent.is === 'waiting');
      assert.deepEqual([sent.key, sent.kept], [draft.key, true]);
      const [entry] = desk.outbox();
      assert.deepEqual([entry!.key, entry!.sending, entry!.attempts, entry!.label], [draft.key, false, 1, draft.title]);
      assert.ok(entry!.nextTryAt! >= clock.now() + 1_000);
      assert.equal(heard('accepted').length, 0);
      await clock.advanceUntil(() => heard('accepted').length === 1);
      assert.equal(await tickets(vendor, draft.title), 1);
      assert.deepEqual(desk.outbox(), []);
      assert.equal(counted(vendor, 'POST /tickets'), 2);
    });
  }

  it('a tab killed between taking and sending leaves it to the next one', async () => {
    const vendor = await openVendor();
    const first = tab(vendor);
    const draft = requestDraft({files: [keptFile()]});
    vendor.fail('POST /tickets', () => new Promise(() => {}));
    void first.desk.submit(draft, zh);
    await until(() => counted(vendor, 'POST /tickets') === 1);
    first.desk.close();
    const next = tab(vendor, {storage: first.store, clock: new FakeClock(first.clock.now())});
    await until(() => next.desk.outbox().length === 1);
    // The dead tab's lease has to run out first.
    await next.clock.advanceUntil(() => next.heard('accepted').length === 1);
    assert.equal(await tickets(vendor, draft.title), 1);
    assert.equal(await next.desk.drafts.request(), undefined);
  });

  const asks: [string, number, Record<string, string>, number][] = [
    ['429 in seconds', 429, {'Retry-After': '30'}, 30_000],
    [
      '429 as a date of a server with another clock',
      429,
      {'Retry-After': 'Thu, 05 Mar 2026 09:00:30 GMT', Date: 'Thu, 05 Mar 2026 09:00:00 GMT'},
      30_000,
    ],
    ['429 for a year, which counts as an hour', 429, {'Retry-After': '31536000'}, 3_600_000],
    ['429 without a time', 429, {}, 1_000],
    ['503 in seconds', 503, {'Retry-After': '30'}, 30_000],
  ];
  for (const [name, status, headers, wait] of asks) {
    it(`${name}: no try earlier than told, neither by an event, at once by hand, by a new request, nor after a reload`, async () => {
      const vendor = await openVendor();
      const {desk, clock, page, store, heard} = tab(vendor);
      vendor.fail('POST /tickets', refusing(status, status === 429 ? 'too-many-requests' : 'unavailable', {retryable: true}, headers));
      await desk.submit(requestDraft(), zh);
      await clock.advance(wait - 1);
      assert.equal(counted(vendor, 'POST /tickets'), 1);
      if (wait > 1_000) {
        page.dispatchEvent(new Event('online'));
        await turn();
        if (wait < 60_000) await desk.retry();
        const more = await desk.submit(requestDraft({title: '另一件事'}), zh);
        assert.equal(more.is, 'waiting');
        const reloaded = tab(vendor, {storage: store, clock});
        await until(() => reloaded.desk.outbox().length === 2);
        await turn();
        reloaded.desk.close();
        assert.equal(counted(vendor, 'POST /tickets'), 1);
      }
      await clock.advanceUntil(() => desk.outbox().length === 0);
      assert.ok(heard('accepted').length > 0);
      assert.equal(await tickets(vendor, requestDraft().title), 1);
    });
  }

  it('asked to wait for an hour, a person who will not wait is let through a minute later', async () => {
    const vendor = await openVendor();
    const {desk, clock} = tab(vendor);
    const draft = requestDraft();
    vendor.fail('POST /tickets', refusing(503, 'unavailable', {retryable: true}, {'Retry-After': '3600'}));
    await desk.submit(draft, zh);
    await clock.advance(30_000);
    await desk.retry(draft.key);
    assert.equal(counted(vendor, 'POST /tickets'), 1);
    await clock.advance(31_000);
    await desk.retry(draft.key);
    assert.equal(await tickets(vendor, draft.title), 1);
    assert.deepEqual(desk.outbox(), []);
  });

  it('a device clock set back two hours delays nothing', async () => {
    const vendor = await openVendor();
    const {desk, clock, heard} = tab(vendor);
    vendor.fail('POST /tickets', refusing(503, 'unavailable', {retryable: true}, {'Retry-After': '10'}));
    await desk.submit(requestDraft(), zh);
    clock.setBack(7_200_000);
    const before = clock.now();
    await clock.advanceUntil(() => heard('accepted').length === 1);
    assert.ok(clock.now() - before < 30_000);
  });

  it('tries at most once a second, and about once a minute in the end', async () => {
    const vendor = await openVendor();
    const {desk, clock} = tab(vendor);
    clock.chance = 0;
    vendor.fail('POST /tickets', noLine, true);
    await desk.submit(requestDraft(), zh);
    await clock.advance(10_000);
    assert.ok(counted(vendor, 'POST /tickets') <= 11);
    clock.chance = 0.999;
    await clock.advance(600_000);
    const before = counted(vendor, 'POST /tickets');
    await clock.advance(600_000);
    const after = counted(vendor, 'POST /tickets') - before;
    assert.ok(after >= 9 && after <= 11, `${after} tries in ten minutes`);
  });

  it('goes out as soon as the line is back', async () => {
    const vendor = await openVendor();
    const {desk, page, heard} = tab(vendor);
    vendor.fail('POST /tickets', noLine, true);
    await desk.submit(requestDraft(), zh);
    await desk.submit(requestDraft({title: '第二件'}), zh);
    vendor.mend();
    page.dispatchEvent(new Event('online'));
    await until(() => heard('accepted').length === 2);
    assert.deepEqual(desk.outbox(), []);
  });

  it('after a week is listed and asked about, not sent', async () => {
    const vendor = await openVendor();
    const first = tab(vendor);
    vendor.fail('POST /tickets', noLine, true);
    const draft = requestDraft();
    await first.desk.submit(draft, zh);
    first.desk.close();
    vendor.mend();
    vendor.seen.length = 0;
    const later = tab(vendor, {storage: first.store, clock: new FakeClock(first.clock.now() + 8 * 86_400_000)});
    await until(() => later.desk.outbox().length === 1);
    await later.clock.advance(120_000);
    assert.equal(counted(vendor, 'POST /tickets'), 0);
    assert.equal(later.desk.outbox()[0]!.problem!.code, 'gone');
    await later.desk.retry(draft.key);
    assert.equal(await tickets(vendor, draft.title), 1);
    assert.deepEqual(later.desk.outbox(), []);
  });

  it('given up by the person is gone, with its files', async () => {
    const vendor = await openVendor();
    const {desk, store} = tab(vendor);
    vendor.fail('POST /tickets', noLine, true);
    const draft = requestDraft({files: [keptFile()]});
    await desk.submit(draft, zh);
    await desk.discard(draft.key);
    assert.deepEqual(desk.outbox(), []);
    assert.equal([...store.records.keys()].filter((key) => /outbox|file/.test(key)).length, 0);
  });
});
