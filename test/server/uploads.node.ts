import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';
import {detectType} from '../../server/app/file-type.js';
import {newKey} from '../../src/contract/key.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import {base, openCounter, type CallOptions, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const tus = {'Tus-Resumable': '1.0.0'};
const day = 86_400_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);

function create(counter: Counter, name: string, size: number, more: CallOptions = {}) {
  const headers = {...tus, 'Upload-Length': String(size), 'Upload-Metadata': encodeMetadata({filename: name, filetype: 'text/plain'})};
  return counter.call('POST', '/uploads', {as, ...more, headers: {...headers, ...more.headers}});
}

async function begin(counter: Counter, name: string, size: number): Promise<string> {
  const {headers, status, text} = await create(counter, name, size);
  assert.equal(status, 201, text);
  return headers.get('Location')!.slice(base.length);
}

function send(counter: Counter, path: string, offset: number, raw: BodyInit, more: Record<string, string> = {}) {
  const headers = {...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', ...more};
  return counter.call('PATCH', path, {as, raw, headers});
}

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
    const path = await begin(counter, 'engine.log', content.length);
    for (let at = 0; at < content.length; at += 300_000) {
      assert.equal((await counter.call('GET', path, {as})).status, 404, 'it cannot be read before it is whole');
      const sent = await send(counter, path, at, content.slice(at, at + 300_000));
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
    const path = await begin(counter, 'a.log', content.length);
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
    await send(counter, path, 0, broken);
    assert.equal(await offsetOf(counter, path), 0, 'what never came out of the line is not there');
    await send(counter, path, 0, breaking);
    assert.equal(await offsetOf(counter, path), 400);
    assert.equal((await send(counter, path, 400, content.slice(400))).status, 204);
    assert.equal((await counter.call('GET', path, {as})).json.sha256, createHash('sha256').update(content).digest('hex'));
  });

  it('is refused at another offset than it stands at', async () => {
    const counter = await openCounter();
    const path = await begin(counter, 'a.log', 10);
    for (const offset of [1, 9, 10, 11]) assert.equal((await send(counter, path, offset, 'x')).json.code, 'upload-offset-conflict');
    const both = await Promise.all([send(counter, path, 0, 'xxxxx'), send(counter, path, 0, 'xxxxx')]);
    assert.deepEqual(both.map(({status}) => status).sort(), [204, 409]);
    assert.equal(await offsetOf(counter, path), 5);
    assert.equal((await send(counter, path, 5, 'yyyyy')).status, 204);
    assert.equal((await send(counter, path, 10, '')).status, 204, 'nothing more is nothing wrong');
  });

  it('never grows beyond what was announced', async () => {
    const counter = await openCounter();
    const path = await begin(counter, 'a.log', 10);
    assert.equal((await send(counter, path, 0, 'x', {'Content-Length': '11'})).status, 413);
    assert.equal((await send(counter, path, 0, 'x'.repeat(11))).status, 413);
    assert.ok((await offsetOf(counter, path)) <= 10);
  });

  it('speaks tus 1.0.0, in numbers that are numbers', async () => {
    const counter = await openCounter();
    const path = await begin(counter, 'a.log', 10);
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
      assert.equal((await create(counter, 'a.log', 1, {headers: {'Upload-Length': length}})).status, 400, length);
      assert.equal((await send(counter, path, 0, 'x', {'Upload-Offset': length})).status, 400, length);
    }
    for (const metadata of ['filename ***', 'filename /w==', 'filename a']) {
      assert.equal((await create(counter, 'a.log', 1, {headers: {'Upload-Metadata': metadata}})).status, 400, metadata);
    }
    assert.equal((await send(counter, path, 0, 'x', {'Content-Type': 'text/plain'})).status, 415);
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
    const half = (await begin(counter, 'a.log', 10)).slice('/uploads/'.length);
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

describe('what a file is', () => {
  it('is checked before a byte of it is sent', async () => {
    const counter = await openCounter();
    const {limits} = (await counter.call('GET', '/desk')).json;
    assert.equal((await create(counter, 'a.log', 0)).json.code, 'empty-file');
    assert.equal((await create(counter, 'a.log', limits.attachments.bytes + 1)).status, 413);
    assert.equal((await create(counter, 'a.log', limits.attachments.bytes)).status, 201);
    for (const name of ['a.exe', 'a.svg', 'a.html', 'a', '.log.', 'a.png.exe', 'constructor', 'a.__proto__', '']) {
      const refused = await create(counter, name, 5);
      assert.equal(refused.status, 415, name);
      assert.equal(refused.json.issues[0].code, 'unsupported-type');
    }
  });

  it('is told by its content: one that is not what its name says is refused and gone', async () => {
    const counter = await openCounter();
    for (const [name, content] of [
      ['picture.png', 'MZ\u0000\u0003 this is a program'],
      ['picture.png', '<svg onload="alert(1)"/>'],
      ['notes.log', 'a\u0000b\u0001c'],
      ['notes.pdf', '<html><script>alert(1)</script>'],
    ] as const) {
      const bytes = bytesOf(content);
      const path = await begin(counter, name, bytes.length);
      const refused = await send(counter, path, 0, bytes);
      assert.equal(refused.status, 415, name);
      assert.equal((await counter.call('HEAD', path, {as, headers: tus})).status, 404);
    }
  });

  const types = {
    png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', pdf: 'application/pdf', zip: 'application/zip',
    gz: 'application/gzip', log: 'text/plain', json: 'application/json', dmp: 'application/octet-stream',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }; // prettier-ignore
  const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));

  it('is known by its first bytes', () => {
    for (const [name, head, type] of [
      ['a.png', hex('89504e470d0a1a0a 0000'), 'image/png'],
      ['A.PNG', hex('89504e470d0a1a0a 0000'), 'image/png'],
      ['a.jpg', hex('ffd8ffe0'), 'image/jpeg'],
      ['a.gif', bytesOf('GIF89a'), 'image/gif'],
      ['a.webp', bytesOf('RIFF....WEBPVP8 '), 'image/webp'],
      ['a.pdf', bytesOf('%PDF-1.7'), 'application/pdf'],
      ['a.zip', hex('504b0304'), 'application/zip'],
      ['a.docx', hex('504b0304'), types.docx],
      ['a.gz', hex('1f8b08'), 'application/gzip'],
      ['a.json', bytesOf('{"错误": 1}'), 'application/json'],
      ['a.log', hex('cfb5cdb3 d2ecb3a3 0a'), 'text/plain'],
      ['a.log', hex('fffe 4100 0a00'), 'text/plain'],
      ['a.log', bytesOf('\u001b[31mERROR\u001b[0m\r\n'), 'text/plain'],
      ['a.log', bytesOf('数据').slice(0, 5), 'text/plain'],
      ['a.dmp', hex('00010203'), 'application/octet-stream'],
      ['a.png', bytesOf('GIF89a'), undefined],
      ['a.log', hex('89504e470d0a1a0a 0000'), undefined],
      ['a.docx', bytesOf('plain words'), undefined],
      ['a.dmp', bytesOf('%PDF-1.7'), undefined],
      ['a.exe', bytesOf('MZ'), undefined],
    ] as const) {
      assert.equal(detectType(head, name, types), type, `${name} ${Buffer.from(head).toString('hex')}`);
    }
  });
});

