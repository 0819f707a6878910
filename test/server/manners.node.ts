import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openApi} from '../../server/app/openapi.js';
import {newKey} from '../../src/contract/key.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import {everySuccess} from '../support/every-success.js';
import {createUpload} from '../support/tus-calls.js';
import {openCounter, type CallOptions, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const origin = 'https://www.haitu.example';

const names = Object.keys(routes) as RouteName[];

describe('what is refused at the door', () => {
  it('is a problem for addresses nobody offers', async () => {
    const counter = await openCounter();
    for (const path of [
      '',
      '/',
      '/nothing',
      '/tickets/',
      '/tickets/a/b/c',
      '/%2e%2e/x',
      '/%zz',
      '/articles/%00',
      '/openapi.json',
      '/downloads/x',
    ]) {
      assert.equal((await counter.call('GET', path, {as})).status, 404, path);
    }
  });

  it('is a body that is no JSON, in another type, or not in UTF-8', async () => {
    const counter = await openCounter();
    const send = async (raw: BodyInit, type = 'application/json') =>
      (await counter.call('POST', '/tickets', {as, key: newKey(), raw, headers: {'Content-Type': type}})).json;
    assert.equal((await send('{')).code, 'invalid-request');
    assert.equal((await send('')).code, 'invalid-request');
    assert.equal((await send(new Uint8Array([0x22, 0xff, 0x22]))).code, 'invalid-request');
    assert.equal((await send('['.repeat(100_000))).code, 'invalid-request');
    assert.equal((await send('{}', 'text/plain')).code, 'unsupported-type');
    assert.equal((await send('a=b', 'application/x-www-form-urlencoded')).code, 'unsupported-type');
    const issues = (await send('{"title": 7}')).issues as {pointer: string; code: string}[];
    assert.ok(issues.some(({pointer, code}) => pointer === '/title' && code === 'invalid-type'));
  });

  it('is a body over the limit, without reading it', async () => {
    const counter = await openCounter();
    let read = 0;
    const endless = () =>
      new ReadableStream({
        pull: (controller) => {
          read++;
          controller.enqueue(new Uint8Array(65_536).fill(0x20));
        },
      });
    const headers = {'Content-Type': 'application/json'};
    const announced = await counter.call('POST', '/tickets', {
      as,
      key: newKey(),
      raw: '{}',
      headers: {...headers, 'Content-Length': '9999999'},
    });
    assert.equal(announced.status, 413);
    const streamed = await counter.call('POST', '/tickets', {as, key: newKey(), raw: endless(), headers});
    assert.equal(streamed.json.code, 'too-large');
    assert.ok(read < 12, `${read} parts were read`);
  });

  it('is a body that breaks off on its way, and nobody is told of a fault', async () => {
    const reported: unknown[] = [];
    const counter = await openCounter({report: (error) => reported.push(error)});
    const parts = ['{"title": '];
    const broken = new ReadableStream({
      pull: (controller) => {
        const part = parts.shift();
        if (part) controller.enqueue(new TextEncoder().encode(part));
        else controller.error(new Error('line broke'));
      },
    });
    const key = newKey();
    const refused = await counter.call('POST', '/tickets', {as, key, raw: broken, headers: {'Content-Type': 'application/json'}});
    assert.equal(refused.json.code, 'invalid-request');
    assert.deepEqual(reported, []);
    assert.equal((await counter.submit(as, {clientRef: key})).status, 201, 'the key is still free');
  });

  it('is a limit out of range and a cursor that is not ours', async () => {
    const counter = await openCounter();
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=-1',
      'limit=1e2',
      'limit=',
      'cursor=x',
      'cursor=',
      `cursor=${btoa('[1]')}`,
      'cursor=bnVsbA',
    ]) {
      for (const path of ['/tickets', '/articles', '/surveys']) {
        assert.equal((await counter.call('GET', `${path}?${query}`, {as})).json.code, 'invalid-request', `${path}?${query}`);
      }
    }
  });

  it('are fields beyond their limits, each named', async () => {
    const counter = await openCounter();
    const refused = await counter.submit(as, {
      title: 'x'.repeat(121),
      description: ' ',
      category: 'nothing',
      impact: {scope: 'moon'},
      fields: {product: 'none'},
      context: {page: 'x'.repeat(5000)},
    });
    assert.equal(refused.status, 422);
    const pointers = refused.json.issues.map(({pointer}: {pointer: string}) => pointer);
    for (const pointer of ['/title', '/description', '/category', '/fields/product', '/impact/scope', '/impact/work', '/context']) {
      assert.ok(pointers.includes(pointer), pointer);
    }
  });
});

