import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {connect, type AddressInfo, type Socket} from 'node:net';
import {setImmediate as turn} from 'node:timers/promises';
import {describe, it} from 'node:test';
import {createAdmission} from '../../server/app/admission.js';
import {createOwnCaller} from '../../server/node/own-caller.js';
import {startServer, usualTimes} from '../../server/node/serve.js';
import {ok} from '../support/customer-acts.js';
import {base, incident, type Counter} from '../support/gateway-counter.js';
import {openStaffCounter} from '../support/staff-counter.js';

const as = 'li-wen';
const patience = 1000;

/** Lists of articles are not read until `go` is called. `begun`: how many were asked for. */
function holdArticles({gateway}: Counter) {
  const {repository} = gateway.ports;
  const {articles} = repository;
  let go!: () => void;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const held = {begun: 0, go: () => go()};
  repository.articles = async () => {
    held.begun += 1;
    await gate;
    return articles.call(repository);
  };
  return held;
}

/** Asks for articles so many times, without a token: all of them have begun or wait in line when this settles. */
async function askForArticles({call}: Counter, times: number) {
  const asked = Array.from({length: times}, () => call('GET', '/articles'));
  await turn();
  return asked;
}

describe('more than can be done', () => {
  it('is sent away at once and told when to come again, health and the team are served, and all who were let in are answered', async () => {
    const answered: string[] = [];
    const counter = await openStaffCounter({
      room: {atOnce: 2, waiting: 3, patience},
      observe: ({route, status}) => void answered.push(`${route} ${status}`),
    });
    const held = holdArticles(counter);
    const asked = await askForArticles(counter, 5);
    assert.equal(held.begun, 2);
    const draft = incident();
    const submit = () => counter.call('POST', '/tickets', {as, body: draft, key: draft.clientRef});
    const away = [await submit(), await counter.call('GET', '/desk'), await counter.call('GET', '/me', {as}), await counter.call('HEAD', '/uploads/x', {as})]; // prettier-ignore
    assert.deepEqual(away.map(({status}) => status), [503, 503, 503, 503]); // prettier-ignore
    assert.deepEqual([away[0]!.json.code, away[0]!.json.retryable], ['unavailable', true]);
    assert.deepEqual(away.map(({headers}) => headers.get('Retry-After')), ['2', '3', '4', '5'], 'not all at the same moment'); // prettier-ignore
    assert.deepEqual(answered.splice(0), Array(4).fill('no-room 503'));
    assert.equal((await counter.call('GET', '/health')).status, 200);
    assert.equal((await counter.staff('GET', '/tickets')).status, 200);
    held.go();
    assert.deepEqual((await Promise.all(asked)).map(({status}) => status), Array(5).fill(200)); // prettier-ignore
    assert.equal(held.begun, 5);
    // What was sent away left nothing behind: its key is as good as new.
    const [first, again] = [await submit(), await submit()];
    assert.deepEqual([first.status, first.headers.get('Idempotency-Replayed')], [201, null]);
    assert.deepEqual([again.json.id, again.headers.get('Idempotency-Replayed')], [first.json.id, 'true']);
  });

  it('is sent away as soon as one has waited too long, however short the line', async () => {
    const counter = await openStaffCounter({room: {atOnce: 1, waiting: 100, patience}});
    const held = holdArticles(counter);
    const asked = await askForArticles(counter, 2);
    await counter.pass(patience);
    asked.push(...(await askForArticles(counter, 1)));
    await counter.pass(1);
    assert.equal((await counter.call('GET', '/articles')).status, 503);
    held.go();
    for (const one of asked) assert.equal((await one).status, 200);
    assert.equal((await counter.call('GET', '/articles')).status, 200);
  });

  it('is sent away where the line before the door is long, unless few have come', async () => {
    let behind = 0;
    const counter = await openStaffCounter({room: {atOnce: 3, waiting: 100, patience}, behind: () => behind});
    const ask = async (times: number) => {
      const asked = await Promise.all(Array.from({length: times}, () => counter.call('GET', '/desk')));
      return asked.map(({status}) => status);
    };
    assert.deepEqual(await ask(5), [200, 200, 200, 200, 200], 'there is none');
    behind = patience + 1;
    assert.deepEqual(await ask(2), [200, 200], 'nobody is sent away for what the machine did meanwhile');
    assert.deepEqual(await ask(3), [200, 503, 503]);
    behind = 1;
    assert.deepEqual(await ask(1), [200]);
    behind = patience * 2;
    assert.deepEqual(await ask(4), [200, 200, 503, 503], 'nor for what it did since');
    behind = 0;
    assert.deepEqual(await ask(5), [200, 200, 200, 200, 200]);
  });

  it('is not done for somebody who has gone while he waited', async () => {
    const counter = await openStaffCounter({room: {atOnce: 1, waiting: 1, patience}});
    const held = holdArticles(counter);
    const [first] = await askForArticles(counter, 1);
    const leaving = new AbortController();
    const {repository} = counter.gateway.ports;
    let read = 0;
    for (const name of ['person', 'ticket'] as const) {
      repository[name] = async () => {
        read += 1;
        return undefined;
      };
    }
    const headers = {Authorization: `Bearer ${await counter.gateway.tokenFor(as)}`};
    const left = counter.gateway.app(new Request(`${base}/me`, {headers, signal: leaving.signal}));
    // There is no place in the line once he stands in it.
    while ((await counter.call('GET', '/nothing')).status !== 503) await turn();
    leaving.abort();
    held.go();
    assert.equal((await first!).status, 200);
    assert.equal((await left).status, 503);
    assert.deepEqual([held.begun, read], [1, 0], 'nor is it looked up who he is');
  });

  it('is no call whose body has not come, and none that waits for the scanner', async () => {
    let scanned = 0;
    let clear = (): void => undefined;
    const scan = async () => {
      if (!scanned++) throw new Error('not there yet');
      await new Promise<void>((resolve) => (clear = resolve));
      return 'clean' as const;
    };
    const counter = await openStaffCounter({room: {atOnce: 1, waiting: 9, patience}, scanner: {scan}, report: () => undefined});
    const senders: ReadableStreamDefaultController[] = [];
    const sending = Array.from({length: 5}, () => {
      const raw = new ReadableStream({start: (controller) => void senders.push(controller)});
      const {clientRef} = incident();
      return counter.call('POST', '/tickets', {as, raw, key: clientRef, headers: {'Content-Type': 'application/json'}});
    });
    const file = await counter.upload(as, '日志.log', 'ERROR at 09:00');
    const {id} = await ok(counter.submit(as, {attachments: [file]}), 201);
    const link = counter.call('GET', `/tickets/${id}/attachments/${file}`, {as});
    while (scanned < 2) await turn();
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as})).status, 200);
    clear();
    assert.equal((await link).status, 200);
    for (const one of senders) one.error(new Error('gone'));
    assert.deepEqual((await Promise.all(sending)).map(({status}) => status), Array(5).fill(400)); // prettier-ignore
  });

  it('lets whoever had his turn and waited for something else go before those who had none', async () => {
    const {inTurn} = createAdmission({atOnce: 1, waiting: 9, patience}, () => 0);
    const order: string[] = [];
    let heard = (): void => undefined;
    let free = (): void => undefined;
    const stays = () => false;
    const calls = [
      inTurn(async (outOfTurn) => {
        await outOfTurn(() => new Promise<void>((resolve) => (heard = resolve)));
        order.push('back');
      }, stays),
      inTurn(() => new Promise<void>((resolve) => (free = resolve)), stays),
      inTurn(async () => void order.push('new'), stays),
    ];
    await turn();
    heard();
    await turn();
    assert.deepEqual(order, [], 'one at a time');
    free();
    await Promise.all(calls);
    assert.deepEqual(order, ['back', 'new']);
  });
});

