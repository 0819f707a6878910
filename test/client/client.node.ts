import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createClient} from '../../src/client/client.js';
import {ahead} from '../../src/contract/device-clock.js';
import {encodeJson} from '../../src/client/encode-json.js';
import {wire} from '../support/whole-wire.js';
import {baseUrl, feedback, key, me, openClient, problem, refusal, token} from '../support/answers.js';
import {FakeClock, until} from '../support/fake-clock.js';

describe('a call', () => {
  it('becomes the request its route describes', async () => {
    const {client, seen} = openClient(() => Response.json({clientRef: key, helpful: true}), {getToken: async () => token('wang')});
    await client.call(wire.rateArticle, {...feedback, params: {article: 'a/1?'}});
    const [request] = seen;
    assert.equal(request!.method, 'POST');
    assert.equal(request!.url, `${baseUrl}/articles/a%2F1%3F/feedback`);
    assert.equal(request!.headers.get('Idempotency-Key'), key);
    assert.equal(request!.headers.get('Authorization'), `Bearer ${token('wang')}`);
    assert.equal(request!.credentials, 'omit');
    assert.equal(request!.redirect, 'manual');
    assert.deepEqual(await request!.json(), feedback.body);
  });

  it('carries the version seen and only the query that was given', async () => {
    const {client, seen} = openClient((request) =>
      request.method === 'GET' ? Response.json({items: [], nextCursor: null}) : Response.json({}),
    );
    await client.call(wire.listTickets, {query: {q: '导出 50%', state: undefined}});
    await problem(client.call(wire.actOnTicket, {params: {ticket: 't-1'}, body: {action: 'confirm', clientRef: key}, key, version: 3}));
    assert.equal(seen[0]!.url, `${baseUrl}/tickets?q=%E5%AF%BC%E5%87%BA+50%25`);
    assert.equal(seen[1]!.headers.get('If-Match'), '"3"');
  });

  it('is not made for a person where the page has named nobody', async () => {
    const client = createClient({baseUrl: 'https://nowhere.invalid/portal/v1'});
    assert.equal((await problem(client.call(wire.listTickets))).code, 'unauthenticated');
  });

  it('never puts the token into the address', async () => {
    const {client, seen} = openClient(() => Response.json(me), {getToken: async () => token('wang')});
    await client.call(wire.readMe);
    assert.ok(!seen[0]!.url.includes(token('wang').slice(5, 20)));
  });

  it('encodes bodies as the standard has it on a page whose arrays bring their own toJSON', () => {
    const arrays = Array.prototype as {toJSON?: () => string};
    arrays.toJSON = () => '"[twice]"';
    try {
      assert.equal(
        encodeJson({a: ['x', undefined, {b: null, c: undefined}], d: 'ü"', e: 1, f: true}),
        '{"a":["x",null,{"b":null}],"d":"ü\\"","e":1,"f":true}',
      );
    } finally {
      delete arrays.toJSON;
    }
  });
});

describe('the backend’s clock', () => {
  const hour = 3_600_000;
  /** The backend says `told` ms off the time of the sending, and its reply is read `later` ms after that. */
  const heard = async (told: number | undefined, later: number) => {
    const {now} = Date;
    const sent = now();
    Date.now = () => sent;
    try {
      const headers: HeadersInit = told === undefined ? {} : {Date: new Date(sent + told).toUTCString()};
      const {client} = openClient(() => {
        Date.now = () => sent + later;
        return Response.json(me, {headers});
      });
      await client.call(wire.readMe);
      return ahead;
    } finally {
      Date.now = now;
    }
  };

  it('is the device’s where a reply is read long after it was asked for: the device slept', async () => {
    for (const told of [0, hour, 3 * hour]) assert.equal(await heard(told, 3 * hour), 0);
  });

  it('is ahead of it or behind it by what lies outside of that time', async () => {
    for (const hours of [-7, 7]) {
      const off = (await heard(hours * hour, 100)) - hours * hour;
      assert.ok(Math.abs(off) <= 1_100, String(off));
    }
    const before = await heard(7 * hour, 100);
    assert.equal(await heard(undefined, 100), before, 'a reply that tells no time changes nothing');
    assert.equal(await heard(0, 100), 0, 'and right again once it was set');
  });
});

