import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runTimers} from '../../server/app/run-timers.js';
import {act, ok, read} from '../support/customer-acts.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';

const as = 'li-wen';
const hour = 3_600_000;
const ask = {
  kind: 'access',
  purpose: '核对缓存状态',
  how: '通过贵司堡垒机',
  hours: 8,
  scope: [
    {kind: 'system', text: '生产环境 BI 服务器'},
    {kind: 'role', text: '只读运维账号'},
    {kind: 'data', text: '库存汇总表'},
  ],
};

/** A request in progress on which the team asks for access; gives the ids of both. */
async function asked(counter: StaffCounter, over: object = {}): Promise<[ticket: string, grant: string]> {
  const {id} = (await counter.submit(as)).json;
  await ok(counter.step(id, 'classify', {priority: 'P2'}));
  await ok(counter.step(id, 'assign', {to: 'shen-yan'}));
  await ok(counter.step(id, 'start'));
  const {grants} = await ok(counter.step(id, 'ask-access', {...ask, ...over}));
  return [id, grants[0].id];
}

const until = (counter: StaffCounter, ms: number) => new Date(counter.now() + ms).toISOString();

async function granted(counter: StaffCounter, over: object = {}): Promise<[ticket: string, grant: string]> {
  const [id, grant] = await asked(counter, over);
  await ok(act(counter, id, {action: 'grant-access', grant, scope: ['1', '2'], until: until(counter, 4 * hour)}));
  return [id, grant];
}

const mailsTo = ({gateway}: StaffCounter, part: string, to = 'li.wen@hemu.example') =>
  gateway.mailbox.list(to).filter(({subject}) => subject.includes(part)).length;
const together = ({gateway}: StaffCounter) => Promise.all(Array.from({length: 4}, () => runTimers(gateway.ports)));

