import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runTimers} from '../../server/app/run-timers.js';
import {agentKey} from '../../server/app/staff/staff-key.js';
import {takeStep} from '../../server/app/take-step.js';
import type {TicketStep} from '../../server/app/ticket-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {newKey} from '../../src/contract/key.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {type Counter, incident} from '../support/gateway-counter.js';
import {openStaffCounter, staffKey, type StaffCounter} from '../support/staff-counter.js';

const as = 'li-wen';
const minute = 60_000;
const hour = 60 * minute;
const engineer = haituWorld.agents.find(({id}) => id === 'shen-yan')!;
const team = 'support@haitu.example';

const read = async (counter: Counter, id: string) => (await counter.call('GET', `/tickets/${id}`, {as})).json as Ticket;
const kinds = (counter: Counter) => counter.gateway.mailbox.list(team).map(({kind}) => kind);

async function act(counter: Counter, id: string, action: string, reason?: string, by = as) {
  const {version} = (await counter.call('GET', `/tickets/${id}`, {as: by})).json;
  const body = {clientRef: newKey(), action, ...(reason !== undefined && {reason})};
  return counter.call('POST', `/tickets/${id}/actions`, {as: by, body, key: body.clientRef, version});
}

/** A request of the most urgent kind in work, or of another. */
async function inWork(counter: Counter, priority: string): Promise<string> {
  const {id} = (await counter.submit(as)).json;
  const steps: TicketStep[] = [{is: 'classify', priority}, {is: 'assign', to: engineer}, {is: 'start'}, {is: 'answer', text: '在看了'}];
  for (const step of steps) assert.ok(await takeStep(counter.gateway.ports, id, step, engineer), step.is);
  return id;
}

describe('urging', () => {
  it('is refused before the promised word is due, with the time from which it will be taken', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P2');
    const ticket = await read(counter, id);
    const word = ticket.clocks.find(({kind}) => kind === 'next-update')!.dueAt!;
    assert.deepEqual([ticket.escalation?.level, ticket.escalation?.urgeableAt], [1, word]);
    assert.ok(!ticket.allowedActions.includes('urge'));
    const {status, json} = await act(counter, id, 'urge');
    assert.deepEqual([status, json.code, json.issues], [409, 'action-not-allowed', [{pointer: '/action', code: 'too-early', params: {at: word}}]]); // prettier-ignore
    await counter.pass(Date.parse(word) - counter.now());
    assert.ok((await read(counter, id)).allowedActions.includes('urge'));
  });

  it('is taken at once where everything is down, tells the team, starts a clock of its own, and waits before it is taken again', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P0');
    const urged = await act(counter, id, 'urge', '门店都停了');
    assert.equal(urged.status, 200, urged.text);
    const ticket = urged.json as Ticket;
    assert.deepEqual(ticket.urges?.map(({reason, answer}) => [reason, answer]), [['门店都停了', undefined]]); // prettier-ignore
    const clock = ticket.clocks.find(({kind}) => kind === 'urge');
    assert.deepEqual([clock?.state, clock?.dueAt], ['running', new Date(counter.now() + 30 * minute).toISOString()]);
    assert.deepEqual(ticket.events.slice(-1).map(({kind, note}) => [kind, note]), [['urged', '门店都停了']]); // prettier-ignore
    await counter.gateway.settled();
    assert.equal(kinds(counter).filter((kind) => kind === 'team-urged').length, 1);
    const again = await act(counter, id, 'urge');
    assert.deepEqual([again.status, again.json.issues[0].params.at], [409, new Date(counter.now() + 30 * minute).toISOString()]);
    await counter.pass(30 * minute);
    assert.equal((await act(counter, id, 'urge')).status, 200);
  });

  it('is answered by the team, in words that the customer reads, and its clock is met', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P0');
    await act(counter, id, 'urge');
    const marked = (await counter.staff('GET', '/tickets?limit=100')).json.items.find((item: {id: string}) => item.id === id);
    assert.deepEqual([marked.due.clock, Date.parse(marked.due.dueAt) - Date.parse(marked.urgedAt)], ['urge', 30 * minute]);
    await counter.pass(10 * minute);
    const answered = await counter.step(id, 'answer-urge', {text: '马上给您答复', by: 'shen-yan'});
    assert.equal(answered.status, 200, answered.text);
    assert.ok(!('urgedAt' in answered.json) && !answered.json.allowedSteps.includes('answerUrge'));
    const ticket = await read(counter, id);
    assert.deepEqual([ticket.urges?.[0]?.answer?.text, ticket.urges?.[0]?.answer?.by.name], ['马上给您答复', '沈砚']);
    assert.equal(ticket.messages.items.at(-1)?.text, '马上给您答复');
    assert.equal(ticket.clocks.find(({kind}) => kind === 'urge')?.state, 'met');
    assert.ok(counter.gateway.mailbox.list('li.wen@hemu.example').some(({kind}) => kind === 'answered'));
    const none = await counter.step(id, 'answer-urge', {text: '再说一次', by: 'shen-yan'});
    assert.deepEqual([none.status, none.json.code], [409, 'action-not-allowed']);
  });

  it('that nobody answers in time goes to the next level by itself, which counts as missed', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P0');
    await act(counter, id, 'urge');
    await counter.pass(30 * minute + 1);
    await counter.gateway.tick();
    const {escalation, promises} = await read(counter, id);
    assert.deepEqual([escalation?.level, escalation?.ladder[1]?.why], [2, 'missed']);
    assert.ok(promises?.some(({clock, is}) => clock === 'urge' && is === 'missed'));
  });

  it('is answered by the simulated team too', async () => {
    const counter = await openStaffCounter({team: {}});
    const {id} = (await counter.submit(as, {impact: {scope: 'everyone', work: 'stopped', data: 'sound'}})).json;
    assert.equal((await read(counter, id)).priority, 'P0');
    assert.equal((await act(counter, id, 'urge')).status, 200);
    await counter.pass(6000);
    assert.ok((await read(counter, id)).urges?.[0]?.answer?.text.length);
  });

  it('is not for colleagues, nor for links in mails, nor while it is the customer’s turn', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P0');
    assert.equal((await act(counter, id, 'urge', undefined, 'chen-guodong')).status, 403);
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as: 'chen-guodong'})).json.escalation.urgeableAt, undefined);
    assert.ok(await takeStep(counter.gateway.ports, id, {is: 'ask', text: '哪一版？'}, engineer));
    const asked = await act(counter, id, 'urge');
    assert.deepEqual([asked.status, asked.json.issues], [409, undefined]);
  });
});

