import assert from 'node:assert/strict';
import {openGateway, type MemoryGateway, type MemoryGatewayOptions} from '../../server/memory/gateway.js';
import type {Uploads} from '../../server/app/ports.js';
import {signToken} from '../../server/app/token.js';
import {demoIssuer} from '../../server/memory/demo-issuer.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {newKey} from '../../src/contract/key.js';
import {Problem} from '../../src/contract/problem.js';
import {problemCodes} from '../../src/contract/problem-codes.js';
import {routes} from '../../src/contract/routes.js';
import type {TicketDraft} from '../../src/contract/ticket.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import {mailedCode} from './mailed-code.js';

export const start = Date.parse('2026-03-02T01:00:00Z');
export const secret = 'a secret of the tests, long enough to sign';
export const base = 'https://support.example.com/portal/v1';

export interface CallOptions {
  /** A customer's id; nobody when left out. */
  as?: string;
  /** Instead of the customer's own token. */
  token?: string;
  body?: unknown;
  /** Address the request comes from. */
  network?: string;
  /** Sent as it is, for bodies that are no JSON. */
  raw?: BodyInit;
  key?: string;
  version?: number;
  headers?: Record<string, string>;
  /** The test broke something: the answer may be a 500. */
  broken?: boolean;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // The shape of each reply was checked against its schema before it comes here.
  json: ReturnType<typeof JSON.parse>;
}

export interface Counter {
  gateway: MemoryGateway;
  /** Epoch ms of the gateway's clock. */
  now(): number;
  /** Lets time pass, and with it whatever was planned. */
  pass(ms: number): Promise<void>;
  /** Sends one request; every answer is checked: a success against its route's schema and nothing more, a refusal as a problem. */
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  /** Hands a file in, whole; gives its id. */
  upload(as: string, name: string, content: Uint8Array<ArrayBuffer> | string): Promise<string>;
  submit(as: string, over?: Partial<TicketDraft>): Promise<Reply>;
  /** The code that was last mailed to this address. */
  mailedCode(to: string): Promise<string>;
}

export interface CounterOptions extends Partial<Omit<MemoryGatewayOptions, 'uploads'>> {
  /** Opens the place of files on the test's clock. */
  uploads?: (now: () => number) => Promise<Uploads>;
}

/** A gateway in the invented vendor's world, its clock in the test's hand. The team works only when asked for. */
export async function openCounter({uploads, ...options}: CounterOptions = {}): Promise<Counter> {
  let time = start;
  const planned: {at: number; run: () => void}[] = [];
  const schedule = (ms: number, run: () => void) => {
    const plan = {at: time + ms, run};
    planned.push(plan);
    return () => void (planned.includes(plan) && planned.splice(planned.indexOf(plan), 1));
  };
  const gateway = await openGateway({
    world: haituWorld,
    now: () => time,
    secret,
    team: false,
    ...options,
    ...(uploads && {uploads: await uploads(() => time)}),
    ...(options.team && {team: {...options.team, schedule}}),
  });

  const counter: Counter = {
    gateway,
    now: () => time,
    pass: async (ms) => {
      const end = time + ms;
      for (;;) {
        await gateway.team?.settled();
        planned.sort((a, b) => a.at - b.at);
        const next = planned[0];
        if (!next || next.at > end) break;
        planned.shift();
        time = next.at;
        next.run();
      }
      time = end;
    },

    call: async (method, path, {as, token, body, raw, key, version, headers, network, broken = false} = {}) => {
      const bearer = token ?? (as === undefined ? undefined : await gateway.tokenFor(as));
      const response = await gateway.app(
        new Request(`${base}${path}`, {
          method,
          headers: {
            ...(bearer !== undefined && {Authorization: `Bearer ${bearer}`}),
            ...(body !== undefined && {'Content-Type': 'application/json'}),
            ...(key !== undefined && {'Idempotency-Key': key}),
            ...(version !== undefined && {'If-Match': `"${version}"`}),
            ...headers,
          },
          ...(body !== undefined && {body: JSON.stringify(body)}),
          ...(raw !== undefined && {body: raw, duplex: 'half'}),
        }),
        network === undefined ? {} : {network},
      );
      const reply = await readReply(response);
      await gateway.settled();
      checkReply(method, path, reply, broken);
      return reply;
    },

    upload: async (as, name, content) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const tus = {'Tus-Resumable': '1.0.0'};
      const created = await counter.call('POST', '/uploads', {
        as,
        headers: {...tus, 'Upload-Length': String(bytes.length), 'Upload-Metadata': encodeMetadata({filename: name})},
      });
      assert.equal(created.status, 201, created.text);
      const path = created.headers.get('Location')!.slice(base.length);
      const sent = await counter.call('PATCH', path, {
        as,
        raw: bytes,
        headers: {...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream'},
      });
      assert.equal(sent.status, 204, sent.text);
      return path.slice('/uploads/'.length);
    },

    mailedCode: (to) => mailedCode(gateway, to),

    submit: async (as, over = {}) => {
      const draft = incident(over);
      return counter.call('POST', '/tickets', {as, body: draft, key: draft.clientRef});
    },
  };
  return counter;
}

