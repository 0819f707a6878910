import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openApi} from '../../server/app/openapi.js';
import {takeStep} from '../../server/app/take-step.js';
import {newKey} from '../../src/contract/key.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import {everySuccess} from '../support/every-success.js';
import {openCounter, type CallOptions, type Counter, type Reply} from '../support/gateway-counter.js';

const names = Object.keys(routes) as RouteName[];
const as = 'li-wen';
const agent = {id: 'shen-yan', name: '沈砚', role: 'agent'};
const json = {'Content-Type': 'application/json'};

interface Room {
  counter: Counter;
  name: RouteName;
  path: string;
  options: CallOptions;
  /** The call that succeeds, with some of it changed; a changed body takes its key along. */
  send(more?: CallOptions, path?: string): Promise<Reply>;
}

/** One way in which a route refuses: its status, and the code it comes with. */
interface Case {
  status: number;
  code: string;
  /** Whether it concerns this route. */
  of(name: RouteName): boolean;
  run(room: Room): Promise<Reply>;
}

const line = (name: RouteName) => routes[name];
const hasBody = (name: RouteName) => 'body' in line(name) && line(name).body !== undefined;
const only =
  (...some: RouteName[]) =>
  (name: RouteName) =>
    some.includes(name);
const changed = ({options}: Room, over: object): CallOptions => {
  const key = newKey();
  const body = {...(options.body as object), ...('clientRef' in (options.body as object) && {clientRef: key}), ...over};
  return {body, ...(options.key !== undefined && {key})} as CallOptions;
};

