import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {contentType, detectType} from '../../server/app/file-type.js';
import {newKey} from '../../src/contract/key.js';
import {beginUpload, createUpload, sendBytes, tus} from '../support/tus-calls.js';
import {fileRooms} from '../support/file-rooms.js';
import {base, openCounter as openAnyCounter, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const bytesOf = (text: string) => new TextEncoder().encode(text);

for (const {place, uploads} of fileRooms) {
  const openCounter = () => openAnyCounter({uploads});

  describe(`what a file is, ${place},`, () => {
    it('is checked before a byte of it is sent', async () => {
      const counter = await openCounter();
      const {limits} = (await counter.call('GET', '/desk')).json;
      assert.equal((await createUpload(counter, 'a.log', 0)).json.code, 'empty-file');
      assert.equal((await createUpload(counter, 'a.log', limits.attachments.bytes + 1)).status, 413);
      assert.equal((await createUpload(counter, 'a.log', limits.attachments.bytes)).status, 201);
      for (const name of ['a.exe', 'a.svg', 'a.html', 'a', '.log.', 'a.png.exe', 'constructor', 'a.__proto__', '']) {
        const refused = await createUpload(counter, name, 5);
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
        const path = await beginUpload(counter, name, bytes.length);
        const refused = await sendBytes(counter, path, 0, bytes);
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
        assert.equal(detectType(contentType(head), name, types), type, `${name} ${Buffer.from(head).toString('hex')}`);
      }
    });
  });

  describe(`a download, ${place},`, () => {
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

  it(`${place}, files of a reply can be fetched like those of the request`, async () => {
    const counter = await openCounter();
    const {id} = (await counter.submit(as)).json;
    const file = await counter.upload(as, 'more.log', 'more words');
    const body = {clientRef: newKey(), text: '', attachments: [file]};
    assert.equal((await counter.call('POST', `/tickets/${id}/messages`, {as, body, key: body.clientRef})).status, 201);
    const {url} = (await counter.call('GET', `/tickets/${id}/attachments/${file}`, {as})).json;
    assert.equal((await counter.call('GET', url.slice(base.length))).text, 'more words');
  });
}
