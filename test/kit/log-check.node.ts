import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkLog} from '../../src/kit/log-check.js';
import {privateKinds} from '../../src/rules/redaction.js';

const always = new AbortController().signal;
const line = '2026-03-02 09:14:53.702 WARN [http-8080-21] c.h.push.Handshake - 连接被拒绝 upgrade refused\r\n';

test('a large log keeps every byte but what is private, and tells in which lines that was', async () => {
  const long = line.repeat(30_000);
  const text = `${long}联系人 13800138000\r\n${long}password=Hm#2026!\n`;
  const log = new Blob([text], {type: 'text/plain'});
  assert.ok(log.size > 5_000_000);
  const {counts, samples, covered} = await checkLog(log, privateKinds, always, true);
  assert.deepEqual([...counts], [['phone', 1], ['password', 1]]); // prettier-ignore
  assert.deepEqual(
    samples.map((sample) => [sample.line, sample.before, sample.after]),
    [
      [30_001, '联系人 13800138000', '联系人 [phone-1]'],
      [60_002, 'password=Hm#2026!', 'password=[password-1]'],
    ],
  );
  const [{before, found, after, marks}] = samples as [(typeof samples)[0]];
  assert.equal(before.slice(...found[0]!), '13800138000');
  assert.equal(after.slice(...marks[0]!), '[phone-1]');
  assert.equal(await covered!.text(), text.replace('13800138000', '[phone-1]').replace('Hm#2026!', '[password-1]'));
  assert.equal(covered!.type, 'text/plain');
});

test('a log in the encoding of a Chinese Windows is read, and written in UTF-8', async () => {
  // "密码：abc123" in GB 18030.
  const bytes = Uint8Array.from([0xc3, 0xdc, 0xc2, 0xeb, 0xa3, 0xba, 0x61, 0x62, 0x63, 0x31, 0x32, 0x33]);
  const {covered} = await checkLog(new Blob([bytes]), privateKinds, always, true);
  assert.equal(await covered!.text(), '密码：[password-1]');
});

test('a log of one endless line is covered too, and shown only around what was found', async () => {
  const text = `${'{"level":"info"},'.repeat(40_000)}{"phone":"13800138000"}${',{"level":"info"}'.repeat(40_000)}`;
  const {samples, covered} = await checkLog(new Blob([text]), privateKinds, always, true);
  assert.equal(await covered!.text(), text.replace('13800138000', '[phone-1]'));
  assert.equal(samples.length, 1);
  assert.ok(samples[0]!.before.length < 500);
  assert.ok(samples[0]!.before.includes('13800138000'));
});

test('a check that nobody waits for any more ends', async () => {
  const gone = new AbortController();
  gone.abort();
  await assert.rejects(checkLog(new Blob([line]), privateKinds, gone.signal), {name: 'AbortError'});
});
