import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {openCounter, type Counter} from '../support/gateway-counter.js';
import {act, as, minute, read, reply, walks} from '../support/walks.js';

describe('one request from the first word to the rating', () => {
  walks(() => openCounter({team: {}}));
});

describe('actions', () => {
  it('carry the version seen', async () => {
    const counter = await openCounter({team: {}});
    const ticket = (await counter.submit(as, {attachments: [await counter.upload(as, 'a.log', 'x')]})).json;
    await counter.pass(minute);
    const resolved = await read(counter, ticket.id);
    const clientRef = newKey();
    const without = await counter.call('POST', `/tickets/${ticket.id}/actions`, {as, key: clientRef, body: {action: 'confirm', clientRef}});
    assert.equal(without.status, 400);
    assert.equal((await act(counter, ticket, 'confirm')).json.code, 'version-stale');
    assert.equal((await act(counter, resolved, 'reject', '  ')).json.issues[0].pointer, '/reason');
    assert.equal((await act(counter, resolved, 'confirm')).status, 200);
    const late = await act(counter, {...resolved, version: resolved.version + 1}, 'reject', '还是不行');
    assert.equal(late.status, 409);
    assert.equal(late.json.code, 'action-not-allowed');
    assert.deepEqual(late.json.allowed, ['reopen', 'bring-in']);
    assert.equal((await reply(counter, ticket.id, '谢谢')).json.code, 'action-not-allowed');
  });

  it('reopen what is closed, with a reason, for as many days as the desk says', async () => {
    const counter = await openCounter({team: {}});
    const {reopenDays} = (await counter.call('GET', '/desk')).json;
    const {id} = (await counter.submit(as, {attachments: [await counter.upload(as, 'a.log', 'x')]})).json;
    await counter.pass(minute);
    const confirmed = (await act(counter, await read(counter, id), 'confirm')).json;
    assert.equal(Date.parse(confirmed.reopenableUntil), counter.now() + reopenDays * 24 * 60 * minute);
    await counter.pass(reopenDays * 24 * 60 * minute - 1);
    const wordless = await act(counter, confirmed, 'reopen', ' ');
    assert.deepEqual(wordless.json.issues, [{pointer: '/reason', code: 'required'}]);
    const reopened = (await act(counter, confirmed, 'reopen', '周一又出现了同样的报错')).json;
    assert.equal(reopened.state, 'reopened');
    assert.equal(reopened.events.at(-1).note, '周一又出现了同样的报错');
    assert.equal(reopened.resolution, undefined);
    assert.equal(reopened.survey, undefined);
    assert.equal(reopened.reopenableUntil, undefined);
    await counter.pass(minute);
    const again = await read(counter, id);
    assert.equal(again.state, 'resolved', 'the team takes it up again');
    assert.notEqual(again.survey.id, confirmed.survey.id);
    const closed = (await act(counter, again, 'confirm')).json;
    await counter.pass(reopenDays * 24 * 60 * minute);
    const late = await read(counter, id);
    assert.deepEqual(late.allowedActions, ['bring-in']);
    assert.equal(late.reopenableUntil, undefined);
    assert.equal((await act(counter, closed, 'reopen', '还是不行')).json.code, 'action-not-allowed');
  });

  it('cancel what is open, with a reason or without, and nothing that is resolved', async () => {
    const counter = await openCounter({team: {}});
    const first = (await counter.submit(as)).json;
    assert.ok(first.allowedActions.includes('cancel'));
    const cancelled = (await act(counter, first, 'cancel')).json;
    assert.equal(cancelled.state, 'cancelled');
    assert.equal(cancelled.waitingFor, 'nobody');
    assert.equal('note' in cancelled.events.at(-1), false);
    assert.deepEqual(cancelled.allowedActions, ['reopen', 'bring-in']);
    assert.equal(Date.parse(cancelled.reopenableUntil), counter.now() + 24 * 60 * minute);
    const undone = (await act(counter, cancelled, 'reopen')).json;
    assert.deepEqual([undone.state, undone.waitingFor, 'note' in undone.events.at(-1)], ['reopened', 'team', false]);
    assert.equal((await act(counter, undone, 'cancel')).json.state, 'cancelled');
    const second = (await counter.submit(as, {attachments: [await counter.upload(as, 'a.log', 'x')]})).json;
    assert.equal((await act(counter, second, 'cancel', '自己找到原因了')).json.events.at(-1).note, '自己找到原因了');
    await counter.pass(24 * 60 * minute);
    assert.equal((await act(counter, await read(counter, second.id), 'reopen')).json.code, 'action-not-allowed', 'too late');
    const third = (await counter.submit(as, {attachments: [await counter.upload(as, 'a.log', 'x')]})).json;
    await counter.pass(minute);
    assert.equal((await read(counter, first.id)).state, 'cancelled', 'the team lets it be');
    assert.equal((await act(counter, await read(counter, third.id), 'cancel')).json.code, 'action-not-allowed');
  });

  it('are taken once when two tabs press different buttons', async () => {
    const counter = await openCounter({team: {}});
    const ticket = (await counter.submit(as, {attachments: [await counter.upload(as, 'a.log', 'x')]})).json;
    await counter.pass(minute);
    const resolved = await read(counter, ticket.id);
    const both = await Promise.all([act(counter, resolved, 'confirm'), act(counter, resolved, 'reject', '没有')]);
    assert.deepEqual(both.map(({status}) => status).sort(), [200, 412]);
  });
});

