import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, afterEach, beforeEach, describe, it, mock} from 'node:test';
import {exportJWK, exportSPKI, generateKeyPair, SignJWT} from 'jose';
import {createApp} from '../../server/app/app.js';
import {remoteKeys, type RemoteKeysOptions} from '../../server/app/remote-keys.js';
import {base, openCounter, start} from '../support/gateway-counter.js';

const issuer = 'https://vendor.example';
const now = start / 1000;
const minute = 60_000;

const key = async (kid: string, alg: 'ES256' | 'RS256') => ({kid, alg, ...(await generateKeyPair(alg, {extractable: true}))});
type Key = Awaited<ReturnType<typeof key>>;
const [first, second, third, rsa] = [await key('a', 'ES256'), await key('b', 'ES256'), await key('c', 'ES256'), await key('r', 'RS256')];
const shown = async ({kid, alg, publicKey}: Key) => ({...(await exportJWK(publicKey)), kid, alg, use: 'sig'});

function token({kid, alg, privateKey}: Key, over: {header?: object; claims?: object} = {}): Promise<string> {
  return new SignJWT({iss: issuer, aud: 'aftercare', sub: 'ann', iat: now, exp: now + 600, ...over.claims})
    .setProtectedHeader({alg, kid, ...over.header})
    .sign(privateKey);
}

