import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {networkOf} from '../../server/node/where-from.js';
import {newKey} from '../../src/contract/key.js';
import {openCounter, type CallOptions, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const email = 'li.wen@hemu.example';
const minute = 60_000;

interface Claim {
  reference: string;
  email: string;
}

const ask = (counter: Counter, claim: Claim, network?: string) =>
  counter.call('POST', '/guest-sessions', {body: claim, ...(network !== undefined && {network})});
const verify = (counter: Counter, claim: Claim, code: string, network?: string) =>
  counter.call('POST', '/guest-sessions/verify', {body: {...claim, code}, ...(network !== undefined && {network})});
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** A request of 李雯, and what a guest must know of it. */
async function open(counter: Counter) {
  const ticket = (await counter.submit(as)).json;
  return {ticket, claim: {reference: ticket.reference as string, email}};
}

async function enter(counter: Counter, claim: Claim): Promise<string> {
  await ask(counter, claim);
  return (await verify(counter, claim, await counter.mailedCode(email))).json.token;
}

describe('a guest', () => {
  it('opens the one request whose code came by mail: reads, answers, sends files and acts as its requester', async () => {
    const counter = await openCounter();
    const {ticket, claim} = await open(counter);
    assert.equal((await ask(counter, claim)).status, 202);
    const session = (await verify(counter, claim, await counter.mailedCode(email))).json;
    assert.equal(session.ticket, ticket.id);
    assert.equal(Date.parse(session.expiresAt), counter.now() + 120 * minute);
    const {token} = session;
    const read = (await counter.call('GET', `/tickets/${ticket.id}`, {token})).json;
    assert.equal(read.title, ticket.title);
    assert.ok(read.allowedActions.includes('cancel'));
    const message = {clientRef: newKey(), text: '现在从手机上看', attachments: []};
    const sent = await counter.call('POST', `/tickets/${ticket.id}/messages`, {token, body: message, key: message.clientRef});
    assert.deepEqual(sent.json.author, ticket.requester);
    const action = {clientRef: newKey(), action: 'cancel'};
    const acted = await counter.call('POST', `/tickets/${ticket.id}/actions`, {token, body: action, key: action.clientRef, version: 2});
    assert.equal(acted.json.state, 'cancelled');
    assert.equal((await counter.call('GET', '/me', {token})).json.name, '李雯');
  });

  it('finds nothing else of that person, nor hands anything in', async () => {
    const counter = await openCounter();
    const {claim, ticket} = await open(counter);
    const mine = (await counter.submit(as)).json;
    const upload = await counter.upload(as, 'a.log', 'words');
    const survey = (await counter.call('GET', '/surveys', {as})).json.items[0];
    const token = await enter(counter, claim);
    for (const path of [`/tickets/${mine.id}`, `/tickets/${mine.id}/messages`, `/uploads/${upload}`, `/surveys/${survey.id}`]) {
      assert.equal((await counter.call('GET', path, {token})).status, 404, path);
    }
    assert.deepEqual((await counter.call('GET', '/surveys', {token})).json.items, []);
    const listed = async (query: string) =>
      (await counter.call('GET', `/tickets${query}`, {token})).json.items.map(({id}: {id: string}) => id);
    assert.deepEqual([await listed(''), await listed('?state=open'), await listed('?state=closed')], [[ticket.id], [ticket.id], []]);
    assert.deepEqual([await listed(`?clientRef=${newKey()}`), await listed('?type=visit'), await listed('?q=no-such-words')], [[], [], []]);
    assert.deepEqual(await listed(`?q=${ticket.reference}`), [ticket.id]);
    assert.deepEqual(await listed(`?like=${ticket.id}`), [], 'nothing of others, and not itself');
    assert.equal((await counter.call('GET', '/tickets?scope=organisation', {token})).status, 403);
    const clientRef = newKey();
    const draft = {...mine, clientRef, attachments: [], consents: [], fields: mine.fields, impact: mine.impact};
    assert.equal((await counter.call('POST', '/tickets', {token, body: draft, key: clientRef})).status, 403);
  });

  it('comes in however the reference and the address are written', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    const typed = {reference: ` ${claim.reference.toLowerCase().replaceAll('-', ' ')}`, email: ' Li.Wen@HEMU.example '};
    await ask(counter, typed);
    const code = await counter.mailedCode(email);
    assert.equal((await verify(counter, claim, ` ${code.slice(0, 3)} ${code.slice(3)}`)).status, 200);
  });

  it('is out when the token is over', async () => {
    const counter = await openCounter();
    const {ticket, claim} = await open(counter);
    const token = await enter(counter, claim);
    await counter.pass(119 * minute);
    assert.equal((await counter.call('GET', `/tickets/${ticket.id}`, {token})).status, 200);
    await counter.pass(2 * minute);
    assert.equal((await counter.call('GET', `/tickets/${ticket.id}`, {token})).status, 401);
  });

  it('who changes the token opens nothing', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    const mine = (await counter.submit(as)).json;
    const [head, , signature] = (await enter(counter, claim)).split('.') as [string, string, string];
    const claims = {iss: 'aftercare', aud: 'aftercare-guest', sub: mine.id, iat: counter.now() / 1000, exp: counter.now() / 1000 + 600};
    const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    assert.equal((await counter.call('GET', `/tickets/${mine.id}`, {token: forged})).status, 401);
  });
});

