import assert from 'node:assert/strict';
import {createHash, randomBytes} from 'node:crypto';
import {describe, it} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {createUploads} from '../../server/memory/uploads.js';
import {newKey} from '../../src/contract/key.js';
import {fileRooms} from '../support/file-rooms.js';
import {openCounter as openAnyCounter, type Counter, type CounterOptions} from '../support/gateway-counter.js';
import {beginUpload, createUpload, sendBytes, tus} from '../support/tus-calls.js';

const as = 'li-wen';
const day = 86_400_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function offsetOf(counter: Counter, path: string): Promise<number> {
  const head = await counter.call('HEAD', path, {as, headers: tus});
  assert.equal(head.status, 200);
  assert.equal(head.headers.get('Cache-Control'), 'no-store');
  return Number(head.headers.get('Upload-Offset'));
}

for (const {place, uploads} of fileRooms) {
  const openCounter = (options: CounterOptions = {}) => openAnyCounter({uploads, ...options});

  describe(`a file on its way in, ${place},`, () => {
    it('arrives in parts, and is the same at the end', async () => {
      const counter = await openCounter();
      const content = bytesOf('2026-03-02 08:12:01 连接超时\n'.repeat(30_000));
      const path = await beginUpload(counter, 'engine.log', content.length);
      for (let at = 0; at < content.length; at += 300_000) {
        assert.equal((await counter.call('GET', path, {as})).status, 404, 'it cannot be read before it is whole');
        const sent = await sendBytes(counter, path, at, content.slice(at, at + 300_000));
        assert.equal(sent.status, 204);
        assert.equal(sent.headers.get('Tus-Resumable'), '1.0.0');
        assert.equal(Number(sent.headers.get('Upload-Offset')), await offsetOf(counter, path));
      }
      const port = counter.gateway.ports.uploads;
      const {read} = port;
      port.read = async (id) => {
        const {sha256: _, ...joining} = (await read.call(port, id))!;
        return joining;
      };
      const attachments = [path.slice('/uploads/'.length)];
      for (const early of [await counter.call('GET', path, {as}), await counter.submit(as, {attachments})])
        assert.deepEqual([early.status, early.headers.get('Retry-After')], [503, '3'], 'its bytes are here and still being put together');
      port.read = read;
      const {json} = await counter.call('GET', path, {as});
      assert.deepEqual(json, {
        id: path.slice('/uploads/'.length),
        name: 'engine.log',
        size: content.length,
        type: 'text/plain',
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    });

    it('goes on where the line broke', async () => {
      const counter = await openCounter();
      const content = bytesOf('x'.repeat(1000));
      const path = await beginUpload(counter, 'a.log', content.length);
      const broken = new ReadableStream({
        pull: (controller) => {
          controller.enqueue(content.slice(0, 400));
          controller.error(new Error('line broke'));
        },
      });
      const parts = [content.slice(0, 400)];
      const breaking = new ReadableStream({
        pull: (controller) => {
          const part = parts.shift();
          if (part) controller.enqueue(part);
          else controller.error(new Error('line broke'));
        },
      });
      await sendBytes(counter, path, 0, broken);
      assert.equal(await offsetOf(counter, path), 0, 'what never came out of the line is not there');
      await sendBytes(counter, path, 0, breaking);
      assert.equal(await offsetOf(counter, path), 400);
      assert.equal((await sendBytes(counter, path, 400, content.slice(400))).status, 204);
      assert.equal((await counter.call('GET', path, {as})).json.sha256, createHash('sha256').update(content).digest('hex'));
    });

    it('is refused at another offset than it stands at', async () => {
      const counter = await openCounter();
      const path = await beginUpload(counter, 'a.log', 10);
      for (const offset of [1, 9, 10, 11]) assert.equal((await sendBytes(counter, path, offset, 'x')).json.code, 'upload-offset-conflict');
      const both = await Promise.all([sendBytes(counter, path, 0, 'xxxxx'), sendBytes(counter, path, 0, 'xxxxx')]);
      assert.deepEqual(both.map(({status}) => status).sort(), [204, 409]);
      assert.equal(await offsetOf(counter, path), 5);
      assert.equal((await sendBytes(counter, path, 5, 'yyyyy')).status, 204);
      assert.equal((await sendBytes(counter, path, 10, '')).status, 204, 'nothing more is nothing wrong');
    });

    it('never grows beyond what was announced', async () => {
      const counter = await openCounter();
      const path = await beginUpload(counter, 'a.log', 10);
      assert.equal((await sendBytes(counter, path, 0, 'x', {'Content-Length': '11'})).status, 413);
      assert.equal((await sendBytes(counter, path, 0, 'x'.repeat(11))).status, 413);
      assert.ok((await offsetOf(counter, path)) <= 10);
    });

    it('speaks tus 1.0.0, in numbers that are numbers', async () => {
      const counter = await openCounter();
      const path = await beginUpload(counter, 'a.log', 10);
      for (const version of ['', '0.2.2', '1.0.1']) {
        for (const [method, where] of [
          ['POST', '/uploads'],
          ['HEAD', path],
          ['PATCH', path],
          ['DELETE', path],
        ] as const) {
          const refused = await counter.call(method, where, {as, headers: {'Tus-Resumable': version}});
          assert.equal(refused.status, 412);
          assert.equal(refused.headers.get('Tus-Version'), '1.0.0');
        }
      }
      for (const length of ['', '-1', '1.5', '0x10', 'NaN', '1e3', '99999999999999999999']) {
        assert.equal((await createUpload(counter, 'a.log', 1, {headers: {'Upload-Length': length}})).status, 400, length);
        assert.equal((await sendBytes(counter, path, 0, 'x', {'Upload-Offset': length})).status, 400, length);
      }
      for (const metadata of ['filename ***', 'filename /w==', 'filename a']) {
        assert.equal((await createUpload(counter, 'a.log', 1, {headers: {'Upload-Metadata': metadata}})).status, 400, metadata);
      }
      assert.equal((await sendBytes(counter, path, 0, 'x', {'Content-Type': 'text/plain'})).status, 415);
    });

    it('can be taken back until it belongs to a request', async () => {
      const counter = await openCounter();
      const loose = `/uploads/${await counter.upload(as, 'a.log', 'x')}`;
      assert.equal((await counter.call('DELETE', loose, {as, headers: tus})).status, 204);
      assert.equal((await counter.call('HEAD', loose, {as, headers: tus})).status, 404);
      const kept = await counter.upload(as, 'b.log', 'x');
      assert.equal((await counter.submit(as, {attachments: [kept]})).status, 201);
      assert.equal((await counter.call('DELETE', `/uploads/${kept}`, {as, headers: tus})).json.code, 'not-allowed');
    });

    it('is forgotten after a week, unless it belongs to a request', async () => {
      const counter = await openCounter();
      const loose = await counter.upload(as, 'a.log', 'x');
      const kept = await counter.upload(as, 'b.log', 'x');
      await counter.submit(as, {attachments: [kept]});
      await counter.pass(7 * day);
      await counter.upload(as, 'c.log', 'x');
      assert.equal((await counter.call('GET', `/uploads/${loose}`, {as})).status, 404);
      assert.equal((await counter.call('GET', `/uploads/${kept}`, {as})).status, 200);
    });

    it('must be whole, its own and named once to be handed in', async () => {
      const counter = await openCounter();
      const half = (await beginUpload(counter, 'a.log', 10)).slice('/uploads/'.length);
      const whole = await counter.upload(as, 'b.log', 'x');
      for (const [attachments, pointer] of [
        [[half], '/attachments/0'],
        [[whole, whole], '/attachments/1'],
        [['never-was'], '/attachments/0'],
      ] as const) {
        const refused = await counter.submit(as, {attachments: [...attachments]});
        assert.equal(refused.status, 422);
        assert.equal(refused.json.issues[0].pointer, pointer);
      }
    });

    it('of 20 MB comes whole through a line that breaks again and again', async () => {
      const counter = await openCounter();
      const content = randomBytes(10_000_000);
      const text = new TextEncoder().encode(content.toString('hex'));
      const path = await beginUpload(counter, 'big.log', text.length);
      let offset = 0;
      for (let n = 0; offset < text.length; n++) {
        // Up to 3 MB in parts of 64 KB, then a break; every third time only a few bytes come.
        let left = n % 3 === 2 ? 17 : 3_000_000 - n;
        let at = offset;
        const line = new ReadableStream<Uint8Array>({
          pull: (controller) => {
            const part = text.slice(at, at + Math.min(65_536, left));
            if (!part.length) return at === text.length ? controller.close() : controller.error(new Error('line broke'));
            at += part.length;
            left -= part.length;
            controller.enqueue(part);
          },
        });
        const sent = await sendBytes(counter, path, offset, line);
        assert.equal(sent.status, 204);
        const now = await offsetOf(counter, path);
        assert.ok(now > offset && now <= at, 'what came out of the line stays');
        offset = now;
      }
      const {json} = await counter.call('GET', path, {as});
      assert.equal(json.sha256, createHash('sha256').update(text).digest('hex'));
    });

    it('is not taken from others by files announced without a byte', async () => {
      const counter = await openCounter();
      const others = await counter.upload('chen-guodong', 'b.log', 'x');
      const own = await counter.upload(as, 'c.log', 'x');
      const statuses: number[] = [];
      for (let n = 0; n < 27; n++) {
        const {status, headers} = await createUpload(counter, 'a.log', 20_000_000);
        statuses.push(status);
        if (status === 429) assert.equal(headers.get('Retry-After'), '60');
      }
      assert.deepEqual(statuses.slice(0, 10), Array(10).fill(201), 'a whole request fits');
      assert.equal(statuses.at(-1), 429);
      assert.equal((await counter.call('GET', `/uploads/${others}`, {as: 'chen-guodong'})).status, 200);
      assert.equal((await counter.call('GET', `/uploads/${own}`, {as})).status, 200);
      assert.equal((await createUpload(counter, 'a.log', 20_000_000, {as: 'chen-guodong'})).status, 201);
    });
  });
}

describe('room for files', () => {
  const hour = 3_600_000;
  const stream = (length: number) => new Blob([new Uint8Array(length)]).stream();

  /** Files in 1000 bytes of memory, the clock in the test's hand. */
  function openRoom() {
    let time = 0;
    const uploads = createUploads(() => time, 1000);
    return {
      uploads,
      pass: (ms: number) => void (time += ms),
      create: (owner: string, id: string, size: number) => uploads.create({id, owner, name: 'a.log', size, createdAt: time}),
      put: async (owner: string, id: string, size: number) => {
        await uploads.create({id, owner, name: 'a.log', size, createdAt: time});
        return uploads.append(id, 0, stream(size));
      },
      here: async (...ids: string[]) => (await Promise.all(ids.map(async (id) => ((await uploads.read(id)) ? [id] : [])))).flat(),
    };
  }

  it('is not filled by countless small files of one person, and comes back when they lie still', async () => {
    const {create, pass, here} = openRoom();
    for (let n = 0; n < 32; n++) assert.notEqual(await create('a', `a${n}`, 1), 'full');
    assert.equal(await create('a', 'more', 1), 'full');
    assert.notEqual(await create('b', 'b0', 1), 'full');
    pass(hour);
    assert.notEqual(await create('a', 'more', 1), 'full');
    assert.deepEqual(await here('a0', 'a1', 'b0'), ['a1', 'b0'], 'the oldest of the same person made way');
  });

  it('is made by whoever holds most, and by nothing that belongs to a request', async () => {
    const {uploads, put, here} = openRoom();
    await put('modest', 'm', 100);
    await put('greedy', 'g-kept', 200);
    await uploads.keep(['g-kept']);
    await put('greedy', 'g1', 150);
    await put('greedy', 'g2', 150);
    await put('third', 't', 350);
    assert.deepEqual(await here('m', 'g-kept', 'g1', 'g2', 't'), ['m', 'g-kept', 'g1', 'g2', 't']);
    await put('fourth', 'f', 100);
    assert.deepEqual(await here('m', 'g-kept', 'g1', 'g2', 't', 'f'), ['m', 'g-kept', 'g2', 't', 'f']);
  });

  it('refuses bytes rather than files of requests, and rather than files of smaller owners', async () => {
    const {uploads, put, here} = openRoom();
    await put('a', 'a', 450);
    await put('b', 'b', 450);
    await uploads.keep(['a', 'b']);
    await put('small', 's', 50);
    assert.equal(await put('c', 'c', 300), 'full');
    assert.deepEqual(await here('a', 'b', 's'), ['a', 'b', 's']);
    assert.notEqual(await put('d', 'd', 40), 'full');
  });

  it('comes back when a request is closed: its files stay while nobody else needs the room, oldest gone first', async () => {
    const {uploads, put, here, create} = openRoom();
    await put('a', 'a1', 250);
    await put('a', 'a2', 250);
    await uploads.keep(['a1', 'a2']);
    assert.equal(await create('a', 'a3', 1), 'full');
    await uploads.release(['a1', 'a2']);
    await put('a', 'a3', 450);
    assert.deepEqual(await here('a1', 'a2', 'a3'), ['a1', 'a2', 'a3']);
    assert.equal(await uploads.isKept('a1'), true, 'its owner cannot take it out of the request');
    await put('b', 'b', 60);
    assert.deepEqual(await here('a1', 'a2', 'a3', 'b'), ['a2', 'a3', 'b']);
    await uploads.keep(['a2', 'a3', 'b']);
    assert.equal(await put('b', 'b2', 400), 'full');
    assert.deepEqual(await here('a2', 'a3', 'b'), ['a2', 'a3', 'b'], 'what was opened again stays');
  });

  it('is free again for whoever closes a request, and taken again when he reopens it', async () => {
    const counter = await openAnyCounter({team: {}});
    const upload = await counter.upload(as, 'a.log', 'x');
    const ticket = (await counter.submit(as, {attachments: [upload]})).json;
    const {uploads} = counter.gateway.ports;
    const told: string[] = [];
    for (const name of ['keep', 'release'] as const) {
      const original = uploads[name];
      uploads[name] = (ids) => (told.push(`${name} ${ids.join()}`), original(ids));
    }
    const act = async (action: string, reason?: string) => {
      const {version} = (await counter.call('GET', `/tickets/${ticket.id}`, {as})).json;
      const clientRef = newKey();
      const body = {action, clientRef, reason};
      assert.equal((await counter.call('POST', `/tickets/${ticket.id}/actions`, {as, key: clientRef, version, body})).status, 200);
      return told.at(-1);
    };
    await counter.pass(60_000);
    assert.equal(await act('confirm'), `release ${upload}`);
    assert.equal((await counter.call('GET', `/tickets/${ticket.id}/attachments/${upload}`, {as})).status, 200);
    assert.equal(await act('reopen', '又出现了'), `keep ${upload}`);
    assert.equal(await act('cancel'), `release ${upload}`);
  });

  it('is what the bytes need, however small the parts they come in', async () => {
    const size = 60_000;
    const uploads = createUploads(() => 0, 200_000);
    await uploads.create({id: 'a', owner: 'a', name: 'a.log', size, createdAt: 0});
    let sent = 0;
    const trickle = (end: number) =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (sent === end) controller.close();
          else controller.enqueue(Uint8Array.of(sent++ % 251));
        },
      });
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = () => {
      collect();
      const {heapUsed, arrayBuffers} = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = used();
    await uploads.append('a', 0, trickle(size - 1));
    const grown = used() - before;
    assert.ok(grown < 50 * size, `${grown} bytes are held for ${size}`);
    await uploads.append('a', size - 1, trickle(size));
    const whole = new Uint8Array(await new Response(await uploads.open('a')).arrayBuffer());
    assert.deepEqual(
      whole,
      Uint8Array.from({length: size}, (_, n) => n % 251),
    );
  });
});
