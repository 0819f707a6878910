import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {ProblemError} from '../../src/contract/problem-error.js';
import type {Desk, DeskChange} from '../../src/desk/desk.js';
import {openDesk} from '../../src/desk/open-desk.js';
import {FakeClock, turn, until} from '../support/fake-clock.js';
import {SharedStore} from '../support/shared-store.js';
import {answering, baseUrl, keptFile, noLine, openVendor, requestDraft} from '../support/vendor.js';

const zh = {locale: 'zh-Hans'};
const opened: Desk[] = [];
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close();
});

async function open(customer = 'li-wen') {
  const vendor = await openVendor();
  const page = new EventTarget();
  const [storage, clock] = [new SharedStore(), new FakeClock()];
  const desk = openDesk({baseUrl, transport: vendor.transport, getToken: vendor.token(customer), storage, clock, page, locks: undefined});
  opened.push(desk);
  const news: DeskChange[] = [];
  desk.watch((change) => news.push(change));
  const heard = <K extends DeskChange['is']>(is: K) => news.filter((change): change is Extract<DeskChange, {is: K}> => change.is === is);
  const online = () => page.dispatchEvent(new Event('online'));
  return {vendor, desk, storage, clock, heard, online};
}

async function withTicket() {
  const all = await open();
  const sent = await all.desk.submit(requestDraft(), zh);
  assert.ok(sent.is === 'accepted');
  return {...all, ticket: sent.reply};
}

const words = (text: string) => ({key: newKey(), text, files: [], editedAt: 1});
async function refused(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    (value) => assert.fail(JSON.stringify(value)),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProblemError, String(error));
  return error;
}

describe('reading', () => {
  it('fetches the settings once for everybody, and again after a failure', async () => {
    const {desk, vendor, clock} = await open();
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
    const {desk, vendor} = await open();
    const [first] = await desk.search('导出', {limit: 3});
    assert.match(first!.title, /导出/);
    vendor.fail('GET *', noLine, true);
    assert.ok((await desk.search('登录')).length > 0);
    assert.equal(vendor.seen.filter((kind) => kind === 'GET /articles/index').length, 1);
  });

  it('reads lists, one ticket, its thread, a file’s address, an article and surveys', async () => {
    const {desk} = await open();
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
    const {desk, vendor} = await open();
    vendor.fail('GET /me', () => new Promise(() => {}));
    const control = new AbortController();
    const reading = refused(desk.me(control.signal));
    await until(() => vendor.seen.includes('GET /me'));
    control.abort();
    assert.equal((await reading).code, 'aborted');
  });
});

describe('replies', () => {
  it('arrive in the order they were written, however late', async () => {
    const {desk, vendor, ticket, heard, online} = await withTicket();
    vendor.fail(`POST /tickets/${ticket.id}/messages`, noLine);
    assert.equal((await desk.reply(ticket.id, words('第一句'))).is, 'waiting');
    assert.equal((await desk.reply(ticket.id, words('第二句'))).is, 'accepted', 'the second takes the first along');
    assert.equal((await desk.reply(ticket.id, words('第三句'))).is, 'accepted');
    online();
    await until(() => desk.outbox().length === 0);
    assert.deepEqual(
      (await desk.messages(ticket.id)).items.map(({text}) => text),
      ['第一句', '第二句', '第三句'],
    );
    assert.deepEqual(
      heard('accepted').map(({entry}) => entry.body.text),
      ['第一句'],
    );
    assert.ok(heard('ticket').length >= 4);
  });

  it('keep their draft apart for each ticket, and spend it when handed in', async () => {
    const {desk, ticket} = await withTicket();
    const draft = words('补充一份日志');
    await desk.drafts.saveReply(ticket.id, draft);
    await desk.drafts.saveReply('another', words('别的'));
    await desk.reply(ticket.id, draft);
    assert.equal(await desk.drafts.reply(ticket.id), undefined);
    assert.equal((await desk.drafts.reply('another'))!.text, '别的');
    await desk.drafts.discardReply('another');
    assert.equal(await desk.drafts.reply('another'), undefined);
  });

  it('to a ticket that is not there come back to their form', async () => {
    const {desk} = await open();
    assert.equal((await refused(desk.reply('nowhere', words('在吗')))).code, 'not-found');
    assert.equal((await desk.drafts.reply('nowhere'))!.text, '在吗');
    assert.deepEqual(desk.outbox(), []);
  });
});

describe('a draft', () => {
  it('saved late, after it was handed in, does not come back', async () => {
    const {desk} = await open();
    const draft = requestDraft();
    await desk.drafts.saveRequest(draft);
    const sending = desk.submit(draft, zh);
    await desk.drafts.saveRequest({...draft, description: `${draft.description}。`});
    await sending;
    await desk.drafts.saveRequest(draft);
    assert.equal(await desk.drafts.request(), undefined);
  });

  it('lets go of the bytes of a file that was taken out, and of all when discarded', async () => {
    const {desk, storage} = await open();
    const [one, two] = [keptFile('一'), keptFile('二')];
    const stored = () => [...storage.records.keys()].filter((key) => key.includes('/file/')).length;
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
    const {desk} = await open();
    const rating = {clientRef: newKey(), solved: true, scores: {speed: 4}, reasons: [], comment: '还行'};
    assert.deepEqual(await desk.drafts.saveRating('s-1', rating), {kept: true});
    assert.deepEqual(await desk.drafts.rating('s-1'), rating);
    assert.equal(await desk.drafts.rating('s-2'), undefined);
    await desk.drafts.discardRating('s-1');
    assert.equal(await desk.drafts.rating('s-1'), undefined);
  });
});

