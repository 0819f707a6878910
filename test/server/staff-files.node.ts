import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {agentKey, agentHeader} from '../../server/app/staff/staff-key.js';
import {erasePerson} from '../../server/app/person-data.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import {ok} from '../support/customer-acts.js';
import {fileRooms} from '../support/file-rooms.js';
import type {Reply} from '../support/gateway-counter.js';
import {openStaffCounter, staffKey, staffUrl, type StaffCounter} from '../support/staff-counter.js';
import {tus} from '../support/tus-calls.js';

const as = 'li-wen';
const by = 'shen-yan';
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Announces a file of the team; `agent`: who hands it in. */
function begin(counter: StaffCounter, name: string, size: number, agent = by): Promise<Reply> {
  const headers = {...tus, [agentHeader]: agent, 'Upload-Length': String(size), 'Upload-Metadata': encodeMetadata({filename: name})};
  return counter.staff('POST', '/uploads', {headers});
}

const send = (counter: StaffCounter, path: string, offset: number, raw: BodyInit, agent = by) =>
  counter.staff('PATCH', path, {
    raw,
    headers: {...tus, [agentHeader]: agent, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream'},
  });

/** Hands a file in, whole; gives its id. */
async function handIn(counter: StaffCounter, name: string, text: string, agent = by): Promise<string> {
  const bytes = bytesOf(text);
  const path = (await begin(counter, name, bytes.length, agent)).headers.get('Location')!.slice(staffUrl.length);
  assert.equal((await send(counter, path, 0, bytes, agent)).status, 204);
  return path.slice('/uploads/'.length);
}

for (const {place, uploads} of fileRooms) {
  describe(`a file of the team, ${place},`, () => {
    it('goes with an answer, and the customer reads and fetches it like his own', async () => {
      const counter = await openStaffCounter({uploads});
      const {id} = (await counter.submit(as)).json;
      const created = await begin(counter, '补丁说明.log', 12);
      const location = created.headers.get('Location')!;
      assert.ok(location.startsWith(`${staffUrl}/uploads/`), 'it stays on the team’s side');
      const path = location.slice(staffUrl.length);
      assert.equal((await send(counter, path, 0, bytesOf('前半'))).headers.get('Upload-Offset'), '6');
      const head = await counter.staff('HEAD', path, {headers: {...tus, [agentHeader]: by}});
      assert.deepEqual([head.headers.get('Upload-Offset'), head.headers.get('Tus-Resumable')], ['6', '1.0.0']);
      await send(counter, path, 6, bytesOf('后半'));
      const file = await ok(counter.staff('GET', path, {headers: {[agentHeader]: by}}));
      assert.deepEqual([file.name, file.size, file.type], ['补丁说明.log', 12, 'text/plain']);

      const answered = await ok(counter.step(id, 'answer', {text: '请看附件', attachments: [file.id], by}));
      assert.deepEqual(answered.messages.items.at(-1).attachments, [file]);
      const seen = (await counter.call('GET', `/tickets/${id}`, {as})).json;
      assert.deepEqual(seen.messages.items.at(-1).attachments, [file]);
      const {url} = (await counter.call('GET', `/tickets/${id}/attachments/${file.id}`, {as})).json;
      const download = await counter.gateway.app(new Request(url));
      assert.equal(await download.text(), '前半后半');
      assert.match(download.headers.get('Content-Disposition')!, /^attachment/);
      assert.equal((await counter.call('GET', `/tickets/${id}/attachments/${file.id}`, {as: 'emma-hart'})).status, 404);
      const headers = {...tus, [agentHeader]: by};
      assert.equal((await counter.staff('DELETE', path, {headers})).json.code, 'not-allowed', 'what was sent is not taken back');
    });

    it('goes with a question as well', async () => {
      const counter = await openStaffCounter({uploads});
      const {id} = (await counter.submit(as)).json;
      await ok(counter.step(id, 'classify', {priority: 'P2', by}));
      await ok(counter.step(id, 'assign', {to: by, by}));
      await ok(counter.step(id, 'start', {by}));
      const file = await handIn(counter, '要填的表.log', '请填', by);
      const asked = await ok(counter.step(id, 'ask', {text: '请填好发回', attachments: [file], by}));
      assert.deepEqual(asked.messages.items.at(-1).attachments.map(({id: one}: {id: string}) => one), [file]); // prettier-ignore
    });

    it('of a note is the team’s alone, and goes with the person’s data when they go', async () => {
      const counter = await openStaffCounter({uploads});
      const {id, version} = (await counter.submit(as)).json;
      const file = await handIn(counter, '内部记录.log', '内部', by);
      const noted = await ok(counter.step(id, 'note', {text: '见附件', attachments: [file], by}));
      assert.deepEqual(noted.notes.at(-1).attachments.map(({name}: {name: string}) => name), ['内部记录.log']); // prettier-ignore
      assert.ok((await ok(counter.staff('GET', `/tickets/${id}/attachments/${file}`))).url);
      const seen = await counter.call('GET', `/tickets/${id}`, {as});
      assert.equal(seen.json.version, version);
      assert.doesNotMatch(seen.text, /内部/);
      assert.equal((await counter.call('GET', `/tickets/${id}/attachments/${file}`, {as})).status, 404);
      assert.equal((await counter.call('GET', `/uploads/${file}`, {as})).status, 404);

      const {ports} = counter.gateway;
      await counter.pass(8 * 86_400_000);
      await handIn(counter, '别的.log', '别的', by);
      assert.ok(await ports.uploads.read(file), 'it belongs to a request, so a week does not end it');
      const {owner} = (await ports.repository.ticket(id))!;
      await erasePerson(ports, owner);
      assert.equal(await ports.uploads.read(file), undefined);
    });

    it('is whose it is: no colleague puts it to his answer, no customer to his request, and no answer names it twice', async () => {
      const counter = await openStaffCounter({uploads});
      const {id} = (await counter.submit(as)).json;
      const file = await handIn(counter, '说明.log', '说明', by);
      const refused = async (reply: Promise<Reply>, pointer: string) => {
        const {status, json} = await reply;
        assert.deepEqual([status, json.code, json.issues[0].pointer, json.issues[0].code], [422, 'invalid-fields', pointer, 'unknown-upload']); // prettier-ignore
      };
      await refused(counter.step(id, 'answer', {text: '好', attachments: [file], by: 'luo-yifan'}), '/attachments/0');
      await refused(counter.step(id, 'answer', {text: '好', attachments: [file, file], by}), '/attachments/1');
      await refused(counter.submit(as, {attachments: [file]}), '/attachments/0');
      const customers = await counter.upload(as, '我的.log', '我的');
      await refused(counter.step(id, 'answer', {text: '好', attachments: [customers], by}), '/attachments/0');
      const half = (await begin(counter, '一半.log', 9)).headers.get('Location')!.split('/').at(-1);
      await refused(counter.step(id, 'note', {text: '好', attachments: [half], by}), '/attachments/0');
      for (const agent of ['luo-yifan', 'nobody-here']) {
        const headers = {...tus, [agentHeader]: agent};
        const status = agent === 'luo-yifan' ? 404 : 400;
        for (const method of ['GET', 'HEAD', 'DELETE'])
          assert.equal((await counter.staff(method, `/uploads/${file}`, {headers})).status, status, `${method} ${agent}`);
        assert.equal((await send(counter, `/uploads/${file}`, 0, 'x', agent)).status, status);
      }
      assert.equal((await begin(counter, '谁的.log', 3, '')).status, 400, 'who hands it in is said');
      const own = await agentKey(staffKey, 'luo-yifan');
      const headers = {...tus, [agentHeader]: by};
      const tried = await counter.staff('DELETE', `/uploads/${file}`, {headers, authorization: `Bearer ${own}`});
      assert.equal(tried.status, 404, 'a key of one’s own speaks for nobody else');
      assert.equal((await ok(counter.step(id, 'answer', {text: '好', attachments: [file], by}))).messages.items.length, 1);
    });

    it('opens by the team’s key, and is held to size, kind and content as a customer’s', async () => {
      const counter = await openStaffCounter({uploads});
      const {limits} = (await counter.call('GET', '/desk')).json;
      const token = await counter.gateway.tokenFor(as);
      for (const authorization of [undefined, `Bearer ${token}`, 'Bearer wrong'])
        for (const [method, path] of [['POST', '/uploads'], ['PATCH', '/uploads/x'], ['DELETE', '/uploads/x'], ['HEAD', '/uploads/x']] as const) {
          const {status} = await counter.staff(method, path, {authorization, headers: {...tus, [agentHeader]: by}});
          assert.equal(status, 401, `${method} ${authorization}`);
        } // prettier-ignore
      assert.equal((await begin(counter, 'a.log', limits.attachments.bytes + 1)).status, 413);
      assert.equal((await begin(counter, 'a.log', 0)).json.code, 'empty-file');
      assert.equal((await begin(counter, 'a.exe', 5)).status, 415);
      const path = (await begin(counter, 'a.png', 5)).headers.get('Location')!.slice(staffUrl.length);
      const refused = await send(counter, path, 0, 'MZ\u0000\u0003!');
      assert.deepEqual([refused.status, refused.json.issues[0].code], [415, 'unsupported-content']);
      const headers = {...tus, [agentHeader]: by};
      assert.equal((await counter.staff('HEAD', path, {headers})).status, 404, 'and it is gone');
    });
  });
}
