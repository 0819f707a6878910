import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {openCounter, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const minute = 60_000;

function reply(counter: Counter, ticket: string, text: string, attachments: string[] = []) {
  const clientRef = newKey();
  return counter.call('POST', `/tickets/${ticket}/messages`, {as, key: clientRef, body: {clientRef, text, attachments}});
}

function act(counter: Counter, ticket: {id: string; version: number}, action: string, reason?: string, more: object = {}) {
  const clientRef = newKey();
  return counter.call('POST', `/tickets/${ticket.id}/actions`, {
    as,
    key: clientRef,
    version: ticket.version,
    body: {action, reason, clientRef, ...more},
  });
}

async function read(counter: Counter, id: string) {
  return (await counter.call('GET', `/tickets/${id}`, {as})).json;
}

describe('one request from the first word to the rating', () => {
  it('is received, moved by the team, resolved, rejected, resolved again, confirmed and rated', async () => {
    const counter = await openCounter({team: {}});
    const files = [await counter.upload(as, 'engine.log', '08:12:01 ERROR 连接池耗尽\n'.repeat(2000))];
    const submitted = await counter.submit(as, {attachments: files});
    assert.equal(submitted.status, 201);
    const {id, reference} = submitted.json;
    assert.match(reference, /^AC-[2-9A-HJKMNP-Z]{4}-\d{4}$/);
    assert.equal(submitted.headers.get('Location'), `https://support.example.com/portal/v1/tickets/${id}`);
    assert.equal(submitted.json.state, 'received');
    assert.equal(submitted.json.priority, 'P1');
    assert.equal(submitted.json.attachments[0].name, 'engine.log');
    assert.deepEqual(
      submitted.json.clocks.map(({kind, state}: {kind: string; state: string}) => `${kind} ${state}`),
      ['first-response running', 'workaround running', 'resolution running'],
    );
    assert.equal(Date.parse(submitted.json.clocks[0].dueAt), counter.now() + 60 * minute);

    await counter.pass(minute);
    const resolved = await read(counter, id);
    assert.deepEqual(
      resolved.events.flatMap((event: {kind: string; to: string}) => (event.kind === 'state-changed' ? [event.to] : [])),
      ['received', 'classified', 'assigned', 'in-progress', 'resolved'],
    );
    assert.deepEqual(
      resolved.stages.map(({stage}: {stage: string}) => stage),
      ['received', 'assigned', 'working', 'resolved'],
    );
    assert.match(resolved.messages.items[0].text, /engine\.log/);
    assert.equal(resolved.waitingFor, 'customer');
    assert.deepEqual(resolved.allowedActions, ['confirm', 'reject', 'bring-in']);
    assert.equal(resolved.survey.state, 'due');

    const rejected = await act(counter, resolved, 'reject', '清了缓存还是一样');
    assert.equal(rejected.json.state, 'reopened');
    assert.equal(rejected.json.survey, undefined);
    assert.equal(rejected.json.resolution, undefined);
    assert.equal(rejected.json.events.at(-1).note, '清了缓存还是一样');
    const asked = async () => (await counter.call('GET', `/surveys/${resolved.survey.id}`, {as})).json;
    assert.deepEqual([(await asked()).state, (await asked()).supersededBy], ['withdrawn', undefined]);
    const late = {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''};
    assert.equal((await counter.call('PUT', `/surveys/${resolved.survey.id}/response`, {as, body: late})).json.code, 'response-closed');

    await counter.pass(minute);
    const again = await read(counter, id);
    assert.equal(again.state, 'resolved');
    assert.notEqual(again.survey.id, resolved.survey.id);
    assert.deepEqual([(await asked()).state, (await asked()).supersededBy], ['withdrawn', again.survey.id], 'an old link leads on');

    const confirmed = await act(counter, again, 'confirm');
    assert.equal(confirmed.json.state, 'confirmed');
    assert.deepEqual(confirmed.json.allowedActions, ['reopen', 'bring-in']);
    assert.equal(confirmed.json.allowsReply, false);

    const definition = (await counter.call('GET', '/desk')).json.surveys.find(({kind}: {kind: string}) => kind === 'ticket');
    const scores = Object.fromEntries(definition.dimensions.map((dimension: {id: string}) => [dimension.id, 5]));
    const response = {clientRef: newKey(), solved: true, scores, reasons: [], comment: '很快'};
    const rated = await counter.call('PUT', `/surveys/${again.survey.id}/response`, {as, body: response});
    assert.equal(rated.json.state, 'answered');
    const end = await read(counter, id);
    assert.equal(end.events.at(-1).kind, 'rated');
    assert.equal(end.version, confirmed.json.version, 'a rating moves nothing');
    assert.equal(end.survey.state, 'answered');
  });

  it('waits for the log that an incident came without, and goes on with it', async () => {
    const counter = await openCounter({team: {}});
    const {id} = (await counter.submit(as)).json;
    await counter.pass(10 * minute);
    const asked = await read(counter, id);
    assert.equal(asked.state, 'waiting-for-customer');
    assert.equal(asked.waitingFor, 'customer');
    assert.match(asked.messages.items.at(-1).text, /日志/);
    const log = await counter.upload(as, 'web.log', '09:14:53 WARN upgrade refused\n');
    const said = await reply(counter, id, '日志在附件里', [log]);
    assert.equal(said.status, 201);
    assert.equal(said.json.attachments[0].id, log);
    assert.equal((await read(counter, id)).state, 'in-progress');
    await counter.pass(minute);
    const done = await read(counter, id);
    assert.equal(done.state, 'resolved');
    assert.equal(done.events.filter(({to}: {to?: string}) => to === 'waiting-for-customer').length, 1, 'it asks once');
  });

  it('gets a way round, a plan to approve where servers are touched, and at its end cause, prevention, checks and how long nothing worked', async () => {
    const counter = await openCounter({team: {}});
    const attachments = [await counter.upload(as, 'engine.log', '08:12:01 ERROR 磁盘已满\n')];
    const {id} = (await counter.submit(as, {attachments, category: 'outage-whole'})).json;
    await counter.pass(10 * minute);
    const asked = await read(counter, id);
    assert.equal(asked.state, 'in-progress', 'it goes no further alone');
    assert.equal(asked.messages.items.filter(({kind}: {kind?: string}) => kind === 'workaround').length, 1);
    const [plan] = asked.proposals;
    assert.equal(plan.state, 'waiting');
    assert.ok(plan.steps.length > 1);
    assert.ok(plan.steps.every(({until}: {until: string}) => Date.parse(until) > counter.now()));

    await act(counter, asked, 'disapprove', '上午要开会', {proposal: plan.id});
    await counter.pass(minute);
    const anew = await read(counter, id);
    const second = anew.proposals.at(-1);
    assert.deepEqual([anew.proposals[0].state, second.state], ['rejected', 'waiting']);
    assert.ok(second.steps[0].until > plan.steps[0].until);

    await act(counter, anew, 'approve', undefined, {proposal: second.id});
    await counter.pass(minute);
    const {state, resolution} = await read(counter, id);
    assert.equal(state, 'resolved');
    assert.ok(resolution.cause && resolution.prevention);
    assert.ok(resolution.checks.every(({done, result}: {done: boolean; result: string}) => done && result));
    assert.ok(resolution.outage.from < resolution.outage.to);
  });

  it('is answered in the language it was written in', async () => {
    const counter = await openCounter({team: {}});
    const draft = {type: 'question', title: 'How do I hide a column?', description: 'For one department only.', locale: 'en'};
    const submitted = await counter.submit('emma-hart', {...draft, fields: {topic: 'usage', product: 'bi-cloud'}, impact: {}});
    assert.equal(submitted.status, 201, submitted.text);
    assert.equal(submitted.json.priority, undefined);
    await counter.pass(minute);
    const done = (await counter.call('GET', `/tickets/${submitted.json.id}`, {as: 'emma-hart'})).json;
    assert.equal(done.state, 'resolved');
    for (const {text} of done.messages.items) assert.doesNotMatch(text, /\p{Script=Han}{4}|\{\w+\}/u);
    const asked = await counter.submit('leung-ka-man', {
      ...draft,
      title: 'qqqq zzzz',
      locale: 'zh-TW',
      fields: {topic: 'usage', product: 'bi-cloud'},
      impact: {},
    });
    await counter.pass(minute);
    const read = (await counter.call('GET', `/tickets/${asked.json.id}`, {as: 'leung-ka-man'})).json;
    assert.equal(read.state, 'resolved');
    const said = [
      read.resolution.summary,
      ...read.messages.items.filter(({author}: {author: {role: string}}) => author.role === 'agent').map(({text}: {text: string}) => text),
    ];
    assert.ok(said.length > 1);
    for (const text of said) assert.doesNotMatch(text, /[们这说会还请处问应]|\{\w+\}/u);
  });

  it('is a question: resolved as answered only where an answer stands in the thread', async () => {
    const counter = await openCounter({team: {}});
    const {title, locale} = (await counter.call('GET', '/articles')).json.items[0];
    const ask = async (over: {title: string; locale: string}, between?: string) => {
      const submitted = await counter.submit(as, {type: 'question', fields: {topic: 'usage', product: 'bi-cloud'}, impact: {}, ...over});
      assert.equal(submitted.status, 201, submitted.text);
      await counter.pass(15_000);
      if (between !== undefined) assert.equal((await reply(counter, submitted.json.id, between)).status, 201);
      await counter.pass(minute);
      const {state, resolution, messages} = await read(counter, submitted.json.id);
      assert.equal(state, 'resolved');
      return {summary: String(resolution.summary), texts: messages.items.map(({text}: {text: string}) => text).join('\n')};
    };
    for (const between of [undefined, '补充一点']) {
      const known = await ask({title, locale}, between);
      assert.ok(known.texts.includes(title), known.texts);
      assert.doesNotMatch(known.summary, /没有找到|found no article/);
    }
    const unknown = await ask({title: 'qqqq zzzz', locale: 'zh-Hans'});
    assert.doesNotMatch(unknown.summary, /往来里/);
    assert.match(unknown.summary, /没有找到对应的文章/);
    assert.match((await ask({title: 'qqqq zzzz', locale: 'en'})).summary, /found no article/);
  });

  it('is heard where the customer writes under an old request; what nobody touches stays', async () => {
    const counter = await openCounter({team: {}});
    const before = (await counter.call('GET', '/tickets?limit=100', {as})).json.items;
    await counter.pass(60 * minute);
    assert.deepEqual((await counter.call('GET', '/tickets?limit=100', {as})).json.items, before);
    const resolved = before.find(({state}: {state: string}) => state === 'resolved');
    assert.ok(resolved, 'the world has a resolved request');
    await act(counter, resolved, 'reject', '今天又出现了');
    await counter.pass(minute);
    assert.equal((await read(counter, resolved.id)).state, 'resolved');
  });
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
