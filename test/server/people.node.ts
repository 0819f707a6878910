import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {incident, secret, start, tokenOf, type Counter} from '../support/gateway-counter.js';
import {act, ok, read} from '../support/customer-acts.js';
import {acme, ann, bob} from '../support/records.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';
import {openStaffCounter} from '../support/staff-counter.js';

const [owner, colleague, manager, stranger] = ['li-wen', 'wang-lei', 'chen-guodong', 'zhou-yan'] as const;

const names = async (counter: Counter, who: string, query = '') =>
  ((await ok(counter.call('GET', `/people${query}`, {as: who}))).items as {name: string}[]).map(({name}) => name);
const bringIn = (counter: Counter, id: string, person: string = colleague, who: string = owner) =>
  act(counter, id, {action: 'bring-in', person}, who, 0);
const ids = async (counter: Counter, who: string, query: string) =>
  ((await ok(counter.call('GET', `/tickets?${query}&limit=100`, {as: who}))).items as {id: string}[]).map(({id}) => id);
const mailsTo = (counter: Counter, address: string) => counter.gateway.mailbox.list(address);
const reply = (counter: Counter, id: string, who: string, text = '我这边也看到了') => {
  const clientRef = newKey();
  return counter.call('POST', `/tickets/${id}/messages`, {as: who, key: clientRef, body: {clientRef, text, attachments: []}});
};

describe('the people of an organisation', () => {
  it('are those whose tokens named it; a requester sees who is there, a manager also who left, nobody another organisation’s', async () => {
    const counter = await openStaffCounter();
    assert.deepEqual(await names(counter, owner), ['陈国栋', '李雯', '王磊']);
    assert.deepEqual(await names(counter, manager), ['陈国栋', '李雯', '王磊', '徐佳']);
    assert.deepEqual(await names(counter, stranger), ['周妍']);
    assert.deepEqual(await names(counter, owner, '?q=%E7%8E%8B'), ['王磊']);
    const may = async (who: string) => (await ok(counter.call('GET', '/me', {as: who}))).colleagues;
    assert.deepEqual([await may(owner), await may('xu-jia')], [true, undefined], 'who left brings nobody in');
    assert.ok(!JSON.stringify(await ok(counter.call('GET', '/people', {as: manager}))).includes('@'), 'no addresses');
  });

  it('grow by whoever comes, and two of one name are told apart by part of their addresses', async () => {
    const counter = await openStaffCounter({secret});
    const token = await tokenOf(counter, 'wang-lei-2', {name: '王磊', org: 'hemu', email: 'wanglei.finance@hemu.example'});
    await ok(counter.call('GET', '/me', {token}));
    const {items} = await ok(counter.call('GET', '/people', {as: owner}));
    assert.deepEqual(
      items.filter(({name}: {name: string}) => name === '王磊').map(({id, hint}: {id: string; hint: string}) => [id, hint]),
      [['wang-lei', 'wa…ei@'], ['wang-lei-2', 'wa…ce@']],
    ); // prettier-ignore
  });

  it('are found by their whole address, by a part of it only by managers', async () => {
    const counter = await openStaffCounter({secret});
    const token = await tokenOf(counter, 'wang-lei-2', {name: '王磊', org: 'hemu', email: 'Wanglei.Finance@hemu.example'});
    await ok(counter.call('GET', '/me', {token}));
    assert.deepEqual(await names(counter, owner, '?q=wanglei.finance@hemu.example'), ['王磊']);
    assert.deepEqual(await names(counter, owner, '?q=wanglei.fin'), []);
    assert.deepEqual(await names(counter, manager, '?q=wanglei.fin'), ['王磊']);
    assert.deepEqual(await names(counter, stranger, '?q=wanglei.finance@hemu.example'), []);
  });

  it('are called by part of their address where their tokens give no name', async () => {
    const counter = await openStaffCounter({secret});
    const token = await tokenOf(counter, 'nameless', {org: 'hemu', email: 'wanglei.finance@hemu.example'});
    await ok(counter.call('GET', '/me', {token}));
    assert.deepEqual(await names(counter, owner, '?q=wa'), ['wa…ce@']);
  });

  it('are served where nothing of the reader can be written down, which is reported', async () => {
    const reported: unknown[] = [];
    const counter = await openStaffCounter({secret, report: (error) => void reported.push(error)});
    const {repository} = counter.gateway.ports;
    const token = await tokenOf(counter, 'new-here', {name: '新人', org: 'hemu'});
    const write = repository.write;
    repository.write = async () => Promise.reject(new Error('disk full'));
    for (const path of ['/me', '/people', '/tickets']) await ok(counter.call('GET', path, {token}));
    repository.write = write;
    assert.equal(reported.length, 3);
    assert.equal(await repository.person(JSON.stringify(['https://demo.aftercare.example', 'new-here'])), undefined);
    await ok(counter.call('GET', '/me', {token}));
    const other = await tokenOf(counter, 'new-here', {name: 'New', org: 'hemu', locale: 'en'});
    await ok(counter.call('GET', '/me', {token: other}));
    assert.equal(
      (await repository.person(JSON.stringify(['https://demo.aftercare.example', 'new-here'])))?.name,
      '新人',
      'noted once a day',
    );
  });

  it('leave when their manager says so, and come back likewise; a token alone brings nobody back', async () => {
    const counter = await openStaffCounter();
    const put = (who: string, person: string, left: boolean) => counter.call('PUT', `/people/${person}`, {as: who, body: {left}});
    assert.equal((await put(owner, colleague, true)).status, 403);
    assert.equal((await put(manager, stranger, true)).status, 404);
    assert.equal((await put(manager, manager, true)).status, 403);
    assert.ok((await ok(put(manager, colleague, true))).leftAt);
    await ok(counter.call('GET', '/me', {as: colleague}));
    assert.deepEqual(await names(counter, owner), ['陈国栋', '李雯']);
    assert.equal((await ok(put(manager, colleague, false))).leftAt, undefined);
    assert.deepEqual(await names(counter, owner), ['陈国栋', '李雯', '王磊']);
  });
});

