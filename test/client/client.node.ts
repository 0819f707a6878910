import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createClient, type ClientOptions} from '../../src/client/client.js';
import {encodeJson} from '../../src/client/encode-json.js';
import type {Transport} from '../../src/client/transport.js';
import {ProblemError} from '../../src/contract/problem-error.js';
import {wire} from '../../src/client/wire.js';
import {FakeClock, until} from '../support/fake-clock.js';

const baseUrl = 'https://support.example.com/portal/v1';
const me = {id: 'c-1', name: '王芳', role: 'requester', preferences: {}};
const key = 'k'.repeat(22);
const feedback = {params: {article: 'a-1'}, body: {clientRef: key, helpful: true}, key};

const token = (sub: string, n = 0) => `${btoa('{}')}.${btoa(JSON.stringify({iss: 'vendor', sub, n}))}.signature`;

/** A client whose backend answers by `reply`, with everything it asked. */
function open(reply: (request: Request, nth: number) => Response | Promise<Response>, more: Partial<ClientOptions> = {}) {
  const seen: Request[] = [];
  const clock = new FakeClock();
  const transport: Transport = async (request) => {
    seen.push(request);
    return reply(request, seen.length);
  };
  return {client: createClient({baseUrl, transport, clock, ...more}), seen, clock};
}