const cases: Case[] = [
  {status: 400, code: 'invalid-request', of: hasBody, run: (room) => room.send({body: undefined, raw: '[]', headers: json})},
  {status: 400, code: 'invalid-request', of: hasBody, run: (room) => room.send({body: undefined, raw: '{"', headers: json})},
  {
    status: 400,
    code: 'invalid-request',
    of: (name) => 'query' in line(name) && line(name).query !== undefined,
    run: (room) => room.send({}, `${room.path.split('?')[0]}?limit=0`),
  },
  {
    status: 400,
    code: 'idempotency-key-missing',
    of: (name) => line(name).keyed,
    run: ({counter, name, path, options: {key: _, ...rest}}) => counter.call(line(name).method, path, rest),
  },
  {status: 400, code: 'invalid-request', of: (name) => line(name).keyed, run: (room) => room.send({key: newKey()})},
  {
    status: 400,
    code: 'invalid-request',
    of: (name) => line(name).versioned,
    run: (room) => room.send({...changed(room, {}), headers: {'If-Match': '"the newest"'}}),
  },
  {status: 401, code: 'unauthenticated', of: () => true, run: (room) => room.send({token: 'a.b.c'})},
  {
    status: 401,
    code: 'unauthenticated',
    of: (name) => line(name).access === 'person',
    run: ({counter, name, path, options: {as: _, ...rest}}) => counter.call(line(name).method, path, rest),
  },
  {status: 403, code: 'not-allowed', of: only('listTickets'), run: (room) => room.send({}, '/tickets?scope=organisation')},
  {
    status: 403,
    code: 'not-allowed',
    of: only('postMessage', 'actOnTicket'),
    run: (room) => room.send({...changed(room, {}), as: 'chen-guodong'}),
  },
  {
    status: 403,
    code: 'not-allowed',
    of: only('submitTicket', 'setPreferences', 'listPeople', 'setPerson', 'readPlan', 'listLinks', 'shareTicket', 'readLink', 'revokeLink'),
    run: async (room) => {
      const {counter} = room;
      const guest = {reference: (await counter.submit(as)).json.reference, email: 'li.wen@hemu.example'};
      await counter.call('POST', '/guest-sessions', {body: guest});
      const body = {...guest, code: await counter.mailedCode(guest.email)};
      const {token} = (await counter.call('POST', '/guest-sessions/verify', {body})).json;
      return room.send({...(hasBody(room.name) ? changed(room, {}) : {}), token});
    },
  },
  {
    status: 404,
    code: 'not-found',
    of: (name) => line(name).path.includes('{'),
    run: (room) =>
      room.send(
        hasBody(room.name) ? changed(room, {}) : {},
        room.path.replace(/\/[^/]+(?=$|\/links|\/messages|\/actions|\/response|\/feedback)/, '/never-was'),
      ),
  },
  {
    status: 409,
    code: 'still-in-flight',
    of: (name) => line(name).keyed,
    run: async (room) => {
      const {repository} = room.counter.gateway.ports;
      const taken = repository.tryLock;
      repository.tryLock = () => Promise.resolve(undefined);
      const reply = await room.send(changed(room, {}));
      repository.tryLock = taken;
      return reply;
    },
  },
  {
    status: 409,
    code: 'action-not-allowed',
    of: only('postMessage', 'actOnTicket'),
    run: async (room) => {
      const id = room.path.split('/')[2]!;
      const {ports} = room.counter.gateway;
      const end = (await ports.repository.ticket(id))?.state === 'resolved' ? 'close-unanswered' : 'cancel';
      await takeStep(ports, id, {is: end}, agent);
      const {version} = (await room.counter.call('GET', `/tickets/${id}`, {as})).json;
      return room.send({...changed(room, {}), ...(room.options.version !== undefined && {version})});
    },
  },
  {
    status: 409,
    code: 'response-closed',
    of: only('respondToSurvey'),
    run: async (room) => {
      await room.counter.pass(60 * 86_400_000);
      return room.send(changed(room, {}));
    },
  },
  {
    status: 410,
    code: 'gone',
    of: only('openGuestSession', 'openLinkSession'),
    run: async (room) => {
      await room.send();
      return room.send();
    },
  },
  {
    status: 412,
    code: 'version-stale',
    of: (name) => line(name).versioned,
    run: (room) => room.send({...changed(room, {}), version: room.options.version! - 1}),
  },
  {
    status: 413,
    code: 'too-large',
    of: hasBody,
    run: (room) => room.send({body: undefined, raw: `"${'x'.repeat(300_000)}"`, headers: json}),
  },
  {
    status: 415,
    code: 'unsupported-type',
    of: hasBody,
    run: (room) => room.send({headers: {'Content-Type': 'text/plain'}}),
  },
  {
    status: 422,
    code: 'idempotency-key-reused',
    of: (name) => line(name).keyed,
    run: async (room) => {
      assert.equal((await room.send()).status, line(room.name).status);
      const other = {title: 'x', label: 'x', text: 'x', action: 'reject', helpful: false};
      if (room.name === 'revokeLink') return room.send({}, room.path.replace('/revoke', 'x/revoke'));
      const body = room.options.body as Record<string, unknown>;
      const changes = Object.fromEntries(Object.entries(other).filter(([member]) => member in body));
      return room.send({body: {...body, ...changes}});
    },
  },
  {
    status: 422,
    code: 'infected-file',
    of: only('linkAttachment'),
    run: async (room) => {
      await room.counter.gateway.ports.uploads.judge(room.path.split('/').at(-1)!, 'infected');
      return room.send();
    },
  },
  {status: 422, code: 'invalid-fields', of: only('submitTicket'), run: (room) => room.send(changed(room, {title: ' '}))},
  {
    status: 410,
    code: 'gone',
    of: only('readLink'),
    run: async (room) => {
      const clientRef = newKey();
      await room.counter.call('POST', `${room.path}/revoke`, {as, body: {clientRef}, key: clientRef});
      return room.send();
    },
  },
  {status: 422, code: 'invalid-fields', of: only('shareTicket'), run: (room) => room.send(changed(room, {label: ' '}))},
  {status: 422, code: 'invalid-fields', of: only('postMessage'), run: (room) => room.send(changed(room, {text: ' '}))},
  {status: 422, code: 'invalid-fields', of: only('actOnTicket'), run: (room) => room.send(changed(room, {action: 'reject'}))},
  {
    status: 422,
    code: 'invalid-fields',
    of: only('rateArticle', 'respondToSurvey'),
    run: (room) => room.send(changed(room, {comment: 'x'.repeat(5000)})),
  },
  {status: 422, code: 'invalid-fields', of: only('setPreferences'), run: (room) => room.send(changed(room, {locale: '…'}))},
  {status: 422, code: 'invalid-fields', of: only('openGuestSession'), run: (room) => room.send(changed(room, {code: 'wrong'}))},
  {
    status: 429,
    code: 'too-many-requests',
    of: only(
      'submitTicket',
      'postMessage',
      'shareTicket',
      'rateArticle',
      'sendSignals',
      'askGuestCode',
      'openGuestSession',
      'openLinkSession',
    ),
    run: async (room) => {
      room.counter.gateway.ports.limiter.take = () => Promise.resolve(7);
      const reply = await room.send({...changed(room, {}), ...(room.name === 'rateArticle' && {as: undefined})} as CallOptions);
      assert.equal(reply.headers.get('Retry-After'), '7');
      assert.equal(reply.headers.get('RateLimit-Reset'), '7');
      return reply;
    },
  },
  {
    status: 500,
    code: 'internal-error',
    of: () => true,
    run: async (room) => {
      const {ports} = room.counter.gateway;
      const broken = () => Promise.reject(new Error('the disk is gone'));
      const {repository} = ports;
      Object.assign(repository, Object.fromEntries(Object.keys(repository).map((name) => [name, broken])));
      ports.uploads.read = broken;
      return room.send({...(hasBody(room.name) && changed(room, {})), broken: true});
    },
  },
  {
    status: 503,
    code: 'unavailable',
    of: (name) => name === 'readHealth' || (hasBody(name) && name !== 'openGuestSession'),
    run: async (room) => {
      const {repository} = room.counter.gateway.ports;
      repository.ready = () => Promise.reject(new Error('not yet'));
      repository.write = () => Promise.resolve('conflict');
      const reply = await room.send(hasBody(room.name) ? changed(room, {}) : {});
      assert.ok(Number(reply.headers.get('Retry-After')) > 0);
      return reply;
    },
  },
];