describe('the ladder of a request', () => {
  it('is that request’s alone: what anybody reads of the desk names nobody on any ladder, nor the executive line', async () => {
    const counter = await openStaffCounter();
    const {text, json} = await counter.call('GET', '/desk', {});
    assert.deepEqual(json.escalation, {ladders: [], complaints: {type: 'complaint', concerns: 'earlier'}}, 'how to complain is all');
    assert.doesNotMatch(text, /010-0000-6100|010-0000-6186|zhao-qiming|lu-jing|second-line/);
    assert.ok((await counter.staff('GET', '/desk')).json.desk.escalation.complaints, 'the team reads it');
  });

  it('goes up by itself, once however many instances look, and the team gets a mail for each level', async () => {
    const counter = await openStaffCounter({world: {...haituWorld, tickets: [], surveys: []}});
    const id = await inWork(counter, 'P0');
    const {ports} = counter.gateway;
    const {escalation} = await read(counter, id);
    assert.deepEqual(
      escalation?.ladder.map(({nextAt}) => nextAt && (Date.parse(nextAt) - counter.now()) / hour),
      [undefined, 1, 3, 7],
    );
    await counter.pass(hour);
    await Promise.all([runTimers(ports), runTimers(ports), runTimers(ports)]);
    const raised = await read(counter, id);
    assert.deepEqual([raised.escalation?.level, raised.escalation?.escalatedAt, raised.escalation?.ladder[1]?.why], [2, new Date(counter.now()).toISOString(), 'no-progress']); // prettier-ignore
    assert.deepEqual(raised.events.filter(({kind}) => kind === 'escalated').map(({from, to}) => [from, to]), [['first-line', 'second-line']]); // prettier-ignore
    for (let n = 0; n < 12; n++) {
      await counter.pass(hour);
      await Promise.all([counter.gateway.tick(), runTimers(ports)]);
    }
    const top = await read(counter, id);
    assert.equal(top.escalation?.level, 4);
    assert.equal(top.escalation?.ladder.filter(({nextAt}) => nextAt).length, 0);
    await counter.gateway.settled();
    const told = counter.gateway.mailbox.list(team).filter(({kind}) => kind === 'team-escalated');
    assert.deepEqual(told.map(({subject}) => /升级到(.+)：/.exec(subject)?.[1]).toReversed(), ['二线高级工程师 · 顾明澜', '服务经理 · 赵启明', '总裁办']); // prettier-ignore
  });

  it('shows the executive line where everything is down, and else at the last level only', async () => {
    const counter = await openStaffCounter();
    assert.equal((await read(counter, await inWork(counter, 'P0'))).escalation?.executive?.value, '010-0000-6100');
    const id = await inWork(counter, 'P3');
    assert.equal((await read(counter, id)).escalation?.executive, undefined);
    const raised = await counter.step(id, 'escalate', {to: 4, reason: '客户很急', by: 'zhao-qiming'});
    assert.equal(raised.status, 200, raised.text);
    assert.equal((await read(counter, id)).escalation?.executive?.value, '010-0000-6100');
    assert.ok(!raised.json.allowedSteps.includes('escalate'));
    assert.equal(raised.json.level, 4);
  });

  it('keeps from the customer why the team raised it, and shows it among the team’s notes', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P3');
    const raised = await counter.step(id, 'escalate', {to: 2, reason: '客户很急，先哄着', by: 'zhao-qiming'});
    assert.deepEqual(raised.json.notes.map(({text, by}: {text: string; by: {id: string}}) => [text, by.id]), [['客户很急，先哄着', 'zhao-qiming']]); // prettier-ignore
    const seen = await counter.call('GET', `/tickets/${id}`, {as});
    assert.deepEqual(seen.json.events.slice(-1).map(({kind, note}: {kind: string; note?: string}) => [kind, note]), [['escalated', undefined]]); // prettier-ignore
    assert.doesNotMatch(seen.text, /先哄着/);
    const asked = await inWork(counter, 'P0');
    assert.equal((await act(counter, asked, 'escalate', '已经两个小时没有结论')).json.events.at(-1).note, '已经两个小时没有结论');
  });

  it('is climbed by the customer with a reason, one level at a time and not at once again', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P0');
    assert.equal((await act(counter, id, 'escalate', ' ')).status, 422);
    const up = await act(counter, id, 'escalate', '已经两个小时没有结论');
    assert.equal(up.status, 200, up.text);
    assert.deepEqual([up.json.escalation.level, up.json.escalation.ladder[1].why], [2, 'asked']);
    assert.equal((await act(counter, id, 'escalate', '再升')).status, 409);
    const calm = await inWork(counter, 'P2');
    assert.equal((await act(counter, calm, 'escalate', '不想等')).status, 409, 'nothing was missed and nobody was asked yet');
  });
});