async function problem(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    (value) => assert.fail(`accepted: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProblemError, String(error));
  return error;
}

const refusal = (status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/problem+json', ...headers}});

describe('a call', () => {
  it('becomes the request its route describes', async () => {
    const {client, seen} = open(() => Response.json({clientRef: key, helpful: true}), {getToken: async () => token('wang')});
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
    const {client, seen} = open((request) => (request.method === 'GET' ? Response.json({items: [], nextCursor: null}) : Response.json({})));
    await client.call(wire.listTickets, {query: {q: '导出 50%', state: undefined}});
    await problem(client.call(wire.actOnTicket, {params: {ticket: 't-1'}, body: {action: 'confirm', clientRef: key}, key, version: 3}));
    assert.equal(seen[0]!.url, `${baseUrl}/tickets?q=%E5%AF%BC%E5%87%BA+50%25`);
    assert.equal(seen[1]!.headers.get('If-Match'), '"3"');
  });

  it('never puts the token into the address', async () => {
    const {client, seen} = open(() => Response.json(me), {getToken: async () => token('wang')});
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
      const {client, seen} = open(reply);
      const error = await problem(client.call(wire.rateArticle, feedback));
      assert.deepEqual([error.code, error.retryable, seen.length], ['unreadable', true, 1]);
    });
  }

  it('a refusal keeps its code, fields, allowed actions and status', async () => {
    const {client} = open(() =>
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
    const {client} = open(() => refusal(409, {code: 'action-not-allowed', issues: 'none', allowed: 7}));
    const error = await problem(client.call(wire.rateArticle, feedback));
    assert.deepEqual([error.code, error.retryable], ['action-not-allowed', false]);
  });

  it('a proxy’s 413, 429 and 502 pages are known by their status', async () => {
    for (const [status, code, retryable] of [
      [413, 'too-large', false],
      [429, 'too-many-requests', true],
      [502, 'unavailable', true],
    ] as const) {
      const {client} = open(() => new Response('<html>', {status, headers: {'Content-Type': 'text/html'}}));
      const error = await problem(client.call(wire.rateArticle, feedback));
      assert.deepEqual([error.code, error.retryable], [code, retryable]);
    }
  });

  it('no answer is offline, a late one is a timeout, the caller’s own stop is aborted', async () => {
    const offline = open(() => Promise.reject(new TypeError('Failed to fetch')));
    assert.equal((await problem(offline.client.call(wire.rateArticle, feedback))).code, 'offline');

    const deaf = open(() => new Promise<Response>(() => {}));
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
    const {client, seen, clock} = open((_, nth) => (nth < 3 ? Promise.reject(new TypeError('network')) : Response.json(me)));
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
        const {client, seen, clock} = open((_, nth) =>
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
    const {client, seen} = open(() => refusal(429, {code: 'too-many-requests'}, {'Retry-After': '60'}));
    const error = await problem(client.call(wire.readMe));
    assert.deepEqual([error.retryAfter, seen.length], [60_000, 1]);
  });
});

describe('the token', () => {
  it('is renewed once for a hundred calls that fail at the same time, and each goes on with its key', async () => {
    let given = 0;
    const {client, seen} = open(
      (request) =>
        request.headers.get('Authorization') === `Bearer ${token('wang', 1)}`
          ? refusal(401, {code: 'unauthenticated'})
          : Response.json({clientRef: request.headers.get('Idempotency-Key'), helpful: true}),
      {getToken: async () => token('wang', ++given)},
    );
    const keys = Array.from({length: 100}, (_, n) => `key-${String(n).padStart(20, '0')}`);
    const replies = await Promise.all(
      keys.map((one) => client.call(wire.rateArticle, {...feedback, body: {...feedback.body, clientRef: one}, key: one})),
    );
    assert.deepEqual(
      replies.map((reply) => reply.clientRef),
      keys,
    );
    assert.equal(given, 2);
    assert.equal(seen.length, 200);
  });

  it('that is refused again ends as unauthenticated', async () => {
    const {client, seen} = open(() => refusal(401, {code: 'unauthenticated'}), {getToken: async () => token('wang')});
    assert.equal((await problem(client.call(wire.readMe))).code, 'unauthenticated');
    assert.equal(seen.length, 2);
  });

  it('that cannot be had stops what needs one, and not what anybody may read', async () => {
    const {client, seen, clock} = open(() => Response.json({items: [], nextCursor: null}), {
      getToken: () => Promise.reject(new Error('the page is offline')),
    });
    const mine = problem(client.call(wire.listTickets));
    await until(() => clock.pending().length === 1);
    await clock.advance(1_000);
    await clock.advance(1_000);
    assert.equal((await mine).code, 'offline');
    assert.equal(seen.length, 0);
    await client.call(wire.listArticles);
    assert.equal(seen[0]!.headers.get('Authorization'), null);
  });

  it('that never comes is given up after a time', async () => {
    const {client, clock} = open(() => Response.json({}), {getToken: () => new Promise(() => {})});
    const waiting = problem(client.call(wire.rateArticle, feedback));
    await until(() => clock.pending().length === 1);
    await clock.advance(10_000);
    assert.equal((await waiting).code, 'timeout');
  });

  it('of another person is never used for what the first one wrote', async () => {
    const {client, seen} = open(() => Response.json({clientRef: key, helpful: true}), {getToken: async () => token('li')});
    const {personOfToken} = await import('../../src/client/person-of-token.js');
    const error = await problem(client.call(wire.rateArticle, {...feedback, person: personOfToken(token('wang'))!}));
    assert.deepEqual([error.code, seen.length], ['unauthenticated', 0]);
  });

  it('of another person that comes with the renewal stops the call as well', async () => {
    let person = 'wang';
    const {client, seen} = open(() => refusal(401, {code: 'unauthenticated'}), {
      getToken: async () => {
        const given = token(person);
        person = 'li';
        return given;
      },
    });
    const {personOfToken} = await import('../../src/client/person-of-token.js');
    await problem(client.call(wire.rateArticle, {...feedback, person: personOfToken(token('wang'))!}));
    assert.deepEqual(
      seen.map((request) => request.headers.get('Authorization')),
      [`Bearer ${token('wang')}`],
    );
  });

  it('of the next person ends what the former one had under way', async () => {
    const {client, seen} = open(() => new Promise<Response>(() => {}), {getToken: async () => token('wang')});
    const reading = problem(client.call(wire.readMe));
    await until(() => seen.length === 1);
    client.identify(async () => token('li'));
    assert.equal((await reading).code, 'aborted');
    assert.equal(seen.length, 1);
  });
});

describe('what was read before', () => {
  const settings = {version: '1', variants: '', articles: []};
  it('is asked for by its ETag and given again on 304, to the same person only', async () => {
    const {client, seen} = open(
      (request) =>
        request.headers.get('If-None-Match') ? new Response(null, {status: 304}) : Response.json(settings, {headers: {ETag: '"7"'}}),
      {getToken: async () => token('wang')},
    );
    const first = await client.call(wire.readArticleIndex);
    assert.deepEqual(await client.call(wire.readArticleIndex), first);
    assert.equal(seen[1]!.headers.get('If-None-Match'), '"7"');
    client.identify(async () => token('li'));
    await client.call(wire.readArticleIndex);
    assert.equal(seen[2]!.headers.get('If-None-Match'), null);
  });
});