/** A gateway of its own, for what a refusal leaves behind or breaks. */
async function enter(name: RouteName): Promise<Room> {
  const counter = await openCounter({report: () => undefined});
  const [path, options = {}] = (await everySuccess(counter))[name];
  const send = (more: CallOptions = {}, at = path) => counter.call(line(name).method, at, {...options, ...more});
  return {counter, name, path, options, send};
}

/** What has no faults of its own: nothing is read or written for it. */
const sound: Partial<Record<RouteName, number[]>> = {readHealth: [500]};

describe('every refusal', () => {
  const documented = openApi(routes)['paths'] as Record<string, Record<string, {responses: Record<string, unknown>}>>;

  for (const name of names) {
    it(`of ${name} comes with its code, and is one the contract names`, async () => {
      const {path, method} = line(name);
      const listed = Object.keys(documented[path]![method.toLowerCase()]!.responses).map(Number).filter((status) => status >= 400); // prettier-ignore
      const met = new Set<number>();
      for (const {status, code, run} of cases.filter((one) => one.of(name))) {
        if (sound[name]?.includes(status)) continue;
        const reply = await run(await enter(name));
        assert.deepEqual([reply.status, reply.json?.code], [status, code], `${name} ${status} ${code}: ${reply.text}`);
        met.add(status);
      }
      const reads = line(name).method === 'GET' || name === 'openGuestSession' ? [503] : [];
      const untold = listed.filter((status) => !met.has(status) && !sound[name]?.includes(status) && !reads.includes(status));
      assert.deepEqual(untold, [], `${name} never gives these`);
      assert.deepEqual([...met].filter((status) => !listed.includes(status)), [], `${name} does not document these`); // prettier-ignore
    });
  }
});