describe('what is no success', () => {
  const unreadable: Record<string, () => Response> = {
    'a portal page with status 200': () => new Response('<html>Sign in to the café Wi-Fi', {headers: {'Content-Type': 'text/html'}}),
    'an empty 200': () => new Response(null, {status: 200}),
    'an empty 200 that calls itself JSON': () => new Response('', {headers: {'Content-Type': 'application/json'}}),
    'a redirect to a login page': () => new Response(null, {status: 302, headers: {Location: 'https://login.example.com'}}),
    'JSON cut off in the middle': () => new Response('{"clientRef":"kkkk', {headers: {'Content-Type': 'application/json'}}),
    'JSON of another shape': () => Response.json({ok: true}),
    'the right JSON under another status': () => Response.json({clientRef: key, helpful: true}, {status: 202}),
    'an HTML 404 of some proxy': () => new Response('<html>404', {status: 404, headers: {'Content-Type': 'text/html'}}),
    'a 304 that nobody asked for': () => new Response(null, {status: 304}),
  };
  for (const [name, reply] of Object.entries(unreadable)) {
    it(`${name} is unreadable, may be tried again by hand, and is not tried again by itself`, async () => {
      const {client, seen} = openClient(reply);
      const error = await problem(client.call(wire.rateArticle, feedback));
      assert.deepEqual([error.code, error.retryable, seen.length], ['unreadable', true, 1]);
    });
  }

  it('a refusal keeps its code, fields, allowed actions and status', async () => {
    const {client} = openClient(() =>
      refusal(422, {
        type: 'about:blank',
        title: 'x',
        code: 'invalid-fields',
        retryable: false,
        status: 400,
        issues: [{pointer: '/title', code: 'required'}],
        extra: 1,
      }),
    );
    const error = await problem(client.call(wire.rateArticle, feedback));
    assert.deepEqual(
      [error.code, error.status, error.retryable, error.issues],
      ['invalid-fields', 422, false, [{pointer: '/title', code: 'required'}]],
    );
  });

  it('a refusal with odd parts still says its code', async () => {
    const {client} = openClient(() => refusal(409, {code: 'action-not-allowed', issues: 'none', allowed: 7}));
    const error = await problem(client.call(wire.rateArticle, feedback));
    assert.deepEqual([error.code, error.retryable], ['action-not-allowed', false]);
  });

  it('a proxy’s 413, 429 and 502 pages are known by their status', async () => {
    for (const [status, code, retryable] of [
      [413, 'too-large', false],
      [429, 'too-many-requests', true],
      [502, 'unavailable', true],
    ] as const) {
      const {client} = openClient(() => new Response('<html>', {status, headers: {'Content-Type': 'text/html'}}));
      const error = await problem(client.call(wire.rateArticle, feedback));
      assert.deepEqual([error.code, error.retryable], [code, retryable]);
    }
  });

  it('no answer is offline, a late one is a timeout, the caller’s own stop is aborted', async () => {
    const offline = openClient(() => Promise.reject(new TypeError('Failed to fetch')));
    assert.equal((await problem(offline.client.call(wire.rateArticle, feedback))).code, 'offline');

    const deaf = openClient(() => new Promise<Response>(() => {}));
    const late = problem(deaf.client.call(wire.rateArticle, feedback));
    await until(() => deaf.seen.length === 1);
    await deaf.clock.advance(20_000);
    assert.equal((await late).code, 'timeout');

    const control = new AbortController();
    const stopped = problem(deaf.client.call(wire.readMe, {signal: control.signal}));
    await until(() => deaf.seen.length === 2);
    control.abort();
    const error = await stopped;
    assert.deepEqual([error.code, error.retryable], ['aborted', false]);
    assert.ok(deaf.seen[1]!.signal.aborted, 'the transport is told');
  });

  it('a base address that is none is a problem too, not an exception of its own', async () => {
    const client = createClient({baseUrl: 'http://[broken', transport: async () => Response.json(me), clock: new FakeClock()});
    assert.equal((await problem(client.call(wire.rateArticle, feedback))).code, 'offline');
  });
});

describe('trying again', () => {
  it('reads twice more, soon; writes are left to the outbox', async () => {
    const {client, seen, clock} = openClient((_, nth) => (nth < 3 ? Promise.reject(new TypeError('network')) : Response.json(me)));
    const reading = client.call(wire.readMe);
    await until(() => clock.pending().length === 1);
    assert.ok(clock.pending()[0]! <= 300);
    await clock.advance(300);
    await until(() => seen.length === 2 && clock.pending().length === 1);
    await clock.advance(600);
    assert.equal((await reading).name, '王芳');
    assert.equal(seen.length, 3);
  });

  const asks: [string, Record<string, string>, number][] = [
    ['in seconds', {'Retry-After': '2'}, 2_000],
    [
      'as a date, told by a server whose clock is three days off',
      {'Retry-After': 'Thu, 05 Mar 2026 09:00:02 GMT', Date: 'Thu, 05 Mar 2026 09:00:00 GMT'},
      2_000,
    ],
    ['without a time', {}, 1_000],
  ];
  for (const [name, headers, least] of asks) {
    for (const status of [429, 503]) {
      it(`${status} ${name}: not before ${least} ms`, async () => {
        const {client, seen, clock} = openClient((_, nth) =>
          nth === 1 ? refusal(status, {code: status === 429 ? 'too-many-requests' : 'unavailable'}, headers) : Response.json(me),
        );
        const reading = client.call(wire.readMe);
        await until(() => clock.pending().length === 1 && clock.pending()[0]! < 9_000);
        await clock.advance(least - 1);
        assert.equal(seen.length, 1);
        await clock.advance(1_100);
        await reading;
        assert.equal(seen.length, 2);
      });
    }
  }

  it('tells a longer pause at once instead of making the reader wait', async () => {
    const {client, seen} = openClient(() => refusal(429, {code: 'too-many-requests'}, {'Retry-After': '60'}));
    const error = await problem(client.call(wire.readMe));
    assert.deepEqual([error.retryAfter, seen.length], [60_000, 1]);
  });
});
