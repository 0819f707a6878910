import assert from 'node:assert/strict';
import {createHmac, generateKeyPairSync, sign} from 'node:crypto';
import {describe, it} from 'node:test';
import {newKey} from '../../src/contract/key.js';
import {routes} from '../../src/contract/routes.js';
import {base, incident, openCounter, secret, start, type CallOptions, type Counter} from '../support/gateway-counter.js';

const issuer = 'https://demo.aftercare.example';
const now = start / 1000;
const claims = {iss: issuer, aud: 'aftercare', sub: 'li-wen', iat: now, exp: now + 600};
const tus = {'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Upload-Length': '3', 'Content-Type': 'application/offset+octet-stream'};

const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function signed(payload: unknown, header: unknown = {alg: 'HS256', typ: 'JWT'}, key = secret, hash = 'sha256'): string {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
}

const rsa = generateKeyPairSync('rsa', {modulusLength: 2048});
const publicKey = rsa.publicKey.export({type: 'spki', format: 'pem'}).toString();
const asRsa = `${part({alg: 'RS256'})}.${part(claims)}`;
const without = (name: keyof typeof claims) => Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const good = signed(claims);

const forged: Record<string, string> = {
  'no algorithm': `${part({alg: 'none'})}.${part(claims)}.`,
  'no algorithm, in capitals': `${part({alg: 'NONE'})}.${part(claims)}.`,
  'no algorithm, with a signature': signed(claims, {alg: 'none'}),
  'no algorithm named': signed(claims, {typ: 'JWT'}),
  'an RSA signature': `${asRsa}.${sign('sha256', Buffer.from(asRsa), rsa.privateKey).toString('base64url')}`,
  'HMAC with a public key': signed(claims, {alg: 'HS256'}, publicKey),
  'a longer hash': signed(claims, {alg: 'HS512'}, secret, 'sha512'),
  'another algorithm named': signed(claims, {alg: 'HS384'}),
  'another secret': signed(claims, {alg: 'HS256'}, `${secret}!`),
  'an empty secret': signed(claims, {alg: 'HS256'}, ''),
  'an unknown critical header': signed(claims, {alg: 'HS256', crit: ['exp2'], exp2: true}),
  'a key in its header': signed(claims, {alg: 'HS256', jwk: {kty: 'oct', k: part('mine')}}, 'mine'),
  'a path as its key id': signed(claims, {alg: 'HS256', kid: '../../dev/null'}, ''),
  'the address of a key in its header': signed(claims, {alg: 'HS256', jku: 'https://evil.example/keys.json', kid: 'mine'}, 'mine'),
  'a certificate in its header': signed(claims, {alg: 'HS256', x5c: [part('mine')]}, 'mine'),
  'an encrypted one': `${part({alg: 'dir', enc: 'A256GCM'})}..${part('iv')}.${part('text')}.${part('tag')}`,
  'a changed payload': good.replace(/\.[^.]+\./, `.${part({...claims, sub: 'zhou-yan'})}.`),
  'a cut signature': good.slice(0, -4),
  'no signature': good.replace(/[^.]+$/, ''),
  'four parts': `${good}.${part('{}')}`,
  expired: signed({...claims, iat: now - 1000, exp: now - 61}),
  'good for too long': signed({...claims, exp: now + 15 * 60 + 61}),
  'good for ever': signed(without('exp')),
  'issued tomorrow': signed({...claims, iat: now + 86_400, exp: now + 600}),
  'not yet valid': signed({...claims, nbf: now + 300}),
  'no time of issue': signed(without('iat')),
  'no issuer': signed(without('iss')),
  'no audience': signed(without('aud')),
  nobody: signed(without('sub')),
  'an empty person': signed({...claims, sub: ''}),
  'a number for a person': signed({...claims, sub: 7}),
  'a list of persons': signed({...claims, sub: ['li-wen']}),
  'a very long person': signed({...claims, sub: 'x'.repeat(129)}),
  'a time of issue in words': signed({...claims, iat: 'now'}),
  'another issuer': signed({...claims, iss: 'https://evil.example'}),
  'an issuer with a slash more': signed({...claims, iss: `${issuer}/`}),
  'another audience': signed({...claims, aud: 'somebody-else'}),
  'a download link': signed({...claims, aud: 'aftercare-download'}),
  'an expiry in words': signed({...claims, exp: 'tomorrow'}),
  'an expiry in milliseconds': signed({...claims, exp: start + 600_000}),
  'an infinite expiry': signed(JSON.stringify(claims).replace(/"exp":\d+/, '"exp":1e999')),
  'a list for claims': signed([claims]),
  'no JSON': signed('hello'),
  garbage: 'abc',
  'three dots': '...',
  'a very long one': `${'a'.repeat(20_000)}.b.c`,
};

