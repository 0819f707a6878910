import assert from 'node:assert/strict';
import {createHash, randomBytes} from 'node:crypto';
import {rename} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {describe, it, mock} from 'node:test';
import {Unavailable} from '../../server/app/unavailable.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {openStore} from '../../server/node/database/open-store.js';
import {openBucket, type Bucket} from '../../server/node/uploads/bucket.js';
import {openDiskUploads} from '../../server/node/uploads/disk-uploads.js';
import {moveFiles} from '../../server/node/uploads/move-files.js';
import {folderOf, openUploadBucket, openUploads} from '../../server/node/uploads/open-uploads.js';
import type {SweptUploads} from '../../server/node/uploads/uploads-in.js';
import {openBucketRoom, temporaryFolder} from '../support/file-rooms.js';
import {startObjectStore} from '../support/object-store.js';
import {openStaffCounter} from '../support/staff-counter.js';

const day = 86_400_000;
const start = Date.parse('2026-03-02T01:00:00Z');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const streamOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream();
const never = async () => false;

async function bytesOf(uploads: SweptUploads, id: string): Promise<string> {
  return hashOf(new Uint8Array(await new Response(await uploads.open(id)).arrayBuffer()));
}

/** A bucket whose line breaks at will. */
function failing(bucket: Bucket): Bucket & {fails: Partial<Record<keyof Bucket, (key: string) => boolean>>} {
  const fails: Partial<Record<keyof Bucket, (key: string) => boolean>> = {};
  const check = (what: keyof Bucket, key: string) => {
    if (fails[what]?.(key)) throw new Unavailable('The bucket: broken', {retryAfter: 30});
  };
  return {
    ...bucket,
    fails,
    put: async (key, ...rest) => (check('put', key), bucket.put(key, ...rest)),
    get: async (key) => (check('get', key), bucket.get(key)),
    remove: async (key) => (check('remove', key), bucket.remove(key)),
  };
}

async function openRoom() {
  let time = start;
  const room = await openBucketRoom(() => time);
  const line = failing(room.store.bucket);
  const uploads = room.open(line);
  const create = (id: string, size: number, owner = 'ann') => uploads.create({id, owner, name: 'a.log', size, createdAt: time});
  return {...room, uploads, fails: line.fails, create, pass: (ms: number) => void (time += ms)};
}