describe('a complaint', () => {
  const complaint = (over: object = {}) => ({type: 'complaint', title: '三次没有按约定回复', category: undefined, impact: {}, fields: {about: 'service'}, ...over}); // prettier-ignore
  const one = (counter: StaffCounter, id: string, agent?: string) =>
    counter.staff('GET', `/tickets/${id}`, agent === undefined ? {} : {headers: {'Aftercare-Agent': agent}});

  async function aboutShenYan(counter: StaffCounter): Promise<{id: string; reference: string}> {
    const id = await inWork(counter, 'P2');
    const {reference} = await read(counter, id);
    const sent = await counter.submit(as, complaint({fields: {about: 'service', earlier: reference}}));
    assert.equal(sent.status, 201, sent.text);
    assert.deepEqual([sent.json.concerns, sent.json.keptFrom.map((person: {id: string}) => person.id)], [reference, ['shen-yan']]);
    return {id: sent.json.id, reference: sent.json.reference};
  }

  it('is neither seen nor handled by whoever had the request it is about, whatever his key', async () => {
    const counter = await openStaffCounter();
    const {id, reference} = await aboutShenYan(counter);
    const {version} = await read(counter, id);
    for (const agent of ['shen-yan', 'he-xiaotong', undefined]) {
      const headers = agent === undefined ? {} : {'Aftercare-Agent': agent};
      assert.equal((await one(counter, id, agent)).status, 404, agent);
      const queue = (await counter.staff('GET', `/tickets?limit=100&q=${reference}`, {headers})).json;
      assert.deepEqual([queue.items, Object.keys(queue.counts)], [[], []], agent);
      assert.equal((await counter.staff('GET', `/tickets/${id}/attachments/x`, {headers})).status, 404, agent);
      const step = {body: {text: '我来看看', by: agent ?? 'shen-yan'}, version, headers};
      assert.equal((await counter.staff('POST', `/tickets/${id}/answer`, step)).status, 404, agent);
    }
    assert.equal((await one(counter, id, 'zhao-qiming')).status, 200);
    const own = {authorization: `Bearer ${await agentKey(staffKey, 'shen-yan')}`, headers: {'Aftercare-Agent': 'zhao-qiming'}};
    assert.equal((await counter.staff('GET', `/tickets/${id}`, own)).status, 404, 'a key of one’s own says who one is');
    const borrowed = await counter.staff('POST', `/tickets/${id}/answer`, {...own, body: {text: '好', by: 'zhao-qiming'}, version});
    assert.equal(borrowed.status, 404);
  });

  it('is not told of by a cursor, a short page or a number to whoever is kept from it', async () => {
    const counter = await openStaffCounter();
    const {id, reference} = await aboutShenYan(counter);
    for (const agent of ['shen-yan', 'he-xiaotong', undefined]) {
      const headers = agent === undefined ? {} : {'Aftercare-Agent': agent};
      for (const q of ['三次没有按约定回复', reference]) {
        const found = (await counter.staff('GET', `/tickets?limit=1&q=${encodeURIComponent(q)}`, {headers})).json;
        assert.deepEqual(found, {items: [], nextCursor: null, counts: {}}, agent);
      }
      const first = (await counter.staff('GET', '/tickets?limit=1', {headers})).json;
      assert.equal(first.items.length, 1, 'the page is full');
      assert.ok(!JSON.parse(decodeURIComponent(Buffer.from(first.nextCursor, 'base64url').toString('latin1'))).includes(id));
    }
    const whole = (await counter.staff('GET', `/tickets?limit=1&q=${reference}`, {headers: {'Aftercare-Agent': 'lu-jing'}})).json;
    assert.deepEqual([whole.items.length, whole.counts], [1, {received: 1}]);
  });

  it('is rated for those who handle it alone, and leaves no gap among ratings for others', async () => {
    const counter = await openStaffCounter();
    const {id} = await aboutShenYan(counter);
    const headers = {'Aftercare-Agent': 'zhao-qiming'};
    const step = async (name: string, body: object) => {
      const {version} = (await one(counter, id, 'zhao-qiming')).json;
      assert.equal((await counter.staff('POST', `/tickets/${id}/${name}`, {body: {by: 'zhao-qiming', ...body}, version, headers})).status, 200, name); // prettier-ignore
    };
    await step('classify', {});
    await step('assign', {to: 'zhao-qiming'});
    await step('start', {});
    await step('resolve', {summary: '已道歉', checklist: []});
    const {survey: asked} = (await counter.gateway.ports.repository.ticket(id))!;
    const body = {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''};
    const rated = await counter.call('PUT', `/surveys/${asked}/response`, {as, body});
    assert.equal(rated.status, 200, rated.text);
    const list = async (agent: string) => (await counter.staff('GET', '/ratings?limit=1', {headers: {'Aftercare-Agent': agent}})).json;
    assert.equal((await list('zhao-qiming')).items[0].survey, asked);
    const {items, nextCursor} = await list('shen-yan');
    assert.equal(items.length, 1);
    assert.notEqual(items[0].survey, asked);
    assert.doesNotMatch(Buffer.from(nextCursor, 'base64url').toString('latin1'), new RegExp(asked!));
  });

  it('goes to those who handle complaints, and to nobody who is kept from it', async () => {
    const counter = await openStaffCounter();
    const {id} = await aboutShenYan(counter);
    assert.equal((await one(counter, id, 'lu-jing')).status, 200);
    const step = async (name: string, body: object) => {
      const {version} = (await one(counter, id, 'zhao-qiming')).json;
      return counter.staff('POST', `/tickets/${id}/${name}`, {body: {by: 'zhao-qiming', ...body}, version});
    };
    assert.equal((await step('classify', {})).status, 200);
    for (const to of ['shen-yan', 'he-xiaotong']) assert.deepEqual((await step('assign', {to})).json.issues, [{pointer: '/to', code: 'kept-from'}]); // prettier-ignore
    assert.equal((await step('assign', {to: 'lu-jing'})).status, 200);
    assert.equal(await takeStep(counter.gateway.ports, id, {is: 'start'}, engineer), undefined, 'by no other way either');
  });

  it('is found by a reference in its title, and keeps nobody out for a stranger’s request', async () => {
    const counter = await openStaffCounter();
    const {reference} = await read(counter, await inWork(counter, 'P2'));
    assert.equal(
      (await counter.submit(as, complaint({title: `关于 ${reference.toLowerCase()}，没有按约定回复`}))).json.concerns,
      reference,
    );
    const theirs = (await counter.submit('zhou-yan', complaint({title: `关于 ${reference}`}))).json;
    assert.deepEqual([theirs.concerns, theirs.keptFrom], [undefined, undefined]);
    assert.equal((await counter.submit(as, incident({title: `与 ${reference} 有关`}))).json.concerns, undefined);
  });

  it('keeps the same people out however the reference is written', async () => {
    const counter = await openStaffCounter();
    const {reference} = await read(counter, await inWork(counter, 'P2'));
    const [a, b, c] = reference.split('-') as [string, string, string];
    const wide = reference.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    const written = [`${a}${b}${c}`, `${a} ${b} ${c}`, `${a}–${b}–${c}`, `${a}－${b}－${c}`, `${a} - ${b} - ${c}`, `${a}${b} ${c}`, wide, `${a}_${b}/${c}`.toLowerCase()]; // prettier-ignore
    for (const earlier of written) {
      const {json} = await counter.submit(as, complaint({fields: {about: 'service', earlier}}));
      assert.deepEqual([json.concerns, json.keptFrom?.map((person: {id: string}) => person.id)], [reference, ['shen-yan']], earlier);
    }
    for (const title of [`2026 年 2 月 1 日 10:30 起，单号${a}${b}${c}没有人回`, `工单 ${a} ${b} ${c}，No. 3 call in 24 h`]) {
      assert.equal((await counter.submit(as, complaint({title}))).json.concerns, reference, title);
    }
  });

  it('keeps out who answered or solved it without having it, and not who only put it in its order', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(as)).json;
    for (const [name, body] of [
      ['classify', {priority: 'P2', by: 'zhao-qiming'}],
      ['assign', {to: 'gu-minglan', by: 'zhao-qiming'}],
      ['start', {by: 'gu-minglan'}],
      ['answer', {text: '在看了', by: 'he-xiaotong'}],
      ['note', {text: '请尽快', by: 'zhao-qiming'}],
      ['resolve', {summary: '好了', checklist: [], by: 'shen-yan'}],
    ] as const) {
      assert.equal((await counter.step(id, name, body)).status, 200, name);
    }
    const {reference} = await read(counter, id);
    const {keptFrom} = (await counter.submit(as, complaint({fields: {about: 'service', earlier: reference}}))).json;
    assert.deepEqual(keptFrom?.map((person: {id: string}) => person.id), ['gu-minglan', 'he-xiaotong', 'shen-yan']); // prettier-ignore
  });

  it('goes to somebody else where all who handle complaints are concerned', async () => {
    const counter = await openStaffCounter();
    const id = await inWork(counter, 'P2');
    for (const to of haituWorld.agents.filter((agent) => agent.id === 'zhao-qiming' || agent.id === 'lu-jing')) {
      assert.ok(await takeStep(counter.gateway.ports, id, {is: 'assign', to}, to));
    }
    const {reference} = await read(counter, id);
    const {id: about} = (await counter.submit(as, complaint({fields: {about: 'service', earlier: reference}}))).json;
    assert.equal((await one(counter, about, 'zhao-qiming')).status, 404);
    assert.equal((await one(counter, about, 'he-xiaotong')).status, 200);
  });

  it('leads nobody to the person it is about: his level stands on its ladder without his name and number', async () => {
    const counter = await openStaffCounter();
    const zhao = haituWorld.agents.find((agent) => agent.id === 'zhao-qiming')!;
    const id = await inWork(counter, 'P2');
    assert.ok(await takeStep(counter.gateway.ports, id, {is: 'assign', to: zhao}, zhao));
    const {reference} = await read(counter, id);
    const about = (await counter.submit(as, complaint({fields: {about: 'service', earlier: reference}}))).json as Ticket;
    const [level] = about.escalation!.ladder;
    assert.deepEqual([level!.id, level!.person, level!.contact], ['service-manager', undefined, undefined]);
    assert.ok(about.escalation!.executive, 'there is somebody else to call');
    const other = (await counter.submit(as, complaint())).json as Ticket;
    assert.deepEqual([other.escalation!.ladder[0]!.person?.id, other.escalation!.ladder[0]!.contact?.value], ['zhao-qiming', '010-0000-6186']); // prettier-ignore
  });

  it('is told to the team by its number alone', async () => {
    const counter = await openStaffCounter();
    const {reference} = await aboutShenYan(counter);
    await counter.gateway.settled();
    const [mail] = counter.gateway.mailbox.list(team);
    assert.match(mail!.subject, new RegExp(reference));
    assert.doesNotMatch(`${mail!.subject}${mail!.text}`, /三次|李雯/);
  });

  it('is taken up by the simulated team without the person concerned', async () => {
    const counter = await openStaffCounter({team: {}});
    const {id} = await aboutShenYan(counter);
    await counter.pass(5 * minute);
    const ticket = await read(counter, id);
    assert.ok(ticket.people!.length && ticket.people!.every((person) => ['zhao-qiming', 'lu-jing'].includes(person.id)), JSON.stringify(ticket.people)); // prettier-ignore
  });
});

