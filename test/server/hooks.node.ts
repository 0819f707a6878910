import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {describe, it} from 'node:test';
import {CallFailed, hookEvents, type HookNews, type HookPort, type OutboxCall} from '../../server/app/hooks.js';
import {hookMessage} from '../../server/app/hook-words.js';
import {sendCalls} from '../../server/app/send-calls.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {checkConfiguration, type Configuration} from '../../server/node/configuration.js';
import {EnvironmentError} from '../../server/node/environment.js';
import {hooksOf} from '../../server/node/hooks/hooks-of.js';
import {openHooks} from '../../server/node/hooks/open-hooks.js';
import {isInside} from '../../server/node/hooks/own-network.js';
import {postCall} from '../../server/node/hooks/post-call.js';
import {hookKinds, type HookTarget} from '../../server/node/hooks/target.js';
import {newKey} from '../../src/contract/key.js';
import {ok} from '../support/customer-acts.js';
import {start, type CounterOptions} from '../support/gateway-counter.js';
import {receiveHooks, saying} from '../support/hook-receiver.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';

const minute = 60_000;
const as = 'li-wen';
const {settings} = haituWorld;
const world = {...haituWorld, tickets: [], surveys: []};

/** Hooks that note what they are told; `fail` says why one does not take a call. */
function noting(...hooks: HookPort['hooks'][number][]) {
  const told: {hook: string; id: string; news: HookNews}[] = [];
  const port = {
    hooks,
    ahead: 30 * minute,
    fail: (_hook: string): string | undefined => undefined,
    call: async (hook: string, id: string, news: HookNews) => {
      const why = port.fail(hook);
      if (why !== undefined) throw new CallFailed(why);
      told.push({hook, id, news});
    },
  };
  return {port, told, of: (name: string) => told.filter(({hook}) => hook === name).map(({news}) => news.event)};
}

const group = {name: 'group', tells: hookEvents, urgent: ['P0'], title: true};
const program = {name: 'program', tells: ['urgent', 'missed', 'complaint', 'rating'], urgent: ['P0', 'P1'], title: false} as const;

async function openWith(hooks: HookPort, more: CounterOptions = {}): Promise<StaffCounter> {
  return openStaffCounter({world, hooks, ...more});
}
async function submitted(counter: StaffCounter, over: object = {}): Promise<string> {
  return (await ok(counter.submit(as, over), 201)).id as string;
}