describe('files in a bucket', () => {
  it('go on at another gateway from the last byte that was acknowledged, however few they were, and end as one object', async () => {
    const {open, create, uploads, store} = await openRoom();
    const content = randomBytes(300_000);
    await create('one', content.length);
    let at = 0;
    // Far below what a store takes as a part of a multipart upload, across pieces, and many at once.
    for (const [n, length] of [17, 1, 70_000, 65_536, 40_000].entries()) {
      const gateway = n % 2 ? open() : uploads;
      const after = await gateway.append('one', at, streamOf(content.subarray(at, (at += length))));
      assert.equal(typeof after === 'string' ? after : after.offset, at);
      assert.equal((await open().read('one'))?.offset, at, 'nothing of it lives in a process');
    }
    const whole = await open().append('one', at, streamOf(content.subarray(at)));
    assert.ok(typeof whole !== 'string');
    assert.deepEqual([whole.sha256, whole.content], [hashOf(content), 'application/octet-stream']);
    assert.equal(await bytesOf(uploads, 'one'), hashOf(content));
    const keys = await store.keys();
    assert.equal(keys.length, 1);
    assert.match(keys[0]!, new RegExp(`^files/[0-9a-f]{2}/[0-9a-f]{64}-${hashOf(content)}$`));
    await uploads.remove('one');
    assert.deepEqual(await store.keys(), []);
  });

  it('are taken by the store only as they were meant', async () => {
    const {store} = await openRoom();
    const about = {size: 5, sha256: hashOf(Buffer.from('01234'))};
    await assert.rejects(
      store.bucket.put('a', () => new Uint8Array(5), about),
      /XAmzContentSHA256Mismatch/,
    );
    await store.bucket.put('a', () => streamOf(Buffer.from('01234')), about);
    assert.equal(await new Response(await store.bucket.get('a')).text(), '01234');
    assert.equal(await store.bucket.get('b'), undefined);
  });

  it('of one piece are written once', async () => {
    const {create, uploads, store, fails} = await openRoom();
    const written: string[] = [];
    fails.put = (key) => (written.push(key), false);
    await create('one', 5);
    const whole = await uploads.append('one', 0, streamOf(Buffer.from('01234')));
    assert.ok(typeof whole !== 'string' && whole.sha256 === hashOf(Buffer.from('01234')) && whole.content === 'text/plain');
    assert.deepEqual(written, await store.keys());
  });

  it('lose nothing while the store is down: each call says so, and goes on when it is back', async () => {
    const {create, uploads, store, fails, open} = await openRoom();
    const content = randomBytes(200_000);
    await create('one', content.length);
    const unavailable = (error: unknown) => error instanceof Unavailable && error.retryAfter === 30;
    // It goes away in the middle of what comes.
    let puts = 0;
    fails.put = () => ++puts > 2;
    await assert.rejects(uploads.append('one', 0, streamOf(content)), unavailable);
    delete fails.put;
    await store.stop();
    assert.equal((await uploads.read('one'))?.offset, 2 * 65_536);
    await assert.rejects(uploads.append('one', 2 * 65_536, streamOf(content.subarray(2 * 65_536))), unavailable);
    assert.notEqual(typeof (await create('two', 5)), 'string', 'a file may be announced all the same');
    await assert.rejects(uploads.ready(), unavailable);
    await store.start();
    await uploads.ready();

    fails.put = (key) => key.startsWith('files/');
    await assert.rejects(uploads.append('one', 2 * 65_536, streamOf(content.subarray(2 * 65_536))), unavailable, 'at its very end');
    await assert.rejects(uploads.read('one'), unavailable);
    delete fails.put;
    assert.equal((await open().read('one'))?.sha256, hashOf(content));

    fails.get = () => true;
    await assert.rejects(uploads.open('one'), unavailable);
    delete fails.get;
    assert.equal(await bytesOf(uploads, 'one'), hashOf(content));
  });

  it('that are removed while the store is down are found by nobody from then on, and go once it is back', async () => {
    const {create, uploads, store, rows, reported, fails} = await openRoom();
    await create('one', 5);
    await uploads.append('one', 0, streamOf(Buffer.from('01234')));
    await uploads.keep(['one']);
    fails.remove = () => true;
    await uploads.remove('one');
    assert.equal(await uploads.read('one'), undefined);
    assert.deepEqual([reported.length, (await store.keys()).length, await rows.left()], [1, 1, ['one']]);
    await assert.rejects(uploads.sweep(never));
    delete fails.remove;
    await uploads.sweep(never);
    assert.deepEqual([await store.keys(), await rows.left()], [[], []]);
  });

  it('are written by one line only: one that was overtaken adds nothing, and leaves nothing behind', async () => {
    const {create, uploads, store, rows, fails} = await openRoom();
    await create('one', 10);
    fails.put = () => {
      // Another gateway, whose lock this one lost, is first between its piece and its word.
      delete fails.put;
      void rows.find('one').then((before) => rows.lengthen(before!, {length: 4, pieces: [{name: 'x', length: 4}]}));
      return false;
    };
    assert.equal(await uploads.append('one', 0, streamOf(Buffer.from('01234'))), 'conflict');
    assert.deepEqual(await store.keys(), []);
    assert.equal((await uploads.read('one'))?.offset, 4);
  });

  it('go on by a later line from what was acknowledged, not from what a dead one still had in hand', async () => {
    const {create, uploads, rows} = await openRoom();
    await create('one', 10);
    let told = () => {};
    const inHand = new Promise<void>((resolve) => (told = resolve));
    let pulls = 0;
    const dead = new ReadableStream<Uint8Array>({
      pull: (controller) => (++pulls === 1 ? controller.enqueue(Buffer.from('0123')) : (told(), new Promise(() => undefined))),
    });
    const first = uploads.append('one', 0, dead);
    await inHand;
    const second = await uploads.append('one', 0, streamOf(Buffer.from('0123456789')));
    assert.equal(await first, 'conflict');
    assert.ok(typeof second !== 'string' && second.sha256 === hashOf(Buffer.from('0123456789')));
    assert.deepEqual((await rows.find('one'))?.pieces, []);
  });

  it('leave nothing in the bucket that no file knows, for longer than a day; what goes unfinished after a week takes its pieces along', async () => {
    const {create, uploads, store, pass} = await openRoom();
    await create('one', 10);
    await uploads.append('one', 0, streamOf(Buffer.from('01234')));
    await store.bucket.put('pieces/0000/stray', () => new Uint8Array(1), {size: 1, sha256: hashOf(new Uint8Array(1))});
    await uploads.sweep(never);
    assert.equal((await store.keys()).length, 2, 'it may be of a line that is at work');
    pass(Date.now() - start + day);
    await create('two', 10);
    await uploads.append('two', 0, streamOf(Buffer.from('01234')));
    assert.equal(await uploads.sweep(never), 1);
    assert.equal((await store.keys()).length, 1);
    assert.equal((await uploads.read('two'))?.offset, 5);
  });

  it('are begun anew where somebody else took a piece away; a whole one that is gone is not there', async () => {
    const {create, uploads, store, open} = await openRoom();
    await create('one', 10);
    await uploads.append('one', 0, streamOf(Buffer.from('01234')));
    for (const key of await store.keys()) await store.bucket.remove(key);
    assert.equal(await open().append('one', 5, streamOf(Buffer.from('56789'))), 'conflict');
    assert.equal(await uploads.read('one'), undefined);
    await create('two', 5);
    await uploads.append('two', 0, streamOf(Buffer.from('01234')));
    for (const key of await store.keys()) await store.bucket.remove(key);
    assert.equal(await uploads.open('two'), undefined);
  });

  it('go with the requests of somebody who is erased, and no others', async () => {
    const {store, open} = await openRoom();
    const counter = await openStaffCounter({uploads: async () => open(), world: {...haituWorld, tickets: [], surveys: []}});
    const seeded = await store.keys();
    const left = await counter.upload('chen-guodong', 'left.log', 'of chen-guodong, for no request');
    for (const as of ['chen-guodong', 'emma-hart']) {
      const sent = await counter.submit(as, {attachments: [await counter.upload(as, 'a.log', `of ${as}`)]});
      assert.equal(sent.status, 201, sent.text);
    }
    const before = await store.keys();
    assert.equal(before.length, seeded.length + 3);
    const raw = JSON.stringify({sub: 'chen-guodong', confirm: 'chen-guodong'});
    const gone = await counter.staff('POST', '/people/erase', {raw, headers: {'Content-Type': 'application/json'}});
    assert.equal(gone.status, 200, gone.text);
    const texts = await Promise.all((await store.keys()).map(async (key) => new Response(await store.bucket.get(key)).text()));
    assert.ok(texts.includes('of emma-hart') && !texts.some((text) => text.startsWith('of chen-guodong')));
    assert.equal(await counter.gateway.ports.uploads.read(left), undefined);
  });
});

