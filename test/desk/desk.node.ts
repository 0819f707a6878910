import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {turn, until} from '../support/fake-clock.js';
import {openTab, refused, zh} from '../support/tab.js';
import {keptFile, noLine, requestDraft} from '../support/vendor.js';

describe('reading', () => {
  it('fetches the settings once for everybody, and again after a failure', async () => {
    const {desk, vendor, clock} = await openTab();
    vendor.fail('GET /desk', noLine, true);
    const failing = Promise.all([refused(desk.settings()), refused(desk.settings())]);
    for (let n = 0; n < 3; n++) await clock.advance(1_000);
    await failing;
    vendor.mend();
    vendor.seen.length = 0;
    const [one, two] = await Promise.all([desk.settings(), desk.settings()]);
    assert.equal(one, two);
    assert.equal(vendor.seen.filter((kind) => kind === 'GET /desk').length, 1);
  });

  it('finds an article by two characters, loading the index once, and goes on without a line', async () => {
    const {desk, vendor} = await openTab();
    const [first] = await desk.search('导出', {limit: 3});
    assert.match(first!.title, /导出/);
    vendor.fail('GET *', noLine, true);
    assert.ok((await desk.search('登录')).length > 0);
    assert.equal(vendor.seen.filter((kind) => kind === 'GET /articles/index').length, 1);
  });

  it('reads lists, one ticket, its thread, a file’s address, an article and surveys', async () => {
    const {desk} = await openTab();
    const sent = await desk.submit(requestDraft({files: [keptFile()]}), zh);
    assert.ok(sent.is === 'accepted');
    const {id, attachments} = sent.reply;
    assert.equal((await desk.tickets({limit: 1})).items[0]!.id, id);
    assert.equal((await desk.ticket(id)).description, requestDraft().description);
    assert.deepEqual((await desk.messages(id)).items, []);
    assert.match(await desk.attachmentUrl(id, attachments[0]!.id), /^https:/);
    const {items} = await desk.articles({locale: 'zh-Hans'});
    assert.ok((await desk.article(items[0]!.id)).body.length > 0);
    assert.ok(Array.isArray((await desk.surveys()).items));
    assert.equal((await desk.me()).name, '李雯');
  });

  it('ends with the caller’s interest', async () => {
    const {desk, vendor} = await openTab();
    vendor.fail('GET /me', () => new Promise(() => {}));
    const control = new AbortController();
    const reading = refused(desk.me(control.signal));
    await until(() => vendor.seen.includes('GET /me'));
    control.abort();
    assert.equal((await reading).code, 'aborted');
  });
});

describe('a draft', () => {
  it('saved late, after it was handed in, does not come back', async () => {
    const {desk} = await openTab();
    const draft = requestDraft();
    await desk.drafts.saveRequest(draft);
    const sending = desk.submit(draft, zh);
    await desk.drafts.saveRequest({...draft, description: `${draft.description}。`});
    await sending;
    await desk.drafts.saveRequest(draft);
    assert.equal(await desk.drafts.request(), undefined);
  });

  it('lets go of the bytes of a file that was taken out, and of all when discarded', async () => {
    const {desk, store} = await openTab();
    const [one, two] = [keptFile('一'), keptFile('二')];
    const stored = () => [...store.records.keys()].filter((key) => key.includes('/file/')).length;
    const draft = requestDraft({files: [one, two]});
    await desk.drafts.saveRequest(draft);
    assert.equal(stored(), 2);
    await desk.drafts.saveRequest({...draft, files: [two]});
    assert.equal(stored(), 1);
    assert.equal(await (await desk.drafts.request())!.files[0]!.blob.text(), '二');
    await desk.drafts.discardRequest();
    assert.equal(stored(), 0);
  });

  it('of a rating is kept a survey', async () => {
    const {desk} = await openTab();
    const rating = {clientRef: newKey(), solved: true, scores: {speed: 4}, reasons: [], comment: '还行'};
    assert.deepEqual(await desk.drafts.saveRating('s-1', rating), {kept: true});
    assert.deepEqual(await desk.drafts.rating('s-1'), rating);
    assert.equal(await desk.drafts.rating('s-2'), undefined);
    await desk.drafts.discardRating('s-1');
    assert.equal(await desk.drafts.rating('s-1'), undefined);
  });
});

describe('uploads', () => {
  it('of one file share one flight, whoever asks, and tell each how far it is', async () => {
    const {desk, vendor} = await openTab();
    const file = keptFile();
    const told: number[][] = [[], []];
    const [one, two] = await Promise.all(told.map((list) => desk.upload(file, {onProgress: (sent) => list.push(sent)})));
    assert.equal(one!.id, two!.id);
    assert.deepEqual(
      told.map((list) => list.at(-1)),
      [file.size, file.size],
    );
    assert.equal(vendor.seen.filter((kind) => kind === 'POST /uploads').length, 1);
    const sent = await desk.submit(requestDraft({files: [file]}), zh);
    assert.ok(sent.is === 'accepted' && sent.reply.attachments[0]!.id === one!.id);
    assert.equal(vendor.seen.filter((kind) => kind === 'POST /uploads').length, 1);
  });

  it('go on for the others when one caller leaves, and end with the last', async () => {
    const {desk, vendor} = await openTab();
    const file = keptFile();
    let signal: AbortSignal | undefined;
    let go = () => {};
    vendor.fail('PATCH *', async (request, pass) => {
      signal = request.signal;
      await new Promise<void>((resolve) => (go = resolve));
      return pass();
    });
    const [a, b] = [new AbortController(), new AbortController()];
    const one = refused(desk.upload(file, {signal: a.signal}));
    const two = desk.upload(file, {signal: b.signal});
    await until(() => signal);
    a.abort();
    assert.equal((await one).code, 'aborted');
    assert.equal(signal!.aborted, false);
    go();
    assert.equal((await two).size, file.size);
    const other = keptFile('另一份');
    vendor.fail('PATCH *', (request) => {
      signal = request.signal;
      return new Promise(() => {});
    });
    const last = new AbortController();
    signal = undefined;
    const three = refused(desk.upload(other, {signal: last.signal}));
    await until(() => signal);
    last.abort();
    await three;
    await turn();
    assert.equal(signal!.aborted, true);
  });

  it('taken back are forgotten here and there', async () => {
    const {desk, vendor, store} = await openTab();
    const file = keptFile();
    const {id} = await desk.upload(file);
    await desk.removeUpload(file);
    assert.ok(vendor.seen.includes(`DELETE /uploads/${id}`));
    assert.equal([...store.records.keys()].filter((key) => key.includes('/upload/')).length, 0);
  });
});

describe('a desk', () => {
  it('goes on for the others when one watcher throws', async (test) => {
    const {desk, heard} = await openTab();
    const complaints = test.mock.method(console, 'error', () => {});
    desk.watch(() => {
      throw new Error('a fault of the page');
    });
    await desk.submit(requestDraft(), zh);
    assert.equal(heard('ticket').length, 1);
    assert.ok(complaints.mock.callCount() > 0);
  });

  it('that is closed tries nothing more', async () => {
    const {desk, vendor, clock, online} = await openTab();
    vendor.fail('POST /tickets', noLine, true);
    await desk.submit(requestDraft(), zh);
    desk.close();
    const tries = vendor.seen.length;
    online();
    await clock.advance(300_000);
    assert.equal(vendor.seen.length, tries);
    assert.deepEqual(clock.pending(), []);
  });
});