describe('a colleague who is brought in', () => {
  it('reads, finds it under what is shared with him, replies and attaches under his own name, and decides nothing', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(owner)).json;
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as: colleague})).status, 404);
    const after = (await bringIn(counter, id)).json;
    assert.deepEqual(after.cc.map(({person, by}: {person: {name: string}; by: {name: string}}) => [person.name, by.name]), [['王磊', '李雯']]); // prettier-ignore
    assert.deepEqual([after.events.at(-1).kind, after.events.at(-1).to], ['brought-in', '王磊']);
    const seen = await read(counter, id, colleague);
    assert.deepEqual([seen.allowsReply, seen.allowedActions, seen.contact, seen.clientRef], [true, ['leave'], undefined, undefined]);
    assert.deepEqual(await ids(counter, colleague, 'scope=shared'), [id]);
    assert.equal((await ok(counter.call('GET', '/tickets', {as: colleague}))).shared, 1);
    const file = await counter.upload(colleague, 'b.log', 'some words');
    const clientRef = newKey();
    const body = {clientRef, text: '日志在这里', attachments: [file]};
    const said = await ok(counter.call('POST', `/tickets/${id}/messages`, {as: colleague, key: clientRef, body}), 201);
    assert.equal(said.author.name, '王磊');
    for (const action of ['cancel', 'bring-in', 'hand-over', 'take-out'])
      assert.equal((await act(counter, id, {action, person: manager}, colleague)).status, 403, action);
    const staff = await ok(counter.staff('GET', `/tickets/${id}`));
    assert.deepEqual(staff.cc.map(({person}: {person: {name: string}}) => person.name), ['王磊']); // prettier-ignore
  });

  it('is not told what waits for a word that only others may give', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(owner, {cc: [colleague]})).json;
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    await ok(counter.step(id, 'assign', {to: 'shen-yan'}));
    await ok(counter.step(id, 'start'));
    const ask = {kind: 'access', purpose: '核对日志', how: '通过堡垒机', hours: 4, scope: [{kind: 'role', text: '只读账号'}]};
    await ok(counter.step(id, 'ask-access', ask));
    const waits = async (who: string, query: string) => {
      const {items} = await ok(counter.call('GET', `/tickets?${query}&limit=100`, {as: who}));
      const row = items.find((one: {id: string}) => one.id === id);
      return [row.awaits?.length, (await read(counter, id, who)).awaits?.length];
    };
    assert.deepEqual(await waits(owner, 'scope=mine'), [1, 1]);
    assert.deepEqual(await waits(manager, 'scope=organisation'), [1, 1]);
    assert.deepEqual(await waits(colleague, 'scope=shared'), [undefined, undefined]);
  });

  it('leaves by himself or is taken out, reads no more from then on, and both sides read in the history that it was so', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(owner, {cc: [colleague]})).json;
    await ok(act(counter, id, {action: 'leave'}, colleague));
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as: colleague})).status, 404);
    await ok(bringIn(counter, id));
    await ok(act(counter, id, {action: 'take-out', person: colleague}));
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as: colleague})).status, 404);
    assert.deepEqual(await ids(counter, colleague, 'scope=shared'), []);
    const kinds = (ticket: {events: {kind: string}[]}) => ticket.events.map(({kind}) => kind).slice(1);
    const told = ['brought-in', 'left', 'brought-in', 'taken-out'];
    assert.deepEqual(kinds(await read(counter, id)), told);
    assert.deepEqual(kinds(await ok(counter.staff('GET', `/tickets/${id}`))), told);
    assert.equal((await act(counter, id, {action: 'take-out', person: colleague})).status, 409, 'nobody is there');
  });

  it('is told nothing of what is in it once he has left, also where his leaving is answered again', async () => {
    const counter = await openStaffCounter();
    const {id, reference} = (await counter.submit(owner, {cc: [colleague], description: '只有在场的人才读'})).json;
    const key = newKey();
    const leave = () =>
      counter.call('POST', `/tickets/${id}/actions`, {as: colleague, key, version: 0, body: {action: 'leave', clientRef: key}});
    const first = await leave();
    assert.equal((await ok(reply(counter, id, owner, '他走后说的话'), 201)).text, '他走后说的话');
    const again = await leave();
    assert.deepEqual([first.status, again.status, again.headers.get('Idempotency-Replayed')], [200, 200, 'true']);
    assert.equal(again.text, first.text);
    assert.deepEqual([first.json.reference, first.json.events, first.json.allowedActions], [reference, [], []]);
    assert.ok(!/只有在场的人才读|他走后说的话/.test(first.text), first.text);
  });

  it('is one of one’s own organisation, once, and not whose request it is; another organisation’s people are as unknown as nobody', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(owner)).json;
    const code = async (person: string) => (await bringIn(counter, id, person)).json.issues?.[0]?.code;
    assert.deepEqual([await code(stranger), await code('nobody-at-all'), await code('xu-jia')], Array(3).fill('unknown-person'));
    assert.equal(await code(owner), 'already-there');
    assert.equal(await code(colleague), undefined);
    assert.equal(await code(colleague), 'already-there');
    const draft = incident({cc: [stranger, colleague, colleague]});
    const refused = await counter.call('POST', '/tickets', {as: owner, key: draft.clientRef, body: draft});
    assert.deepEqual(refused.json.issues.map(({pointer}: {pointer: string}) => pointer), ['/cc/0', '/cc/2']); // prettier-ignore
  });

  it('reads nothing any more once his token names another organisation, or his manager says that he left', async () => {
    const counter = await openStaffCounter({secret});
    const {id} = (await counter.submit(owner, {cc: [colleague]})).json;
    const elsewhere = await tokenOf(counter, colleague, {name: '王磊', org: 'lanjiang'});
    assert.equal((await counter.call('GET', `/tickets/${id}`, {token: elsewhere})).status, 404);
    await ok(counter.call('PUT', `/people/${colleague}`, {as: manager, body: {left: true}}));
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as: colleague})).status, 404);
    assert.deepEqual(await ids(counter, colleague, 'scope=shared'), []);
    assert.equal((await reply(counter, id, colleague)).status, 404);
  });

  it('is brought in on no complaint: neither with it nor later', async () => {
    const counter = await openStaffCounter();
    const complaint = {type: 'complaint', category: undefined, fields: {about: 'service'}, impact: {}};
    const draft = incident({...complaint, cc: [colleague]});
    const refused = await counter.call('POST', '/tickets', {as: owner, key: draft.clientRef, body: draft});
    assert.ok(
      refused.json.issues.some(({code}: {code: string}) => code === 'not-on-complaints'),
      refused.text,
    );
    const open = (await counter.submit(owner, complaint)).json.id;
    assert.deepEqual([(await bringIn(counter, open)).status, (await bringIn(counter, open, colleague, manager)).status], [409, 409]);
    assert.ok(!(await read(counter, open)).allowedActions.includes('bring-in'));
  });

  it('complains about a request that he was brought in on: its engineer is kept from that as from anybody’s complaint', async () => {
    const counter = await openStaffCounter();
    const {id, reference} = (await counter.submit(owner, {cc: [colleague]})).json;
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    await ok(counter.step(id, 'assign', {to: 'shen-yan'}));
    const complaint = {type: 'complaint', title: `关于 ${reference}`, category: undefined, fields: {about: 'service'}, impact: {}};
    const about = (await counter.submit(colleague, complaint)).json;
    assert.equal(about.concerns, reference);
    assert.deepEqual(about.keptFrom.map(({id: one}: {id: string}) => one), ['shen-yan']); // prettier-ignore
  });
});

