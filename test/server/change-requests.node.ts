import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runTimers} from '../../server/app/run-timers.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';
import {act, ok, read} from '../support/customer-acts.js';
import {tokenOf} from '../support/gateway-counter.js';

const as = 'li-wen';
const manager = 'chen-guodong';
const day = 86_400_000;
const fields = {product: 'bi-server', 'change-kind': 'data', environment: 'test'};
const offer = {
  currency: 'CNY',
  items: [
    {text: '看板改造', quantity: 3, unit: '张', unitAmount: 90_000},
    {text: '优惠', quantity: 1, unitAmount: -70_000},
  ],
  tax: {name: '增值税', rate: 600},
  validThrough: '2026-03-12',
  terms: '验收后付款',
};
const checklist = [
  {kind: 'check', text: '看板能按等级筛选', note: '三张都试过'},
  {kind: 'handover', text: '改动说明'},
];

async function evaluated(counter: StaffCounter): Promise<string> {
  const {id} = (await counter.submit(as, {type: 'change', fields})).json;
  await ok(counter.step(id, 'evaluate'));
  return id;
}

async function quoted(counter: StaffCounter, over: object = {}): Promise<string> {
  const id = await evaluated(counter);
  await ok(counter.step(id, 'quote', {...offer, ...over}));
  return id;
}

async function delivered(counter: StaffCounter): Promise<string> {
  const id = await quoted(counter);
  await ok(act(counter, id, {action: 'accept-quote', quote: 1}));
  await ok(counter.step(id, 'schedule', {from: '2026-03-09T12:00:00Z', to: '2026-03-09T14:00:00Z', note: '停机 10 分钟'}));
  await ok(counter.step(id, 'deliver', {summary: '三张看板都改好了', checklist}));
  return id;
}

const mailsTo = ({gateway}: StaffCounter, part: string) =>
  gateway.mailbox.list('li.wen@hemu.example').filter(({subject}) => subject.includes(part)).length;

describe('mails about a decision', () => {
  const mailOf = (counter: StaffCounter, address: string) => counter.gateway.mailbox.list(address);
  const choose = (counter: StaffCounter, who: string, body: object) => ok(counter.call('PUT', '/me/preferences', {as: who, body}));

  it('go to a manager of the organisation who asked for them too, with nothing of what his colleague wrote and no way in', async () => {
    const counter = await openStaffCounter({portalUrl: 'https://haitu.example/help/'});
    const address = 'chen.guodong@hemu.example';
    const before = await ok(counter.call('GET', '/me', {as: manager}));
    assert.equal(before.preferences.approvals, false, 'offered, and off until he asks');
    await quoted(counter);
    await counter.gateway.settled();
    assert.equal(mailOf(counter, address).length, 0);

    assert.equal((await choose(counter, manager, {unwanted: [], approvals: true})).preferences.approvals, true);
    const id = await quoted(counter);
    await counter.gateway.settled();
    const {reference, title} = await read(counter, id);
    const [mail, ...others] = mailOf(counter, address);
    assert.deepEqual(others, []);
    assert.equal(mail!.subject, `${reference} 有事项等您决定`);
    assert.ok(!(mail!.text + mail!.html).includes(title));
    assert.match(mail!.text, /李雯/);
    assert.doesNotMatch(mail!.text, /aftercare-token/);
    assert.match(mail!.text, new RegExp(`aftercare=ticket/${id}`));
    assert.ok(
      mailOf(counter, 'li.wen@hemu.example').some(({kind, subject}) => kind === 'approval' && subject.includes(title)),
      'and to whoever asked',
    );

    await choose(counter, manager, {unwanted: ['survey']});
    assert.equal(
      (await ok(counter.call('GET', '/me', {as: manager}))).preferences.approvals,
      true,
      'who does not speak of it changes nothing',
    );
    await choose(counter, manager, {unwanted: [], approvals: false});
    await quoted(counter);
    await counter.gateway.settled();
    assert.equal(mailOf(counter, address).length, 1);
  });

  it('are not for a requester to ask for, nor for a manager of somebody else’s requests', async () => {
    const counter = await openStaffCounter();
    const {preferences} = await choose(counter, 'zhou-yan', {unwanted: [], approvals: true});
    assert.ok(!('approvals' in preferences));
    const token = await tokenOf(counter, 'boss', {email: 'boss@lanjiang.example', org: 'lanjiang', role: 'manager'});
    await ok(counter.call('PUT', '/me/preferences', {token, body: {unwanted: [], approvals: true}}));
    await quoted(counter);
    await counter.gateway.settled();
    assert.deepEqual(mailOf(counter, 'boss@lanjiang.example'), []);
  });
});

