import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {ProblemError} from '../../src/contract/problem-error.js';
import type {Desk, DeskChange} from '../../src/desk/desk.js';
import {openDesk, type DeskSurroundings} from '../../src/desk/open-desk.js';
import {FakeClock, turn, until} from '../support/fake-clock.js';
import {SharedStore} from '../support/shared-store.js';
import {
  answering,
  baseUrl,
  keptFile,
  lostAnswer,
  noLine,
  openVendor,
  refusing,
  requestDraft,
  sha256,
  type Vendor,
} from '../support/vendor.js';

const zh = {locale: 'zh-Hans'};
const opened: Desk[] = [];
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close();
});

/** A tab: a desk on a vendor, a store and a clock that may be shared with other tabs. */
function tab(vendor: Vendor, more: DeskSurroundings & {getToken?: () => Promise<string>} = {}) {
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
  return {desk, store, clock, page, news, heard};
}

const counted = (vendor: Vendor, kind: string) => vendor.seen.filter((one) => one === kind).length;
async function titles(vendor: Vendor, customer = 'li-wen'): Promise<string[]> {
  const answer = await vendor.app(
    new Request(`${baseUrl}/tickets?limit=50`, {headers: {Authorization: `Bearer ${await vendor.tokenFor(customer)}`}}),
  );
  return ((await answer.json()) as {items: {title: string}[]}).items.map(({title}) => title);
}
async function tickets(vendor: Vendor, title: string, customer = 'li-wen'): Promise<number> {
  return (await titles(vendor, customer)).filter((one) => one === title).length;
}
async function refused(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    (value) => assert.fail(JSON.stringify(value)),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProblemError, String(error));
  return error;
}