/** A token of somebody with these claims, as the invented vendor's own backend signs it. */
export function tokenOf({now}: Pick<Counter, 'now'>, sub: string, claims: object): Promise<string> {
  return signToken(secret, {iss: demoIssuer, aud: 'aftercare', sub, ...claims}, now());
}

/** A body with a key of its own, by which it may be sent again. */
export function keyed(body: object = {}): CallOptions {
  const clientRef = newKey();
  return {body: {clientRef, ...body}, key: clientRef};
}

/** An incident as a customer of the invented vendor writes it. */
export function incident(over: Partial<TicketDraft> = {}): TicketDraft {
  return {
    clientRef: newKey(),
    type: 'incident',
    title: '升级后销售看板打不开',
    description: '昨晚升级到 6.2.1，今天早上打开销售看板一直在加载。',
    category: 'application-dashboard',
    fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
    impact: {scope: 'department', work: 'stopped', data: 'sound'},
    attachments: [],
    consents: [],
    locale: 'zh-Hans',
    ...over,
  };
}

export async function readReply(response: Response): Promise<Reply> {
  const {status, headers} = response;
  const text = await response.text();
  const json = /json/.test(headers.get('Content-Type') ?? '') && text ? JSON.parse(text) : undefined;
  return {status, headers, text, json};
}

/** The line of a table that a request is answered by. */
export function routeOf<R extends {method: string; path: string}>(table: Record<string, R>, method: string, path: string) {
  const plain = path.split('?')[0]!;
  return Object.values(table).find((one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain));
}

function checkReply(method: string, path: string, {status, headers, text, json}: Reply, broken: boolean): void {
  assert.equal(headers.get('Aftercare-Version'), '1');
  assert.ok(headers.get('Date'));
  assert.ok(status < 500 || status === 503 || broken, `${method} ${path}: ${status} ${text}`);
  if (method === 'HEAD' || status === 204 || status === 304) return assert.equal(text, '');
  if (status >= 400) {
    assert.equal(headers.get('Content-Type'), 'application/problem+json', `${method} ${path}`);
    assert.deepEqual(Problem().parse(json), json);
    assert.equal(json.status, status);
    assert.ok(json.code in problemCodes, json.code);
    return assert.ok(!/\bat .+:\d+:\d+|node_modules/.test(text), text);
  }
  const route = routeOf(routes, method, path);
  if (!route) return;
  assert.equal(status, route.status);
  // Schemas drop what they do not know, so a difference is something that must not leave the server.
  assert.deepEqual(route.reply().parse(json), json, `${method} ${path}`);
}
