import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {until} from '../support/fake-clock.js';
import {counted, refused, tab, tickets, zh} from '../support/tab.js';
import {keptFile, noLine, openVendor, requestDraft, sha256} from '../support/vendor.js';

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

  it('in a frame that may not use locks takes its turns without them', async () => {
    const vendor = await openVendor();
    const locks = {request: () => Promise.reject(new DOMException('sandboxed', 'SecurityError'))} as unknown as LockManager;
    const {desk} = tab(vendor, {locks});
    assert.equal((await desk.submit(requestDraft(), zh)).is, 'accepted');
  });

  it('in a frame that may not talk to other tabs opens all the same', async (test) => {
    const vendor = await openVendor();
    test.mock.method(globalThis, 'BroadcastChannel', function () {
      throw new DOMException('sandboxed', 'SecurityError');
    });
    assert.equal((await tab(vendor).desk.submit(requestDraft(), zh)).is, 'accepted');
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