describe('surveys', () => {
  async function due(counter: Counter) {
    const ticket = (await counter.submit(as, {attachments: [await counter.upload(as, 'a.log', 'x')]})).json;
    await counter.pass(minute);
    return (await read(counter, ticket.id)).survey.id as string;
  }
  const answer = (over = {}) => ({clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: '', ...over});
  const day = 24 * 60 * minute;

  it('may be changed for seven days; the last answer counts once', async () => {
    const counter = await openCounter({team: {}});
    const path = `/surveys/${await due(counter)}/response`;
    const first = answer();
    assert.equal((await counter.call('PUT', path, {as, body: first})).status, 200);
    await counter.pass(6 * day);
    const second = answer({solved: false, comment: '又坏了'});
    assert.equal((await counter.call('PUT', path, {as, body: second})).json.response.comment, '又坏了');
    await counter.pass(2 * day);
    assert.equal((await counter.call('PUT', path, {as, body: answer()})).json.code, 'response-closed');
    assert.equal((await counter.call('PUT', path, {as, body: second})).status, 200, 'a repeated answer is not a late one');
    const ticket = (await counter.call('GET', `/surveys/${path.split('/')[2]}`, {as})).json.ticket.id;
    const events = (await read(counter, ticket)).events as {kind: string}[];
    assert.equal(events.filter(({kind}) => kind === 'rated').length, 1);
  });

  it('make a low score, a comment or a wish to be called somebody’s work, and a praise nobody’s', async () => {
    const counter = await openCounter({team: {}});
    const id = await due(counter);
    const dimension = (await counter.call('GET', '/desk')).json.surveys[0].dimensions[0].id as string;
    const rate = async (over: object) => (await counter.call('PUT', `/surveys/${id}/response`, {as, body: answer(over)})).json.followUp;
    assert.equal(await rate({scores: {[dimension]: 5}}), undefined);
    for (const over of [
      {scores: {[dimension]: 1}},
      {solved: false},
      {comment: '建议加一个导出按钮'},
      {callback: {phone: '+86 138 0000 6180'}},
    ]) {
      assert.equal((await rate(over)).state, 'received', JSON.stringify(over));
    }
    await counter.pass(minute);
    const followUp = async () => (await counter.call('GET', `/surveys/${id}`, {as})).json.followUp;
    assert.equal((await followUp()).state, 'answered');
    assert.match((await followUp()).answer.text, /号码/);
    assert.equal((await followUp()).answer.by.role, 'agent');
    assert.equal((await rate({callback: {phone: '+86 138 0000 6180'}})).state, 'answered', 'the same words are no new work');
    assert.equal((await rate({comment: '还有一件事'})).state, 'received');
  });

  it('bring no new answer of the team once the rating was taken back to praise', async () => {
    const counter = await openCounter({team: {}});
    const id = await due(counter);
    await counter.call('PUT', `/surveys/${id}/response`, {as, body: answer({solved: false})});
    await counter.call('PUT', `/surveys/${id}/response`, {as, body: answer()});
    await counter.pass(minute);
    assert.equal((await counter.call('GET', `/surveys/${id}`, {as})).json.followUp, undefined);
  });

  it('tell whether the customer has already called it solved', async () => {
    const counter = await openCounter({team: {}});
    const id = await due(counter);
    const survey = async () => (await counter.call('GET', `/surveys/${id}`, {as})).json;
    assert.equal((await survey()).ticket.confirmed, false);
    await act(counter, await read(counter, (await survey()).ticket.id), 'confirm');
    assert.equal((await survey()).ticket.confirmed, true);
    assert.equal(
      (await counter.call('GET', '/surveys', {as})).json.items.find((item: {id: string}) => item.id === id).ticket.confirmed,
      true,
    );
  });

  it('close after fourteen days without an answer', async () => {
    const counter = await openCounter({team: {}});
    const id = await due(counter);
    await counter.pass(14 * day);
    assert.equal((await counter.call('GET', `/surveys/${id}`, {as})).json.state, 'expired');
    assert.equal((await counter.call('PUT', `/surveys/${id}/response`, {as, body: answer()})).json.code, 'response-closed');
  });

  it('refuse scores off the scale, rows and reasons of another survey, and an answer that says nothing', async () => {
    const counter = await openCounter({team: {}});
    const path = `/surveys/${await due(counter)}/response`;
    const dimension = (await counter.call('GET', '/desk')).json.surveys[0].dimensions[0].id as string;
    for (const [body, pointer] of [
      [answer({scores: {[dimension]: 0}}), `/scores/${dimension}`],
      [answer({scores: {[dimension]: 99}}), `/scores/${dimension}`],
      [answer({scores: {'no/such': 3}}), '/scores/no~1such'],
      [answer({reasons: ['none']}), '/reasons/0'],
      [answer({callback: {phone: 'ring me'}}), '/callback/phone'],
      [answer({callback: {phone: '12'}}), '/callback/phone'],
      [answer({comment: 'x'.repeat(100_000)}), '/comment'],
      [{...answer(), solved: undefined}, '/scores'],
    ] as const) {
      const refused = await counter.call('PUT', path, {as, body});
      assert.equal(refused.status, 422, refused.text);
      assert.equal(refused.json.issues[0].pointer, pointer);
    }
  });
});

