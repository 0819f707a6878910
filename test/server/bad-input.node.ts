import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {it} from 'node:test';
import {openDiskUploads} from '../../server/node/uploads/disk-uploads.js';
import {staffBase} from '../../server/app/staff/staff-door.js';
import {Problem} from '../../src/contract/problem.js';
import {newKey} from '../../src/contract/key.js';
import {temporaryFolder} from '../support/file-rooms.js';
import {openStaffCounter, staffKey} from '../support/staff-counter.js';

const as = 'li-wen';
const origin = 'https://support.example.com';
const json = {'Content-Type': 'application/json'};

/** What people, scanners and broken programs send: where, and what of the answer's status is right. */
const paths = [
  '/tickets/../../../etc/passwd',
  '/tickets/..%2f..%2f..%2fetc%2fpasswd',
  '/tickets/%2e%2e/%2e%2e/x',
  '/tickets/a%00b',
  '/tickets/%ff%fe',
  '/tickets/%zz',
  '/tickets/..%5c..%5cwindows',
  '/tickets/;ls',
  "/tickets/' or 1=1 --",
  '/tickets/${jndi:ldap:x}',
  `/tickets/${'a'.repeat(20_000)}`,
  '//tickets//x',
  '/tickets/x/attachments/../../../x',
  '/uploads/../../x',
  '/downloads/..%2f..%2fx',
  '/downloads/eyJhbGciOiJub25lIn0.e30.',
  '/articles/__proto__',
  '/surveys/constructor',
  '/no-such-thing',
];

const bodies: readonly (readonly [what: string, body: BodyInit, headers: Record<string, string>, status: number])[] = [
  ['nothing', '', json, 400],
  ['half of it', '{"title": "a', json, 400],
  ['a list', '[]', json, 400],
  ['null', 'null', json, 400],
  ['a number', '7', json, 400],
  ['no UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x22), json, 400],
  ['a deep nest', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, json, 400],
  ['a prototype', '{"__proto__": {"by": "x"}, "constructor": 1}', json, 400],
  ['every field of a wrong type', '{"clientRef": 7, "type": [], "title": {}, "by": null, "text": 1, "fields": "x"}', json, 400],
  ['more than it says it takes', `{"title": "${'x'.repeat(300_000)}"}`, json, 413],
  ['a form', 'title=a', {'Content-Type': 'application/x-www-form-urlencoded'}, 415],
  ['no type', '{}', {'Content-Type': ''}, 415],
];

it('whatever comes in a path is found or a clear problem, and touches nothing', async () => {
  const folder = await temporaryFolder();
  const counter = await openStaffCounter({uploads: (now) => openDiskUploads(folder, {now, reserve: 0})});
  const before = await readdir(folder, {recursive: true});
  const token = await counter.gateway.tokenFor(as);
  for (const base of ['/portal/v1', staffBase]) {
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const headers = {Authorization: `Bearer ${base === staffBase ? staffKey : token}`, 'Tus-Resumable': '1.0.0'};
        const request = new Request(origin + base + path, {method, headers});
        const {status, text, type} = await answerTo(counter.gateway.app(request, {network: '192.0.2.1'}));
        assert.ok([400, 404, 405, 415].includes(status), `${method} ${base}${path.slice(0, 60)}: ${status} ${text}`);
        if (method === 'HEAD') continue;
        assert.equal(type, 'application/problem+json');
        assert.ok(Problem().safeParse(JSON.parse(text)).success);
        assert.doesNotMatch(text, /etc\/passwd|node_modules|\bat .+:\d+:\d+/);
      }
    }
  }
  assert.deepEqual(await readdir(folder, {recursive: true}), before);
});

it('whatever comes as a body is refused in the words of the contract, customers’ routes and the team’s alike', async () => {
  const counter = await openStaffCounter();
  const {id, version} = (await counter.submit(as)).json;
  const calls = {
    '/portal/v1/tickets': 'POST',
    [`/portal/v1/tickets/${id}/messages`]: 'POST',
    [`/portal/v1/tickets/${id}/actions`]: 'POST',
    '/portal/v1/signals': 'POST',
    '/portal/v1/guest-sessions': 'POST',
    [`${staffBase}/tickets/${id}/answer`]: 'POST',
    [`${staffBase}/tickets/${id}/resolve`]: 'POST',
    [`${staffBase}/people/erase`]: 'POST',
  };
  for (const [path, method] of Object.entries(calls)) {
    for (const [what, body, headers, status] of bodies) {
      const bearer = path.startsWith(staffBase) ? staffKey : await counter.gateway.tokenFor(as);
      const request = new Request(origin + path, {
        method,
        headers: {Authorization: `Bearer ${bearer}`, 'Idempotency-Key': newKey(), 'If-Match': `"${version}"`, ...headers},
        body,
      });
      const answer = await answerTo(counter.gateway.app(request, {network: '192.0.2.1'}));
      assert.equal(answer.status, status, `${path}: ${what}: ${answer.text}`);
      assert.ok(Problem().safeParse(JSON.parse(answer.text)).success);
    }
  }
  assert.equal((await counter.staff('GET', `/tickets/${id}`)).json.version, version, 'nothing of it changed anything');
});

async function answerTo(answering: Promise<Response>): Promise<{status: number; text: string; type: string | null}> {
  const response = await answering;
  return {status: response.status, text: await response.text(), type: response.headers.get('Content-Type')};
}