describe('mails about people', () => {
  const address = 'wang.lei@hemu.example';

  it('tell whoever was brought in once, then of what is public; nothing that anybody wrote, and no way in', async () => {
    const counter = await openStaffCounter();
    const {id, reference} = (await counter.submit(owner, {cc: [colleague], title: '机密标题'})).json;
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    await ok(counter.step(id, 'note', {text: '内部'}));
    await ok(counter.step(id, 'answer', {text: '看过了'}));
    await ok(reply(counter, id, owner), 201);
    const mails = mailsTo(counter, address);
    assert.equal(mails.length, 3, mails.map(({subject}) => subject).join());
    assert.ok(mails[0]!.subject.includes(reference) && mails.some(({subject}) => subject.startsWith('李雯请您一起跟进')));
    for (const {text} of mails) assert.ok(!/机密标题|看过了|内部|aftercare-token/.test(text), text);
  });

  it('tell once a day that he was brought in, and people are changed so often an hour and no more', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(owner, {cc: [colleague]})).json;
    const first = mailsTo(counter, address).length;
    for (let n = 0; n < 30; n++) {
      await ok(act(counter, id, {action: 'take-out', person: colleague}, owner, 0));
      await ok(bringIn(counter, id));
    }
    assert.equal(mailsTo(counter, address).length, first);
    const refused = await act(counter, id, {action: 'take-out', person: colleague}, owner, 0);
    assert.deepEqual([refused.status, refused.headers.get('RateLimit-Limit')], [429, '60']);
    await counter.pass(24 * 3_600_000);
    await ok(act(counter, id, {action: 'take-out', person: colleague}, owner, 0));
    await ok(bringIn(counter, id));
    assert.equal(mailsTo(counter, address).length, first + 1);
  });

  it('tell each of them once a day that a request was handed over to him, and the way in of that mail leads there again', async () => {
    const counter = await openStaffCounter({portalUrl: 'https://www.haitu.example/help'});
    const {id} = (await counter.submit(owner, {cc: [colleague]})).json;
    const handOver = (person: string) => ok(act(counter, id, {action: 'hand-over', person}, manager, 0));
    const told = (to: string) => mailsTo(counter, to).filter(({links}) => links.some(({href}) => href.includes('aftercare-token=')));
    const before = told(address).length;
    await handOver(colleague);
    assert.equal(told(address).length, before + 1, 'although he was brought in on the same day');
    const way = () => /aftercare-token=([\w-]{43})/.exec(told(address).at(-1)!.text)![1]!;
    const first = way();
    for (let n = 0; n < 3; n++) {
      await handOver(owner);
      await handOver(colleague);
    }
    assert.equal(told(address).length, before + 1);
    const {token} = await ok(counter.call('POST', '/link-sessions', {body: {token: first}}));
    assert.equal((await counter.call('GET', `/tickets/${id}`, {token})).status, 200);
    await counter.pass(24 * 3_600_000);
    await handOver(owner);
    await handOver(colleague);
    assert.equal(told(address).length, before + 2);
  });

  it('tell the requester and the team what a colleague wrote, under his name, and not himself', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(owner, {cc: [colleague]})).json;
    const before = mailsTo(counter, address).length;
    await ok(reply(counter, id, colleague), 201);
    assert.equal(mailsTo(counter, address).length, before);
    assert.equal(mailsTo(counter, 'li.wen@hemu.example').filter(({subject}) => subject.startsWith('王磊在')).length, 1);
    assert.equal(mailsTo(counter, 'support@haitu.example').filter(({text}) => text.includes('王磊')).length, 1);
  });

  it('go to nobody who does without them, who left, or whose address is the requester’s', async () => {
    const counter = await openStaffCounter({secret});
    const shared = await tokenOf(counter, 'same-box', {name: '公用', org: 'hemu', email: 'Li.Wen@hemu.example'});
    await ok(counter.call('GET', '/me', {token: shared}));
    const {id} = (await counter.submit(owner, {cc: [colleague, 'same-box']})).json;
    const first = mailsTo(counter, address).length;
    await ok(counter.call('PUT', '/me/preferences', {as: colleague, body: {unwanted: ['brought-in']}}));
    await ok(counter.step(id, 'answer', {text: '看过了'}));
    assert.equal(mailsTo(counter, address).length, first);
    await ok(counter.call('PUT', '/me/preferences', {as: colleague, body: {unwanted: []}}));
    await ok(counter.call('PUT', `/people/${colleague}`, {as: manager, body: {left: true}}));
    await ok(counter.step(id, 'answer', {text: '还在看'}));
    assert.equal(mailsTo(counter, address).length, first);
    assert.equal(mailsTo(counter, 'Li.Wen@hemu.example').filter(({subject}) => subject.includes('有新进展')).length, 0);
  });
});

