import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {get, type IncomingMessage} from 'node:http';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {after, before, describe, it} from 'node:test';
import {gunzipSync} from 'node:zlib';
import {gatewayWords} from '../../scripts/gateway-words.mjs';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {demoMailbox, demoPages, demoTokens} from '../../server/node/demo-routes.js';
import {startServer, type RunningServer} from '../../server/node/serve.js';
import {newKey} from '../../src/contract/key.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import {incident} from '../support/gateway-counter.js';

const origin = 'https://www.haitu.example';
let server: RunningServer;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-pages-'));
  const pages = join(folder, 'pages');
  await mkdir(join(pages, 'assets'), {recursive: true});
  await mkdir(join(pages, 'help'));
  await mkdir(join(pages, 'empty'));
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>海图</title>');
  await writeFile(join(pages, 'help', 'index.html'), '<!doctype html><title>Help</title>');
  await writeFile(join(pages, 'product.html'), '<!doctype html><title>Product</title>');
  await writeFile(join(pages, 'assets', 'main-a1B2c3D4.js'), 'export {};');
  await writeFile(join(pages, '.env'), 'SECRET=1');
  await writeFile(join(folder, 'outside.txt'), 'outside');
  await symlink(join(folder, 'outside.txt'), join(pages, 'link.txt'));
  const {app, tokenFor} = await openGateway({world: haituWorld, team: false, allowedOrigins: [origin]});
  server = await startServer(app, {port: 0, others: [demoTokens(tokenFor), ...demoPages(pages)]});
});

after(async () => {
  await server.close();
  await rm(folder, {recursive: true});
});

