import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {readdir, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {gatewayWords} from '../../scripts/gateway-words.mjs';
import {openDiskUploads} from '../../server/node/uploads/disk-uploads.js';
import type {SweptUploads} from '../../server/node/uploads/uploads-in.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import {temporaryFolder} from '../support/file-rooms.js';
import {openCounter, secret} from '../support/gateway-counter.js';
import {beginUpload, sendBytes, tus} from '../support/tus-calls.js';

const day = 86_400_000;
const as = 'li-wen';
const start = Date.parse('2026-03-02T01:00:00Z');
const stream = (text: string) => new Blob([text]).stream();
const never = async () => false;

async function filesIn(folder: string): Promise<string[]> {
  const all = await readdir(folder, {recursive: true, withFileTypes: true});
  return all.filter((entry) => !entry.isDirectory()).map(({name}) => name);
}

/** Files in a folder of their own, the clock in the test's hand; `again` opens the same folder as a new process would. */
async function openRoom() {
  const folder = await temporaryFolder();
  let time = start;
  const open = (): Promise<SweptUploads> => openDiskUploads(folder, {now: () => time, reserve: 0});
  const create = (uploads: SweptUploads, id: string, size: number) =>
    uploads.create({id, owner: 'a', name: 'a.log', size, createdAt: time});
  return {folder, uploads: await open(), again: open, create, pass: (ms: number) => void (time += ms)};
}

describe('files on disk', () => {
  it('lie under names that nobody chose', async () => {
    const folder = await temporaryFolder();
    const counter = await openCounter({uploads: (now) => openDiskUploads(folder, {now, reserve: 0})});
    await counter.upload(as, '李雯-salary.log', 'words');
    const names = await readdir(folder, {recursive: true});
    assert.deepEqual(names.filter((name) => !/^(loose|files)(\/[\da-f]{2,64}(-[\da-f]{64})?(\.json|\.bytes)?){0,2}$/.test(name)), []); // prettier-ignore
    const tried = ['../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e%2fx', 'a%00b', 'a'.repeat(5000), 'con', '.'];
    for (const id of tried) assert.equal((await counter.call('HEAD', `/uploads/${id}`, {as, headers: tus})).status, 404, id);
  });

  it('go on after a restart, and are whole with the same digest', async () => {
    const {uploads, again, create} = await openRoom();
    await create(uploads, 'one', 10);
    await uploads.append('one', 0, stream('01234'));
    const later = await again();
    assert.equal((await later.read('one'))?.offset, 5);
    assert.equal(await later.append('one', 4, stream('56789')), 'conflict');
    const whole = await later.append('one', 5, stream('56789'));
    assert.ok(typeof whole !== 'string');
    assert.equal(whole.sha256, createHash('sha256').update('0123456789').digest('hex'));
    assert.equal(await new Response(await (await again()).open('one')).text(), '0123456789');
  });

  it('become whole even if the process died between the last byte and its note', async () => {
    const {folder, uploads, again, create} = await openRoom();
    await create(uploads, 'one', 5);
    const bytes = (await readdir(folder, {recursive: true})).find((name) => name.endsWith('.bytes'))!;
    await writeFile(join(folder, bytes), '01234');
    const read = await (await again()).read('one');
    assert.equal(read?.sha256, createHash('sha256').update('01234').digest('hex'));
    assert.equal(read?.content, 'text/plain');
  });

  it('hand over to a second line where the first may be dead', async () => {
    const {uploads, create} = await openRoom();
    await create(uploads, 'one', 10);
    let told: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (told = resolve));
    let pulls = 0;
    const dead = new ReadableStream<Uint8Array>({
      // The second pull comes once the first part was taken; then nothing more ever does.
      pull: (controller) => {
        pulls += 1;
        if (pulls === 1) return controller.enqueue(new TextEncoder().encode('01234'));
        told();
        return new Promise(() => undefined);
      },
    });
    const first = uploads.append('one', 0, dead);
    await written;
    const second = await uploads.append('one', 5, stream('56789'));
    assert.equal(await first, 'conflict');
    assert.ok(typeof second !== 'string');
    assert.equal(second.sha256, createHash('sha256').update('0123456789').digest('hex'));
  });

  it('go after a week, finished or not, unless a request has them; what a crash left behind goes at the next start', async () => {
    const {folder, uploads, again, create, pass} = await openRoom();
    for (const id of ['half', 'whole', 'kept', 'handed-in', 'never-came']) await create(uploads, id, 5);
    for (const id of ['whole', 'kept', 'handed-in', 'never-came']) await uploads.append(id, 0, stream('01234'));
    await uploads.hold(['kept', 'handed-in', 'never-came'], 't1');
    await uploads.keep(['kept']);
    pass(day);
    assert.equal(await uploads.sweep(async (ticket, id) => ticket === 't1' && id === 'handed-in'), 0);
    assert.deepEqual(await Promise.all(['kept', 'handed-in', 'never-came'].map((id) => uploads.isKept(id))), [true, true, false]);
    pass(6 * day);
    assert.equal(await uploads.read('half'), undefined, 'forgotten before it is swept');
    assert.equal(await uploads.sweep(never), 3);
    const left = await filesIn(folder);
    assert.deepEqual(left.map((name) => name.split('.')[1]).sort(), ['bytes', 'bytes', 'json', 'json']);
    await create(uploads, 'begun', 5);
    for (const name of (await readdir(folder, {recursive: true})).filter((one) => one.endsWith('.json'))) {
      const digest = createHash('sha256').update('begun').digest('hex');
      if (name.includes(digest)) await rm(join(folder, name));
    }
    const later = await again();
    assert.deepEqual((await filesIn(folder)).sort(), left.sort());
    assert.equal(await new Response(await later.open('kept')).text(), '01234');
  });
});