describe('ways in without an account, once a request was handed over', () => {
  it('are shut to whoever had it: links in his mails, codes, and what either opened; the new requester’s open', async () => {
    const portalUrl = 'https://www.haitu.example/help';
    const counter = await openStaffCounter({portalUrl});
    const {id, reference} = (await counter.submit(owner)).json;
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    await ok(counter.step(id, 'answer', {text: '看过了'}));
    const linksTo = (address: string) =>
      mailsTo(counter, address).flatMap(({links}) =>
        links.flatMap(({href}) => /aftercare-token=([\w-]{43})&aftercare=ticket/.exec(href)?.[1] ?? []),
      );
    const openLink = (token: string) => counter.call('POST', '/link-sessions', {body: {token}});
    const claim = {reference, email: 'li.wen@hemu.example'};
    const askCode = async () => {
      await ok(counter.call('POST', '/guest-sessions', {body: claim}), 202);
      return {...claim, code: await counter.mailedCode(claim.email)};
    };
    const [used, unused] = linksTo(claim.email) as [string, string];
    const byLink = (await ok(openLink(used))).token;
    const byCode = (await ok(counter.call('POST', '/guest-sessions/verify', {body: await askCode()}))).token;
    await counter.pass(1);
    const asked = await askCode();
    await ok(act(counter, id, {action: 'hand-over', person: colleague}, manager, 0));
    for (const token of [byLink, byCode]) assert.equal((await counter.call('GET', `/tickets/${id}`, {token})).status, 401);
    assert.equal((await openLink(unused)).status, 410);
    assert.equal((await counter.call('POST', '/guest-sessions/verify', {body: asked})).status, 410);
    const [own] = linksTo('wang.lei@hemu.example') as [string];
    const {token} = await ok(openLink(own));
    assert.equal((await ok(counter.call('GET', `/tickets/${id}`, {token}))).requester.name, '王磊');
  });
});