describe('a bucket', () => {
  it('has its name before the host, in the path, or nowhere', async () => {
    const asked: string[] = [];
    const fetching = mock.method(globalThis, 'fetch', async (url: URL) => (asked.push(url.href), new Response('', {status: 404})));
    try {
      const settings = {endpoint: 'https://s3.example:9000', region: 'x', name: 'b', prefix: 'p/', accessKeyId: 'k', secretAccessKey: 's'};
      for (const style of ['host', 'path', 'own'] as const) assert.equal(await openBucket({...settings, style}).get('desk'), undefined);
    } finally {
      fetching.mock.restore();
    }
    const where = ['https://b.s3.example:9000/p/desk', 'https://s3.example:9000/b/p/desk', 'https://s3.example:9000/p/desk'];
    assert.deepEqual(asked, where);
  });

  it('is read on where the line breaks, from the byte that came last', async () => {
    const bytes = randomBytes(300_000);
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      asked.push(request.headers.range);
      response.writeHead(from ? 206 : 200, {'Content-Length': bytes.length - from});
      if (asked.length > 2) return response.end(bytes.subarray(from));
      response.write(bytes.subarray(from, from + 100_000), () => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const bucket = openBucket({endpoint, region: 'x', name: 'b', style: 'own', prefix: '', accessKeyId: 'k', secretAccessKey: 's'});
      assert.equal(hashOf(new Uint8Array(await new Response(await bucket.get('a')).arrayBuffer())), hashOf(bytes));
      assert.equal(asked.length, 3);
    } finally {
      server.close();
    }
  });

  it('is opened only where it is this database’s own, and can be read and written; a store that is down later keeps nobody waiting', async () => {
    const store = await startObjectStore();
    const open = (dataDir: string) => openStore({databaseUrl: undefined, dataDir, settings: haituWorld.settings, report: assert.ifError});
    const [one, other] = [await open(await temporaryFolder()), await open(await temporaryFolder())];
    const reported: unknown[] = [];
    const report = (error: unknown) => void reported.push(error);
    const {settings} = store;
    const claim = (change: Partial<typeof settings>, which = one) => openUploadBucket({bucket: {...settings, ...change}}, which, report);
    try {
      await assert.rejects(
        claim({secretAccessKey: 'wrong'}),
        /does not let S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY in \(403 SignatureDoesNotMatch\)/,
      );
      await assert.rejects(claim({accessKeyId: 'nobody'}), /does not let S3_ACCESS_KEY_ID .* in \(403 InvalidAccessKeyId\)/);
      await assert.rejects(claim({name: 'missing'}), /There is no bucket of the name in S3_BUCKET/);
      await assert.rejects(claim({endpoint: 'http://127.0.0.1:2'}), /does not answer \(ECONNREFUSED\)/);
      const whole = fetch;
      const denied = async () => new Response('<Error><Code>AccessDenied</Code></Error>', {status: 403});
      const readOnly = mock.method(globalThis, 'fetch', (url: URL, init: RequestInit) =>
        init.method === 'PUT' ? denied() : whole(url, init),
      );
      await assert.rejects(claim({}), /does not let S3_ACCESS_KEY_ID .* in \(403 AccessDenied\)/).finally(() => readOnly.mock.restore());
      // The right key is all that it takes.
      const place = await claim({});
      await claim({});
      await place.create({id: 'one', owner: 'ann', name: 'a.log', size: 5, createdAt: start, state: 'loose'});
      await place.append((await place.find('one'))!, {
        reader: streamOf(Buffer.from('01234')).getReader(),
        taken: () => undefined,
        stopped: () => false,
      });
      await assert.rejects(claim({}, other), /holds the files of another database/);
      await assert.rejects(claim({prefix: 'else/'}), /lie in another bucket.* write \d+ into an object else\/desk/);
      await claim({prefix: 'else/'}, other);
      await assert.rejects(
        openUploads({bucket: undefined, databaseUrl: undefined, dataDir: await temporaryFolder()}, one, report),
        /lie in a bucket/,
      );
      assert.equal(reported.length, 0);
      await store.stop();
      await claim({});
      assert.deepEqual(reported.map((error) => error instanceof Unavailable), [true]); // prettier-ignore
    } finally {
      await store.end();
      await one.close();
      await other.close();
    }
  });

  it('takes over the files of a folder, whole, with who has them, and may be broken off', async () => {
    const {store, rows, open} = await openBucketRoom(Date.now);
    const createdAt = Date.now();
    const dataDir = await temporaryFolder();
    const disk = await openDiskUploads(folderOf(dataDir), {now: Date.now, reserve: 0});
    for (const id of ['kept', 'loose', 'half']) {
      await disk.create({id, owner: 'ann', name: `${id}.log`, size: 100_000, createdAt});
      await disk.append(id, 0, streamOf(Buffer.alloc(id === 'half' ? 10 : 100_000, id)));
    }
    await disk.keep(['kept']);
    await disk.judge('kept', 'clean');
    const before = new Map(await Promise.all(['kept', 'loose'].map(async (id) => [id, await disk.read(id)] as const)));
    const database = await openStore({databaseUrl: undefined, dataDir, settings: haituWorld.settings, report: assert.ifError});
    const where = {bucket: store.settings, databaseUrl: undefined, dataDir};
    try {
      await assert.rejects(openUploads(where, database, assert.ifError), /not in the bucket of S3_BUCKET yet.*npm run move-files/);
      const place = await openUploadBucket(where, database, assert.ifError);
      const {append} = place;
      let calls = 0;
      place.append = (...all) => (++calls > 1 ? Promise.reject(new Error('broken off')) : append(...all));
      await assert.rejects(moveFiles(folderOf(dataDir), place), /broken off/);
      place.append = append;
      assert.equal(await moveFiles(folderOf(dataDir), place), 1);
      await assert.rejects(openUploads(where, database, assert.ifError), /npm run move-files/, 'until the folder is out of the way');
      await rename(folderOf(dataDir), join(dataDir, 'moved'));
      const moved = await openUploads(where, database, assert.ifError);
      for (const id of ['kept', 'loose']) {
        assert.deepEqual(await moved.read(id), before.get(id));
        assert.equal(await bytesOf(moved, id), hashOf(Buffer.alloc(100_000, id)));
      }
      assert.deepEqual([await moved.isKept('kept'), await moved.isKept('loose'), await moved.read('half')], [true, false, undefined]);
      assert.equal((await moved.read('kept'))?.verdict, 'clean');
      assert.equal(await open().read('kept'), undefined, 'another database knows nothing of it');
      assert.deepEqual(await rows.left(), []);
    } finally {
      await database.close();
    }
  });
});