describe('mails of what waits for a decision, to a manager who is none any more', () => {
  const address = 'boss@hemu.example';
  const months = 91 * 86_400_000;
  const bossAs = (counter: StaffCounter, role: 'manager' | 'requester') => tokenOf(counter, 'boss', {email: address, org: 'hemu', role});

  async function openManaged() {
    const counter = await openStaffCounter();
    const token = await bossAs(counter, 'manager');
    await ok(counter.call('PUT', '/me/preferences', {token, body: {unwanted: [], approvals: true}}));
    return counter;
  }

  it('stop as soon as another manager says that he left', async () => {
    const counter = await openManaged();
    await ok(counter.call('GET', '/me', {token: await bossAs(counter, 'manager')}));
    await told(counter);
    const before = counter.gateway.mailbox.list(address).length;
    assert.equal(before, 1);
    await ok(counter.call('PUT', '/people/boss', {as: manager, body: {left: true}}));
    await told(counter);
    assert.equal(counter.gateway.mailbox.list(address).length, before);
  });

  async function told(counter: StaffCounter): Promise<number> {
    const validThrough = new Date(counter.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    await quoted(counter, {validThrough});
    await counter.gateway.settled();
    return counter.gateway.mailbox.list(address).length;
  }

  it('end as soon as his token says so', async () => {
    const counter = await openManaged();
    assert.equal(await told(counter), 1);
    await ok(counter.call('GET', '/me', {token: await bossAs(counter, 'requester')}));
    assert.equal(await told(counter), 1);
  });

  it('end ninety days after his token said last that he is one', async () => {
    const counter = await openManaged();
    await counter.pass(months);
    assert.equal(await told(counter), 0);
    const {preferences} = await ok(counter.call('GET', '/me', {token: await bossAs(counter, 'manager')}));
    assert.equal(preferences.approvals, true);
    assert.equal(await told(counter), 1);
  });
});

describe('a change request', () => {
  it('goes from the first look to the signature, and each word that was given stays readable', async () => {
    const counter = await openStaffCounter();
    const id = await quoted(counter);
    const offered = await read(counter, id);
    assert.deepEqual([offered.state, offered.waitingFor, offered.process], ['quoted', 'customer', 'change']);
    const [quote] = offered.change.quotes;
    assert.deepEqual([quote.net, quote.tax.amount, quote.total, quote.items[1].amount], [200_000, 12_000, 212_000, -70_000]);
    assert.deepEqual(
      [quote.state, quote.version, quote.timeZone, quote.expiresAt],
      ['open', 1, 'Asia/Shanghai', '2026-03-12T16:00:00.000Z'],
    );
    assert.deepEqual(offered.allowedActions, ['cancel', 'accept-quote', 'decline-quote', 'bring-in']);

    const accepted = await ok(act(counter, id, {action: 'accept-quote', quote: 1}));
    assert.deepEqual(
      [accepted.state, accepted.change.quotes[0].state, accepted.change.quotes[0].decidedBy.name],
      ['accepted', 'accepted', '李雯'],
    );
    await ok(counter.step(id, 'schedule', {from: '2026-03-09T12:00:00Z', note: '停机 10 分钟'}));
    await ok(counter.step(id, 'deliver', {summary: '改好了', checklist}));
    const waiting = await read(counter, id);
    assert.deepEqual(waiting.change.schedule.note, '停机 10 分钟');
    assert.deepEqual(waiting.allowedActions, ['accept-delivery', 'reject-delivery', 'bring-in']);

    const back = await ok(act(counter, id, {action: 'reject-delivery', reason: '坪效看板的合计不对'}));
    assert.deepEqual([back.state, back.waitingFor, back.change.deliveries[0].state], ['scheduled', 'team', 'rejected']);
    await ok(counter.step(id, 'deliver', {summary: '合计改好了', checklist}));
    const stale = await act(counter, id, {action: 'accept-delivery', checked: ['1', '2'], name: '李雯'});
    assert.equal(stale.status, 422, 'what was checked before it was sent back is not checked now');
    const checked = (await read(counter, id)).change.deliveries[1].checklist.map((item: {id: string}) => item.id);
    const signed = await ok(act(counter, id, {action: 'accept-delivery', checked, name: ' 李雯 '}));
    assert.deepEqual([signed.state, signed.waitingFor, signed.allowedActions], ['acceptance', 'nobody', ['bring-in']]);
    assert.deepEqual(
      signed.change.deliveries.map(({state, reason, signedBy}: {state: string; reason?: string; signedBy?: string}) => [
        state,
        reason,
        signedBy,
      ]),
      [
        ['rejected', '坪效看板的合计不对', undefined],
        ['accepted', undefined, '李雯'],
      ],
    );
    assert.equal(signed.survey.state, 'due');
    assert.deepEqual(
      signed.events.flatMap(({kind, to}: {kind: string; to: string}) => (kind === 'state-changed' ? [to] : [])),
      ['received', 'evaluating', 'quoted', 'accepted', 'scheduled', 'delivered', 'scheduled', 'delivered', 'acceptance'],
    );
    assert.ok(signed.stages.every(({stage}: {stage: string}) => stage.startsWith('change-')));
  });

  it('takes a later quote for the one that counts: the one before can be accepted no more, and the refusal says why', async () => {
    const counter = await openStaffCounter();
    const id = await quoted(counter);
    const seen = await read(counter, id);
    await ok(counter.step(id, 'quote', {...offer, items: offer.items.slice(1).map((item) => ({...item, unitAmount: 50_000}))}));
    const stale = await act(counter, id, {action: 'accept-quote', quote: 1}, as, seen.version);
    assert.deepEqual([stale.status, stale.json.code], [412, 'version-stale']);
    for (const action of ['accept-quote', 'decline-quote']) {
      const old = await act(counter, id, {action, quote: 1, reason: '太贵'});
      assert.deepEqual([old.status, old.json.code], [409, 'quote-superseded']);
    }
    assert.deepEqual((await act(counter, id, {action: 'accept-quote'})).json.issues, [{pointer: '/quote', code: 'required'}]);
    const now = await read(counter, id);
    assert.deepEqual(now.change.quotes.map(({state}: {state: string}) => state), ['superseded', 'open']); // prettier-ignore
    assert.equal((await ok(act(counter, id, {action: 'accept-quote', quote: 2}))).state, 'accepted');
    const twice = await act(counter, id, {action: 'accept-quote', quote: 2});
    assert.deepEqual([twice.status, twice.json.code], [409, 'action-not-allowed']);
  });

  it('lets a quote run out by itself, once however many look after it, with a word before', async () => {
    const counter = await openStaffCounter();
    const {ports} = counter.gateway;
    const id = await quoted(counter);
    const together = () => Promise.all(Array.from({length: 4}, () => runTimers(ports)));
    const sum = (counts: number[]) => counts.reduce((total, one) => total + one, 0);
    await counter.pass(Date.parse('2026-03-10T15:59:59Z') - counter.now());
    const {version: quiet, reference} = await read(counter, id);
    await together();
    await counter.gateway.settled();
    // The world has a quote of its own that runs out in these days.
    const soon = `${reference} 的报价即将过期`;
    assert.equal(mailsTo(counter, soon), 0);
    assert.equal((await read(counter, id)).change.quotes[0].state, 'open');
    await counter.pass(2000);
    assert.ok(sum(await together()) >= 1);
    await counter.gateway.settled();
    assert.equal(mailsTo(counter, soon), 1);
    await counter.pass(Date.parse('2026-03-12T16:00:00Z') - counter.now());
    const late = await act(counter, id, {action: 'accept-quote', quote: 1});
    assert.deepEqual([late.status, late.json.code], [409, 'quote-expired']);
    await together();
    await together();
    const over = await read(counter, id);
    assert.deepEqual([over.state, over.waitingFor, over.change.quotes[0].state], ['evaluating', 'team', 'expired']);
    assert.ok(over.version > quiet);
    assert.equal(over.events.filter(({to, by}: {to: string; by: {role: string}}) => to === 'evaluating' && by.role === 'system').length, 1);
    await ok(counter.step(id, 'quote', {...offer, validThrough: '2026-03-30'}));
    assert.equal((await ok(act(counter, id, {action: 'accept-quote', quote: 2}))).state, 'accepted');
    await counter.pass(40 * day);
    await together();
    assert.equal((await read(counter, id)).state, 'accepted', 'what was accepted does not run out');
  });

  it('is decided by the organisation’s manager as well, whose name stands there; a colleague and a stranger get nowhere', async () => {
    const counter = await openStaffCounter();
    const id = await quoted(counter);
    const seen = await read(counter, id, manager);
    assert.deepEqual([seen.allowedActions, seen.allowsReply], [['accept-quote', 'decline-quote', 'bring-in', 'hand-over'], false]);
    assert.equal((await act(counter, id, {action: 'cancel'}, manager)).status, 403);
    assert.equal((await act(counter, id, {action: 'accept-quote', quote: 1}, 'zhou-yan')).status, 404);
    const declined = await ok(act(counter, id, {action: 'decline-quote', quote: 1, reason: '超出预算'}, manager));
    assert.deepEqual([declined.state, declined.waitingFor], ['declined', 'nobody']);
    const own = await read(counter, id);
    const {decidedBy, reason} = own.change.quotes[0];
    assert.deepEqual([decidedBy.name, reason, own.allowedActions], ['陈国栋', '超出预算', ['reopen', 'bring-in']]);
    assert.ok(Date.parse(own.newsAt) >= Date.parse(own.change.quotes[0].decidedAt), 'it is news to the requester');
    assert.equal((await ok(act(counter, id, {action: 'reopen', reason: '预算批下来了'}))).state, 'evaluating');
  });

  it('runs its clocks again when a declined one is quoted anew', async () => {
    const counter = await openStaffCounter();
    const id = await quoted(counter);
    await ok(act(counter, id, {action: 'decline-quote', quote: 1, reason: '超出预算'}));
    const states = async () => (await read(counter, id)).clocks.map(({kind, state}: {kind: string; state: string}) => `${kind} ${state}`);
    assert.ok((await states()).includes('next-update cancelled'));
    await ok(counter.step(id, 'quote', offer));
    assert.ok((await states()).includes('next-update paused'), (await states()).join());
    await ok(act(counter, id, {action: 'accept-quote', quote: 2}));
    assert.ok((await states()).includes('next-update running'), (await states()).join());
  });

  it('is signed for only when everything is ticked off and somebody gives his name', async () => {
    const counter = await openStaffCounter();
    const id = await delivered(counter);
    const pointers = async (body: object) => {
      const {status, json} = await act(counter, id, {action: 'accept-delivery', ...body});
      return [status, json.issues?.map(({pointer, code}: {pointer: string; code: string}) => `${pointer} ${code}`)];
    };
    assert.deepEqual(await pointers({}), [422, ['/checked/0 required', '/checked/1 required', '/name required']]);
    assert.deepEqual(await pointers({checked: ['2', 'x'], name: '李雯'}), [422, ['/checked/0 required']]);
    assert.deepEqual(await pointers({checked: ['1', '2'], name: 'x'.repeat(81)}), [422, ['/name too-long']]);
    const unexplained = await act(counter, id, {action: 'reject-delivery', reason: ' '});
    assert.deepEqual([unexplained.status, unexplained.json.issues[0].pointer], [422, '/reason']);
    assert.equal((await read(counter, id)).state, 'delivered');
  });

  it('is told by mail where it waits for the customer, and to the team what he decided', async () => {
    const counter = await openStaffCounter();
    const id = await quoted(counter);
    await counter.gateway.settled();
    assert.equal(mailsTo(counter, '有报价等您确认'), 1);
    await ok(act(counter, id, {action: 'accept-quote', quote: 1}));
    await counter.gateway.settled();
    assert.equal(
      counter.gateway.mailbox.list().filter(({kind, subject}) => kind === 'team-reply' && subject.includes('客户已作决定')).length,
      1,
    );
    const text = counter.gateway.mailbox
      .list()
      .map((mail) => mail.text)
      .join('\n');
    assert.doesNotMatch(text, /2,120|2120|看板改造/, 'no amounts on a postcard');
  });

  it('refuses of the team what would not be an honest offer', async () => {
    const counter = await openStaffCounter();
    const id = await evaluated(counter);
    const pointer = async (name: string, body: object) => {
      const {status, json} = await counter.step(id, name, body as Record<string, unknown>);
      return [status, json.issues?.[0]?.pointer];
    };
    assert.deepEqual(await pointer('quote', {...offer, validThrough: '2026-03-01'}), [422, '/validThrough']);
    assert.deepEqual(await pointer('quote', {...offer, items: []}), [422, '/items']);
    assert.deepEqual(await pointer('quote', {...offer, items: [{text: 'x', quantity: 1, unitAmount: 0.5}]}), [400, '/items/0/unitAmount']);
    assert.deepEqual(await pointer('schedule', {from: '2026-03-01T00:00:00Z'}), [422, '/from']);
    assert.deepEqual(await pointer('schedule', {from: '2026-03-05T00:00:00Z', to: '2026-03-04T00:00:00Z'}), [422, '/to']);
    assert.equal((await counter.step(id, 'resolve', {summary: '好', checklist: []})).status, 409, 'a change is delivered, not resolved');
    assert.equal(
      (await ok(counter.step(id, 'schedule', {from: '2026-03-05T00:00:00Z'}))).state,
      'scheduled',
      'what the plan includes needs no quote',
    );
    assert.deepEqual(await pointer('deliver', {summary: '好', checklist: []}), [422, '/checklist']);
  });
});

describe('what is proposed in writing', () => {
  const plan = {
    kind: 'plan',
    text: '错开备份和汇总',
    steps: [{text: '先在测试环境跑一遍', owner: '罗一帆', until: '2026-03-06T09:00:00Z'}],
  };
  const started = async (counter: StaffCounter) => {
    const {id} = (await counter.submit(as)).json;
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    await ok(counter.step(id, 'assign', {to: 'shen-yan'}));
    await ok(counter.step(id, 'start'));
    return id as string;
  };
  const awaiting = async (counter: StaffCounter, who: string) =>
    (await ok(counter.call('GET', '/tickets?awaits=approval', {as: who}))).items;
  const ids = (items: {id: string}[]) => items.map(({id}) => id);

  it('waits in one list for the requester and for his manager, and for nobody else, until it is approved', async () => {
    const counter = await openStaffCounter();
    const id = await started(counter);
    const other = await quoted(counter);
    await counter.pass(60_000);
    await ok(counter.step(id, 'propose', plan));
    const mine = await awaiting(counter, as);
    assert.deepEqual(
      ids(mine).filter((one) => one === id || one === other),
      [other, id],
      'what waits longest comes first',
    );
    assert.deepEqual(mine.find((one: {id: string}) => one.id === id).awaits.map(({kind}: {kind: string}) => kind), ['plan']); // prettier-ignore
    assert.ok(ids(await awaiting(counter, manager)).includes(id));
    assert.ok(!ids(await awaiting(counter, 'zhou-yan')).includes(id));
    const [proposal] = (await read(counter, id)).proposals;
    assert.deepEqual([proposal.state, proposal.steps[0].owner], ['waiting', '罗一帆']);
    const approved = await ok(act(counter, id, {action: 'approve', proposal: proposal.id}, manager));
    assert.deepEqual(
      [approved.state, approved.proposals[0].state, approved.proposals[0].decidedBy.name],
      ['in-progress', 'approved', '陈国栋'],
    );
    assert.ok(approved.events.some(({kind, by}: {kind: string; by: {name: string}}) => kind === 'approved' && by.name === '陈国栋'));
    assert.ok(!ids(await awaiting(counter, as)).includes(id));
    const twice = await act(counter, id, {action: 'approve', proposal: proposal.id});
    assert.deepEqual([twice.status, twice.json.code], [409, 'action-not-allowed']);
    assert.equal(mailsTo(counter, '有处理计划等您审批'), 1);
  });

  it('moves a promise only once the customer approves of it, and stays with what was promised when he does not', async () => {
    const counter = await openStaffCounter();
    const id = await started(counter);
    const dueOf = async () => (await read(counter, id)).clocks.find(({kind}: {kind: string}) => kind === 'resolution').dueAt;
    const promised = await dueOf();
    const delay = {kind: 'delay', clock: 'resolution', dueAt: '2026-03-20T09:00:00Z', text: '等集团确认口径', remedy: '先给一份手工报表'};
    await ok(counter.step(id, 'propose', delay));
    assert.equal(await dueOf(), promised);
    const waiting = (await read(counter, id)).proposals[0].id;
    const silent = await act(counter, id, {action: 'disapprove', proposal: waiting, reason: ''});
    assert.deepEqual([silent.status, silent.json.issues[0].pointer], [422, '/reason']);
    await ok(act(counter, id, {action: 'disapprove', proposal: waiting, reason: '月底要报集团'}));
    assert.equal(await dueOf(), promised);
    await ok(counter.step(id, 'propose', delay));
    await ok(counter.step(id, 'propose', {...delay, dueAt: '2026-03-13T09:00:00Z'}));
    const all = (await read(counter, id)).proposals;
    assert.deepEqual(all.map(({state}: {state: string}) => state), ['rejected', 'replaced', 'waiting']); // prettier-ignore
    const old = await act(counter, id, {action: 'approve', proposal: all[1].id});
    assert.deepEqual([old.status, old.json.code], [409, 'action-not-allowed']);
    await ok(act(counter, id, {action: 'approve', proposal: all[2].id}));
    assert.equal(await dueOf(), '2026-03-13T09:00:00.000Z');
  });

  it('is refused of the team while a plan has no steps, or a delay no promise and no time to come', async () => {
    const counter = await openStaffCounter();
    const id = await started(counter);
    const pointers = async (body: object) => (await counter.step(id, 'propose', body as Record<string, unknown>)).json.issues?.map(({pointer}: {pointer: string}) => pointer); // prettier-ignore
    assert.deepEqual(await pointers({kind: 'plan', text: '好'}), ['/steps']);
    assert.deepEqual(await pointers({kind: 'delay', text: ' '}), ['/text', '/clock', '/dueAt']);
    assert.deepEqual(await pointers({kind: 'delay', text: '好', clock: 'resolution', dueAt: '2026-03-01T00:00:00Z'}), ['/dueAt']);
  });
});

it('the simulated team quotes, schedules and delivers, and puts right what was sent back', async () => {
  const counter = await openStaffCounter({team: {}});
  const {id} = (await counter.submit(as, {type: 'change', fields})).json;
  await counter.pass(60_000);
  assert.equal((await read(counter, id)).state, 'quoted');
  await ok(act(counter, id, {action: 'accept-quote', quote: 1}));
  await counter.pass(60_000);
  assert.equal((await read(counter, id)).state, 'delivered');
  await ok(act(counter, id, {action: 'reject-delivery', reason: '还差一项'}));
  await counter.pass(60_000);
  const again = await read(counter, id);
  assert.deepEqual([again.state, again.change.deliveries.length], ['delivered', 2]);
});