describe('an agent’s own key', () => {
  it('takes steps in its own name and in no other', async () => {
    const counter = await openStaffCounter();
    const {id, version} = (await counter.submit(as)).json;
    const authorization = `Bearer ${await agentKey(staffKey, 'shen-yan')}`;
    const body = (by: string) => ({body: {text: '看到了', by}, version, authorization});
    assert.equal((await counter.staff('POST', `/tickets/${id}/answer`, body('he-xiaotong'))).status, 403);
    assert.equal((await counter.staff('POST', `/tickets/${id}/answer`, body('shen-yan'))).status, 200);
    const forged = authorization.replace('shen-yan', 'zhao-qiming');
    assert.equal((await counter.staff('GET', '/tickets', {authorization: forged})).status, 401);
  });

  it('neither gives out nor erases what is kept of a person, a complaint about him among it', async () => {
    const counter = await openStaffCounter();
    const authorization = `Bearer ${await agentKey(staffKey, 'shen-yan')}`;
    const ask = (what: string, body: object, own: object) =>
      counter.staff('POST', `/people/${what}`, {raw: JSON.stringify(body), headers: {'Content-Type': 'application/json'}, ...own});
    for (const [what, body] of [
      ['export', {sub: as}],
      ['erase', {sub: as, confirm: as}],
    ] as const) {
      assert.equal((await ask(what, body, {authorization})).json.code, 'not-allowed', what);
    }
    assert.ok((await ask('export', {sub: as}, {})).json.tickets.length, 'the team’s key does');
  });

  it('opens nothing once he works here no more', async () => {
    const counter = await openStaffCounter();
    const authorization = `Bearer ${await agentKey(staffKey, 'someone-who-left')}`;
    assert.equal((await counter.staff('GET', '/tickets', {authorization})).status, 401);
    assert.equal((await counter.staff('GET', '/desk', {authorization})).status, 401);
  });

  it('writes articles in its own name and in no other, and the name stays with them', async () => {
    const counter = await openStaffCounter();
    const authorization = `Bearer ${await agentKey(staffKey, 'shen-yan')}`;
    const words = {title: '白屏', kind: 'solution', category: 'data', locale: 'zh-Hans', summary: '清缓存。', keywords: [], related: [], markdown: '清缓存。'}; // prettier-ignore
    const write = (path: string, body: object, version?: number) =>
      counter.staff('POST', `/articles${path}`, {authorization, body: {...body}, ...(version !== undefined && {version})});
    const [own, other] = [{by: 'shen-yan'}, {by: 'zhao-qiming'}];
    assert.equal((await write('', {id: 'white', ...words, ...other})).json.code, 'not-allowed');
    assert.equal((await write('', {id: 'white', ...words, ...own})).json.by, 'shen-yan');
    assert.equal((await write('/white/change', {...words, ...other}, 1)).json.code, 'not-allowed');
    assert.equal((await write('/white/remove', other, 1)).json.code, 'not-allowed');
    const changed = await counter.staff('POST', '/articles/white/change', {body: {...words, ...other}, version: 1});
    assert.equal(changed.json.by, 'zhao-qiming', changed.text);
    const [line] = (await counter.staff('GET', '/articles?limit=1&q=white')).json.items;
    assert.deepEqual([line.id, line.by], ['white', 'zhao-qiming']);
    assert.equal((await write('/white/remove', own, 2)).status, 200);
  });
});