describe('access for a while', () => {
  it('is asked for, granted in part, used, given back, and what was taken over is said to be removed: each word stands there', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await asked(counter);
    const waiting = await read(counter, id);
    assert.deepEqual(waiting.awaits.map(({kind}: {kind: string}) => kind), ['access']); // prettier-ignore
    assert.ok(waiting.allowedActions.includes('grant-access') && waiting.allowedActions.includes('revoke-access'));
    assert.equal(mailsTo(counter, '申请访问权限'), 1);
    const inbox = await ok(counter.call('GET', '/tickets?awaits=approval', {as}));
    assert.ok(inbox.items.some((item: {id: string}) => item.id === id));

    const given = {scope: ['1', '2'], until: until(counter, 4 * hour), note: '临时账号已开，密码电话告知'};
    const running = await ok(act(counter, id, {action: 'grant-access', grant, ...given}));
    assert.equal(running.awaits, undefined);
    const [one] = running.grants;
    assert.deepEqual([one.state, one.granted.scope, one.granted.by.name, one.granted.note], ['running', ['1', '2'], '李雯', given.note]);

    await ok(counter.step(id, 'use-access', {grant, text: '查看缓存状态', minutes: 20, by: 'shen-yan'}));
    await ok(counter.step(id, 'end-access', {grant, text: '看完了'}));
    const back = await read(counter, id);
    assert.deepEqual(
      back.grants[0].uses.map(({by, text, minutes}: {by: {name: string}; text: string; minutes: number}) => [by.name, text, minutes]),
      [['沈砚', '查看缓存状态', 20]],
    );
    assert.deepEqual([back.grants[0].state, back.grants[0].ended.by.name], ['given-back', '何晓彤']);
    assert.equal(mailsTo(counter, '已交还'), 1);

    await ok(counter.step(id, 'confirm-purge', {text: '日志副本已删除', by: 'shen-yan'}));
    const purged = await read(counter, id);
    assert.deepEqual([purged.grants[0].purged.by.name, purged.grants[0].purged.text], ['沈砚', '日志副本已删除']);
    assert.equal(mailsTo(counter, '取走的数据已清除'), 1);
    assert.deepEqual(
      purged.events.map(({kind}: {kind: string}) => kind).filter((kind: string) => kind.startsWith('access-')),
      ['access-asked', 'access-granted', 'access-used', 'access-ended', 'access-purged'],
    );
  });

  it('is not used without a grant: before it is given, after it was taken back, after its time, after the request is over', async () => {
    const counter = await openStaffCounter();
    const use = (id: string, grant: string) => counter.step(id, 'use-access', {grant, text: '查看'});
    const [early, asking] = await asked(counter);
    const [taken, revoked] = await granted(counter);
    const [late, expired] = await granted(counter);
    const [over, closed] = await granted(counter);
    await ok(act(counter, taken, {action: 'revoke-access', grant: revoked}));
    await ok(act(counter, over, {action: 'cancel'}));
    await counter.pass(4 * hour);
    for (const [id, grant] of [
      [early, asking],
      [taken, revoked],
      [late, expired],
      [over, closed],
    ] as const) {
      const {status, json} = await use(id, grant);
      assert.deepEqual([status, json.code], [409, 'action-not-allowed'], id);
      assert.deepEqual((await read(counter, id)).grants[0].uses, []);
    }
    const states = await Promise.all([early, taken, late, over].map(async (id) => (await read(counter, id)).grants[0].state));
    assert.deepEqual(states, ['asked', 'revoked', 'expired', 'closed']);
    const [other] = await granted(counter);
    assert.equal((await use(other, asking)).status, 409, 'a grant of another request is none');
  });

  it('is taken back at once, whatever version was seen, and refused before it was given', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await granted(counter);
    const {version} = await read(counter, id);
    await ok(counter.step(id, 'use-access', {grant, text: '查看'}));
    const back = await ok(act(counter, id, {action: 'revoke-access', grant, reason: '不用了'}, as, version));
    assert.deepEqual([back.grants[0].state, back.grants[0].ended.note], ['revoked', '不用了']);
    const twice = await act(counter, id, {action: 'revoke-access', grant});
    assert.deepEqual([twice.status, twice.json.code], [409, 'action-not-allowed']);

    const [second, refused] = await asked(counter);
    const no = await ok(act(counter, second, {action: 'revoke-access', grant: refused, reason: '请改用测试环境'}));
    assert.equal(no.grants[0].state, 'refused');
    assert.equal(no.events.at(-1).kind, 'access-refused');
    assert.equal(
      (await act(counter, second, {action: 'grant-access', grant: refused, scope: ['1'], until: until(counter, hour)})).status,
      409,
    );
    assert.equal((await counter.step(second, 'confirm-purge', {text: '无'})).status, 409, 'nothing was taken over');
  });

  it('ends by itself at its time, once however many look after it, and the customer is told', async () => {
    const counter = await openStaffCounter();
    const [id] = await granted(counter);
    await counter.pass(4 * hour - 1000);
    await together(counter);
    assert.equal((await read(counter, id)).grants[0].state, 'running');
    await counter.pass(1000);
    // Somebody writes before the timer comes to it: it is over all the same, and told all the same.
    assert.equal((await read(counter, id)).grants[0].state, 'expired');
    await ok(counter.step(id, 'answer', {text: '在看'}));
    await together(counter);
    await together(counter);
    await counter.gateway.settled();
    const {grants, events} = await read(counter, id);
    assert.equal(grants[0].state, 'expired');
    assert.equal(events.filter(({kind}: {kind: string}) => kind === 'access-expired').length, 1);
    assert.equal(mailsTo(counter, '访问权限已到期'), 1);
  });

  it('for one job on data ends with the job', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await granted(counter, {kind: 'data-job', scope: ask.scope.slice(1)});
    assert.equal(mailsTo(counter, '数据操作等您同意'), 1);
    await ok(counter.step(id, 'use-access', {grant, text: '导出一次'}));
    const {grants} = await ok(counter.step(id, 'end-access', {grant, text: '比对完成'}));
    assert.deepEqual([grants[0].state, grants[0].ended.note], ['done', '比对完成']);
    await counter.gateway.settled();
    assert.deepEqual([mailsTo(counter, '数据操作已做完'), mailsTo(counter, '已交还')], [1, 0]);
    assert.equal((await counter.step(id, 'use-access', {grant, text: '再导一次'})).status, 409);
  });

  it('that is withdrawn before it was granted is not said to be given back', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await asked(counter);
    const {grants} = await ok(counter.step(id, 'end-access', {grant, text: '不需要了'}));
    assert.equal(grants[0].state, 'withdrawn');
    await counter.gateway.settled();
    assert.equal(mailsTo(counter, '已交还'), 0);
  });

  it('until a time without an offset, which could be any, is refused by its field', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await asked(counter);
    const {status, json} = await act(counter, id, {action: 'grant-access', grant, scope: ['1'], until: '2026-03-02T10:00'});
    assert.equal(status, 400);
    assert.deepEqual(json.issues.map(({pointer}: {pointer: string}) => pointer), ['/until']); // prettier-ignore
  });

  it('leaves the team to remove what it took when the request is over, and the request is not archived before', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await granted(counter);
    await ok(counter.step(id, 'use-access', {grant, text: '导出执行计划'}));
    await ok(act(counter, id, {action: 'cancel'}));
    assert.equal(mailsTo(counter, '请清除客户数据', 'support@haitu.example'), 1);
    await counter.pass(200 * 24 * hour);
    await together(counter);
    assert.equal((await read(counter, id)).state, 'cancelled');
    assert.deepEqual((await counter.staff('GET', `/tickets/${id}`)).json.allowedSteps.includes('confirmPurge'), true);
    await ok(counter.step(id, 'confirm-purge', {text: '已删除'}));
    await together(counter);
    const {state, grants} = await read(counter, id);
    assert.deepEqual([state, grants[0].purged.text], ['archived', '已删除']);
  });

  it('that nobody used leaves nothing to remove when it is taken back', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await granted(counter);
    await ok(act(counter, id, {action: 'revoke-access', grant}));
    const {allowedSteps, wants} = (await counter.staff('GET', `/tickets/${id}`)).json;
    assert.equal(allowedSteps.includes('confirmPurge'), false);
    assert.deepEqual(wants.map(({kind}: {kind: string}) => kind), ['access-refused']); // prettier-ignore
    await ok(act(counter, id, {action: 'cancel'}));
    assert.equal(mailsTo(counter, '请清除客户数据', 'support@haitu.example'), 0);
  });

  it('is given within what was asked and what the desk allows, and never with a password', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await asked(counter);
    const good = {action: 'grant-access', grant, scope: ['1'], until: until(counter, hour)};
    const wrong: [object, string, string][] = [
      [{scope: []}, '/scope', 'required'],
      [{scope: ['1', '9']}, '/scope/1', 'unknown-option'],
      [{until: until(counter, -1000)}, '/until', 'in-the-past'],
      [{until: undefined}, '/until', 'in-the-past'],
      [{hours: 0}, '/until', 'in-the-past'],
      [{hours: 169}, '/until', 'out-of-range'],
      [{until: until(counter, 169 * hour)}, '/until', 'out-of-range'],
      [{note: '密码：Hunter2-2026'}, '/note', 'holds-secret'],
      [{note: 'x'.repeat(1001)}, '/note', 'too-long'],
    ];
    for (const [over, pointer, code] of wrong) {
      const {status, json} = await act(counter, id, {...good, ...over});
      assert.deepEqual([status, json.issues[0].pointer, json.issues[0].code], [422, pointer, code]);
    }
    assert.equal((await act(counter, id, {...good, grant: 'x'})).status, 409);
    assert.equal((await read(counter, id)).grants[0].state, 'asked');
    const stale = await act(counter, id, good, as, 1);
    assert.deepEqual([stale.status, stale.json.code], [412, 'version-stale']);
  });

  it('is asked for whole, within the limits of the desk, and not where the desk has none', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await asked(counter);
    const wrong: [object, string][] = [
      [{scope: []}, '/scope'],
      [{scope: [{kind: 'system', text: ' '}]}, '/scope/0/text'],
      [{purpose: ''}, '/purpose'],
      [{how: 'ssh root 密码是 Hunter2-2026'}, '/how'],
      [{hours: 0}, '/hours'],
      [{hours: 169}, '/hours'],
    ];
    for (const [over, pointer] of wrong) {
      const {status, json} = await counter.step(id, 'ask-access', {...ask, ...over});
      assert.deepEqual([status, json.issues?.[0].pointer], [422, pointer]);
    }
    await ok(act(counter, id, {action: 'grant-access', grant, scope: ['1'], until: until(counter, hour)}));
    assert.equal((await counter.step(id, 'use-access', {grant, text: '', minutes: 0})).status, 422);

    const {settings} = counter.gateway.ports.repository;
    counter.gateway.ports.repository.settings = async () => {
      const {access: _, ...rest} = await settings.call(counter.gateway.ports.repository);
      return rest;
    };
    const {status, json} = await counter.step(id, 'ask-access', ask);
    assert.deepEqual([status, json.code], [409, 'action-not-allowed']);
  });

  it('is for the requester and his organisation’s manager to give, and for no other colleague', async () => {
    const counter = await openStaffCounter();
    const [id, grant] = await asked(counter);
    const body = {action: 'grant-access', grant, scope: ['1'], until: until(counter, hour)};
    const {grants} = await ok(act(counter, id, body, 'chen-guodong'));
    assert.equal(grants[0].granted.by.name, '陈国栋');
    const stranger = await act(counter, id, {action: 'revoke-access', grant}, 'zhou-yan', 1);
    assert.equal(stranger.status, 404);
  });
});