describe('a full disk', () => {
  it('is a clear refusal that asks to try later, at the beginning and under way, with nothing half kept', async () => {
    const folder = await temporaryFolder();
    const counter = await openCounter({uploads: (now) => openDiskUploads(folder, {now, reserve: 0})});
    const path = await beginUpload(counter, 'a.log', 10);
    assert.equal((await sendBytes(counter, path, 0, '01234')).status, 204);
    const names = await readdir(folder, {recursive: true});
    const bytes = join(
      folder,
      names.find((name) => name.endsWith('.bytes') && name.includes(digestOf(path)))!,
    );
    const before = await filesIn(folder);
    await rm(bytes);
    await symlink('/dev/full', bytes);
    const refused = await sendBytes(counter, path, 0, '01234');
    assert.equal(refused.status, 503);
    assert.equal(refused.json.code, 'unavailable');
    assert.equal(refused.json.retryable, true);
    assert.equal(refused.headers.get('Retry-After'), '60');
    await rm(bytes);
    await writeFile(bytes, '01234');
    assert.equal((await sendBytes(counter, path, 5, '56789')).status, 204, 'it goes on when there is room again');
    assert.deepEqual((await filesIn(folder)).sort(), before.sort());
    const {json} = await counter.call('GET', path, {as});
    assert.equal(json.sha256, createHash('sha256').update('0123456789').digest('hex'));
  });

  it('is told before a byte comes where the room left is kept for everything else', async () => {
    const folder = await temporaryFolder();
    const uploads = await openDiskUploads(folder, {now: () => start, reserve: Number.MAX_SAFE_INTEGER});
    assert.equal(await uploads.create({id: 'a', owner: 'a', name: 'a.log', size: 1, createdAt: start}), 'no-room');
    assert.deepEqual(await filesIn(folder), []);
    await assert.rejects(uploads.ready(), /full/);
  });
});

describe('a process killed in the middle of a file', () => {
  const children: ChildProcess[] = [];
  after(() => children.forEach((child) => child.kill('SIGKILL')));

  async function startProcess(folder: string): Promise<{url: string; child: ChildProcess}> {
    const env = {...process.env, PORT: '0', DATA_DIR: folder, JWT_SECRET: secret, STAFF_KEY: 'k'.repeat(32)};
    const child = spawn(process.execPath, gatewayWords(), {env, stdio: ['ignore', 'pipe', 'inherit']});
    children.push(child);
    for await (const line of child.stdout) {
      const url = /http:\/\/\S+/.exec(String(line))?.[0];
      if (url) return {url, child};
    }
    throw new Error('It did not start');
  }

  it('finds after its restart what is on the disk, and goes on from there', async () => {
    const folder = await temporaryFolder();
    const content = Buffer.from(randomBytes(10_000_000).toString('hex'));
    const first = await startProcess(folder);
    const authorization = async (url: string) => {
      const {token} = (await (await fetch(`${url}/demo/token?as=${as}`)).json()) as {token: string};
      return {Authorization: `Bearer ${token}`};
    };
    const created = await fetch(`${first.url}/portal/v1/uploads`, {
      method: 'POST',
      headers: {
        ...tus,
        ...(await authorization(first.url)),
        'Upload-Length': `${content.length}`,
        'Upload-Metadata': encodeMetadata({filename: 'a.log'}),
      },
    });
    const {pathname, host, port} = new URL(created.headers.get('Location')!);
    const offset = async (url: string) => {
      const head = await fetch(url + pathname, {method: 'HEAD', headers: {...tus, ...(await authorization(url))}});
      return Number(head.headers.get('Upload-Offset'));
    };
    const {Authorization} = await authorization(first.url);
    const line = connect(Number(port), '127.0.0.1');
    line.on('error', () => undefined);
    line.write(
      `PATCH ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${Authorization}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n` +
        `Content-Type: application/offset+octet-stream\r\nContent-Length: ${content.length}\r\n\r\n`,
    );
    line.write(content.subarray(0, 12_345_678));
    while ((await offset(first.url)) < 1_000_000);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    line.destroy();

    const bytes = (await readdir(folder, {recursive: true})).find((name) => name.includes(digestOf(pathname)) && name.endsWith('.bytes'))!;
    const {size} = await stat(join(folder, bytes));
    const second = await startProcess(folder);
    assert.equal(await offset(second.url), size);
    const headers = {
      ...tus,
      ...(await authorization(second.url)),
      'Upload-Offset': `${size}`,
      'Content-Type': 'application/offset+octet-stream',
    };
    const sent = await fetch(second.url + pathname, {method: 'PATCH', headers, body: content.subarray(size)});
    assert.equal(sent.status, 204);
    const read = await fetch(second.url + pathname, {headers: await authorization(second.url)});
    assert.equal(((await read.json()) as {sha256: string}).sha256, createHash('sha256').update(content).digest('hex'));
  });
});

function digestOf(path: string): string {
  return createHash('sha256').update(path.split('/').at(-1)!).digest('hex');
}