describe('what is known and what is not', () => {
  const unknown = (claim: Claim): Claim[] => [
    {...claim, email: 'somebody@hemu.example'},
    {...claim, reference: 'AC-2222-2222'},
    {reference: '', email: ''},
    {reference: '订单', email: 'x'},
  ];

  it('get the same words, and only what is known gets mail', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    const before = counter.gateway.mailbox.list().length;
    const known = await ask(counter, claim);
    assert.equal(counter.gateway.mailbox.list().length, before + 1);
    for (const stranger of unknown(claim)) {
      const reply = await ask(counter, stranger);
      assert.equal(reply.status, 202);
      assert.equal(reply.text, known.text);
      const names = ({headers}: typeof reply) => [...headers.keys()].toSorted();
      assert.deepEqual(names(reply), names(known));
    }
    assert.equal(counter.gateway.mailbox.list().length, before + 1);
  });

  it('are told alike of wrong codes, of the tries left, and of the end', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    const answers = async (one: Claim) => {
      await ask(counter, one);
      const wrong = one === claim ? other(await counter.mailedCode(email)) : '000000';
      const said = [];
      for (let n = 0; n < 6; n++) said.push({...(await verify(counter, one, wrong)).json, requestId: ''});
      return said;
    };
    const known = await answers(claim);
    assert.deepEqual(
      known.map(({code, issues}) => [code, issues?.[0]?.params?.left]),
      [...[4, 3, 2, 1, 0].map((left) => ['invalid-fields', left]), ['gone', undefined]],
    );
    for (const stranger of unknown(claim)) assert.deepEqual(await answers(stranger), known);
  });

  it('are gone alike where nobody asked for a code', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    for (const one of [claim, ...unknown(claim)]) assert.equal((await verify(counter, one, '123456')).json.code, 'gone');
  });

  it('do the same work: as many looks and writes for either', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    const {repository} = counter.gateway.ports;
    const work = async (run: () => Promise<unknown>) => {
      const calls: string[] = [];
      const originals = {...repository};
      for (const name of Object.keys(repository) as (keyof typeof repository)[]) {
        const original = originals[name] as (...args: unknown[]) => unknown;
        Object.assign(repository, {[name]: (...args: unknown[]) => (calls.push(name), original(...args))});
      }
      await run();
      Object.assign(repository, originals);
      // The sender comes later, and nobody waits for it.
      return calls.filter((name) => name !== 'takeMails' && name !== 'settleMail');
    };
    const [known, stranger] = [claim, {...claim, email: 'x@y.example'}];
    assert.deepEqual(await work(() => ask(counter, known)), await work(() => ask(counter, stranger)));
    const wrong = other(await counter.mailedCode(email));
    assert.deepEqual(await work(() => verify(counter, known, wrong)), await work(() => verify(counter, stranger, wrong)));
  });
});

