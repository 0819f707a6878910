import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';
import {openCounter, type Counter} from '../support/gateway-counter.js';
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

describe('a file on its way in', () => {
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
});