/** Every route of the table and of tus, with some id in it. */
const everyRoute: [method: string, path: string, access: string][] = [
  ...Object.values(routes).map(({method, path, access}): [string, string, string] => [method, path.replace(/\{\w+\}/g, 'some-id'), access]),
  ['POST', '/uploads', 'person'],
  ['HEAD', '/uploads/some-id', 'person'],
  ['PATCH', '/uploads/some-id', 'person'],
  ['DELETE', '/uploads/some-id', 'person'],
];

describe('a token', () => {
  it('that is forged, spoilt or over opens no route, not even one that is open to anyone', async () => {
    const counter = await openCounter();
    assert.ok(Object.keys(forged).length >= 45);
    for (const [what, token] of Object.entries(forged)) {
      for (const [method, path] of everyRoute) {
        const refused = await counter.call(method, path, {token, headers: tus});
        assert.equal(refused.status, 401, `${method} ${path}: ${what}`);
        assert.match(refused.headers.get('WWW-Authenticate') ?? '', /^Bearer/);
      }
    }
  });

  it('is needed wherever the table says so', async () => {
    const counter = await openCounter();
    for (const [method, path, access] of everyRoute) {
      const reply = await counter.call(method, path, {headers: tus});
      assert.equal(reply.status === 401, access === 'person', `${method} ${path}: ${reply.status}`);
    }
  });

  it('is taken a minute early or late, and no longer', async () => {
    const counter = await openCounter();
    const status = async (over: object) => (await counter.call('GET', '/me', {token: signed({...claims, ...over})})).status;
    assert.equal(await status({}), 200);
    assert.equal(await status({exp: now - 59}), 200);
    assert.equal(await status({exp: now + 15 * 60 + 59}), 200);
    assert.equal(await status({iat: now + 59}), 200);
    assert.equal(await status({iat: now + 61}), 401);
    assert.equal(await status({aud: ['other', 'aftercare']}), 200);
  });

  it('comes as a bearer and in no other way', async () => {
    const counter = await openCounter();
    for (const headers of [{Authorization: `Basic ${good}`}, {Authorization: good}, {Authorization: 'Bearer'}]) {
      assert.equal((await counter.call('GET', '/me', {headers})).status, 401);
    }
    assert.equal((await counter.call('GET', `/me?access_token=${good}`, {headers: {Cookie: `token=${good}`}})).status, 401);
    assert.equal((await counter.call('GET', '/me', {headers: {Authorization: `bearer ${good}`}})).status, 200);
  });

  it('tells who it is; claims of a wrong kind are left out', async () => {
    const counter = await openCounter();
    const me = async (over: object) => (await counter.call('GET', '/me', {token: signed({...claims, ...over})})).json as {role?: string};
    assert.deepEqual(await me({}), {id: 'li-wen', name: 'li-wen', role: 'requester', preferences: {unwanted: []}});
    assert.deepEqual(await me({name: '李雯', org: 'hemu', role: 'manager', locale: 'zh-Hans', email: 7}), {
      id: 'li-wen',
      name: '李雯',
      organisation: {id: 'hemu', name: 'hemu'},
      role: 'manager',
      preferences: {locale: 'zh-Hans', unwanted: []},
      colleagues: true,
    });
    assert.deepEqual((await me({role: 'admin', org: {name: 'x'}})).role, 'requester');
  });
});

