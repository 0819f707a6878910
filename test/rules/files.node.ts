import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {settings} from '../../server/memory/world/settings.js';
import {checkFile, cleanFileName, extensionOf} from '../../src/rules/files.js';

const {limits} = settings;
const max = limits.attachments.bytes;

describe('checking a file', () => {
  it('takes a file up to the very limit', () => {
    assert.equal(checkFile(limits, {name: '截图.PNG', size: max}), undefined);
    assert.equal(checkFile(limits, {name: 'logs.tar.gz', size: 1}), undefined);
  });

  it('refuses one that is empty, too large or of another kind', () => {
    assert.deepEqual(checkFile(limits, {name: 'a.log', size: 0}), {pointer: '/attachments', code: 'empty'});
    assert.deepEqual(checkFile(limits, {name: 'a.log', size: max + 1}), {
      pointer: '/attachments',
      code: 'too-large',
      params: {max, actual: max + 1},
    });
    for (const [name, extension] of [
      ['a.exe', 'exe'],
      ['a.png.svg', 'svg'],
      ['README', ''],
      ['a.png.', ''],
      ['a.constructor', 'constructor'],
      ['gnp.\u202egpj.exe', 'exe'],
    ] as const) {
      assert.deepEqual(checkFile(limits, {name, size: 1}), {pointer: '/attachments', code: 'unsupported-type', params: {extension}}, name);
    }
  });

  it('judges the name that will be stored', () => {
    assert.equal(extensionOf('C:\\logs\\web.LOG'), 'log');
    assert.equal(extensionOf('a.p\u200bng'), 'png');
  });
});

describe('a file name', () => {
  it('loses path, control characters and direction marks, and keeps the rest', () => {
    for (const [given, cleaned] of [
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\li\\截图 1.png', '截图 1.png'],
      ['a\u0000b\r\nc\u0085.log', 'abc.log'],
      ['gnp.\u202egpj.exe', 'gnp.gpj.exe'],
      ['<img src=x onerror=alert(1)>.png', '<img src=x onerror=alert(1)>.png'],
      ['e\u0301.txt', '\u00e9.txt'],
      ['\ud800.txt', '.txt'],
      ['👨‍👩‍👧.png', '👨‍👩‍👧.png'],
      ['  x.log  ', 'x.log'],
    ] as const) {
      assert.equal(cleanFileName(given), cleaned);
    }
  });

  it('is never empty and never a directory', () => {
    for (const name of ['', ' ', '.', '..', '/', '\\..\\', '\u202e', '\u0000']) assert.equal(cleanFileName(name), 'file');
  });

  it('is cut between characters and keeps its extension', () => {
    const cut = cleanFileName(`${'图'.repeat(5000)}.png`);
    assert.equal(cut, `${'图'.repeat(83)}.png`);
    assert.ok(Buffer.byteLength(cleanFileName(`a.${'b'.repeat(500)}`)) <= 255);
  });

  it('is short, clean and the same when cleaned again, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 400}), (name) => {
        const cleaned = cleanFileName(name);
        assert.ok(cleaned.length > 0 && Buffer.byteLength(cleaned) <= 255);
        assert.doesNotMatch(cleaned, /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        assert.equal(cleanFileName(cleaned), cleaned);
      }),
      {numRuns: 500},
    );
  });
});
