import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createClient} from '../../src/client/client.js';
import {removeUpload} from '../../src/client/remove-upload.js';
import {uploadFile, type UploadOptions} from '../../src/client/upload-file.js';
import {ProblemError} from '../../src/contract/problem-error.js';
import {FakeClock, turn, until} from '../support/fake-clock.js';
import {answering, baseUrl, keptFile, lostAnswer, noLine, openVendor, refusing, sha256, type Fault} from '../support/vendor.js';

/** 2.5 MB of text that differs from place to place, so that a part lost or doubled changes the sum. */
const bytes = Uint8Array.from({length: 2_500_000}, (_, n) => 32 + ((n * 31 + (n >> 8)) % 95));
const log = () => keptFile(bytes);

async function open() {
  const vendor = await openVendor();
  const clock = new FakeClock();
  const client = createClient({baseUrl, transport: vendor.transport, getToken: vendor.token(), clock});
  const upload = (file = log(), more: Partial<UploadOptions> = {}) => uploadFile(client, file, {clock, ...more});
  /** Moves the clock on whenever everybody waits for it. */
  const patiently = async <T>(work: Promise<T>): Promise<T> => {
    let ended = false;
    const end = () => void (ended = true);
    work.then(end, end);
    while (!ended) {
      await turn();
      const next = clock.pending()[0];
      // Time limits of tries under way are longer than any pause between tries.
      if (!ended && next !== undefined && next < 9_000) await clock.advance(next);
    }
    return work;
  };
  return {...vendor, clock, client, upload, patiently};
}

const refused = async (work: Promise<unknown>): Promise<ProblemError> => {
  const error = await work.then(
    () => assert.fail('taken'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProblemError, String(error));
  return error;
};

describe('an upload', () => {
  it('sends the file in chunks, tells how far it is, and ends with the sum of what was sent', async () => {
    const {upload, seen} = await open();
    const told: number[] = [];
    const file = log();
    const attachment = await upload(file, {onProgress: (sent) => told.push(sent)});
    assert.deepEqual([attachment.sha256, attachment.size, attachment.name], [await sha256(file.blob), file.size, '日志.log']);
    assert.deepEqual(told, [0, 1_048_576, 2_097_152, 2_500_000]);
    assert.equal(seen.filter((kind) => kind.startsWith('PATCH')).length, 3);
  });

  const breaks: [string, Fault][] = [
    ['whose line is cut before a chunk arrives', noLine],
    ['whose line is cut after a chunk arrived', lostAnswer],
    ['that meets an offset conflict', refusing(409, 'upload-offset-conflict', {retryable: true})],
    ['that meets a portal page instead of an answer', answering(200, '<html>', {'Content-Type': 'text/html'})],
    ['that meets a busy server', refusing(503, 'unavailable', {retryable: true}, {'Retry-After': '1'})],
  ];
  for (const [name, fault] of breaks) {
    it(`${name} asks how much is there and goes on: the bytes are equal`, async () => {
      const {upload, fail, patiently, seen} = await open();
      const file = log();
      fail('PATCH *', fault);
      const attachment = await patiently(upload(file));
      assert.equal(attachment.sha256, await sha256(file.blob));
      assert.ok(seen.some((kind) => kind.startsWith('HEAD')));
    });
  }

  it('on a line that breaks at every third request is equal all the same, and sends little twice', async () => {
    const {upload, fail, patiently, seen} = await open();
    let nth = 0;
    const shaky: Fault = (request, pass) => (++nth % 3 === 0 ? (nth % 2 ? noLine(request, pass) : lostAnswer(request, pass)) : pass());
    for (const kind of ['PATCH *', 'HEAD *', 'POST /uploads']) fail(kind, shaky, true);
    const file = log();
    assert.equal((await patiently(upload(file))).sha256, await sha256(file.blob));
    assert.ok(seen.filter((kind) => kind.startsWith('PATCH')).length <= 5);
  });

  it('goes on where another page stopped', async () => {
    const {upload, fail, mend, patiently, seen} = await open();
    const file = log();
    let id: string | undefined;
    let chunks = 0;
    fail('PATCH *', (_, pass) => (++chunks > 1 ? Promise.reject(new TypeError('tunnel')) : pass()), true);
    const error = await refused(patiently(upload(file, {onCreated: async (given) => void (id = given)})));
    assert.equal(error.code, 'offline');
    mend();
    seen.length = 0;
    assert.equal((await upload(file, {resume: id})).sha256, await sha256(file.blob));
    assert.deepEqual(
      seen.map((kind) => kind.split(' ')[0]),
      ['HEAD', 'PATCH', 'PATCH', 'GET'],
    );
  });

  it('that the server has forgotten begins anew', async () => {
    const {upload} = await open();
    const file = log();
    assert.equal((await upload(file, {resume: 'forgotten'})).sha256, await sha256(file.blob));
  });

  it('of an empty file is refused with the reason', async () => {
    const {upload} = await open();
    assert.equal((await refused(upload(keptFile('')))).code, 'empty-file');
  });

  it('of a file that can no longer be read says so and does not try for ever', async () => {
    const {upload, seen} = await open();
    const file = log();
    Object.defineProperty(file.blob, 'slice', {
      value: () => ({arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError'))}),
    });
    const error = await refused(upload(file));
    assert.deepEqual([error.code, error.retryable], ['empty-file', false]);
    assert.ok(!seen.some((kind) => kind.startsWith('PATCH')));
  });

  it('that claims to hold more than the file has is not believed', async () => {
    const {upload, fail, patiently} = await open();
    fail('HEAD *', answering(200, null, {'Upload-Offset': '99999999'}), true);
    assert.equal((await refused(patiently(upload(log(), {resume: 'u-1'})))).code, 'unreadable');
  });

  it('never follows a Location to another origin with the token', async () => {
    const {upload, fail, client} = await open();
    const asked: string[] = [];
    fail('POST /uploads', answering(201, null, {Location: 'https://evil.example.com/files/u-1'}));
    fail('PATCH *', async (request) => {
      asked.push(request.url);
      return new Response(JSON.stringify({code: 'not-allowed'}), {status: 403, headers: {'Content-Type': 'application/json'}});
    });
    const work = refused(upload());
    await until(() => asked.length === 1);
    assert.equal(asked[0], `${client.base}/uploads/u-1`);
    assert.equal((await work).code, 'not-allowed');
  });

  it('reads each answer to its end, so that no request is left hanging in the browser', async () => {
    const {upload, fail} = await open();
    const answers: Response[] = [];
    for (const kind of ['POST *', 'PATCH *', 'GET *']) {
      fail(kind, async (_, pass) => (answers.push(await pass()), answers.at(-1)!), true);
    }
    await upload(keptFile());
    assert.deepEqual(
      answers.map(({body, bodyUsed}) => body === null || bodyUsed),
      [true, true, true],
    );
  });

  it('stops when its caller takes it back, and can be taken away', async () => {
    const {upload, fail, client, seen} = await open();
    const control = new AbortController();
    let id = '';
    fail('PATCH *', () => new Promise(() => {}), true);
    const work = refused(upload(log(), {signal: control.signal, onCreated: async (given) => void (id = given)}));
    await until(() => seen.some((kind) => kind.startsWith('PATCH')));
    control.abort();
    assert.equal((await work).code, 'aborted');
    await removeUpload(client, id, {});
    assert.equal(
      (await refused(client.exchange({method: 'HEAD', path: `/uploads/${id}`, headers: {'Tus-Resumable': '1.0.0'}, expect: [200, 204]})))
        .status,
      404,
    );
  });
});