describe('several issuers of one vendor', () => {
  const [second, other] = ['https://etl.example', 'another secret of the tests, as long as it must be'];
  const theirs = {...claims, iss: second, aud: 'etl'};
  const open = () => openCounter({otherVerifiers: [{issuer: second, audience: 'etl', secret: other}]});
  const head = {alg: 'HS256', typ: 'JWT'};

  it('each speak for their own customers, by their own key and for their own audience alone', async () => {
    const counter = await open();
    const cells: readonly (readonly [what: string, token: string, status: number])[] = [
      ['the first', signed(claims), 200],
      ['the second', signed(theirs, head, other), 200],
      ['the first by the second’s key', signed(claims, head, other), 401],
      ['the second by the first’s key', signed(theirs, head, secret), 401],
      ['the first for the second’s audience', signed({...claims, aud: 'etl'}), 401],
      ['the second for the first’s audience', signed({...theirs, aud: 'aftercare'}, head, other), 401],
      ['the second for both', signed({...theirs, aud: ['aftercare', 'etl']}, head, other), 200],
      ['a third by the second’s key', signed({...theirs, iss: 'https://third.example'}, head, other), 401],
      ['nobody by the second’s key', signed({...theirs, iss: undefined}, head, other), 401],
      ['the second, for too long', signed({...theirs, exp: now + 15 * 60 + 61}, head, other), 401],
    ];
    for (const [what, token, status] of cells) assert.equal((await counter.call('GET', '/me', {token})).status, status, what);
  });

  it('may know two people by one name, and two organisations: neither sees what is the other’s', async () => {
    const counter = await open();
    const manager = {org: 'hemu', role: 'manager'};
    const token = signed({...theirs, ...manager}, head, other);
    const ours = (await counter.submit('li-wen')).json;
    const draft = incident();
    const sent = await counter.call('POST', '/tickets', {token, body: draft, key: draft.clientRef});
    assert.equal(sent.status, 201);
    const listed = async (bearer: string, scope: string) =>
      (await counter.call('GET', `/tickets?limit=100&scope=${scope}`, {token: bearer})).json.items.map(({id}: {id: string}) => id);
    for (const scope of ['mine', 'organisation']) {
      assert.deepEqual(await listed(token, scope), [sent.json.id]);
      const first = await listed(signed({...claims, ...manager}), scope);
      assert.ok(first.includes(ours.id) && !first.includes(sent.json.id));
    }
    assert.equal((await counter.call('GET', `/tickets/${ours.id}`, {token})).status, 404);
  });
});

