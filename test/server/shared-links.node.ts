import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';
import {ok} from '../support/customer-acts.js';
import {keyed} from '../support/gateway-counter.js';

const as = 'li-wen';
const hour = 3_600_000;

const share = (counter: StaffCounter, ticket: string, over: object = {}, who = as) =>
  counter.call('POST', `/tickets/${ticket}/links`, {as: who, ...keyed({label: '审计 王工', scope: 'read', hours: 24, ...over})});
const revoke = (counter: StaffCounter, ticket: string, link: string) =>
  counter.call('POST', `/tickets/${ticket}/links/${link}/revoke`, {as, ...keyed()});
const open = (counter: StaffCounter, token: string) => counter.call('POST', '/link-sessions', {body: {token}});

/** A request of the owner with a file, and a link to it; `guest`: the token of a session by that link. */
async function shared(counter: StaffCounter, over: object = {}) {
  const file = await counter.upload(as, 'a.log', 'some words');
  const contact = {by: 'phone', value: '13800138000'};
  const {id} = (await counter.submit(as, {attachments: [file], contact})).json;
  const [link] = (await ok(share(counter, id, over), 201)).items;
  const {token} = await ok(counter.call('GET', `/tickets/${id}/links/${link.id}`, {as}));
  const session = await ok(open(counter, token));
  return {id, file, link: link.id as string, token: token as string, guest: session.token as string};
}