describe('who left', () => {
  const left = (counter: Counter, person: string, as: string) => counter.call('PUT', `/people/${person}`, {as, body: {left: true}});
  /** Another manager of the same organisation. */
  const managerToo = (counter: Counter, sub: string) =>
    tokenOf(counter, sub, {name: '许总', org: 'hemu', role: 'manager', email: `${sub}@hemu.example`});

  it('manages nothing any more, whatever his token says, brings nobody in, and keeps what is his own', async () => {
    const counter = await openStaffCounter({secret});
    const token = await managerToo(counter, 'xu-zong');
    await ok(counter.call('GET', '/me', {token}));
    const {id} = (await counter.submit(owner)).json;
    const draft = incident();
    const own = await ok(counter.call('POST', '/tickets', {token, key: draft.clientRef, body: draft}), 201);
    await ok(left(counter, 'xu-zong', manager));
    const asked = [`/tickets/${id}`, '/tickets?scope=organisation', '/people'].map((path) => counter.call('GET', path, {token}));
    assert.deepEqual((await Promise.all(asked)).map(({status}) => status), [404, 403, 403]); // prettier-ignore
    assert.deepEqual((await ok(counter.call('GET', '/tickets?awaits=approval', {token}))).items, []);
    assert.equal((await counter.call('PUT', `/people/${colleague}`, {token, body: {left: true}})).status, 403);
    assert.equal((await ok(counter.call('GET', '/me', {token}))).role, 'requester');
    const clientRef = newKey();
    const seen = await ok(counter.call('GET', `/tickets/${own.id}`, {token}));
    assert.ok(!seen.allowedActions.includes('bring-in') && !seen.allowedActions.includes('hand-over'), seen.allowedActions.join());
    const refused = await counter.call('POST', `/tickets/${own.id}/actions`, {token, key: clientRef, version: 1, body: {action: 'bring-in', person: colleague, clientRef}}); // prettier-ignore
    assert.equal(refused.status, 403);
    const more = incident({cc: [colleague]});
    const withPeople = await counter.call('POST', '/tickets', {token, key: more.clientRef, body: more});
    assert.deepEqual(withPeople.json.issues.map(({code}: {code: string}) => code), ['unknown-person']); // prettier-ignore
  });

  it('stays away although a token of his named another organisation in between', async () => {
    const counter = await openStaffCounter({secret});
    const {id, reference} = (await counter.submit(owner, {cc: [colleague]})).json;
    await ok(left(counter, colleague, manager));
    const elsewhere = await tokenOf(counter, colleague, {name: '王磊', org: 'lanjiang'});
    await ok(counter.call('GET', '/me', {token: elsewhere}));
    await ok(counter.call('GET', '/me', {as: colleague}));
    assert.deepEqual(await names(counter, owner), ['陈国栋', '李雯']);
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as: colleague})).status, 404);
    assert.deepEqual(await ids(counter, colleague, 'scope=shared'), []);
    const complaint = {type: 'complaint', title: `关于 ${reference}`, category: undefined, fields: {about: 'service'}, impact: {}};
    assert.equal((await counter.submit(colleague, complaint)).json.concerns, undefined);
  });
});