describe('what belongs to somebody else', () => {
  /** Routes on things of one person, as the owner could call them with success. */
  async function belongings(counter: Counter): Promise<[string, string, CallOptions?][]> {
    const upload = await counter.upload('zhou-yan', 'mine.log', 'secret words');
    const ticket = (await counter.submit('zhou-yan', {attachments: [upload]})).json;
    const other = await counter.upload('zhou-yan', 'other.log', 'more words');
    const survey = (await counter.gateway.ports.repository.surveys({owner: JSON.stringify([issuer, 'li-wen']), limit: 1}))[0];
    assert.ok(survey);
    const message = {clientRef: newKey(), text: '我来看看', attachments: []};
    const action = {clientRef: newKey(), action: 'confirm'};
    const response = {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''};
    return [
      ['GET', `/tickets/${ticket.id}`],
      ['GET', `/tickets/${ticket.id}/messages`],
      ['POST', `/tickets/${ticket.id}/messages`, {body: message, key: message.clientRef}],
      ['POST', `/tickets/${ticket.id}/actions`, {body: action, key: action.clientRef, version: 1}],
      ['GET', `/tickets/${ticket.id}/attachments/${upload}`],
      ['GET', `/uploads/${upload}`],
      ['HEAD', `/uploads/${other}`, {headers: tus}],
      ['PATCH', `/uploads/${other}`, {headers: tus, raw: 'abc'}],
      ['DELETE', `/uploads/${other}`, {headers: tus}],
      ['GET', `/surveys/${survey.id}`],
      ['PUT', `/surveys/${survey.id}/response`, {body: response}],
    ];
  }
  const owners = ['zhou-yan', 'li-wen'];

  it('is not there, in the same words as what never was', async () => {
    const counter = await openCounter();
    for (const as of ['leung-ka-man', 'emma-hart']) {
      for (const [method, path, options] of await belongings(counter)) {
        const theirs = await counter.call(method, path, {...options, as});
        const nothing = await counter.call(method, path.replace(/[\w-]{22,}/g, 'never-was'), {...options, as});
        assert.equal(theirs.status, 404, `${method} ${path}`);
        const words = ({json}: typeof theirs) => ({...json, requestId: ''});
        assert.deepEqual(words(theirs), words(nothing), `${method} ${path}`);
        assert.deepEqual(
          [...theirs.headers.keys()].filter((name) => name !== 'content-length'),
          [...nothing.headers.keys()].filter((name) => name !== 'content-length'),
        );
      }
    }
  });

  it('is there for its owner, or these tests prove nothing', async () => {
    const counter = await openCounter();
    for (const [method, path, options] of await belongings(counter)) {
      const statuses = [];
      for (const as of owners) statuses.push((await counter.call(method, path, {...options, as})).status);
      assert.ok(
        statuses.some((status) => status !== 404),
        `${method} ${path}`,
      );
    }
  });

  it('cannot be handed in with one’s own words', async () => {
    const counter = await openCounter();
    const upload = await counter.upload('zhou-yan', 'mine.log', 'secret words');
    const stolen = await counter.submit('li-wen', {attachments: [upload]});
    assert.equal(stolen.status, 422);
    assert.deepEqual(stolen.json.issues, [{pointer: '/attachments/0', code: 'unknown-upload'}]);
    const own = (await counter.submit('li-wen')).json;
    const body = {clientRef: newKey(), text: '', attachments: [upload]};
    assert.equal((await counter.call('POST', `/tickets/${own.id}/messages`, {as: 'li-wen', body, key: body.clientRef})).status, 422);
    assert.equal((await counter.call('GET', `/tickets/${own.id}/attachments/${upload}`, {as: 'li-wen'})).status, 404);
  });

  it('never shows in a list, a search or by its key', async () => {
    const counter = await openCounter();
    const ours = (await counter.submit('zhou-yan', {title: '独一无二的标题'})).json;
    for (const query of ['limit=100', `clientRef=${ours.clientRef}`, `q=${encodeURIComponent('独一无二')}`]) {
      const {items} = (await counter.call('GET', `/tickets?${query}`, {as: 'li-wen'})).json;
      assert.ok(items.every(({requester}: {requester: {id: string}}) => requester.id === 'li-wen'));
      assert.ok(!items.some(({id}: {id: string}) => id === ours.id));
    }
  });

  it('stays apart for two issuers that know a person by the same name', async () => {
    const counter = await openCounter();
    const {ports} = counter.gateway;
    const {createApp} = await import('../../server/app/app.js');
    const verifiers = [...ports.verifiers, {issuer: 'https://second.example', audience: 'aftercare', secret}];
    const app = createApp({...ports, verifiers});
    const list = async (iss: string) => {
      const headers = {Authorization: `Bearer ${signed({...claims, iss})}`};
      return ((await (await app(new Request(`${base}/tickets`, {headers}))).json()) as {items: unknown[]}).items;
    };
    assert.ok((await list(issuer)).length > 0);
    assert.deepEqual(await list('https://second.example'), []);
  });
});

