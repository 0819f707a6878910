import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {until} from '../support/fake-clock.js';
import {openTab, refused, zh} from '../support/tab.js';
import {answering, noLine, requestDraft} from '../support/vendor.js';

async function withTicket() {
  const all = await openTab();
  const sent = await all.desk.submit(requestDraft(), zh);
  assert.ok(sent.is === 'accepted');
  return {...all, ticket: sent.reply};
}

const words = (text: string) => ({key: newKey(), text, files: [], editedAt: 1});

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

  it('that wait behind one another on a line that answers nonsense are not sent without end', async () => {
    const {desk, vendor, ticket, clock} = await withTicket();
    const kind = `POST /tickets/${ticket.id}/messages`;
    vendor.fail(kind, answering(200, '<html>Wi-Fi', {'Content-Type': 'text/html'}), true);
    assert.equal((await desk.reply(ticket.id, words('第一句'))).is, 'waiting');
    assert.equal((await desk.reply(ticket.id, words('第二句'))).is, 'waiting');
    await clock.advance(8_000);
    assert.ok(vendor.seen.filter((one) => one === kind).length <= 10, `${vendor.seen.length} requests in eight seconds`);
    vendor.mend();
    await clock.advanceUntil(() => desk.outbox().length === 0);
    assert.deepEqual(
      (await desk.messages(ticket.id)).items.map(({text}) => text),
      ['第一句', '第二句'],
    );
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
    const {desk} = await openTab();
    assert.equal((await refused(desk.reply('nowhere', words('在吗')))).code, 'not-found');
    assert.equal((await desk.drafts.reply('nowhere'))!.text, '在吗');
    assert.deepEqual(desk.outbox(), []);
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
    await desk.act(ticket, 'reject', {reason: '导出的文件还是空的'});
    online();
    await until(() => heard('refused').length === 1);
    const [entry] = desk.outbox();
    assert.deepEqual([entry!.body.reason, entry!.problem!.code], ['导出的文件还是空的', 'action-not-allowed']);
    await desk.discard(entry!.key);
    assert.deepEqual(desk.outbox(), []);
  });

  it('what a reader thinks of an article waits like everything else', async () => {
    const {desk, vendor, heard, online} = await openTab();
    const {items} = await desk.articles();
    const article = items[0]!;
    vendor.fail(`POST /articles/${article.id}/feedback`, noLine);
    assert.equal((await desk.rateArticle(article, true)).is, 'waiting');
    online();
    await until(() => heard('accepted').length === 1);
    assert.equal((heard('accepted')[0]!.reply as {helpful: boolean}).helpful, true);
  });

  it('an answer to a survey that does not come back in the reply is not called sent', async () => {
    const {desk, vendor, heard, online} = await openTab();
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
    const {desk} = await openTab();
    const response = {clientRef: newKey(), scores: {}, reasons: [], comment: '等了两天'};
    assert.equal((await refused(desk.respond({id: 'nowhere', label: 'x'}, response))).code, 'not-found');
    const back = await desk.drafts.rating('nowhere');
    assert.equal(back!.comment, '等了两天');
    assert.notEqual(back!.clientRef, response.clientRef);
  });
});
