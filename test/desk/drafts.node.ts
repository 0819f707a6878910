import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import type {TakenBack} from '../../src/desk/desk.js';
import {turn, until} from '../support/fake-clock.js';
import {SharedStore} from '../support/shared-store.js';
import {counted, openTab, refused, tab, tickets, zh} from '../support/tab.js';
import {keptFile, lostAnswer, noLine, openVendor, refusing, requestDraft, sha256} from '../support/vendor.js';

const words = (text: string, more: object = {}) => ({key: newKey(), text, files: [], editedAt: 1, ...more});
/** A request that the desk refuses for its fields. */
const lacking = () => requestDraft({title: '缺了版本号', fields: {}});

describe('several drafts', () => {
  it('of requests are listed last edited first, opened and discarded each by its name', async () => {
    const {desk, store} = await openTab();
    const [one, two] = [
      requestDraft({title: '一', editedAt: 1}),
      requestDraft({title: '二', editedAt: 2, type: 'question', files: [keptFile()]}),
    ];
    await desk.drafts.saveRequest(one);
    await desk.drafts.saveRequest(two);
    assert.deepEqual(
      (await desk.drafts.requests()).map(({id, type, title, changedAt, kept}) => [id, type, title, changedAt, kept]),
      [
        [two.key, 'question', '二', 2, true],
        [one.key, 'incident', '一', 1, true],
      ],
    );
    assert.equal((await desk.drafts.request())!.title, '二');
    assert.equal((await desk.drafts.request(one.key))!.title, '一');
    await desk.drafts.discardRequest(two.key);
    assert.deepEqual((await desk.drafts.requests()).map(({title}) => title), ['一']); // prettier-ignore
    assert.equal([...store.records.keys()].filter((key) => key.includes('/file/')).length, 0);
    await desk.submit(one, zh);
    assert.deepEqual(await desk.drafts.requests(), []);
  });

  it('keep their names when their keys change', async () => {
    const {desk} = await openTab();
    const draft = requestDraft();
    await desk.drafts.saveRequest(draft);
    const anew = {...draft, id: draft.key, key: newKey(), title: '改过的'};
    await desk.drafts.saveRequest(anew);
    assert.deepEqual((await desk.drafts.requests()).map(({id, title}) => [id, title]), [[draft.key, '改过的']]); // prettier-ignore
  });

  it('take up the one that was kept when there was room for one', async () => {
    const {desk, store} = await openTab();
    await desk.drafts.saveRequest(requestDraft());
    const place = [...store.records.keys()].find((key) => key.includes('/draft/'))!;
    const old = requestDraft({title: '上个版本留下的'});
    store.records.clear();
    store.records.set(place.replace(/#.*/, ''), old);
    assert.equal((await desk.drafts.request())!.title, old.title);
    await desk.drafts.saveRequest({...old, title: '接着写'});
    assert.deepEqual((await desk.drafts.requests()).map(({title}) => title), ['接着写']); // prettier-ignore
    assert.equal(store.records.has(place.replace(/#.*/, '')), false);
  });

  it('of replies stand apart by ticket, however the ids begin, and an emptied one is gone', async () => {
    const {desk} = await openTab();
    const reply = words('补充');
    await desk.drafts.saveReply('t-1', reply);
    await desk.drafts.saveReply('t-10', words('别的'));
    assert.equal((await desk.drafts.reply('t-1'))!.text, '补充');
    await desk.drafts.saveReply('t-1', {...reply, text: ' '});
    assert.equal(await desk.drafts.reply('t-1'), undefined);
    assert.equal((await desk.drafts.reply('t-10'))!.text, '别的');
  });

  it('on a device that takes nothing say that they are not kept', async () => {
    const {desk, store} = await openTab();
    store.refuse = true;
    await desk.drafts.saveRequest(requestDraft());
    assert.deepEqual((await desk.drafts.requests()).map(({kept}) => kept), [false]); // prettier-ignore
  });
});

describe('a draft that could be lost', () => {
  it('saved slowly does not land on a newer one', async () => {
    const {desk, store} = await openTab();
    const rating = {clientRef: newKey(), scores: {}, reasons: [], comment: '一'};
    const {keys} = store;
    let go = () => {};
    // The first save is held up on its way to the disk.
    store.get = ((get) => async (key: string) => {
      if (key.includes('/outbox/') && go === idle) await new Promise<void>((resolve) => (go = resolve));
      return get.call(store, key);
    })(store.get) as SharedStore['get'];
    const idle = go;
    const first = desk.drafts.saveRating('s-1', rating);
    await until(() => go !== idle);
    const second = desk.drafts.saveRating('s-1', {...rating, comment: '一二'});
    await turn();
    go();
    await Promise.all([first, second]);
    assert.equal((await desk.drafts.rating('s-1'))!.comment, '一二');
    assert.equal(store.keys, keys);
  });

  it('typed before the token came stays beside the one that was kept for that person', async () => {
    const vendor = await openVendor();
    const store = new SharedStore();
    const before = tab(vendor, {storage: store});
    await before.desk.drafts.saveRequest(requestDraft({title: '写了很久的', editedAt: 1}));
    const rating = {clientRef: newKey(), scores: {}, reasons: [], comment: '写了很久的评价'};
    await before.desk.drafts.saveRating('s-1', rating);
    before.desk.close();
    let down = true;
    const {desk} = tab(vendor, {storage: store, getToken: () => (down ? Promise.reject(new Error('no line')) : vendor.token()())});
    await desk.drafts.saveRequest(requestDraft({title: '刚起头', editedAt: 2}));
    await desk.drafts.saveRating('s-1', {...rating, clientRef: newKey(), comment: '好'});
    down = false;
    await desk.me();
    assert.deepEqual((await desk.drafts.requests()).map(({title}) => title), ['刚起头', '写了很久的']); // prettier-ignore
    assert.equal((await desk.drafts.rating('s-1'))!.comment, '写了很久的评价');
  });

  it('refused late, as another is just being begun, stays beside that one', async () => {
    const {desk, vendor, online, heard} = await openTab();
    vendor.fail('POST /tickets', noLine);
    const draft = lacking();
    await desk.submit(draft, zh);
    const begun = requestDraft({title: '刚开始写的另一件'});
    desk.watch((change) => {
      if (change.is === 'refused') void desk.drafts.saveRequest(begun);
    });
    online();
    await until(() => heard('refused').length === 1);
    assert.deepEqual((await desk.drafts.requests()).map(({title}) => title).sort(), [begun.title, draft.title].sort()); // prettier-ignore
  });

  it('refused late under a reply that is just being begun stays beside that one', async () => {
    const {desk, vendor, online, heard} = await openTab();
    vendor.fail('POST /tickets/t-1/messages', noLine);
    await desk.reply('t-1', words('等了很久的回复'));
    online();
    const begun = words('新的', {editedAt: Date.now() * 2});
    await until(() => heard('refused').length === 1);
    await desk.drafts.saveReply('t-1', begun);
    assert.equal((await desk.drafts.reply('t-1'))!.text, '新的');
    await desk.drafts.discardReply('t-1', begun.key);
    assert.equal((await desk.drafts.reply('t-1'))!.text, '等了很久的回复');
  });

  it('that was refused says why, also after a reload', async () => {
    const {desk, vendor, store, clock} = await openTab();
    vendor.fail('POST /tickets/t-1/messages', refusing(409, 'action-not-allowed', {detail: 'closed', requestId: 'r-7'}));
    await refused(desk.reply('t-1', words('还在吗')));
    desk.close();
    const back = (await tab(vendor, {storage: store, clock}).desk.drafts.reply('t-1'))!;
    assert.deepEqual([back.text, back.problem!.code, back.problem!.detail, back.problem!.requestId], ['还在吗', 'action-not-allowed', 'closed', 'r-7']); // prettier-ignore
  });
});

describe('a file whose bytes are lost', () => {
  /** A page on the same store, as after a reload, in which the disk has lost the bytes. */
  async function afterLoss(uploaded: boolean) {
    const all = await openTab();
    const file = keptFile();
    const draft = requestDraft({files: [file, keptFile('第二份', '第二份.log')]});
    if (uploaded) await all.desk.upload(file);
    all.vendor.fail('POST /tickets', noLine);
    if (!uploaded) all.vendor.fail('POST /uploads', refusing(503, 'unavailable', {retryable: true}, {'Retry-After': '10'}), true);
    await all.desk.submit(draft, zh);
    all.desk.close();
    all.vendor.mend();
    all.vendor.seen.length = 0;
    for (const key of all.store.records.keys()) if (key.endsWith(`/file/${file.id}`)) all.store.records.delete(key);
    return {...all, draft, file, ...tab(all.vendor, {storage: all.store})};
  }

  it('does not let the request go without it: the rest comes back to the form, with the reason', async () => {
    const {desk, vendor, heard, clock, draft} = await afterLoss(false);
    await clock.advanceUntil(() => heard('refused').length === 1);
    const [{problem}] = heard('refused') as [ReturnType<typeof heard<'refused'>>[number]];
    assert.deepEqual(
      [problem.code, problem.issues[0]!.pointer, problem.issues[0]!.params],
      ['file-lost', '/attachments/0', {name: '日志.log'}],
    );
    assert.equal(counted(vendor, 'POST /tickets'), 0);
    assert.deepEqual(desk.outbox(), []);
    const back = (await desk.drafts.request())!;
    assert.deepEqual([back.title, back.problem!.code, back.files.map(({name}) => name)], [draft.title, 'file-lost', ['第二份.log']]);
  });

  it('goes by its upload where that was finished', async () => {
    const {desk, vendor, heard, clock, draft, file} = await afterLoss(true);
    await clock.advanceUntil(() => heard('accepted').length === 1);
    assert.equal(await tickets(vendor, draft.title), 1);
    const [summary] = (await desk.tickets()).items;
    assert.deepEqual((await desk.ticket(summary!.id)).attachments.map(({sha256: sum}) => sum).includes(await sha256(file.blob)), true);
  });

  it('because the disk never took them is not called kept, however often it is saved', async () => {
    const {desk, store} = await openTab();
    const {write} = store;
    let full = true;
    store.write = async (changes, never) => {
      store.refuse = full && changes.some(([key]) => key.includes('/file/'));
      try {
        return await write.call(store, changes, never);
      } finally {
        store.refuse = false;
      }
    };
    const draft = requestDraft({files: [keptFile()]});
    assert.deepEqual(await desk.drafts.saveRequest(draft), {kept: false});
    assert.deepEqual(await desk.drafts.saveRequest({...draft, title: '再存一次'}), {kept: false});
    full = false;
    assert.deepEqual(await desk.drafts.saveRequest({...draft, title: '腾出了地方'}), {kept: true});
  });
});

describe('a request that is stuck', () => {
  async function stuck(fault = noLine) {
    const all = await openTab();
    all.vendor.fail('POST /tickets', fault);
    const draft = requestDraft({files: [keptFile()]});
    await all.desk.submit(draft, zh);
    return {...all, draft};
  }

  it('goes back into its form with its files, under its old key while a try of just now may still be under way', async () => {
    const {desk, draft} = await stuck();
    assert.deepEqual(await desk.takeBack(draft.key), {is: 'draft', id: draft.key});
    const back = (await desk.drafts.request())!;
    assert.deepEqual([back.key, back.title, back.files.length, desk.outbox().length], [draft.key, draft.title, 1, 0]);
    assert.equal((await desk.submit({...back, title: '改过的标题'}, zh)).is, 'accepted');
  });

  it('that was tried a while ago and is not there gets a new key, and goes out once', async () => {
    const {desk, vendor, clock, draft} = await stuck(refusing(503, 'unavailable', {retryable: true}, {'Retry-After': '3600'}));
    await clock.advance(120_000);
    const taken = await desk.takeBack(draft.key);
    assert.ok(taken.is === 'draft');
    const back = (await desk.drafts.request(taken.id))!;
    assert.notEqual(back.key, draft.key);
    await clock.advance(3_600_000);
    assert.equal((await desk.submit({...back, title: '改过的标题'}, zh)).is, 'accepted');
    assert.deepEqual([await tickets(vendor, draft.title), await tickets(vendor, '改过的标题')], [0, 1]);
  });

  it('that has arrived after all is accepted, not written anew', async () => {
    const {desk, vendor, draft, heard} = await stuck(lostAnswer);
    const taken = await desk.takeBack(draft.key);
    assert.ok(taken.is === 'accepted');
    assert.equal((taken.reply as {clientRef: string}).clientRef, draft.key);
    assert.deepEqual([desk.outbox().length, heard('accepted').length, await tickets(vendor, draft.title)], [0, 1, 1]);
    assert.equal(await desk.drafts.request(), undefined);
  });

  it('of which nobody can tell whether it arrived keeps its key, so that a second copy is refused', async () => {
    const {desk, vendor, draft, clock} = await stuck(lostAnswer);
    vendor.fail('GET /tickets', noLine, true);
    vendor.fail('POST /tickets', noLine, true);
    let taken: TakenBack | undefined;
    void desk.takeBack(draft.key).then((outcome) => (taken = outcome));
    await clock.advanceUntil(() => taken, 100);
    assert.ok(taken?.is === 'draft');
    vendor.mend();
    const back = (await desk.drafts.request(taken.id))!;
    assert.equal(back.key, draft.key);
    assert.equal((await refused(desk.submit({...back, title: '改过的标题'}, zh))).code, 'idempotency-key-reused');
    assert.deepEqual([await tickets(vendor, draft.title), await tickets(vendor, '改过的标题')], [1, 0]);
  });

  it('because it was refused while something else was written goes back beside that, under a new key', async () => {
    const {desk, vendor, online, heard} = await openTab();
    vendor.fail('POST /tickets', noLine);
    const draft = lacking();
    await desk.submit(draft, zh);
    await desk.drafts.saveRequest(requestDraft({title: '另一件'}));
    online();
    await until(() => heard('refused').length === 1);
    const taken = await desk.takeBack(draft.key);
    assert.ok(taken.is === 'draft');
    const back = (await desk.drafts.request(taken.id))!;
    assert.deepEqual([back.title, back.problem!.code], [draft.title, 'invalid-fields']);
    assert.notEqual(back.key, draft.key);
    assert.equal((await desk.drafts.requests()).length, 2);
  });

  it('a step without a form of its own stays where it is', async () => {
    const {desk, vendor, draft} = await stuck();
    await desk.retry(draft.key);
    const [ticket] = (await desk.tickets()).items;
    vendor.fail(`POST /tickets/${ticket!.id}/actions`, noLine);
    const sent = await desk.act(ticket!, 'confirm');
    assert.ok(sent.is === 'waiting');
    assert.deepEqual(await desk.takeBack(sent.key), {is: 'waiting'});
    assert.equal(desk.outbox().length, 1);
  });
});