describe('a manager', () => {
  it('hands a request over: it is the other’s with all that belongs to it, and the former requester reads it no more', async () => {
    const counter = await openStaffCounter();
    const contact = {by: 'phone', value: '13800138000'};
    const {id} = (await counter.submit(owner, {contact, cc: [colleague]})).json;
    for (const [step, body] of [['classify', {priority: 'P2'}], ['assign', {to: 'shen-yan'}], ['start', {}], ['resolve', {summary: '好了', checklist: []}]] as const) await ok(counter.step(id, step, body)); // prettier-ignore
    const after = await ok(act(counter, id, {action: 'hand-over', person: colleague}, manager, 0));
    assert.deepEqual([after.requester.name, after.cc], ['王磊', undefined]);
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as: owner})).status, 404);
    const own = await read(counter, id, colleague);
    assert.deepEqual([own.contact, own.survey.state], [undefined, 'due'], 'how the other one wanted to be reached is not passed on');
    assert.ok((await ids(counter, colleague, 'q=')).includes(id));
    const survey = await ok(counter.call('GET', `/surveys/${own.survey.id}`, {as: colleague}));
    assert.equal(survey.state, 'due');
    assert.equal((await counter.call('GET', `/surveys/${own.survey.id}`, {as: owner})).status, 404);
    assert.equal(mailsTo(counter, 'wang.lei@hemu.example').filter(({subject}) => subject.includes('已转交给您')).length, 1);
    await ok(act(counter, id, {action: 'confirm'}, colleague, own.version));
  });

  it('hands a request over without its rating: what the former requester answered is neither shown to the new one nor changed any more', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(owner)).json;
    for (const [step, body] of [['classify', {priority: 'P2'}], ['assign', {to: 'shen-yan'}], ['start', {}], ['resolve', {summary: '好了', checklist: []}]] as const) await ok(counter.step(id, step, body)); // prettier-ignore
    const {survey} = await read(counter, id);
    const respond = (comment: string) =>
      counter.call('PUT', `/surveys/${survey.id}/response`, {as: owner, body: {clientRef: newKey(), scores: {}, reasons: [], comment}});
    await ok(respond('很快'));
    await ok(act(counter, id, {action: 'hand-over', person: colleague}, manager, 0));
    assert.equal((await read(counter, id, colleague)).survey, undefined);
    assert.equal((await ok(counter.call('GET', `/surveys/${survey.id}`, {as: owner}))).state, 'answered');
    assert.equal((await respond('不快')).status, 409);
  });

  it('hands it over with mails in the new requester’s language from then on', async () => {
    const counter = await openStaffCounter({secret});
    const token = await tokenOf(counter, 'jane', {name: 'Jane', org: 'hemu', email: 'jane@hemu.example', locale: 'en'});
    await ok(counter.call('GET', '/me', {token}));
    const {id} = (await counter.submit(owner)).json;
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    await ok(act(counter, id, {action: 'hand-over', person: 'jane'}, manager, 0));
    await ok(counter.step(id, 'answer', {text: 'On it'}));
    await counter.gateway.settled();
    assert.deepEqual(mailsTo(counter, 'jane@hemu.example').map(({locale}) => locale), ['en', 'en']); // prettier-ignore
    await ok(act(counter, id, {action: 'hand-over', person: owner}, manager, 0));
    const kept = (await counter.gateway.ports.repository.ticket(id))!;
    assert.doesNotMatch(JSON.stringify(kept), /jane@hemu/, 'how somebody was reached who handed it on is nowhere in it');
  });

  it('hands it over to somebody who was away for long without a way in by mail, until his token comes', async () => {
    const counter = await openStaffCounter({portalUrl: 'https://www.haitu.example/help'});
    await ok(counter.call('GET', '/me', {as: colleague}));
    await counter.pass(91 * 24 * 3_600_000);
    const {id} = (await counter.submit(owner)).json;
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    const first = mailsTo(counter, 'wang.lei@hemu.example').length;
    await ok(act(counter, id, {action: 'hand-over', person: colleague}, manager, 0));
    await ok(counter.step(id, 'answer', {text: '看过了'}));
    await counter.gateway.settled();
    assert.equal(mailsTo(counter, 'wang.lei@hemu.example').length, first);
    await ok(counter.call('GET', '/me', {as: colleague}));
    await ok(counter.step(id, 'answer', {text: '还在看'}));
    await counter.gateway.settled();
    assert.equal(mailsTo(counter, 'wang.lei@hemu.example').length, first + 1);
  });

  it('lists the requests of one person of his organisation, page after page, and of nobody else’s', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(colleague)).json;
    assert.deepEqual(await ids(counter, manager, 'scope=organisation&person=wang-lei'), [id]);
    assert.ok((await ids(counter, manager, 'scope=organisation&person=li-wen')).length > 1);
    assert.deepEqual(await ids(counter, manager, 'scope=organisation&person=zhou-yan'), []);
    const list = (query: string) => ok(counter.call('GET', `/tickets?scope=organisation${query}`, {as: manager}));
    const {awaits} = (await list('')).counts;
    assert.ok(awaits > 0, 'what waits for the manager himself');
    assert.deepEqual((await list('&person=wang-lei')).counts, {open: 1, waiting: 0, closed: 0, awaits}, 'whoever is looked for');
    assert.equal((await counter.call('GET', '/tickets?scope=organisation&person=wang-lei', {as: owner})).status, 403);
  });
});