describe('a manager', () => {
  const manager = 'chen-guodong';
  const ids = ({json}: {json: {items: {id: string}[]}}) => json.items.map(({id}) => id);

  it('lists what everybody of his organisation handed in, and nobody else', async () => {
    const counter = await openCounter();
    const list = async (as: string, query = '') => ids(await counter.call('GET', `/tickets?limit=100${query}`, {as}));
    const [his, hers] = [await list(manager), await list('li-wen')];
    assert.ok(his.length && hers.length);
    assert.deepEqual((await list(manager, '&scope=organisation')).toSorted(), [...his, ...hers].toSorted());
    assert.deepEqual(await list(manager, '&scope=mine'), his);
    const page = (await counter.call('GET', '/tickets?scope=organisation&limit=100&state=closed', {as: manager})).json;
    const names = new Set(page.items.map(({requester}: {requester: {name: string}}) => requester.name));
    assert.deepEqual([...names].toSorted(), ['李雯', '陈国栋'].toSorted());
    assert.equal(page.counts.closed, page.items.length);
    assert.equal(page.counts.open + page.counts.closed, his.length + hers.length);
  });

  it('is refused what only a manager may see, where he is none or names no organisation', async () => {
    const counter = await openCounter();
    const scoped = (over: object) => counter.call('GET', '/tickets?scope=organisation', {token: signed({...claims, ...over})});
    for (const over of [{org: 'hemu'}, {org: 'hemu', role: 'requester'}, {role: 'manager'}, {role: 'Manager', org: 'hemu'}]) {
      const refused = await scoped(over);
      assert.equal(refused.status, 403, JSON.stringify(over));
      assert.equal(refused.json.code, 'not-allowed');
    }
    assert.equal((await scoped({role: 'manager', org: 'hemu'})).status, 200);
    assert.deepEqual(ids(await scoped({role: 'manager', org: 'hem'})), []);
    assert.equal((await counter.call('GET', '/tickets?scope=everything', {as: manager})).status, 400);
  });

  it('of another issuer’s organisation of the same name sees nothing', async () => {
    const counter = await openCounter();
    const {createApp} = await import('../../server/app/app.js');
    const {ports} = counter.gateway;
    const app = createApp({...ports, verifiers: [...ports.verifiers, {issuer: 'https://second.example', audience: 'aftercare', secret}]});
    const {items} = (await counter.call('GET', '/tickets', {as: 'li-wen'})).json;
    const ask = async (iss: string, path: string) => {
      const headers = {Authorization: `Bearer ${signed({...claims, iss, sub: 'x', role: 'manager', org: 'hemu'})}`};
      return app(new Request(`${base}${path}`, {headers}));
    };
    for (const [iss, status] of [
      [issuer, 200],
      ['https://second.example', 404],
    ] as const) {
      assert.equal((await ask(iss, `/tickets/${items[0].id}`)).status, status);
    }
    assert.deepEqual(((await (await ask('https://second.example', '/tickets?scope=organisation')).json()) as {items: []}).items, []);
  });

  it('reads a colleague’s request with its thread and files, and does nothing in it', async () => {
    const counter = await openCounter();
    const upload = await counter.upload('li-wen', 'mine.log', 'some words');
    const contact = {by: 'phone', value: '分机 8012'};
    const own = (await counter.submit('li-wen', {attachments: [upload], contact})).json;
    assert.deepEqual(own.contact, contact);
    const path = `/tickets/${own.id}`;
    const seen = (await counter.call('GET', path, {as: manager})).json;
    assert.equal(seen.title, own.title);
    assert.deepEqual(seen.allowedActions, ['bring-in', 'hand-over'], 'who takes part is his to say, and nothing else');
    assert.equal(seen.allowsReply, false);
    for (const name of ['contact', 'clientRef', 'survey']) assert.equal(name in seen, false, name);
    assert.equal((await counter.call('GET', `${path}/messages`, {as: manager})).status, 200);
    assert.equal((await counter.call('GET', `${path}/attachments/${upload}`, {as: manager})).status, 200);
    assert.equal((await counter.call('GET', `/uploads/${upload}`, {as: manager})).status, 404);
    const message = {clientRef: newKey(), text: '我来看看', attachments: []};
    const action = {clientRef: newKey(), action: 'cancel'};
    const writes: [string, CallOptions][] = [
      ['messages', {body: message, key: message.clientRef}],
      ['actions', {body: action, key: action.clientRef, version: seen.version}],
    ];
    for (const [what, options] of writes) {
      const refused = await counter.call('POST', `${path}/${what}`, {...options, as: manager});
      assert.equal(refused.status, 403, what);
      assert.equal(refused.json.code, 'not-allowed');
    }
    assert.equal((await counter.call('GET', path, {as: 'li-wen'})).json.version, own.version);
    const shared = await counter.call('GET', `/tickets?scope=organisation&clientRef=${own.clientRef}`, {as: manager});
    assert.deepEqual(ids(shared), [own.id]);
  });

  it('sees no survey of a colleague, nor what it led to', async () => {
    const counter = await openCounter();
    const {items} = (await counter.call('GET', '/surveys', {as: 'li-wen'})).json;
    for (const {id} of items) assert.equal((await counter.call('GET', `/surveys/${id}`, {as: manager})).status, 404);
  });
});

it('a secret that is too short is not taken', async () => {
  await assert.rejects(openCounter({secret: 'short'}), /32 characters/);
});

it('what the browser sends beyond the contract stays outside of replies', async () => {
  const counter = await openCounter();
  const draft = {...incident(), owner: 'someone', version: 99, fields: {...incident().fields, hidden: 'x'}, __proto__x: 1};
  const {json} = await counter.call('POST', '/tickets', {as: 'li-wen', body: draft, key: draft.clientRef});
  assert.equal(json.version, 1);
  assert.equal(json.fields.hidden, undefined);
});