describe('handing in', () => {
  it('makes one ticket, with its files byte for byte, and spends the draft', async () => {
    const vendor = await openVendor();
    const {desk, store, heard} = tab(vendor);
    const file = keptFile();
    const draft = requestDraft({files: [file]});
    assert.deepEqual(await desk.drafts.saveRequest(draft), {kept: true});
    const sent = await desk.submit(draft, zh);
    assert.ok(sent.is === 'accepted');
    assert.equal(sent.reply.clientRef, draft.key);
    assert.equal(sent.reply.attachments[0]!.sha256, await sha256(file.blob));
    assert.equal(await desk.drafts.request(), undefined);
    assert.deepEqual(desk.outbox(), []);
    assert.equal([...store.records.keys()].filter((key) => /outbox|draft|file/.test(key)).length, 0);
    assert.deepEqual(
      heard('ticket').map(({id}) => id),
      [sent.reply.id],
    );
    assert.equal(heard('accepted').length, 0, 'who awaits the outcome hears it once');
  });

  it('is on the device before anything is on the line', async () => {
    const vendor = await openVendor();
    const {desk, store} = tab(vendor);
    const draft = requestDraft();
    let there: string[] = [];
    vendor.fail('POST /tickets', async (_, pass) => {
      there = [...store.records.keys()].filter((key) => key.endsWith(`/outbox/${draft.key}`));
      return pass();
    });
    await desk.submit(draft, zh);
    assert.equal(there.length, 1);
  });

  it('twice by a double click is one ticket, told to both', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor);
    const draft = requestDraft();
    const [one, two] = await Promise.all([desk.submit(draft, zh), desk.submit(draft, zh)]);
    assert.ok(one.is === 'accepted' && two.is === 'accepted');
    assert.equal(one.reply.id, two.reply.id);
    assert.equal(counted(vendor, 'POST /tickets'), 1);
  });

  it('in two tabs at once is one ticket, told to both', async () => {
    const vendor = await openVendor();
    const a = tab(vendor);
    const b = tab(vendor, {storage: a.store, clock: a.clock});
    const draft = requestDraft({files: [keptFile()]});
    const work = Promise.all([a.desk.submit(draft, zh), b.desk.submit(draft, zh)]);
    let ended = false;
    void work.then(() => (ended = true));
    while (!ended) await a.clock.advance(100);
    const [one, two] = await work;
    assert.ok(one.is === 'accepted' && two.is === 'accepted');
    assert.equal(one.reply.id, two.reply.id);
    assert.equal(await tickets(vendor, draft.title), 1);
  });

  it('goes on with the same key when the token ran out in the middle', async () => {
    const vendor = await openVendor();
    let given = 0;
    const {desk} = tab(vendor, {getToken: async () => (given++ ? vendor.token()() : ((await vendor.tokenFor('li-wen', -7200)) ?? ''))});
    const draft = requestDraft();
    const sent = await desk.submit(draft, zh);
    assert.equal(sent.is, 'accepted');
    assert.equal(given, 2);
    assert.equal(await tickets(vendor, draft.title), 1);
  });

  it('with a token that stays refused waits, and is sent when the person has signed in again', async () => {
    const vendor = await openVendor();
    const expired = async () => (await vendor.tokenFor('li-wen', -7200)) ?? '';
    const {desk, heard} = tab(vendor, {getToken: expired});
    const draft = requestDraft();
    const sent = await desk.submit(draft, zh);
    assert.ok(sent.is === 'waiting');
    assert.equal(sent.problem.code, 'unauthenticated');
    desk.identify(vendor.token());
    await until(() => heard('accepted').length === 1);
    assert.equal(await tickets(vendor, draft.title), 1);
  });

  it('without room on the device is sent all the same, and says that it is not kept', async () => {
    const vendor = await openVendor();
    const {desk, store, page, heard} = tab(vendor);
    store.refuse = true;
    const draft = requestDraft({files: [keptFile()]});
    assert.deepEqual(await desk.drafts.saveRequest(draft), {kept: false});
    vendor.fail('POST /tickets', noLine);
    const sent = await desk.submit(draft, zh);
    assert.ok(sent.is === 'waiting');
    assert.equal(sent.kept, false);
    page.dispatchEvent(new Event('online'));
    await until(() => heard('accepted').length === 1);
    assert.equal(await tickets(vendor, draft.title), 1);
  });
});

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
      await clock.advance(61_000);
      await until(() => heard('accepted').length === 1);
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
    for (let n = 0; n < 8 && next.heard('accepted').length === 0; n++) await next.clock.advance(4_000);
    await until(() => next.heard('accepted').length === 1);
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
    ['429 without a time', 429, {}, 1_000],
    ['503 in seconds', 503, {'Retry-After': '30'}, 30_000],
  ];
  for (const [name, status, headers, wait] of asks) {
    it(`${name}: no try earlier than told, neither by an event, by hand, by a new request, nor after a reload`, async () => {
      const vendor = await openVendor();
      const {desk, clock, page, store, heard} = tab(vendor);
      vendor.fail('POST /tickets', refusing(status, status === 429 ? 'too-many-requests' : 'unavailable', {retryable: true}, headers));
      await desk.submit(requestDraft(), zh);
      await clock.advance(wait - 1);
      assert.equal(counted(vendor, 'POST /tickets'), 1);
      if (wait > 1_000) {
        page.dispatchEvent(new Event('online'));
        await turn();
        await desk.retry();
        const more = await desk.submit(requestDraft({title: '另一件事'}), zh);
        assert.equal(more.is, 'waiting');
        const reloaded = tab(vendor, {storage: store, clock});
        await until(() => reloaded.desk.outbox().length === 2);
        await turn();
        reloaded.desk.close();
        assert.equal(counted(vendor, 'POST /tickets'), 1);
      }
      for (let n = 0; n < 30 && desk.outbox().length > 0; n++) await clock.advance(1_000);
      await until(() => desk.outbox().length === 0);
      assert.ok(heard('accepted').length > 0);
      assert.equal(await tickets(vendor, requestDraft().title), 1);
    });
  }

  it('a device clock set back two hours delays nothing', async () => {
    const vendor = await openVendor();
    const {desk, clock, heard} = tab(vendor);
    vendor.fail('POST /tickets', refusing(503, 'unavailable', {retryable: true}, {'Retry-After': '10'}));
    await desk.submit(requestDraft(), zh);
    clock.setBack(7_200_000);
    await clock.advance(12_000);
    await until(() => heard('accepted').length === 1);
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
    for (let n = 0; n < 40 && tabs.some(({desk}) => desk.outbox().length > 0 || counted(vendor, 'POST /tickets') < 10); n++)
      await clock.advance(1_000);
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

describe('a refusal', () => {
  it('gives text and files back to the form under a new key', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor);
    const file = keptFile();
    const draft = requestDraft({files: [file], fields: {}});
    const error = await refused(desk.submit(draft, zh));
    assert.equal(error.code, 'invalid-fields');
    assert.deepEqual(desk.outbox(), []);
    const back = await desk.drafts.request();
    assert.ok(back && back.key !== draft.key);
    assert.deepEqual([back.title, back.description, back.impact], [draft.title, draft.description, draft.impact]);
    assert.equal(await sha256(back.files[0]!.blob), await sha256(file.blob));
    const sent = await desk.submit({...back, fields: requestDraft().fields}, zh);
    assert.ok(sent.is === 'accepted' && sent.reply.attachments.length === 1);
  });

  it('that comes late is announced once the text is back in its form', async () => {
    const vendor = await openVendor();
    const {desk, page, heard} = tab(vendor);
    vendor.fail('POST /tickets', noLine);
    const draft = requestDraft({fields: {}});
    await desk.submit(draft, zh);
    page.dispatchEvent(new Event('online'));
    await until(() => heard('refused').length === 1);
    assert.equal((await desk.drafts.request())!.description, draft.description);
  });

  it('that comes late while something else is being written takes nothing away from either', async () => {
    const vendor = await openVendor();
    const {desk, page, clock, heard} = tab(vendor);
    vendor.fail('POST /tickets', noLine);
    const draft = requestDraft({fields: {}});
    await desk.submit(draft, zh);
    const other = requestDraft({title: '正在写的另一件'});
    await desk.drafts.saveRequest(other);
    page.dispatchEvent(new Event('online'));
    await until(() => heard('refused').length === 1);
    assert.equal((await desk.drafts.request())!.title, other.title);
    const [entry] = desk.outbox();
    assert.deepEqual([entry!.body.description, entry!.problem!.code, entry!.nextTryAt], [draft.description, 'invalid-fields', undefined]);
    const tries = counted(vendor, 'POST /tickets');
    await clock.advance(300_000);
    assert.equal(counted(vendor, 'POST /tickets'), tries, 'nothing refused is tried again by itself');
    await desk.retry(entry!.key);
    assert.equal(counted(vendor, 'POST /tickets'), tries + 1);
    assert.notEqual(desk.outbox()[0]!.key, entry!.key, 'a refused key is spent');
  });

  it('of a file names it', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor);
    const error = await refused(desk.submit(requestDraft({files: [keptFile(), keptFile('')]}), zh));
    assert.deepEqual([error.code, error.issues[0]!.pointer], ['empty-file', '/attachments/1']);
    assert.equal((await desk.drafts.request())!.files.length, 2);
  });

  it('because the server forgot an upload is cured by uploading again', async () => {
    const vendor = await openVendor();
    const {desk, store} = tab(vendor);
    const file = keptFile();
    await desk.upload(file);
    const note = [...store.records].find(([key]) => key.includes('/upload/'))!;
    store.records.set(note[0], {...(note[1] as object), id: 'forgotten'});
    const sent = await desk.submit(requestDraft({files: [file]}), zh);
    assert.ok(sent.is === 'accepted');
    assert.equal(sent.reply.attachments[0]!.sha256, await sha256(file.blob));
  });

  it('of a key that was used with other words leaves the words in the form', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor);
    const draft = requestDraft();
    await desk.submit(draft, zh);
    const error = await refused(desk.submit({...draft, description: '后来又改了'}, zh));
    assert.equal(error.code, 'idempotency-key-reused');
    assert.equal((await desk.drafts.request())!.description, '后来又改了');
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
    page.dispatchEvent(new Event('online'));
    await until(() => heard('accepted').length > 0);
    await until(() => desk.outbox().length === 0);
    assert.equal(await tickets(vendor, draft.title), 1);
  });
});