describe('the team’s hooks', () => {
  it('are told of what each of them is for, once, with no word of a customer but a title where that is wanted', async () => {
    const {port, told, of} = noting(group, program);
    const counter = await openWith(port);
    const id = await submitted(counter);
    assert.deepEqual([of('group'), of('program')], [['received'], ['urgent']], 'a P1 is urgent to the one and not to the other');
    await ok(counter.step(id, 'classify', {priority: 'P0', category: 'application-dashboard'}));
    assert.deepEqual([of('group'), of('program')], [['received', 'urgent'], ['urgent']]);
    const clientRef = newKey();
    const text = '我的电话是 13900000000';
    await ok(counter.call('POST', `/tickets/${id}/messages`, {as, key: clientRef, body: {clientRef, text, attachments: []}}), 201);
    assert.deepEqual(of('group').slice(2), ['replied']);
    for (let n = 0; n < 150; n++) {
      await counter.pass(minute);
      await counter.gateway.tick();
      await counter.gateway.settled();
    }
    const promises = told.filter(({hook, news}) => hook === 'group' && news.clock === 'first-response').map(({news}) => news);
    assert.deepEqual(promises.map(({event}) => event), ['due-soon', 'missed']); // prettier-ignore
    assert.ok(promises[0]!.at < promises[0]!.dueAt! && promises[1]!.dueAt === promises[0]!.dueAt);
    assert.ok(of('group').includes('escalated') && of('program').includes('missed'));
    const said = JSON.stringify(told);
    assert.doesNotMatch(said, /13900000000|李|li-wen|example\.com/);
    assert.ok(told.every(({hook, news}) => (news.title !== undefined) === (hook === 'group')));
    assert.equal(new Set(told.map((one) => one.id)).size, told.length);
    const before = told.length;
    await counter.submit(as, {impact: {scope: 'everyone', work: 'stopped', data: 'lost'}}).then(async ({json}) => {
      assert.equal(json.priority, 'P0', 'urgent from its first moment');
    });
    assert.deepEqual(told.slice(before).map(({hook, news}) => `${hook} ${news.event}`), ['group urgent', 'program urgent']); // prettier-ignore
  });

  it('are told that there is a complaint, and nothing of it; and that a rating is low', async () => {
    const {port, told} = noting(group, program);
    const counter = await openWith(port, {world: haituWorld});
    const id = await submitted(counter, {
      type: 'complaint',
      title: '投诉某人',
      category: undefined,
      impact: {},
      fields: {about: 'service'},
    });
    assert.deepEqual(told.map(({news}) => Object.keys(news)), [['event', 'at', 'ticket', 'reference'], ['event', 'at', 'ticket', 'reference']]); // prettier-ignore
    assert.deepEqual([told[0]!.news.event, told[0]!.news.ticket], ['complaint', id]);
    const due = (await counter.call('GET', '/surveys', {as})).json.items.find(({state}: {state: string}) => state === 'due');
    const body = {clientRef: newKey(), solved: false, scores: {}, reasons: [], comment: '不告诉群里'};
    await ok(counter.call('PUT', `/surveys/${due.id}/response`, {as, body}));
    assert.deepEqual(told.slice(2).map(({hook, news}) => `${hook} ${news.event}`), ['group rating', 'program rating']); // prettier-ignore
    assert.doesNotMatch(JSON.stringify(told), /不告诉群里|投诉某人/);
  });

  it('that fail are called again, later each time, for a day; one that hangs holds up neither another nor anybody’s mails', async () => {
    const {port, of} = noting(group, {...group, name: 'second'});
    const reported: unknown[] = [];
    let hang: (() => void) | undefined;
    const call = port.call;
    port.call = async (hook, id, news) => {
      if (hook === 'group' && hang === undefined) await new Promise<void>((resolve) => (hang = resolve));
      return call(hook, id, news);
    };
    const counter = await openWith(port, {report: (error) => void reported.push(error)});
    const {ports, tick, settled} = counter.gateway;
    counter.gateway.settled = async () => undefined;
    const answer = counter.submit(as);
    while (!hang || !of('second').length) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await answer).status, 201);
    await tick();
    assert.deepEqual([of('group'), of('second')], [[], ['received']]);
    port.fail = (hook) => (hook === 'group' ? 'answered 500' : undefined);
    const tries: number[] = [];
    const failing = port.fail;
    port.fail = (hook) => {
      if (hook === 'group') tries.push((counter.now() - start) / minute);
      return failing(hook);
    };
    hang!();
    await settled();
    for (let n = 0; n < 26 * 60; n++) {
      await counter.pass(minute);
      await sendCalls(ports);
    }
    assert.deepEqual(tries.slice(0, 5).map((at, n) => at - (tries[n - 1] ?? 0)).slice(1), [1, 2, 4, 8]); // prettier-ignore
    assert.ok(tries.at(-1)! < 24 * 60);
    assert.equal(of('second').length, 1);
    assert.match(String(reported.at(-1)), /answered 500, after \d+ tries/);
    assert.ok(reported.every((error) => error instanceof CallFailed));
  });

  it('get twenty calls a minute, the others wait; where one fails it is not asked for each that waits', async () => {
    const {port, told} = noting(group);
    const counter = await openWith(port);
    let tried = 0;
    port.fail = () => {
      tried++;
      return 'answered 502';
    };
    for (let n = 0; n < 3; n++) await submitted(counter, {title: `第 ${n} 个`});
    await counter.pass(10 * minute);
    tried = 0;
    await sendCalls(counter.gateway.ports);
    assert.equal(tried, 1);
    port.fail = () => undefined;
    for (let n = 0; n < 30; n++) await submitted(counter, {title: `再 ${n} 个`});
    assert.equal(told.length, 19);
    for (let n = 0; n < 30; n++) {
      await counter.pass(minute);
      await sendCalls(counter.gateway.ports);
    }
    assert.equal(told.length, 33);
    assert.equal(new Set(told.map(({id}) => id)).size, 33);
  });
});

