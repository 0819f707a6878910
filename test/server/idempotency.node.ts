import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createApp} from '../../server/app/app.js';
import {newKey} from '../../src/contract/key.js';
import {base, incident, openCounter, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const day = 86_400_000;

async function mine(counter: Counter, clientRef: string) {
  return (await counter.call('GET', `/tickets?clientRef=${encodeURIComponent(clientRef)}`, {as})).json.items;
}

describe('an idempotency key', () => {
  it('makes one ticket of a burst of fifty', async () => {
    const counter = await openCounter();
    const body = incident();
    const send = () => counter.call('POST', '/tickets', {as, body, key: body.clientRef});
    const burst = await Promise.all(Array.from({length: 50}, send));
    const inFlight = burst.filter(({status}) => status === 409);
    for (const {json, headers} of inFlight) {
      assert.equal(json.code, 'still-in-flight');
      assert.ok(json.retryable);
      assert.ok(Number(headers.get('Retry-After')) >= 1);
    }
    const created = burst.filter(({status}) => status === 201);
    assert.equal(created.length + inFlight.length, 50);
    assert.equal(created.filter(({headers}) => !headers.has('Idempotency-Replayed')).length, 1);
    assert.equal(new Set([...created, await send()].map(({json}) => json.id)).size, 1);
    assert.equal((await mine(counter, body.clientRef)).length, 1);
  });

  it('gives the first answer again, to the letter, whatever happened to the ticket since', async () => {
    const counter = await openCounter({team: {}});
    const body = incident();
    const first = await counter.call('POST', '/tickets', {as, body, key: body.clientRef});
    await counter.pass(60_000);
    const again = await counter.call('POST', '/tickets', {as, body, key: `"${body.clientRef}"`});
    assert.equal(again.text, first.text);
    assert.equal(again.status, 201);
    assert.equal(again.headers.get('Location'), first.headers.get('Location'));
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    assert.equal(first.headers.get('Idempotency-Replayed'), null);
  });

  it('knows the same body in another order of its members', async () => {
    const counter = await openCounter();
    const body = incident();
    const first = await counter.call('POST', '/tickets', {as, body, key: body.clientRef});
    const reversed = Object.fromEntries(Object.entries(body).reverse());
    assert.equal((await counter.call('POST', '/tickets', {as, body: reversed, key: body.clientRef})).json.id, first.json.id);
  });

  it('is refused with another body, or for another ticket', async () => {
    const counter = await openCounter();
    const body = incident();
    const one = (await counter.call('POST', '/tickets', {as, body, key: body.clientRef})).json.id;
    const changed = await counter.call('POST', '/tickets', {as, body: {...body, title: '另一个标题'}, key: body.clientRef});
    assert.equal(changed.status, 422);
    assert.equal(changed.json.code, 'idempotency-key-reused');
    const other = (await counter.submit(as)).json.id;
    const message = {clientRef: newKey(), text: '补充', attachments: []};
    assert.equal((await counter.call('POST', `/tickets/${one}/messages`, {as, body: message, key: message.clientRef})).status, 201);
    assert.equal((await counter.call('POST', `/tickets/${other}/messages`, {as, body: message, key: message.clientRef})).status, 422);
  });

  it('belongs to its customer: the same key of another one is another key', async () => {
    const counter = await openCounter();
    const body = incident();
    const ours = await counter.call('POST', '/tickets', {as, body, key: body.clientRef});
    const theirs = await counter.call('POST', '/tickets', {as: 'zhou-yan', body, key: body.clientRef});
    assert.equal(theirs.status, 201);
    assert.equal(theirs.headers.get('Idempotency-Replayed'), null);
    assert.notEqual(theirs.json.id, ours.json.id);
  });

  it('missing or malformed is refused before anything happens', async () => {
    const counter = await openCounter();
    const body = incident();
    for (const key of [undefined, '', 'short', 'x'.repeat(129), 'with space in the middle']) {
      const refused = await counter.call('POST', '/tickets', {as, body, ...(key !== undefined && {key})});
      assert.equal(refused.status, 400, key);
      assert.equal(refused.json.code, 'idempotency-key-missing');
    }
    assert.equal((await counter.call('POST', '/tickets', {as, body, key: newKey()})).json.issues[0].pointer, '/clientRef');
    assert.deepEqual(await mine(counter, body.clientRef), []);
  });

  it('stays free after a refusal that can be put right', async () => {
    const counter = await openCounter();
    const body = incident({title: ''});
    const key = body.clientRef;
    const refused = await counter.call('POST', '/tickets', {as, body, key});
    assert.equal(refused.status, 422);
    assert.deepEqual(refused.json.issues, [{pointer: '/title', code: 'required'}]);
    const accepted = await counter.call('POST', '/tickets', {as, body: {...body, title: '标题'}, key});
    assert.equal(accepted.status, 201);
    assert.equal(accepted.headers.get('Idempotency-Replayed'), null);
  });

  it('keeps a final refusal too', async () => {
    const counter = await openCounter();
    const list = (await counter.call('GET', '/tickets?state=closed', {as})).json.items;
    const body = {clientRef: newKey(), text: '还有一个问题', attachments: []};
    const path = `/tickets/${list[0].id}/messages`;
    const first = await counter.call('POST', path, {as, body, key: body.clientRef});
    assert.equal(first.json.code, 'action-not-allowed');
    const again = await counter.call('POST', path, {as, body, key: body.clientRef});
    assert.equal(again.text, first.text);
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
  });

  it('is remembered for thirty days', async () => {
    const counter = await openCounter();
    const clientRef = newKey();
    const send = () =>
      counter.call('POST', '/articles/mysql-connection-timeout/feedback', {body: {clientRef, helpful: true}, key: clientRef});
    assert.equal((await send()).headers.get('Idempotency-Replayed'), null);
    await counter.pass(30 * day);
    assert.equal((await send()).headers.get('Idempotency-Replayed'), 'true');
    await counter.pass(1);
    assert.equal((await send()).headers.get('Idempotency-Replayed'), null);
  });

  it('is not spent by an error of the server, and the half-done work is undone', async () => {
    const counter = await openCounter();
    const {ports} = counter.gateway;
    let broken = true;
    const reported: unknown[] = [];
    const app = createApp({
      ...ports,
      report: (error) => reported.push(error),
      repository: {
        ...ports.repository,
        write: async (change) => {
          if (broken) throw new Error('disk full');
          return ports.repository.write(change);
        },
      },
    });
    const body = incident();
    const token = await counter.gateway.tokenFor(as);
    const send = () =>
      app(
        new Request(`${base}/tickets`, {
          method: 'POST',
          headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': body.clientRef},
          body: JSON.stringify(body),
        }),
      );
    const failed = await send();
    assert.equal(failed.status, 500);
    const problem = await failed.text();
    assert.doesNotMatch(problem, /disk full/);
    assert.equal(JSON.parse(problem).retryable, true);
    assert.equal(reported.length, 1);
    assert.deepEqual(await mine(counter, body.clientRef), []);
    broken = false;
    const done = await send();
    assert.equal(done.status, 201);
    assert.equal(done.headers.get('Idempotency-Replayed'), null);
    assert.equal((await mine(counter, body.clientRef)).length, 1);
  });

  it('loses no reply when the customer and the team write at once', async () => {
    const counter = await openCounter();
    const {id} = (await counter.submit(as)).json;
    const texts = Array.from({length: 6}, (_, n) => `第 ${n} 条`);
    const replies = await Promise.all(
      texts.map((text) => {
        const clientRef = newKey();
        return counter.call('POST', `/tickets/${id}/messages`, {as, key: clientRef, body: {clientRef, text, attachments: []}});
      }),
    );
    assert.deepEqual(
      replies.map(({status}) => status),
      texts.map(() => 201),
    );
    const {items} = (await counter.call('GET', `/tickets/${id}/messages`, {as})).json;
    assert.deepEqual(items.map(({text}: {text: string}) => text).sort(), texts);
  });
});
