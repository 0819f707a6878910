import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {Unavailable} from '../../server/app/unavailable.js';
import {openClamd} from '../../server/node/clamd.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import {ok} from '../support/customer-acts.js';
import {startClamd} from '../support/fake-clamd.js';
import {fileRooms, temporaryFolder} from '../support/file-rooms.js';
import {base} from '../support/gateway-counter.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';

const as = 'li-wen';
const tus = {'Tus-Resumable': '1.0.0'};

/** Hands in a file in one piece; gives its path and the answer to its last byte. */
async function send(counter: StaffCounter, content: string) {
  const headers = {...tus, 'Upload-Length': String(content.length), 'Upload-Metadata': encodeMetadata({filename: 'web.log'})};
  const created = await counter.call('POST', '/uploads', {as, headers});
  const path = created.headers.get('Location')!.slice(base.length);
  const type = {'Content-Type': 'application/offset+octet-stream'};
  const reply = await counter.call('PATCH', path, {as, raw: content, headers: {...tus, ...type, 'Upload-Offset': '0'}});
  return {path, id: path.split('/').at(-1)!, reply};
}

for (const {place, uploads} of fileRooms) {
  describe(`files ${place} behind a scanner`, () => {
    it('with a virus are refused at the end of their upload, and nothing of them stays', async () => {
      const clamd = await startClamd();
      const counter = await openStaffCounter({uploads, scanner: openClamd(clamd.address)});
      const {path, id, reply} = await send(counter, 'log EICAR log');
      assert.deepEqual([reply.status, reply.json.code, reply.json.retryable], [422, 'infected-file', false]);
      assert.equal((await counter.call('HEAD', path, {as, headers: tus})).status, 404);
      assert.equal((await counter.submit(as, {attachments: [id]})).status, 422);
      const fine = await send(counter, 'ERROR at 09:00');
      assert.equal(fine.reply.status, 204);
      assert.equal(String(clamd.scanned.at(-1)), 'ERROR at 09:00');
      const ticket = await ok(counter.submit(as, {attachments: [fine.id]}), 201);
      const {url} = await ok(counter.call('GET', `/tickets/${ticket.id}/attachments/${fine.id}`, {as}));
      assert.equal((await counter.call('GET', url.slice(base.length))).text, 'ERROR at 09:00');
      assert.equal(clamd.scanned.length, 2, 'once each');
    });

    it('are taken while it does not answer, and given to nobody before it has; then what is infected stays closed', async () => {
      const clamd = await startClamd();
      const reported: unknown[] = [];
      const report = (error: unknown) => void reported.push(error);
      const counter = await openStaffCounter({uploads, scanner: openClamd(clamd.address), report});
      clamd.says = 'stream: broken ERROR';
      const [fine, bad] = [await send(counter, 'held'), await send(counter, 'held EICAR')];
      assert.deepEqual([fine.reply.status, bad.reply.status], [204, 204]);
      const ticket = await ok(counter.submit(as, {attachments: [fine.id, bad.id]}), 201);
      const link = (id: string) => counter.call('GET', `/tickets/${ticket.id}/attachments/${id}`, {as});
      const teams = (id: string) => counter.staff('GET', `/tickets/${ticket.id}/attachments/${id}`);
      for (const reply of [await link(fine.id), await link(bad.id)])
        assert.deepEqual([reply.status, reply.json.code, reply.headers.get('Retry-After')], [503, 'unavailable', '60']);
      assert.ok(reported.length >= 4 && reported.every((error) => error instanceof Unavailable));
      clamd.says = undefined;
      const {url} = await ok(link(fine.id));
      assert.equal((await counter.call('GET', url.slice(base.length))).text, 'held');
      assert.equal((await teams(fine.id)).status, 200);
      const asked = clamd.scanned.length;
      for (const reply of [await link(bad.id), await teams(bad.id), await link(bad.id)])
        assert.deepEqual([reply.status, reply.json.code], [422, 'infected-file']);
      assert.equal(clamd.scanned.length, asked + 1);
    });
  });
}

describe('ClamAV’s daemon', () => {
  const streamOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream();

  it('gets a file of megabytes byte for byte, by a port or a socket, and is asked whether it is there', async () => {
    for (const at of [undefined, join(await temporaryFolder(), 'clamd.ctl')]) {
      const fake = await startClamd(at);
      const clamd = openClamd(fake.address);
      await clamd.ready();
      const bytes = randomBytes(3_000_000);
      assert.equal(await clamd.scan(streamOf(bytes)), bytes.includes('EICAR') ? 'infected' : 'clean');
      assert.ok(fake.scanned[0]!.equals(bytes));
      assert.equal(await clamd.scan(streamOf(Buffer.from('EICAR'))), 'infected');
    }
  });

  it('that is not there, hangs, breaks off or says neither finds nothing clean', async () => {
    const fake = await startClamd();
    const clamd = openClamd(fake.address, {patience: 100});
    const scan = () => clamd.scan(streamOf(Buffer.from('x')));
    const isHeld = (why: RegExp) => (error: unknown) => error instanceof Unavailable && why.test(error.message);
    for (const [says, why] of [
      ['INSTREAM size limit exceeded. ERROR', /StreamMaxLength/],
      ['stream: OK but', /neither/],
      ['', /neither/],
      [null, /timeout/],
    ] as const) {
      fake.says = says;
      await assert.rejects(scan(), isHeld(why));
    }
    await assert.rejects(clamd.ready());
    await assert.rejects(openClamd('tcp://127.0.0.1:1').scan(streamOf(Buffer.from('x'))), isHeld(/ECONNREFUSED/));
    await assert.rejects(openClamd('unix:/nowhere/clamd.ctl').ready(), isHeld(/ENOENT/));
  });
});