for (const kind of repositoryKinds()) {
  describe(`the outbox of calls ${kind.name}`, () => {
    const openOne = closedAfterEach(kind);
    const call = (key: string): OutboxCall => {
      const news = {event: 'received', at: start, ticket: 'tk_one', reference: 'AC-1'} as const;
      return {key, hook: 'group', news, state: 'waiting', attempts: 0, createdAt: start, dueAt: start, givenUpAt: start + minute};
    };

    it('keeps one of each key, lends it to one at a time, remembers it once it was told, and loses it with its request', async () => {
      const {repository, reopen} = await openOne();
      const other = kind.shared ? (await reopen!()).repository : repository;
      await repository.write({calls: [call('a tk_one'), call('b')]});
      await other.write({calls: [{...call('a tk_one'), createdAt: start + 5}]});
      const take = (from = repository, now = start) => from.takeCalls({now, until: now + 1000, limit: 10});
      const taken = (await Promise.all([take(), take(other), take(), take(other)])).flat();
      assert.deepEqual(taken.map(({key}) => key).sort(), ['a tk_one', 'b']);
      assert.deepEqual(
        taken.find(({key}) => key === 'b'),
        {...call('b'), attempts: 1, dueAt: start + 1000},
      );
      const {news: _, ...rest} = taken.find(({key}) => key === 'b')!;
      await repository.settleCall({...rest, state: 'sent'});
      await repository.write({calls: [call('b')]});
      const late = await take(other, start + 1000);
      assert.deepEqual(late.map(({key, attempts}) => [key, attempts]), [['a tk_one', 2]]); // prettier-ignore
      await repository.settleCall({...taken.find(({key}) => key === 'a tk_one')!, state: 'sent'});
      assert.equal((await take(other, start + 2000)).length, 1, 'whoever comes back too late settles nothing');
      await repository.remove({tickets: ['tk_one']});
      assert.deepEqual(await take(repository, start + 9000), []);
    });
  });
}