/** The vendor's host of keys: what it shows, how often it was asked, and how it fails. */
let keys: Key[] = [];
let asked = 0;
let failing: RequestListener | undefined;
const host = createServer((request, response) => {
  asked += 1;
  if (failing) return failing(request, response);
  void Promise.all(keys.map(shown)).then((list) =>
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({keys: list})),
  );
});
await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/keys`;

async function openDesk(options: RemoteKeysOptions = {}) {
  const {gateway} = await openCounter({issuer: 'https://another.example'});
  const {ports} = gateway;
  const verifiers = [...ports.verifiers, {issuer, audience: 'aftercare', keys: remoteKeys(url, options)}];
  const app = createApp({...ports, verifiers});
  const ask = (bearer: string | undefined, path = '/me') =>
    app(new Request(`${base}${path}`, {headers: bearer === undefined ? {} : {Authorization: `Bearer ${bearer}`}}));
  return {ask, status: async (bearer: string) => (await ask(bearer)).status, tokenFor: gateway.tokenFor};
}

describe('keys that the issuer shows', () => {
  beforeEach(() => {
    mock.timers.enable({apis: ['Date'], now: start});
    [keys, asked, failing] = [[first, rsa], 0, undefined];
  });
  afterEach(() => mock.timers.reset());
  after(() => {
    host.closeAllConnections();
    host.close();
  });

  it('let in whoever was signed for with one of them, and are fetched once', async () => {
    const desk = await openDesk();
    const statuses = await Promise.all([first, rsa, first, rsa].map(async (one) => desk.status(await token(one))));
    assert.deepEqual(statuses, [200, 200, 200, 200]);
    assert.equal(asked, 1);
    assert.equal(((await (await desk.ask(await token(first))).json()) as {id: string}).id, 'ann');
  });

  it('fix the algorithm: nothing that a token says of itself swaps it', async () => {
    const desk = await openDesk({pause: minute});
    const secret = await exportSPKI(rsa.publicKey);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {iss: issuer, aud: 'aftercare', sub: 'ann', iat: now, exp: now + 600};
    const hmac = (head: object, by: string) => {
      const text = `${part(head)}.${part(claims)}`;
      return `${text}.${createHmac('sha256', by).update(text).digest('base64url')}`;
    };
    const [head, body, signature] = (await token(first)).split('.') as [string, string, string];
    const forged: Record<string, string> = {
      'HMAC with the public key': hmac({alg: 'HS256', kid: 'r'}, secret),
      'HMAC with the public key as JSON': hmac({alg: 'HS256', kid: 'a'}, JSON.stringify(await shown(first))),
      'no algorithm': `${part({alg: 'none', kid: 'a'})}.${body}.`,
      'an RSA key for an elliptic signature': `${part({alg: 'ES256', kid: 'r'})}.${body}.${signature}`,
      'an elliptic key for an RSA signature': `${part({alg: 'RS256', kid: 'a'})}.${body}.${signature}`,
      'another hash': `${part({alg: 'RS512', kid: 'r'})}.${body}.${signature}`,
      PSS: `${part({alg: 'PS256', kid: 'r'})}.${body}.${signature}`,
      'a key nobody shows': await token(second),
      'another key under a known name': await token({...second, kid: 'a'}),
      'no name of a key': await token(first, {header: {kid: undefined}}),
      'an empty name': await token(first, {header: {kid: ''}}),
      'a path as a name': await token(first, {header: {kid: '../../../../dev/null'}}),
      'an own key in the header': await token(second, {header: {kid: 'a', jwk: await shown(second)}}),
      'an own host of keys in the header': await token(second, {header: {jku: 'https://evil.example/keys'}}),
      'a cut signature': `${head}.${body}.${signature.slice(0, -6)}`,
      'a changed person': `${head}.${part({...claims, sub: 'bob'})}.${signature}`,
      'another issuer': await token(first, {claims: {iss: 'https://another.example'}}),
      'another audience': await token(first, {claims: {aud: 'x'}}),
      over: await token(first, {claims: {exp: now - 61}}),
      'good for too long': await token(first, {claims: {exp: now + 15 * 60 + 61}}),
      'issued later': await token(first, {claims: {iat: now + 61}}),
    };
    for (const [what, one] of Object.entries(forged)) assert.equal(await desk.status(one), 401, what);
    assert.ok(asked <= 2, `${asked}`);
  });

  it('change: a new one counts as soon as it is used, one that was taken away no longer', async () => {
    const desk = await openDesk({pause: 10_000});
    assert.equal(await desk.status(await token(first)), 200);
    mock.timers.setTime(start + 10_000);
    keys = [second, rsa];
    assert.equal(await desk.status(await token(second)), 200);
    assert.equal(await desk.status(await token(first)), 401);
    assert.equal(asked, 2);
  });

  it('are not fetched for each token that names one nobody knows', async () => {
    const desk = await openDesk({pause: 10_000});
    for (let n = 0; n < 50; n++) assert.equal(await desk.status(await token({...third, kid: `x${n}`})), 401);
    assert.ok(asked <= 2, `${asked}`);
    mock.timers.setTime(start + 10_001);
    for (let n = 0; n < 50; n++) assert.equal(await desk.status(await token({...third, kid: `y${n}`})), 401);
    assert.ok(asked <= 3, `${asked}`);
  });

  const faults: Record<string, RequestListener> = {
    'does not answer': () => undefined,
    'cuts the line': (request) => request.socket.destroy(),
    'is broken': (_, response) => response.writeHead(500).end('oops'),
    'points elsewhere': (_, response) => response.writeHead(302, {Location: 'https://evil.example/'}).end(),
    'shows no keys': (_, response) => response.end('<html>'),
    'shows something else': (_, response) => response.end('{"keys":"none"}'),
  };
  for (const [what, fault] of Object.entries(faults)) {
    it(`cannot be had while their host ${what}: nobody is told that his token is bad`, async () => {
      const desk = await openDesk({pause: 7_000, timeout: 1000});
      failing = fault;
      const good = await token(first);
      for (let n = 0; n < 3; n++) {
        const reply = await desk.ask(good);
        assert.equal(reply.status, 503);
        assert.equal(reply.headers.get('Retry-After'), '7');
        assert.equal(((await reply.json()) as {code: string}).code, 'unavailable');
      }
      assert.equal(asked, 1, 'a host that is down is left in peace');
      assert.equal((await desk.ask(undefined, '/desk')).status, 200);
      failing = undefined;
      assert.equal(await desk.status(good), 503);
      mock.timers.setTime(start + 7_000);
      assert.equal(await desk.status(good), 200);
    });
  }

  it('count for an hour after their host went away, and no longer', async () => {
    const desk = await openDesk({staleFor: 60 * minute});
    // The gateway's own clock stands still, so the token is good all the time.
    const good = await token(first);
    assert.equal(await desk.status(good), 200);
    failing = faults['cuts the line'];
    mock.timers.setTime(start + 59 * minute);
    assert.equal(await desk.status(good), 200);
    assert.equal(await desk.status(await token(second)), 503);
    mock.timers.setTime(start + 61 * minute);
    assert.equal(await desk.status(good), 503);
    failing = undefined;
    mock.timers.setTime(start + 62 * minute);
    assert.equal(await desk.status(good), 200);
  });

  it('of one issuer stand in no other’s way', async () => {
    const desk = await openDesk({timeout: 1000});
    failing = faults['does not answer'];
    const theirs = await desk.tokenFor('li-wen');
    assert.equal(await desk.status(theirs!), 200);
    assert.equal(asked, 0);
  });
});