describe('text', () => {
  it('comes back as it was written, in one Unicode form', async () => {
    const counter = await openCounter();
    const description = '<script>alert(1)</script>\u202e ‮ ﷽ 👩‍👩‍👧‍👦 {{7*7}} \u0000 \ud800 ＇;DROP TABLE\r\n\t终';
    const {json} = await counter.submit(as, {description, title: 'Cafe\u0301 升级'});
    assert.equal(json.description, description);
    assert.equal(json.title, 'Café 升级');
    assert.equal((await counter.call('GET', `/tickets/${json.id}`, {as})).json.description, description);
  });
});

describe('pages of other origins', () => {
  const cross = (counter: Counter, method: string, path: string, options: CallOptions = {}, from = origin) =>
    counter.call(method, path, {...options, headers: {...options.headers, Origin: from}});

  it('may read answers and refusals when they are on the list', async () => {
    const counter = await openCounter({allowedOrigins: [origin]});
    for (const path of ['/desk', '/me', '/nothing', '/tickets?limit=0']) {
      const reply = await cross(counter, 'GET', path);
      assert.equal(reply.headers.get('Access-Control-Allow-Origin'), origin, path);
      assert.equal(reply.headers.get('Access-Control-Allow-Credentials'), null);
      const exposed = reply.headers.get('Access-Control-Expose-Headers') ?? '';
      for (const name of ['Retry-After', 'Date', 'ETag', 'Location', 'Idempotency-Replayed', 'Upload-Offset', 'Content-Disposition']) {
        assert.ok(exposed.includes(name), name);
      }
    }
  });

  it('may read nothing when they are not', async () => {
    const counter = await openCounter({allowedOrigins: [origin]});
    for (const from of ['https://evil.example', 'null', `${origin}.evil.example`, origin.replace('https', 'http'), `${origin}:8443`]) {
      const reply = await cross(counter, 'GET', '/desk', {}, from);
      assert.equal(reply.headers.get('Access-Control-Allow-Origin'), null, from);
      assert.match(reply.headers.get('Vary') ?? '', /Origin/);
    }
  });

  it('ask first, and are told what they may send', async () => {
    const counter = await openCounter({allowedOrigins: [origin]});
    const headers = {'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'authorization,upload-offset'};
    const yes = await cross(counter, 'OPTIONS', '/uploads/x', {headers});
    assert.equal(yes.status, 204);
    assert.equal(yes.headers.get('Access-Control-Allow-Origin'), origin);
    assert.match(yes.headers.get('Access-Control-Allow-Methods') ?? '', /PATCH/);
    const allowed = yes.headers.get('Access-Control-Allow-Headers') ?? '';
    for (const name of [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'Tus-Resumable',
      'Upload-Metadata',
    ]) {
      assert.ok(allowed.includes(name), name);
    }
    const no = await cross(counter, 'OPTIONS', '/uploads/x', {headers}, 'https://evil.example');
    assert.equal(no.headers.get('Access-Control-Allow-Headers'), null);
    assert.equal((await counter.call('OPTIONS', '/uploads')).headers.get('Tus-Extension'), 'creation,termination');
  });
});

describe('what was read before', () => {
  it('is not sent again while it is the same', async () => {
    const counter = await openCounter();
    const requests = await everySuccess(counter);
    for (const name of names.filter((each) => routes[each].cached)) {
      const [path, options] = requests[name];
      const etag = (await counter.call('GET', path, options)).headers.get('ETag');
      assert.match(etag ?? '', /^W\/"[\w-]+"$/, name);
      for (const tag of [etag!, `"other", ${etag}`, '*', etag!.slice(2)]) {
        const same = await counter.call('GET', path, {...options, headers: {'If-None-Match': tag}});
        assert.equal(same.status, 304, `${name} ${tag}`);
        assert.equal(same.headers.get('ETag'), etag);
      }
      assert.equal((await counter.call('GET', path, {...options, headers: {'If-None-Match': '"other"'}})).status, 200);
    }
  });

  it('that is the same for everybody is written once, however many ask, until it changes', async (t) => {
    const counter = await openCounter();
    const ask = async (path: string) => (await counter.gateway.app(new Request(`${origin}/portal/v1${path}`))).headers.get('ETag');
    for (const path of ['/articles/index', '/desk']) {
      const etag = await ask(path);
      const writing = t.mock.method(JSON, 'stringify');
      for (let n = 0; n < 3; n++) assert.equal(await ask(path), etag);
      assert.equal(writing.mock.callCount(), 0, path);
      writing.mock.restore();
    }
    const before = await ask('/articles/index');
    const {repository} = counter.gateway.ports;
    const [first] = await repository.articles();
    const changed = {...first!, entry: {...first!.entry, title: '另一个标题'}, revision: first!.revision + 1};
    await repository.write({articles: [{...changed, source: {markdown: 'x', keywords: []}}]});
    assert.notEqual(await ask('/articles/index'), before);
  });

  it('is sent when a ticket changed, be it only its survey', async () => {
    const counter = await openCounter();
    const resolved = (await counter.call('GET', '/tickets?state=resolved', {as})).json.items[0];
    const read = () => counter.call('GET', `/tickets/${resolved.id}`, {as});
    const before = await read();
    const survey = before.json.survey.id;
    await counter.call('PUT', `/surveys/${survey}/response`, {
      as,
      body: {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''},
    });
    const after = await read();
    assert.equal(after.json.version, before.json.version);
    assert.notEqual(after.headers.get('ETag'), before.headers.get('ETag'));
  });

  it('may be asked after without a body', async () => {
    const counter = await openCounter();
    const head = await counter.call('HEAD', '/desk');
    assert.equal(head.status, 200);
    assert.ok(head.headers.get('ETag'));
    assert.equal((await counter.call('HEAD', '/nothing')).status, 404);
    assert.equal((await counter.call('HEAD', '/me')).status, 401);
  });
});

it('the contract itself is served where it is given', async () => {
  const counter = await openCounter({openapi: openApi(routes)});
  const reply = await counter.call('GET', '/openapi.json');
  assert.equal(reply.json.openapi, '3.1.0');
  assert.ok(reply.json.paths['/tickets']);
});

describe('one person', () => {
  it('may send so many requests, replies and files an hour, and is told when more', async () => {
    const limit = {times: 2, within: 3_600_000};
    const counter = await openCounter({quotas: {tickets: limit, messages: limit, uploads: limit}});
    const ticket = (await counter.submit(as)).json;
    const send: Record<string, (who: string) => ReturnType<Counter['call']>> = {
      tickets: (who) => counter.submit(who),
      messages: (who) => {
        const body = {clientRef: newKey(), text: '补充', attachments: []};
        return counter.call('POST', `/tickets/${ticket.id}/messages`, {as: who, body, key: body.clientRef});
      },
      uploads: (who) => createUpload(counter, 'a.log', 5, {as: who}),
    };
    for (const [what, one] of Object.entries(send)) {
      const statuses: number[] = [];
      for (let n = what === 'tickets' ? 1 : 0; n < 3; n++) statuses.push((await one(as)).status);
      assert.deepEqual(statuses.slice(-2), [201, 429], what);
      const refused = await one(as);
      assert.equal(refused.json.code, 'too-many-requests');
      for (const [name, value] of Object.entries({'Retry-After': '3600', 'RateLimit-Limit': '2', 'RateLimit-Remaining': '0'})) {
        assert.equal(refused.headers.get(name), value, `${what} ${name}`);
      }
      if (what !== 'messages') assert.equal((await one('zhou-yan')).status, 201, 'others need not wait');
    }
    await counter.pass(3_600_000);
    for (const one of Object.values(send)) assert.equal((await one(as)).status, 201);
  });

  it('does not count again what he was answered before, nor what was refused for its content', async () => {
    const counter = await openCounter({quotas: {tickets: {times: 2, within: 3_600_000}}});
    const clientRef = newKey();
    for (let n = 0; n < 4; n++) assert.equal((await counter.submit(as, {clientRef})).status, 201);
    for (let n = 0; n < 4; n++) assert.equal((await counter.submit(as, {title: ''})).status, 422);
    assert.equal((await counter.submit(as)).status, 201);
    const late = newKey();
    assert.equal((await counter.submit(as, {clientRef: late})).status, 429);
    await counter.pass(3_600_000);
    assert.equal((await counter.submit(as, {clientRef: late})).status, 201, 'the key is still free');
  });
});