describe('a call', () => {
  const secrets = {
    feishu: 'of-feishu',
    dingtalk: 'SEC-of-dingtalk',
    wecom: undefined,
    signed: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  };
  const news: HookNews = {
    event: 'missed',
    at: start,
    ticket: 'tk/1',
    reference: 'AC-7K3P-0001',
    type: 'incident',
    priority: 'P1',
    title: '<at user_id="all">所有人</at> [x](https://evil.example)',
    clock: 'first-response',
    dueAt: start,
  };
  const now = start + 5;
  /** One of each kind, all at one place. */
  const open = (url: string) =>
    openHooks(
      hookKinds.map((kind): HookTarget => {
        return {...group, name: kind, kind, url: new URL(url), secret: secrets[kind], locale: 'zh-Hans', inside: true};
      }),
      {settings, staffPage: 'https://desk.example/staff.html#ticket/{id}', ahead: minute, now: () => now},
    )!;

  it('is written as each kind of hook takes it, signed, and nothing in it is markup or calls anybody', async () => {
    const receiver = await receiveHooks();
    const hooks = open(receiver.url);
    for (const kind of hookKinds) await hooks.call(kind, 'team missed 1', news);
    const [feishu, wecom, dingtalk, signed] = receiver.calls as [(typeof receiver.calls)[0], ...typeof receiver.calls];
    const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest('base64');
    const seconds = String(Math.floor(now / 1000));
    const link = 'https://desk.example/staff.html#ticket/tk%2F1';

    assert.equal(feishu.json.sign, hmac(`${seconds}\nof-feishu`, ''));
    const {title, content} = feishu.json.content.post.zh_cn;
    assert.equal(title, '【承诺时间已过】AC-7K3P-0001');
    assert.deepEqual(content[0], [{tag: 'text', text: news.title}]);
    assert.deepEqual(content.at(-1), [{tag: 'a', text: '打开请求', href: link}]);
    assert.match(content[2][0].text, /^首次回复：应在 .*09:00（中国标准时间） 前完成$/);

    for (const {json} of [wecom!, dingtalk!]) {
      assert.equal(json.msgtype, 'text');
      assert.ok(json.text.content.startsWith('【承诺时间已过】AC-7K3P-0001\n＜at user_id="all"＞') && json.text.content.endsWith(link));
    }
    assert.equal(dingtalk!.url.searchParams.get('sign'), hmac('SEC-of-dingtalk', `${now}\nSEC-of-dingtalk`));
    assert.equal(dingtalk!.url.searchParams.get('timestamp'), String(now));
    assert.equal(dingtalk!.url.searchParams.get('access_token'), 'secret-of-the-address');

    const {headers, body, json} = signed!;
    const id = String(headers['webhook-id']);
    assert.equal(headers['webhook-signature'], `v1,${hmac(Buffer.alloc(32, 7), `${id}.${headers['webhook-timestamp']}.${body}`)}`);
    assert.deepEqual([json.type, json.timestamp, json.data.url, json.data.dueAt], ['missed', new Date(start).toISOString(), link, new Date(start).toISOString()]); // prettier-ignore
    await hooks.call('signed', 'team missed 1', news);
    assert.equal(receiver.calls.at(-1)!.headers['webhook-id'], id, 'the same for every try');
    for (const locale of ['zh-Hant', 'en'])
      assert.match(hookMessage(news, settings, locale).head, locale === 'en' ? /^Promise missed: AC-/ : /^【承諾時間已過】/);
  });

  it('counts only where it was taken: not by an error, by 200 with a code, by a page, by a way elsewhere, by silence', async () => {
    const receiver = await receiveHooks();
    const hooks = open(receiver.url);
    const tried = async (kind: string, why: RegExp) =>
      assert.rejects(hooks.call(kind, 'k', news), (error) => {
        assert.ok(error instanceof CallFailed);
        assert.match(error.message, why);
        assert.doesNotMatch(error.message, /127\.0|secret|robot/);
        return true;
      });
    for (const [kind, body] of [
      ['feishu', {code: 19021, msg: 'sign match fail'}],
      ['wecom', {errcode: 93000, errmsg: 'invalid webhook url'}],
      ['dingtalk', {errcode: 310000, errmsg: 'sign not match'}],
    ] as const) {
      receiver.answer = saying(body);
      await tried(kind, /answered code (19021|93000|310000)/);
      receiver.answer = saying('<html>');
      await tried(kind, /without a code/);
      receiver.answer = saying({code: 0, errcode: 0}, 500);
      await tried(kind, /answered 500/);
    }
    receiver.answer = (response) => void response.writeHead(302, {Location: receiver.url}).end();
    const before = receiver.calls.length;
    await tried('signed', /answered 302/);
    assert.equal(receiver.calls.length, before + 1);
    receiver.answer = (response) => void response.destroy();
    await tried('signed', /cannot be reached/);
    receiver.answer = (response) => void response.writeHead(200).end('x'.repeat(1_000_000));
    await hooks.call('signed', 'k', news);
    receiver.answer = () => undefined;
    const written = {url: new URL(receiver.url), headers: {}, body: '{}'};
    await assert.rejects(postCall(written, {inside: true, patience: 50}), /did not answer in time/);
    await assert.rejects(postCall({...written, url: new URL('http://127.0.0.1:1/')}, {inside: true}), /cannot be reached \(ECONNREFUSED\)/);
  });

  it('never goes into the gateway’s own network unless that is said, however the address is written', async () => {
    const receiver = await receiveHooks();
    const {port} = new URL(receiver.url);
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '0.0.0.0', '[::]', '[64:ff9b::7f00:1]'])
      await assert.rejects(
        postCall({url: new URL(`http://${host}:${port}/`), headers: {}, body: '{}'}, {inside: false}),
        /network of its own/,
        host,
      ); // prettier-ignore
    assert.equal(receiver.connections(), 0);
    for (const address of [
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      'fd00::1',
      'fe80::1',
      '2002:7f00:1::',
      'x',
    ])
      assert.ok(isInside(address), address);
    for (const address of ['223.5.5.5', '172.32.0.1', '2400:3200::1']) assert.ok(!isInside(address), address);
  });
});