for (const kind of repositoryKinds()) {
  describe(`people, kept ${kind.name}`, () => {
    const open = closedAfterEach(kind);

    it('keeps who belongs to an organisation, whoever was here last first, one write after the other, until he is forgotten', async () => {
      const {repository} = await open();
      const person = (key: string, seenAt: number) =>
        ({key, organisation: acme, id: key, name: `${key} 李`, role: 'requester', seenAt, revision: 1}) as const;
      assert.equal(await repository.write({people: [person(ann, start), person(bob, start + 1)]}), 'written');
      assert.deepEqual(await repository.people({organisation: acme, limit: 5}), [person(bob, start + 1), person(ann, start)]);
      assert.deepEqual(await repository.people({organisation: acme, limit: 1}), [person(bob, start + 1)]);
      assert.equal(await repository.write({people: [person(ann, start + 2)]}), 'conflict');
      const elsewhere = {...person(ann, start + 2), organisation: bob, leftAt: start, revision: 2};
      assert.equal(await repository.write({people: [elsewhere]}), 'written');
      assert.deepEqual(await repository.person(ann), elsewhere);
      assert.deepEqual(await repository.people({organisation: acme, limit: 5}), [person(bob, start + 1)]);
      await repository.remove({person: bob});
      assert.equal(await repository.person(bob), undefined);
    });
  });
}