describe('lines that do not get on', () => {
  /** A gateway over HTTP with an endless reply at `/endless`; `pulled`: how many MB of it were taken, `ended` how often it was given up. */
  async function openLines(times: Partial<typeof usualTimes>) {
    const counter = await openStaffCounter();
    const endless = {pulled: 0, ended: 0};
    const part = new Uint8Array(1 << 20);
    const bytes = () =>
      new ReadableStream({
        pull: (controller) => {
          endless.pulled += 1;
          controller.enqueue(part);
        },
        cancel: () => void (endless.ended += 1),
      });
    const others = [async ({url}: Request) => (url.endsWith('/endless') ? new Response(bytes()) : undefined)];
    const server = await startServer(counter.gateway.app, {port: 0, others, times: {...usualTimes, ...times}});
    const port = Number(new URL(server.url).port);
    const open = (text: string): Socket => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      socket.write(text);
      return socket;
    };
    const token = (await counter.gateway.tokenFor(as))!;
    const reads = async () => (await fetch(`${server.url}/portal/v1/desk`)).status;
    return {server, endless, open, token, reads};
  }

  it('as they send are ended, headers and bodies alike, and others are served meanwhile', async () => {
    const {server, open, token, reads} = await openLines({headers: 150, body: 300});
    try {
      const head = `POST /portal/v1/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nIdempotency-Key: ${incident().clientRef}\r\n`;
      const slow = Array.from({length: 60}, (_, n) =>
        open(n % 2 ? `GET /portal/v1/desk HTTP/1.1\r\nX-Slow: ` : `${head}Content-Length: 1000\r\n\r\n{"title":`),
      );
      // A byte now and then, so that none of them is still.
      const drops = setInterval(() => slow.forEach((socket) => socket.writable && socket.write(' ')), 20);
      const closed = slow.map((socket) => new Promise((resolve) => socket.resume().on('close', resolve)));
      for (let n = 0; n < 20; n++) assert.equal(await reads(), 200);
      await Promise.all(closed);
      clearInterval(drops);
      assert.equal(await reads(), 200);
    } finally {
      await server.close();
    }
  });

  it('are how long a call waits by now, and nothing once it is answered', async () => {
    const {server} = await openLines({});
    try {
      assert.equal(server.behind(), 0);
      for (const until = performance.now() + 20; performance.now() < until;);
      assert.ok(server.behind() >= 20);
      while (server.behind()) await turn();
    } finally {
      await server.close();
    }
  });

  it('as a call of our own lies in the system, are asked by another', async () => {
    const asked: (() => void)[] = [];
    const deaf = createServer((_request, response) => void asked.push(() => response.end())).listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const address = {port: (deaf.address() as AddressInfo).port, host: '127.0.0.1'};
    let now = 0;
    const {waits} = createOwnCaller(() => now);
    const waitsAt = (ms: number) => {
      now = ms;
      return waits(address);
    };
    assert.deepEqual([waitsAt(1_000), waitsAt(1_999), waitsAt(2_000)], [0, 999, 1_000]);
    while (asked.length < 2) await turn();
    asked[1]!();
    while (waitsAt(2_001)) await turn();
    assert.equal(waitsAt(2_050), 0);
    deaf.closeAllConnections();
    deaf.close();
  });

  it('as they read take no more than a little of what they asked for, and are ended', async () => {
    const {server, endless, open, reads} = await openLines({still: 300});
    try {
      const slow = Array.from({length: 20}, () => open('GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n').pause());
      for (let n = 0; n < 20; n++) assert.equal(await reads(), 200);
      while (endless.ended < slow.length) await turn();
      // What the system keeps for a connection, and not one after the other of what there is.
      assert.ok(endless.pulled < slow.length * 30, `${endless.pulled} MB`);
      assert.equal(await reads(), 200);
      for (const socket of slow) socket.destroy();
    } finally {
      await server.close();
    }
  });
});