describe('hooks of the configuration', () => {
  const base = {desk: settings, agents: haituWorld.agents, checklist: haituWorld.checklist};
  const hook = {name: 'after-sales', kind: 'feishu', urlFrom: 'HOOK_URL', secretFrom: 'HOOK_SECRET'} as const;
  const variables = {HOOK_URL: 'https://open.feishu.cn/open-apis/bot/v2/hook/x', HOOK_SECRET: 's'};
  const of = (hooks: Configuration['hooks'], given: Record<string, string | undefined> = variables) => hooksOf({...base, hooks}, given);

  it('are all that they may be told of, and urgent what the desk calls so first, unless they say otherwise', () => {
    const [plain] = of([hook]);
    assert.deepEqual(
      [plain!.tells, plain!.urgent, plain!.title, plain!.inside, plain!.locale],
      [hookEvents, ['P0'], false, false, 'zh-Hans'],
    );
    assert.deepEqual(of(undefined), []);
    assert.equal(openHooks([], {settings, staffPage: undefined, ahead: 1, now: Date.now}), undefined);
    const options = {settings, staffPage: undefined, ahead: 1, now: Date.now};
    assert.equal(openHooks(of([{...hook, tells: ['received']}]), options)!.ahead, undefined, 'nobody looks for what nobody is told');
  });

  it('are refused with the variable or the key that is wrong, and never with a value', () => {
    const faults = (...given: Parameters<typeof of>) => {
      try {
        of(...given);
        return {};
      } catch (error) {
        assert.ok(error instanceof EnvironmentError);
        assert.doesNotMatch(error.message, /feishu\.cn|10\.0/);
        return Object.fromEntries(error.faults.map(({variable, cure}) => [variable, cure]));
      }
    };
    assert.deepEqual(Object.keys(faults([hook], {})), ['HOOK_URL', 'HOOK_SECRET']);
    assert.deepEqual(Object.keys(faults([hook], {...variables, HOOK_URL: 'http://10.0.0.1/hook'})), ['HOOK_URL']);
    assert.deepEqual(faults([{...hook, inside: true}], {...variables, HOOK_URL: 'http://10.0.0.1/hook'}), {});
    assert.match(faults([{...hook, kind: 'signed'}])['HOOK_SECRET']!, /whsec_/);
    for (const [change, key] of [
      [{hooks: [{...hook, name: 'After Sales'}]}, 'hooks[0].name'],
      [{hooks: [hook, hook]}, 'hooks[1].name'],
      [{hooks: [{...hook, url: variables.HOOK_URL}]}, 'hooks[0]'],
      [{hooks: [{...hook, tells: ['everything']}]}, 'hooks[0].tells[0]'],
      [{hooks: [{...hook, urgent: ['P9']}]}, 'hooks[0].urgent[0]'],
      [{hooks: [{...hook, kind: 'wecom'}]}, 'hooks[0].secretFrom'],
      [{hooks: [{...hook, kind: 'signed', secretFrom: undefined}]}, 'hooks[0]'],
      [{staffPage: 'https://desk.example/staff.html'}, 'staffPage'],
      [{nearMinutes: 0}, 'nearMinutes'],
    ] as const) {
      const checked = checkConfiguration(JSON.stringify({...base, ...change}));
      assert.ok('faults' in checked, key);
      assert.deepEqual(checked.faults.map((fault) => fault.key), [key]); // prettier-ignore
    }
  });
});