describe('a download', () => {
  async function link(counter: Counter, name: string, content: string): Promise<string> {
    const id = await counter.upload(as, name, content);
    const ticket = (await counter.submit(as, {attachments: [id]})).json;
    return (await counter.call('GET', `/tickets/${ticket.id}/attachments/${id}`, {as})).json.url;
  }

  it('needs nothing but its link, and opens in no page', async () => {
    const counter = await openCounter();
    const url = await link(counter, '错误 日志.log', '<script>alert(1)</script>');
    assert.ok(url.startsWith(`${base}/downloads/`));
    const reply = await counter.call('GET', url.slice(base.length));
    assert.equal(reply.text, '<script>alert(1)</script>');
    assert.equal(reply.headers.get('Content-Type'), 'text/plain');
    assert.equal(
      reply.headers.get('Content-Disposition'),
      `attachment; filename="__ __.log"; filename*=UTF-8''${encodeURIComponent('错误 日志.log')}`,
    );
    assert.equal(reply.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(reply.headers.get('Content-Security-Policy'), "sandbox; default-src 'none'");
    assert.equal(reply.headers.get('Content-Length'), '25');
  });

  it('is named safely whatever its file was called', async () => {
    const counter = await openCounter();
    for (const name of [
      '../../etc/passwd.log',
      'C:\\windows\\a.log',
      'a\r\nSet-Cookie: x=1.log',
      '"; filename="evil.exe".log',
      '<img src=x onerror=alert(1)>.log',
      'exe.gol\u202elog.log',
      `${'很'.repeat(5000)}.log`,
      "a'b(c)*%20.log",
      '\u0000\u0001.log',
      '。.log',
    ]) {
      // prettier-ignore
      const url = await link(counter, name, 'words');
      const {headers} = await counter.call('GET', url.slice(base.length));
      const disposition = headers.get('Content-Disposition')!;
      assert.match(
        disposition,
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w.~!#$&+^`|%-]+$/,
        disposition,
      );
      const shown = decodeURIComponent(disposition.split("''")[1]!);
      assert.doesNotMatch(shown, /[/\\\p{Cc}\u202e]/u);
      assert.ok(new TextEncoder().encode(shown).length <= 255);
      assert.ok(shown.endsWith('.log'));
    }
  });

  it('ends after a few minutes, and cannot be made up', async () => {
    const counter = await openCounter();
    const path = (await link(counter, 'a.log', 'words')).slice(base.length);
    const token = path.split('/')[2]!;
    assert.equal((await counter.call('GET', '/me', {token})).status, 401, 'a link is no identity');
    const person = await counter.gateway.tokenFor(as);
    for (const other of [person, token.slice(0, -3), `${token}x`, 'x', token.replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0')]) {
      assert.equal((await counter.call('GET', `/downloads/${other}`)).status, 404);
    }
    await counter.pass(5 * 60_000 + 1000);
    assert.equal((await counter.call('GET', path)).status, 410);
  });
});

it('files of a reply can be fetched like those of the request', async () => {
  const counter = await openCounter();
  const {id} = (await counter.submit(as)).json;
  const file = await counter.upload(as, 'more.log', 'more words');
  const body = {clientRef: newKey(), text: '', attachments: [file]};
  assert.equal((await counter.call('POST', `/tickets/${id}/messages`, {as, body, key: body.clientRef})).status, 201);
  const {url} = (await counter.call('GET', `/tickets/${id}/attachments/${file}`, {as})).json;
  assert.equal((await counter.call('GET', url.slice(base.length))).text, 'more words');
});
