import assert from 'node:assert/strict';
import {it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import type {Counter} from './gateway-counter.js';

export const as = 'li-wen';
export const minute = 60_000;

export function reply(counter: Counter, ticket: string, text: string, attachments: string[] = []) {
  const clientRef = newKey();
  return counter.call('POST', `/tickets/${ticket}/messages`, {as, key: clientRef, body: {clientRef, text, attachments}});
}

export function act(counter: Counter, ticket: {id: string; version: number}, action: string, reason?: string, more: object = {}) {
  const clientRef = newKey();
  return counter.call('POST', `/tickets/${ticket.id}/actions`, {
    as,
    key: clientRef,
    version: ticket.version,
    body: {action, reason, clientRef, ...more},
  });
}

export async function read(counter: Counter, id: string) {
  return (await counter.call('GET', `/tickets/${id}`, {as})).json;
}

/** Walks from the first word to the rating, on any desk that `open` opens with a team at work. */
export function walks(open: () => Promise<Counter>): void {
  it('is received, moved by the team, resolved, rejected, resolved again, confirmed and rated', async () => {
    const counter = await open();
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
    const counter = await open();
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
    const counter = await open();
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
    const counter = await open();
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
    const counter = await open();
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
    const counter = await open();
    const before = (await counter.call('GET', '/tickets?limit=100', {as})).json.items;
    await counter.pass(60 * minute);
    assert.deepEqual((await counter.call('GET', '/tickets?limit=100', {as})).json.items, before);
    const resolved = before.find(({state}: {state: string}) => state === 'resolved');
    assert.ok(resolved, 'the world has a resolved request');
    await act(counter, resolved, 'reject', '今天又出现了');
    await counter.pass(minute);
    assert.equal((await read(counter, resolved.id)).state, 'resolved');
  });
}
