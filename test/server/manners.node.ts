import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {openApi} from '../../server/app/openapi.js';
import {takeStep} from '../../server/app/take-step.js';
import {newKey} from '../../src/contract/key.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import {incident, openCounter, type CallOptions, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const origin = 'https://www.haitu.example';

/** A request to each route of the table that succeeds. */
async function everySuccess(counter: Counter): Promise<Record<RouteName, [path: string, options?: CallOptions]>> {
  const upload = await counter.upload(as, 'a.log', 'some words');
  const ticket = (await counter.submit(as, {attachments: [upload]})).json;
  const resolved = (await counter.call('GET', '/tickets?state=resolved', {as})).json.items[0];
  const survey = (await counter.call('GET', '/surveys', {as})).json.items[0];
  const article = (await counter.call('GET', '/articles')).json.items[0];
  const draft = incident();
  const message = {clientRef: newKey(), text: '补充一点', attachments: []};
  const action = {clientRef: newKey(), action: 'confirm'};
  const feedback = {clientRef: newKey(), helpful: true};
  return {
    readDesk: ['/desk'],
    readMe: ['/me', {as}],
    submitTicket: ['/tickets', {as, body: draft, key: draft.clientRef}],
    listTickets: ['/tickets?limit=5', {as}],
    readTicket: [`/tickets/${ticket.id}`, {as}],
    listMessages: [`/tickets/${ticket.id}/messages`, {as}],
    postMessage: [`/tickets/${ticket.id}/messages`, {as, body: message, key: message.clientRef}],
    actOnTicket: [`/tickets/${resolved.id}/actions`, {as, body: action, key: action.clientRef, version: resolved.version}],
    linkAttachment: [`/tickets/${ticket.id}/attachments/${upload}`, {as}],
    readUpload: [`/uploads/${upload}`, {as}],
    listArticles: ['/articles?q=%E7%9C%8B%E6%9D%BF', {as}],
    readArticleIndex: ['/articles/index'],
    readArticle: [`/articles/${article.id}`, {as}],
    rateArticle: [`/articles/${article.id}/feedback`, {as, body: feedback, key: feedback.clientRef}],
    listSurveys: ['/surveys', {as}],
    readSurvey: [`/surveys/${survey.id}`, {as}],
    respondToSurvey: [
      `/surveys/${survey.id}/response`,
      {as, body: {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''}},
    ],
    readHealth: ['/health'],
  };
}

const names = Object.keys(routes) as RouteName[];

describe('every route', () => {
  it('answers in its own schema and with nothing more', async () => {
    const counter = await openCounter();
    const requests = await everySuccess(counter);
    for (const name of names) {
      const [path, options] = requests[name];
      const reply = await counter.call(routes[name].method, path, options);
      assert.equal(reply.status, routes[name].status, `${name}: ${reply.text}`);
    }
  });

  it('says what else is offered when called by another method', async () => {
    const counter = await openCounter();
    for (const {path} of Object.values(routes)) {
      for (const method of ['PATCH', 'DELETE', 'PROPFIND']) {
        if (path.startsWith('/uploads')) continue;
        const refused = await counter.call(method, path.replace(/\{\w+\}/g, 'x'), {as});
        assert.equal(refused.status, 405, `${method} ${path}`);
        assert.match(refused.headers.get('Allow') ?? '', /OPTIONS/);
      }
    }
  });

  it('refuses any body that is not its own, with a problem and never an error', async () => {
    const counter = await openCounter();
    const requests = await everySuccess(counter);
    for (const name of names) {
      if (!('body' in routes[name])) continue;
      const [path, options] = requests[name];
      const valid = options!.body as Record<string, unknown>;
      const spoilt = fc.oneof(
        fc.json({maxDepth: 4}),
        fc.string({unit: 'binary', maxLength: 200}),
        fc
          .tuple(fc.constantFrom(...Object.keys(valid), '__proto__', 'constructor'), fc.jsonValue({maxDepth: 3}))
          .map(([member, value]) => JSON.stringify(valid).replace(/\}$/, `,${JSON.stringify(member)}:${JSON.stringify(value)}}`)),
      );
      await fc.assert(
        fc.asyncProperty(spoilt, async (raw) => {
          const key = newKey();
          const body = raw.replaceAll(options!.key ?? '\n', key);
          await counter.call(routes[name].method, path, {
            ...options,
            body: undefined,
            raw: body,
            key,
            headers: {'Content-Type': 'application/json'},
          });
        }),
        {numRuns: 150},
      );
    }
  });

  it('lives with any query and any headers', async () => {
    const counter = await openCounter();
    const requests = await everySuccess(counter);
    const queries = fc.dictionary(
      fc.constantFrom('cursor', 'limit', 'state', 'q', 'type', 'kind', 'locale', 'x'),
      fc.string({unit: 'binary', maxLength: 60}),
    );
    const values = fc.stringMatching(/^[\x21-\x7e]{0,60}$/);
    const headers = fc.dictionary(fc.constantFrom('If-None-Match', 'If-Match', 'Origin', 'Idempotency-Key', 'Upload-Offset'), values);
    for (const name of names) {
      if (routes[name].method !== 'GET') continue;
      const [path, options] = requests[name];
      await fc.assert(
        fc.asyncProperty(queries, headers, async (query, more) => {
          const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, value.replace(/[\ud800-\udfff]/g, '')]));
          await counter.call('GET', `${path.split('?')[0]}?${search}`, {...options, headers: more});
        }),
        {numRuns: 60},
      );
    }
  });
});

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