async function token(as = 'li-wen'): Promise<string> {
  return ((await (await fetch(`${server.url}/demo/token?as=${as}`)).json()) as {token: string}).token;
}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.url}/portal/v1${path}`, {...init, headers: {Authorization: `Bearer ${await token()}`, ...init.headers}});
}

/** What a client gets that sends its path as it is. */
async function rawGet(path: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const part of socket) text += String(part);
  return text;
}

describe('the contract over HTTP', () => {
  it('takes a request with a file of megabytes, and gives the file back the same', async () => {
    const content = new Uint8Array(5 * 1024 * 1024).fill(0x61);
    const tus = {'Tus-Resumable': '1.0.0'};
    const created = await call('/uploads', {
      method: 'POST',
      headers: {...tus, 'Upload-Length': String(content.length), 'Upload-Metadata': encodeMetadata({filename: '日志.log'})},
    });
    assert.equal(created.status, 201);
    const where = created.headers.get('Location')!;
    assert.ok(where.startsWith(server.url));
    for (let at = 0; at < content.length; at += 2_000_000) {
      const sent = await fetch(where, {
        method: 'PATCH',
        headers: {
          ...tus,
          Authorization: `Bearer ${await token()}`,
          'Upload-Offset': String(at),
          'Content-Type': 'application/offset+octet-stream',
        },
        body: content.slice(at, at + 2_000_000),
      });
      assert.equal(sent.status, 204, await sent.text());
    }
    const draft = incident({attachments: [where.split('/').at(-1)!]});
    const submitted = await call('/tickets', {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': draft.clientRef},
      body: JSON.stringify(draft),
    });
    assert.equal(submitted.status, 201);
    const {id, attachments} = (await submitted.json()) as {id: string; attachments: {id: string; sha256: string}[]};
    const {url} = (await (await call(`/tickets/${id}/attachments/${attachments[0]!.id}`)).json()) as {url: string};
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    const hash = createHash('sha256').update(content).digest('hex');
    assert.equal(createHash('sha256').update(bytes).digest('hex'), hash);
    assert.equal(attachments[0]!.sha256, hash);
  });

  it('refuses a body that is too large, whether it says so or not', async () => {
    const headers = {'Content-Type': 'application/json', 'Idempotency-Key': newKey()};
    const body = randomBytes(4_000_000).toString('hex');
    assert.equal((await call('/tickets', {method: 'POST', headers, body})).status, 413);
    const stream = new Blob([body]).stream();
    const streamed = await call('/tickets', {method: 'POST', headers, body: stream, duplex: 'half'} as RequestInit);
    assert.equal(streamed.status, 413);
    assert.equal(streamed.headers.get('Content-Type'), 'application/problem+json');
    assert.equal((await call('/health')).status, 200);
  });

  it('keeps what came of an upload before its line was cut', async () => {
    const tus = {'Tus-Resumable': '1.0.0'};
    const created = await call('/uploads', {
      method: 'POST',
      headers: {...tus, 'Upload-Length': '1000', 'Upload-Metadata': encodeMetadata({filename: 'a.log'})},
    });
    const where = new URL(created.headers.get('Location')!);
    const socket = connect(Number(where.port), '127.0.0.1');
    socket.write(
      `PATCH ${where.pathname} HTTP/1.1\r\nHost: ${where.host}\r\nAuthorization: Bearer ${await token()}\r\nTus-Resumable: 1.0.0\r\n` +
        `Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 1000\r\n\r\n${'x'.repeat(400)}`,
    );
    const offset = async () => {
      const head = await fetch(where, {method: 'HEAD', headers: {...tus, Authorization: `Bearer ${await token()}`}});
      return Number(head.headers.get('Upload-Offset'));
    };
    while ((await offset()) < 400);
    socket.destroy();
    await once(socket, 'close');
    assert.equal(await offset(), 400);
  });

  it('lets a page of another origin in by the list', async () => {
    const preflight = await fetch(`${server.url}/portal/v1/tickets`, {
      method: 'OPTIONS',
      headers: {Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization'},
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), origin);
    const refused = await fetch(`${server.url}/portal/v1/me`, {headers: {Origin: origin}});
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), origin);
  });
});

it('behind a trusted proxy, addresses lead where the customer came from', async () => {
  const {app, tokenFor} = await openGateway({world: haituWorld, team: false});
  const behind = await startServer(app, {port: 0, trustProxy: true});
  try {
    const begin = async (headers: Record<string, string>, {url} = behind) => {
      const bearer = url === behind.url ? await tokenFor('li-wen') : await token();
      const tus = {'Tus-Resumable': '1.0.0', 'Upload-Length': '5', 'Upload-Metadata': encodeMetadata({filename: 'a.log'})};
      const reply = await fetch(`${url}/portal/v1/uploads`, {
        method: 'POST',
        headers: {Authorization: `Bearer ${bearer}`, ...tus, ...headers},
      });
      return new URL(reply.headers.get('Location')!).origin;
    };
    const forwarded = {'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'support.haitu.example'};
    assert.equal(await begin(forwarded), 'https://support.haitu.example');
    assert.equal(await begin({'X-Forwarded-Proto': 'gopher', 'X-Forwarded-Host': 'a.example/path'}), behind.url);
    assert.equal(await begin(forwarded, server), server.url, 'nobody else is believed');
  } finally {
    await behind.close();
  }
});

describe('what is read', () => {
  const text = 'const words = "海图看板";\n'.repeat(100);
  before(() => writeFile(join(folder, 'pages', 'words.js'), text));

  /** As it comes over the line; `fetch` would unpack it. */
  async function asSent(path: string, headers: Record<string, string> = {}) {
    const asked = get(server.url + path, {headers: {'Accept-Encoding': 'gzip', ...headers}});
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return {...answer.headers, status: answer.statusCode, body: await buffer(answer)};
  }

  it('comes packed to whoever takes it so, the same to all others', async () => {
    const index = '/portal/v1/articles/index';
    const [whole, sent] = [await asSent(index, {'Accept-Encoding': 'gzip;q=0, br'}), await asSent(index)];
    assert.equal(sent['content-encoding'], 'gzip');
    assert.ok(sent.body.length * 2 < whole.body.length, `${sent.body.length} of ${whole.body.length} bytes`);
    assert.equal(whole['content-encoding'], undefined);
    assert.deepEqual(gunzipSync(sent.body), whole.body);
    for (const {vary} of [whole, sent]) assert.match(vary!, /Accept-Encoding/);
    const same = await asSent(index, {'If-None-Match': sent.etag!});
    assert.deepEqual([same.status, same.etag, same.vary], [304, sent.etag, sent.vary]);

    const file = await asSent('/words.js');
    assert.equal(String(gunzipSync(file.body)), text);
    const sameFile = await asSent('/words.js', {'If-None-Match': file.etag!});
    assert.deepEqual([sameFile.status, sameFile.etag, sameFile.vary], [304, file.etag, file.vary]);
    assert.equal((await asSent('/words.js', {Range: 'bytes=0-9'})).body.length, 10);
  });

  it('comes as it is where it is short, or a stream', async () => {
    assert.equal((await asSent('/help/'))['content-encoding'], undefined);
    const headers = {Authorization: `Bearer ${await token()}`, Accept: 'text/event-stream'};
    const stream = get(`${server.url}/portal/v1/events`, {headers: {'Accept-Encoding': 'gzip', ...headers}});
    const [answer] = (await once(stream, 'response')) as [IncomingMessage];
    assert.equal(answer.headers['content-encoding'], undefined);
    answer.destroy();
  });
});

describe('the pages beside it', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, {headers, redirect: 'manual'});

  it('come with their type, and again only when they changed', async () => {
    const home = await get('/');
    assert.equal(home.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(home.headers.get('Cache-Control'), 'no-cache');
    assert.match(await home.text(), /海图/);
    assert.equal((await get('/', {'If-None-Match': home.headers.get('ETag')!})).status, 304);
    assert.match(await (await get('/product')).text(), /Product/);
    assert.match(await (await get('/help/')).text(), /Help/);
    assert.equal((await get('/help')).headers.get('Location'), '/help/');
    const script = await get('/assets/main-a1B2c3D4.js');
    assert.match(script.headers.get('Content-Type')!, /^text\/javascript/);
    assert.match(script.headers.get('Cache-Control')!, /immutable/);
  });

  it('come in part where a player of videos asks for a part', async () => {
    const whole = await (await get('/product')).text();
    const etag = (await get('/product')).headers.get('ETag')!;
    const part = async (Range: string, more: Record<string, string> = {}) => {
      const reply = await get('/product', {Range, ...more});
      return [reply.status, reply.headers.get('Content-Range'), await reply.text()];
    };
    const size = whole.length;
    assert.deepEqual(await part('bytes=0-'), [206, `bytes 0-${size - 1}/${size}`, whole]);
    assert.deepEqual(await part('bytes=2-4'), [206, `bytes 2-4/${size}`, whole.slice(2, 5)]);
    assert.deepEqual(await part('bytes=-5'), [206, `bytes ${size - 5}-${size - 1}/${size}`, whole.slice(-5)]);
    assert.deepEqual(await part(`bytes=0-${size * 2}`), [206, `bytes 0-${size - 1}/${size}`, whole]);
    assert.deepEqual(await part(`bytes=${size}-`), [416, `bytes */${size}`, '']);
    assert.deepEqual(await part('bytes=-0'), [416, `bytes */${size}`, '']);
    for (const range of ['bytes=4-2', 'bytes=-', 'bytes=0-1,3-4', 'lines=0-1'])
      assert.deepEqual(await part(range), [200, null, whole], range);
    assert.deepEqual(await part('bytes=2-4', {'If-Range': '"another"'}), [200, null, whole]);
    assert.equal((await part('bytes=2-4', {'If-Range': etag}))[0], 206);
  });

  it('are all there is: no listing, no dot file, nothing outside, not by a link either', async () => {
    for (const path of [
      '/empty/',
      '/assets/',
      '/.env',
      '/%2eenv',
      '/link.txt',
      '/nothing.html',
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/..%5coutside.txt',
      '//outside.txt',
      '/assets/../../outside.txt',
      '/%00',
      '/%zz',
      '/index.html/../../outside.txt',
    ]) {
      // prettier-ignore
      const reply = await rawGet(path);
      assert.match(reply, /^HTTP\/1\.1 (404|400|308)/, path);
      assert.doesNotMatch(reply, /SECRET|\r\n\r\noutside/, path);
    }
  });
});

describe('the demo', () => {
  it('gives a token to its own customers only', async () => {
    const reply = await fetch(`${server.url}/demo/token?as=li-wen`);
    assert.equal(reply.headers.get('Cache-Control'), 'no-store');
    assert.equal((await fetch(`${server.url}/demo/token?as=nobody`)).status, 404);
    assert.equal((await fetch(`${server.url}/demo/token`)).status, 404);
    assert.equal((await fetch(`${server.url}/demo/token?as=li-wen`, {method: 'POST'})).status, 405);
    const me = (await (await call('/me')).json()) as {id: string};
    assert.equal(me.id, 'li-wen');
  });
});

describe('the process', () => {
  it('that npm start begins does not start by a word that it does not know, and says which it knows', () => {
    const {status, stderr} = spawnSync(process.execPath, ['scripts/start.mjs', '--prot', '4300'], {encoding: 'utf8'});
    assert.equal(status, 1);
    assert.match(stderr, /'--prot'.*--port 4300, --fresh .*--no-simulate/);
  });

  it('tells its pages whether somebody answers, and whose configuration it runs', async () => {
    for (const [words, config, told] of [
      [['--simulate'], '', 'team'],
      [[], '', 'alone'],
      [['--simulate'], 'docs/configuration.starter.json', 'own'],
    ] as const) {
      const child = spawn(process.execPath, [...gatewayWords(), ...words], {
        env: {...process.env, PORT: '0', CONFIG: config, DATA_DIR: join(folder, `runs-${told}`)},
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const url = /http:\/\/\S+/.exec(String(line))?.[0];
      const own = told === 'own' && {name: JSON.parse(await readFile(config, 'utf8')).desk.brand.name};
      assert.deepEqual(await (await fetch(`${url}/demo/run`)).json(), {run: told, ...own});
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });

  it('says where it is, and ends in peace when told to', async () => {
    const child = spawn(process.execPath, gatewayWords(), {
      env: {...process.env, PORT: '0', DATA_DIR: join(folder, 'data')},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http:\/\/\S+/.exec(String(line))?.[0];
    assert.ok(url, String(line));
    assert.equal((await fetch(`${url}/portal/v1/openapi.json`)).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('says so in a sentence when its port is taken', async () => {
    const child = spawn(process.execPath, gatewayWords(), {
      env: {...process.env, PORT: new URL(server.url).port, DATA_DIR: join(folder, 'data')},
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += String(part)));
    assert.deepEqual(await once(child, 'close'), [1, null]);
    assert.match(said, /^Port \d+ is taken by another program/);
  });

  it('does not start in production without its secrets, and says which', async () => {
    const {PATH} = process.env;
    const child = spawn(process.execPath, gatewayWords(), {
      env: {PATH, NODE_ENV: 'production', PORT: '0', STAFF_KEY: 'too short'},
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += String(part)));
    assert.deepEqual(await once(child, 'close'), [1, null]);
    for (const name of ['JWT_SECRET', 'JWT_ISSUER', 'JWT_AUDIENCE', 'STAFF_KEY', 'SMTP_URL', 'PORTAL_URL']) {
      assert.match(said, new RegExp(`^  ${name}: `, 'm'));
    }
    assert.doesNotMatch(said, /too short|at file:/);
  });
});

describe('the mailbox of development', () => {
  it('shows what was mailed, to whoever asks for that address', async () => {
    const {app, tokenFor, mailbox, settled} = await openGateway({world: haituWorld, team: false});
    const open = await startServer(app, {port: 0, others: [demoTokens(tokenFor), demoMailbox(mailbox)]});
    try {
      const ask = async (path: string, init?: RequestInit) => fetch(`${open.url}${path}`, init);
      const {token: li} = (await (await ask('/demo/token?as=li-wen')).json()) as {token: string};
      const draft = incident();
      const headers = {Authorization: `Bearer ${li}`, 'Content-Type': 'application/json', 'Idempotency-Key': draft.clientRef};
      const ticket = await ask('/portal/v1/tickets', {method: 'POST', headers, body: JSON.stringify(draft)});
      const {reference} = (await ticket.json()) as {reference: string};
      const claim = {reference, email: 'li.wen@hemu.example'};
      const code = {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(claim)};
      assert.equal((await ask('/portal/v1/guest-sessions', code)).status, 202);
      await settled();
      const read = async (query = '') =>
        ((await (await ask(`/demo/mailbox${query}`)).json()) as {items: {kind: string; to: string; at: string}[]}).items;
      assert.deepEqual((await read()).map(({kind}) => kind), ['code', 'team-received', 'received']); // prettier-ignore
      assert.equal((await read('?to=li.wen@hemu.example')).length, 2);
      assert.deepEqual(await read('?to=nobody@hemu.example'), []);
      assert.equal((await ask('/demo/mailbox', {method: 'DELETE'})).status, 405);
    } finally {
      await open.close();
    }
  });

  it('is not there unless it was asked for', async () => {
    assert.equal((await fetch(`${server.url}/demo/mailbox`)).status, 404);
  });
});

it('whatever comes over the line is answered below 500 or shut, and whoever comes next is served', async () => {
  const way = 'HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
  const json = `${way}Content-Type: application/json\r\n`;
  const lines = [
    `GET http://elsewhere.example/portal/v1/health ${way}\r\n`,
    `OPTIONS * ${way}\r\n`,
    'GET /portal/v1/health HTTP/1.1\r\nConnection: close\r\n\r\n',
    ...['a b<>', '[::1', 'x:99999999', 'x/../y@z', '\xff'].map(
      (host) => `GET /portal/v1/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    ),
    `GET //portal/v1/health ${way}\r\n`,
    `GET /portal/v1/tickets/%zz%00%ff ${way}\r\n`,
    `GET /portal/v1/tickets/\xff\xfe ${way}\r\n`,
    `GET /portal/v1/desk?${'x='.repeat(4_000)} ${way}\r\n`,
    `GET /portal/v1/desk ${way}If-None-Match: \xff\xfe\r\nAuthorization: \xe4\r\n\r\n`,
    `GET /portal/v1/desk ${way}X: ${'z'.repeat(70_000)}\r\n\r\n`,
    `TRACE /portal/v1/desk ${way}\r\n`,
    `CONNECT x:80 ${way}\r\n`,
    `GET /portal/v1/desk ${way}Content-Length: 5\r\n\r\nabcde`,
    `GET /portal/v1/desk HTTP/1.1\r\nHost: x\r\nConnection: close, upgrade\r\nUpgrade: websocket\r\n\r\n`,
    `POST /portal/v1/signals ${json}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`,
    `POST /portal/v1/signals ${json}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /portal/v1/signals ${json}Content-Length: -1\r\n\r\n{}`,
    `POST /portal/v1/signals ${json}Content-Length: 99999999999999999999\r\n\r\n{}`,
    `POST /portal/v1/signals ${json}Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc`,
    `POST /portal/v1/signals ${json}Content-Length: 5000000\r\nExpect: 100-continue\r\n\r\n`,
    `GET /portal/v1/me ${way}Authorization: Bearer a.b.c\r\nAuthorization: Bearer d.e.f\r\n\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  ];
  await Promise.all(
    lines.map(async (line) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write(line, 'latin1');
      let text = '';
      try {
        for await (const part of socket) text += String(part);
      } catch {
        // Cut off in the middle of what was no request.
      }
      assert.doesNotMatch(text, /^HTTP\/1\.1 5|node_modules|\bat .+:\d+:\d+/, line.slice(0, 80));
    }),
  );
  assert.equal((await call('/health')).status, 200);
});