it('the way a customer wants to be reached is one the desk offers, with what it asks for', async () => {
  const counter = await openCounter();
  for (const contact of [
    undefined,
    {by: 'portal'},
    {by: 'email'},
    {by: 'email', value: 'li.wen@hemu.example'},
    {by: 'phone', value: '8012'},
  ]) {
    assert.deepEqual((await counter.submit(as, {contact})).json.contact, contact);
  }
  const issues = async (contact: {by: string; value?: string}) => (await counter.submit(as, {contact})).json.issues;
  assert.deepEqual(await issues({by: 'pigeon'}), [{pointer: '/contact/by', code: 'unknown-option'}]);
  assert.deepEqual(await issues({by: 'phone', value: '  '}), [{pointer: '/contact/value', code: 'required'}]);
  assert.equal((await issues({by: 'email', value: 'x'.repeat(321)}))[0].code, 'too-long');
});

it('a message says what the team means it as, and a request who works on it: the assignee first', async () => {
  const counter = await openCounter();
  const {items} = (await counter.call('GET', '/tickets?limit=100', {as})).json;
  const whole = await Promise.all(items.map(({id}: {id: string}) => read(counter, id)));
  const kinds = whole.flatMap(({messages}) => messages.items.map(({kind}: {kind?: string}) => kind));
  assert.deepEqual([...new Set(kinds)].toSorted(), ['plan', 'workaround', undefined]);
  for (const {assignee, people, messages} of whole) {
    if (assignee) assert.equal(people[0].id, assignee.id);
    const ids = people.map(({id}: {id: string}) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const {author} of messages.items) if (author.role === 'agent') assert.ok(ids.includes(author.id));
    assert.ok(people.every(({role}: {role: string}) => role === 'agent'));
  }
});