describe('lists', () => {
  async function walk(counter: Counter, path: string, between: () => Promise<unknown>) {
    const ids: string[] = [];
    const join = path.includes('?') ? '&' : '?';
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await counter.call('GET', `${path}${join}limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, {as});
      assert.ok(page.json.items.length <= 3);
      ids.push(...page.json.items.map(({id}: {id: string}) => id));
      cursor = page.json.nextCursor;
      await between();
    }
    return ids;
  }

  it('show each request once while new ones come in', async () => {
    const counter = await openCounter();
    const all = (await counter.call('GET', '/tickets?limit=100', {as})).json.items.map(({id}: {id: string}) => id);
    assert.ok(all.length > 6);
    const seen = await walk(counter, '/tickets', async () => {
      await counter.pass(1000);
      await counter.submit(as);
    });
    assert.deepEqual(seen, all);
  });

  it('show each of many that changed in the same moment', async () => {
    const counter = await openCounter();
    for (let n = 0; n < 7; n++) await counter.submit('emma-hart');
    const all = (await counter.call('GET', '/tickets?limit=100', {as: 'emma-hart'})).json.items.length;
    const ids = new Set<string>();
    for (let cursor = ''; ;) {
      const page = (await counter.call('GET', `/tickets?limit=2${cursor}`, {as: 'emma-hart'})).json;
      for (const {id} of page.items) ids.add(id);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    assert.equal(ids.size, all);
  });

  it('page through articles and hits alike', async () => {
    const counter = await openCounter();
    for (const path of ['/articles', '/articles?q=%E6%95%B0%E6%8D%AE']) {
      const all = (await counter.call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=100`)).json.items.map(
        ({id}: {id: string}) => id,
      );
      assert.ok(all.length > 3, path);
      assert.deepEqual(await walk(counter, path, async () => undefined), all);
    }
  });

  it('keep the thread in order while it grows', async () => {
    const counter = await openCounter();
    const {id} = (await counter.submit(as)).json;
    const say = async (text: string) => {
      await counter.pass(1000);
      await takeStep(counter.gateway.ports, id, {is: 'answer', text}, {id: 'shen-yan', name: '沈砚', role: 'agent'});
    };
    for (let n = 0; n < 7; n++) await say(`${n}`);
    let more = 3;
    const ids = await walk(counter, `/tickets/${id}/messages`, async () => {
      if (more-- > 0) await say('later');
    });
    const {messages} = (await counter.call('GET', `/tickets/${id}`, {as})).json;
    assert.deepEqual(messages.items.map((message: {id: string}) => message.id).slice(0, ids.length), ids);
    assert.equal(ids.length, 9, 'what came while paging is there, what came after is not');
  });

  it('find by state, type and words in either script', async () => {
    const counter = await openCounter();
    const list = async (query: string) => (await counter.call('GET', `/tickets?limit=100&${query}`, {as})).json.items;
    const all = await list('');
    const open = await list('state=open');
    const closed = await list('state=closed');
    assert.equal(open.length + closed.length, all.length);
    assert.ok(open.length && closed.length);
    assert.ok((await list('state=resolved')).every(({state}: {state: string}) => state === 'resolved'));
    assert.deepEqual(await list('state=nothing'), []);
    assert.ok((await list('type=question')).every(({type}: {type: string}) => type === 'question'));
    const found = await list(`q=${encodeURIComponent('升級')}`);
    assert.ok(found.some(({title}: {title: string}) => title.includes('升级')));
    assert.deepEqual(await list(`q=${encodeURIComponent(all[0].reference.toLowerCase())}`), [all[0]]);
  });
});

it('an article remembers what its reader said of it', async () => {
  const counter = await openCounter();
  const path = `/articles/${(await counter.call('GET', '/articles')).json.items[0].id}`;
  for (const helpful of [false, true]) {
    const body = {clientRef: newKey(), helpful, comment: '第三步没有看懂'};
    await counter.call('POST', `${path}/feedback`, {as, body, key: body.clientRef});
    assert.equal((await counter.call('GET', path, {as})).json.helpful, helpful);
  }
  assert.equal((await counter.call('GET', path, {as: 'zhou-yan'})).json.helpful, undefined);
  assert.equal((await counter.call('GET', path)).json.helpful, undefined);
});

it('the contract itself is served where it is given', async () => {
  const counter = await openCounter({openapi: openApi(routes)});
  const reply = await counter.call('GET', '/openapi.json');
  assert.equal(reply.json.openapi, '3.1.0');
  assert.ok(reply.json.paths['/tickets']);
});
