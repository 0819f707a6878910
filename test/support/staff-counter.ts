import assert from 'node:assert/strict';
import {staffBase, staffDoor} from '../../server/app/staff/staff-door.js';
import {staffRoutes} from '../../server/app/staff/staff-routes.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {newKey} from '../../src/contract/key.js';
import {Problem} from '../../src/contract/problem.js';
import {openCounter, readReply, routeOf, type Counter, type CounterOptions, type Reply} from './gateway-counter.js';

export const staffKey = 'the-key-of-the-tests-as-long-as-keys-must-be';
export const staffUrl = `https://support.example.com${staffBase}`;

export interface StaffCallOptions {
  /** Of a step; its key and who takes it (`he-xiaotong`) are added. */
  body?: Record<string, unknown> | undefined;
  raw?: BodyInit;
  version?: number;
  key?: string | undefined;
  /** Instead of the staff key; `undefined`: no header at all. */
  authorization?: string | undefined;
  headers?: Record<string, string>;
  network?: string;
}

export interface StaffCounter extends Counter {
  /** Sends one request to the staff side; a success is checked against its route's schema and nothing more, a refusal as a problem. */
  staff(method: string, path: string, options?: StaffCallOptions): Promise<Reply>;
  /** Takes a step of a ticket at its present version. */
  step(ticket: string, name: string, body?: Record<string, unknown>): Promise<Reply>;
}

/** A gateway with its staff side open. */
export async function openStaffCounter(options: CounterOptions = {}): Promise<StaffCounter> {
  const {agents, checklist} = haituWorld;
  const counter = await openCounter({...options, doors: (ports) => [staffDoor(ports, {key: staffKey, agents, checklist})]});

  const staff: StaffCounter['staff'] = async (method, path, more = {}) => {
    const {body, raw, version, network = '192.0.2.1', headers} = more;
    const key = 'key' in more ? more.key : body && newKey();
    const authorization = 'authorization' in more ? more.authorization : `Bearer ${staffKey}`;
    const whole = body && {by: 'he-xiaotong', ...(key !== undefined && {clientRef: key}), ...body};
    const response = await counter.gateway.app(
      new Request(`${staffUrl}${path}`, {
        method,
        headers: {
          ...(authorization !== undefined && {Authorization: authorization}),
          ...(body && {'Content-Type': 'application/json'}),
          ...(key !== undefined && {'Idempotency-Key': key}),
          ...(version !== undefined && {'If-Match': `"${version}"`}),
          ...headers,
        },
        ...(whole && {body: JSON.stringify(whole)}),
        ...(raw !== undefined && {body: raw, duplex: 'half'}),
      }),
      {network},
    );
    const reply = await readReply(response);
    checkReply(method, path, reply);
    return reply;
  };

  return {
    ...counter,
    staff,
    step: async (ticket, name, body = {}) => {
      const {version} = (await staff('GET', `/tickets/${ticket}`)).json;
      return staff('POST', `/tickets/${ticket}/${name}`, {body, version});
    },
  };
}

function checkReply(method: string, path: string, {status, headers, text, json}: Reply): void {
  assert.equal(headers.get('Access-Control-Allow-Origin'), null, 'no page of another origin reads the staff side');
  // A HEAD is answered without a body, and so are the steps of tus.
  if (method === 'HEAD') return assert.equal(text, '');
  if (status >= 400) {
    assert.equal(headers.get('Content-Type'), 'application/problem+json', `${method} ${path} ${text}`);
    assert.deepEqual(Problem().parse(json), json);
    return assert.ok(status < 500, text);
  }
  if (method === 'OPTIONS' || !text) return;
  const route = routeOf(staffRoutes, method, path);
  assert.ok(route, path);
  assert.deepEqual(route.reply().parse(json), json, `${method} ${path}`);
}