describe('steps and ratings', () => {
  it('a step with a stale version is refused at once and does not stay', async () => {
    const {desk, ticket} = await withTicket();
    const error = await refused(desk.act({...ticket, version: ticket.version + 7}, 'confirm'));
    assert.ok(['version-stale', 'action-not-allowed'].includes(error.code));
    assert.deepEqual(desk.outbox(), []);
  });

  it('two clicks on one button are one step', async () => {
    const {desk, vendor, ticket} = await withTicket();
    await Promise.all([refused(desk.act(ticket, 'confirm')), refused(desk.act(ticket, 'confirm'))]);
    assert.equal(vendor.seen.filter((kind) => kind.endsWith('/actions')).length, 1);
  });

  it('a step that waits is joined by the next click, not doubled', async () => {
    const {desk, vendor, ticket} = await withTicket();
    vendor.fail(`POST /tickets/${ticket.id}/actions`, noLine);
    assert.equal((await desk.act(ticket, 'confirm')).is, 'waiting');
    assert.equal(desk.outbox().length, 1);
    await refused(desk.act(ticket, 'confirm'));
    assert.deepEqual(desk.outbox(), []);
  });

  it('a step refused late stays listed with its words', async () => {
    const {desk, vendor, ticket, online, heard} = await withTicket();
    vendor.fail(`POST /tickets/${ticket.id}/actions`, noLine);
    await desk.act(ticket, 'reject', '导出的文件还是空的');
    online();
    await until(() => heard('refused').length === 1);
    const [entry] = desk.outbox();
    assert.deepEqual([entry!.body.reason, entry!.problem!.code], ['导出的文件还是空的', 'action-not-allowed']);
    await desk.discard(entry!.key);
    assert.deepEqual(desk.outbox(), []);
  });

  it('what a reader thinks of an article waits like everything else', async () => {
    const {desk, vendor, heard, online} = await open();
    const {items} = await desk.articles();
    const article = items[0]!;
    vendor.fail(`POST /articles/${article.id}/feedback`, noLine);
    assert.equal((await desk.rateArticle(article, true)).is, 'waiting');
    online();
    await until(() => heard('accepted').length === 1);
    assert.equal((heard('accepted')[0]!.reply as {helpful: boolean}).helpful, true);
  });

  it('an answer to a survey that does not come back in the reply is not called sent', async () => {
    const {desk, vendor, heard, online} = await open();
    const response = {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''};
    const survey = {
      id: 's-1',
      definition: 'd',
      state: 'answered',
      createdAt: '2026-01-01T00:00:00Z',
      expiresAt: '2027-01-01T00:00:00Z',
      ticket: {id: 't-9', reference: 'AC', title: '导出'},
    };
    const json = {'Content-Type': 'application/json'};
    vendor.fail('PUT /surveys/s-1/response', answering(200, JSON.stringify(survey), json));
    vendor.fail('PUT /surveys/s-1/response', answering(200, JSON.stringify({...survey, response}), json));
    await desk.drafts.saveRating('s-1', response);
    const sent = await desk.respond({id: 's-1', label: '服务评价'}, response);
    assert.ok(sent.is === 'waiting');
    assert.equal(sent.problem.code, 'unreadable');
    assert.equal(await desk.drafts.rating('s-1'), undefined);
    online();
    await until(() => heard('accepted').length === 1);
    assert.deepEqual([heard('survey')[0]!.survey.id, heard('ticket')[0]!.id], ['s-1', 't-9']);
  });

  it('a rating refused goes back into its form', async () => {
    const {desk} = await open();
    const response = {clientRef: newKey(), scores: {}, reasons: [], comment: '等了两天'};
    assert.equal((await refused(desk.respond({id: 'nowhere', label: 'x'}, response))).code, 'not-found');
    const back = await desk.drafts.rating('nowhere');
    assert.equal(back!.comment, '等了两天');
    assert.notEqual(back!.clientRef, response.clientRef);
  });
});

describe('uploads', () => {
  it('of one file share one flight, whoever asks, and tell each how far it is', async () => {
    const {desk, vendor} = await open();
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
    const {desk, vendor} = await open();
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
    const {desk, vendor, storage} = await open();
    const file = keptFile();
    const {id} = await desk.upload(file);
    await desk.removeUpload(file);
    assert.ok(vendor.seen.includes(`DELETE /uploads/${id}`));
    assert.equal([...storage.records.keys()].filter((key) => key.includes('/upload/')).length, 0);
  });
});

describe('a desk', () => {
  it('goes on for the others when one watcher throws', async (test) => {
    const {desk, heard} = await open();
    const complaints = test.mock.method(console, 'error', () => {});
    desk.watch(() => {
      throw new Error('a fault of the page');
    });
    await desk.submit(requestDraft(), zh);
    assert.equal(heard('ticket').length, 1);
    assert.ok(complaints.mock.callCount() > 0);
  });

  it('that is closed tries nothing more', async () => {
    const {desk, vendor, clock, online} = await open();
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