describe('a link to one request', () => {
  it('opens it to read, more than once, and is listed with who made it when and when it was used last', async () => {
    const counter = await openStaffCounter();
    const {id, file, token, guest} = await shared(counter);
    const seen = await ok(counter.call('GET', `/tickets/${id}`, {token: guest}));
    assert.deepEqual([seen.id, seen.allowsReply, seen.allowedActions, seen.contact, seen.clientRef], [id, false, [], undefined, undefined]);
    assert.equal((await ok(counter.call('GET', '/me', {token: guest}))).name, '审计 王工');
    await ok(counter.call('GET', `/tickets/${id}/attachments/${file}`, {token: guest}));
    await counter.pass(hour);
    await ok(open(counter, token));
    const {items} = await ok(counter.call('GET', `/tickets/${id}/links`, {as}));
    assert.deepEqual(
      items.map((link: Record<string, unknown>) => [link['label'], link['scope'], link['lastUsedAt']]),
      [['审计 王工', 'read', new Date(counter.now()).toISOString()]],
    );
    assert.equal(items[0].by.name, '李雯');
    assert.ok((await ok(counter.call('GET', `/tickets/${id}`, {as}))).events.some(({kind}: {kind: string}) => kind === 'shared'));
  });

  it('says nothing of which colleagues have a part in it', async () => {
    const counter = await openStaffCounter();
    const {id, guest} = await shared(counter);
    const people = (action: string, who: string, person?: string) =>
      counter.call('POST', `/tickets/${id}/actions`, {as: who, version: 0, ...keyed({action, ...(person !== undefined && {person})})});
    for (const [action, who, person] of [['bring-in', as, 'wang-lei'], ['leave', 'wang-lei'], ['bring-in', as, 'wang-lei'], ['take-out', as, 'wang-lei'], ['hand-over', 'chen-guodong', 'wang-lei']] as const) await ok(people(action, who, person)); // prettier-ignore
    const kinds = (await ok(counter.call('GET', `/tickets/${id}`, {token: guest}))).events.map(({kind}: {kind: string}) => kind);
    assert.deepEqual(kinds, ['state-changed', 'shared']);
  });

  it('opens nothing else: no list, no other request, nothing to decide, none of what was agreed', async () => {
    const counter = await openStaffCounter();
    const {id, guest} = await shared(counter, {scope: 'reply'});
    const other = (await counter.submit(as)).json.id;
    const {items} = await ok(counter.call('GET', '/tickets?limit=100', {token: guest}));
    assert.deepEqual(items.map((item: {id: string}) => item.id), [id]); // prettier-ignore
    assert.deepEqual((await ok(counter.call('GET', `/tickets?like=${id}`, {token: guest}))).items, []);
    assert.equal((await counter.call('GET', `/tickets/${other}`, {token: guest})).status, 404);
    assert.equal((await counter.call('GET', '/tickets?scope=organisation', {token: guest})).status, 403);
    const version = (await ok(counter.call('GET', `/tickets/${id}`, {token: guest}))).version;
    assert.equal((await counter.call('POST', `/tickets/${id}/actions`, {token: guest, version, ...keyed({action: 'cancel'})})).status, 403);
    for (const [method, path] of [
      ['GET', 'links'],
      ['POST', 'links'],
    ] as const) {
      const body = method === 'POST' ? keyed({label: 'x', scope: 'read', hours: 1}) : {};
      assert.equal((await counter.call(method, `/tickets/${id}/${path}`, {token: guest, ...body})).status, 403);
    }
    await ok(counter.step(id, 'classify', {priority: 'P2'}));
    await ok(counter.step(id, 'ask-access', {kind: 'access', purpose: '查看', hours: 8, scope: [{kind: 'system', text: '服务器'}]}));
    assert.equal((await ok(counter.call('GET', `/tickets/${id}`, {token: guest}))).grants, undefined);
    assert.equal((await ok(counter.call('GET', `/tickets/${id}`, {as}))).grants.length, 1);
  });

  it('to reply by lets its reader write under the name it was made for, and one to read does not', async () => {
    const counter = await openStaffCounter();
    const [reads, replies] = [await shared(counter), await shared(counter, {scope: 'reply'})];
    const text = {text: '我这边也看到了', attachments: []};
    assert.equal((await counter.call('POST', `/tickets/${reads.id}/messages`, {token: reads.guest, ...keyed(text)})).status, 403);
    const said = await ok(counter.call('POST', `/tickets/${replies.id}/messages`, {token: replies.guest, ...keyed(text)}), 201);
    assert.equal(said.author.name, '审计 王工');
    const team = counter.gateway.mailbox.list('support@haitu.example').filter(({text: body}) => body.includes('审计 王工'));
    assert.equal(team.length, 1);
  });

  it('taken back opens nothing from that moment, also for whoever is reading', async () => {
    const counter = await openStaffCounter();
    const {id, link, token, guest} = await shared(counter);
    const {items} = await ok(revoke(counter, id, link));
    assert.ok(items[0].revokedAt);
    assert.equal((await counter.call('GET', `/tickets/${id}`, {token: guest})).status, 401);
    assert.deepEqual([(await open(counter, token)).status, (await open(counter, token)).json.code], [410, 'gone']);
    assert.equal((await counter.call('GET', `/tickets/${id}/links/${link}`, {as})).status, 410);
    await ok(revoke(counter, id, link));
    const {events} = await ok(counter.call('GET', `/tickets/${id}`, {as}));
    assert.equal(events.filter(({kind}: {kind: string}) => kind === 'unshared').length, 1, 'once is enough');
  });

  it('ends at its time, also a session by it', async () => {
    const counter = await openStaffCounter();
    const {id, token, guest} = await shared(counter, {hours: 1});
    await counter.pass(hour + 1000);
    assert.equal((await counter.call('GET', `/tickets/${id}`, {token: guest})).status, 401);
    assert.equal((await open(counter, token)).status, 410);
  });

  it('is made by the requester or a manager of his organisation, within limits; the token stands in no answer that is kept', async () => {
    const counter = await openStaffCounter();
    const {id, token} = await shared(counter);
    await ok(share(counter, id, {}, 'chen-guodong'), 201);
    assert.equal((await share(counter, id, {}, 'zhou-yan')).status, 404);
    for (const [over, pointer] of [
      [{label: ' '}, '/label'],
      [{label: 'x'.repeat(81)}, '/label'],
      [{hours: 0}, '/hours'],
      [{hours: 721}, '/hours'],
    ] as const) {
      const {status, json} = await share(counter, id, over);
      assert.deepEqual([status, json.issues[0].pointer], [422, pointer]);
    }
    const body = keyed({label: 'again', scope: 'read', hours: 1});
    const [first, second] = [
      await counter.call('POST', `/tickets/${id}/links`, {as, ...body}),
      await counter.call('POST', `/tickets/${id}/links`, {as, ...body}),
    ];
    assert.deepEqual([first.json, second.headers.get('Idempotency-Replayed')], [second.json, 'true']);
    assert.ok(!first.text.includes(token) && !JSON.stringify(await ok(counter.call('GET', `/tickets/${id}`, {as}))).includes(token));
    for (let n = 3; n < 10; n++) await ok(share(counter, id), 201);
    assert.equal((await share(counter, id)).json.issues[0].code, 'too-many');
  });
});