describe('a code', () => {
  it('works once, for ten minutes, and no longer once a newer one was asked for', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    await ask(counter, claim);
    const first = await counter.mailedCode(email);
    await ask(counter, claim);
    const second = await counter.mailedCode(email);
    if (first !== second) assert.equal((await verify(counter, claim, first)).json.issues[0].code, 'wrong-code');
    assert.equal((await verify(counter, claim, second)).status, 200);
    assert.equal((await verify(counter, claim, second)).json.code, 'gone');
    await ask(counter, claim);
    await counter.pass(10 * minute);
    assert.equal((await verify(counter, claim, await counter.mailedCode(email))).json.code, 'gone');
  });

  it('is not found by trying many at once: the sixth is refused, and so is the right one then', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    await ask(counter, claim);
    const code = await counter.mailedCode(email);
    const wrong = Array.from({length: 30}, (_, n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'));
    const replies = await Promise.all(wrong.map((one) => verify(counter, claim, one)));
    assert.equal(replies.filter(({json}) => json.code === 'invalid-fields').length, 5);
    assert.equal(replies.filter(({json}) => json.code === 'gone').length, 25);
    assert.equal((await verify(counter, claim, code)).json.code, 'gone');
  });

  it('belongs to its request: another one of the same person stays shut', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    const second = (await open(counter)).claim;
    await ask(counter, second);
    await ask(counter, claim);
    const code = await counter.mailedCode(email);
    const reply = await verify(counter, second, code);
    assert.notEqual(reply.status, 200);
  });

  it('is asked for a few times an hour: by one address, for one reference, from one network', async () => {
    const counter = await openCounter();
    const {claim} = await open(counter);
    const after = async (times: number, claimOf: (n: number) => Claim, network: (n: number) => string) => {
      for (let n = 0; n < times; n++) assert.equal((await ask(counter, claimOf(n), network(n))).status, 202, `${n}`);
      const refused = await ask(counter, claimOf(times), network(times));
      assert.equal(refused.status, 429);
      assert.equal(refused.headers.get('Retry-After'), '3600');
      assert.equal(refused.headers.get('RateLimit-Limit'), String(times));
      assert.equal(refused.headers.get('RateLimit-Remaining'), '0');
      assert.equal(refused.headers.get('RateLimit-Reset'), '3600');
      await counter.pass(60 * minute);
      assert.equal((await ask(counter, claimOf(times), network(times))).status, 202);
      await counter.pass(60 * minute);
    };
    const network = (n: number) => `192.0.2.${n}`;
    await after(3, (n) => ({reference: `AC-2222-${n}`, email}), network);
    await after(6, (n) => ({...claim, email: `somebody${n}@x.example`}), network);
    await after(
      30,
      (n) => ({reference: `AC-3333-${n}`, email: `anybody${n}@x.example`}),
      () => '198.51.100.7',
    );
    for (let n = 0; n < 60; n++) await verify(counter, {reference: `AC-4444-${n}`, email}, '000000', '203.0.113.9');
    assert.equal((await verify(counter, claim, '000000', '203.0.113.9')).status, 429);
    assert.equal((await verify(counter, claim, '000000', '203.0.113.10')).json.code, 'gone');
  });

  it('is refused in another shape before anything is looked up', async () => {
    const counter = await openCounter();
    const bodies: CallOptions['body'][] = [
      {},
      {reference: 7, email},
      {reference: 'x'.repeat(65), email},
      {reference: 'x', email: 'x'.repeat(321)},
    ];
    for (const body of bodies) {
      assert.equal((await counter.call('POST', '/guest-sessions', {body})).status, 400);
      assert.equal((await counter.call('POST', '/guest-sessions/verify', {body})).status, 400);
    }
    assert.equal((await verify(counter, {reference: 'x', email}, '1'.repeat(33))).status, 400);
  });
});

it('a network is one address, or the half of a long one that a household shares; a proxy’s word counts only from its end', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('2001:db8:a:b:1:2:3:4'), '2001:db8:a:b');
  assert.equal(networkOf('2001:0db8:000a:b::1'), '2001:db8:a:b');
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0');
  assert.equal(networkOf('::1'), '0:0:0:0');
  assert.equal(networkOf(undefined), '');
  assert.equal(networkOf('10.0.0.1', '6.6.6.6, 192.0.2.9'), '192.0.2.9');
});
