import assert from 'node:assert/strict';
import {after, describe, it, type TestContext} from 'node:test';
import fc from 'fast-check';
import {agentHeader} from '../../server/app/staff/staff-key.js';
import {staffRoutes} from '../../server/app/staff/staff-routes.js';
import {articleRecords} from '../../server/memory/seed.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {jsonSchemas} from '../../src/contract/json-schemas.js';
import {newKey} from '../../src/contract/key.js';
import type {Route} from '../../src/contract/route.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import {everySuccess} from '../support/every-success.js';
import {base, secret, start, type CallOptions} from '../support/gateway-counter.js';
import {repositoryKinds, type OpenRepository, type RepositoryKind} from '../support/repositories.js';
import {fromSchema, nastyText, segment, spoiling, spoiltBody, type Spoiling} from '../support/spoilt-calls.js';
import {openStaffCounter, staffKey, type StaffCounter} from '../support/staff-counter.js';

/**
 * Calls of every route of both sides, spoilt in all ways that `spoilt-calls` knows: never an error of the server, every refusal a problem, nothing told that is not
 * the caller's, text as it was written. `npm run test:fuzz` makes 10,000 of each route with a seed of its own, and looks at the memory. Rooms are renewed, so that the last call
 * meets no more than the first; what is told of a failure has the seed of its room in it, which `FUZZ_SEED=1 npm run test:fuzz -- 200 sqlite` repeats.
 */
const runs = Number(process.env['FUZZ_RUNS'] ?? 15);
const seed = Number(process.env['FUZZ_SEED'] ?? (process.env['FUZZ_RUNS'] === undefined ? 20260302 : Date.now() % 2 ** 31));
/** Calls of each route in one room. */
const perRoom = 200;
/** Rooms until which the heap may grow: whatever is compiled and kept once is there by then. */
const warm = 3;
const [me, other] = ['li-wen', 'emma-hart'] as const;
const table = routes as unknown as Record<RouteName, Route<unknown, unknown>>;
const staffTable = staffRoutes as unknown as Record<string, Route<unknown, unknown>>;
const {schemas, nameOf} = jsonSchemas({...table, ...staffTable});
const {agents, settings} = haituWorld;
const shapes = {
  schemas,
  words: {
    by: agents.map(({id}) => id),
    to: agents.map(({id}) => id),
    type: settings.requestTypes.map(({id}) => id),
    priority: settings.impact.priorities.map(({id}) => id),
    category: [...settings.categories.flatMap(({children = []}) => children.map(({id}) => id)), 'performance'],
    locale: ['zh-Hans', 'zh-Hant', 'en'],
    kind: ['solution', 'remote', 'on-site', 'plan', 'resolution'],
    scope: ['read', 'reply', 'mine'],
  },
};
const world = {
  ...haituWorld,
  tickets: haituWorld.tickets.filter(({owner}) => owner === me),
  articles: haituWorld.articles.slice(0, 4),
};

/** What stands in others' requests and in notes of the team, and must never come to a customer. */
const hidden = {others: 'OTHERS-7F3K2M', notes: 'NOTES-9X2QWL'};

interface Room {
  counter: StaffCounter;
  /** What was reported while the calls were made, also behind an answer. */
  faults: unknown[];
  /** A request of the caller's with a note of the team in it, and somebody else's. */
  own: string;
  foreign: string;
  valid: Record<RouteName, [path: string, options?: CallOptions]>;
}

/** As fast-check takes it: so many calls of a route in one room, from a seed of theirs. */
type Wanted = ReturnType<typeof wantedIn>;
const wantedIn = (room: number) => ({
  numRuns: Math.min(perRoom, runs - room * perRoom),
  seed: (seed + room) % 2 ** 31,
  endOnFailure: true,
  includeErrorInReport: true,
});

/**
 * Goes through one room after the other, until all calls of each route are made. The heap is as large after the last as after the first ones; and after the calls
 * of one room as before them, where what they wrote lies in a database.
 */
async function throughRooms(t: TestContext, kind: RepositoryKind, go: (room: Room, wanted: Wanted) => Promise<void>): Promise<void> {
  let before = 0;
  let grown = 0;
  let within = 0;
  for (let n = 0; n * perRoom < runs; n++) {
    const opened = await kind.open(articleRecords(world, start));
    try {
      const room = await enter(opened);
      const entered = heap();
      await go(room, wantedIn(n));
      assert.deepEqual(room.faults, []);
      if (n >= warm) within = Math.max(within, heap() - entered);
    } finally {
      await opened.close();
    }
    if (n < warm) before = heap();
    else grown = heap() - before;
  }
  if (before)
    t.diagnostic(
      `${Math.ceil(runs / perRoom)} rooms from seed ${seed}; the heap grew by ${grown.toFixed(1)} MB, within one by ${within.toFixed(1)} MB`,
    );
  assert.ok(grown < 10, `the heap grew by ${grown} MB`);
  if (kind.name !== 'in memory') assert.ok(within < 10, `the heap grew by ${within} MB within a room`);
}

async function enter({repository}: OpenRepository): Promise<Room> {
  const faults: unknown[] = [];
  const counter = await openStaffCounter({world, store: {repository}, report: (error) => void faults.push(error)});
  counter.gateway.ports.limiter.take = () => Promise.resolve(0);
  counter.gateway.ports.report = (error) => void faults.push(error);
  const own = (await counter.submit(me)).json.id as string;
  await counter.step(own, 'note', {text: hidden.notes});
  const foreign = (await counter.submit(other, {title: hidden.others, description: hidden.others})).json.id as string;
  const valid = await everySuccess(counter);
  return {counter, faults, own, foreign, valid};
}

/** Made once: that takes as long as some hundred calls. */
const arbitraries = new Map<Route<unknown, unknown>, fc.Arbitrary<Spoiling>>();

function arbitraryOf(route: Route<unknown, unknown>): fc.Arbitrary<Spoiling> {
  const {body} = route;
  const made = arbitraries.get(route) ?? spoiling(body ? fromSchema(schemas[nameOf(body)]!, shapes) : fc.constant(undefined));
  arbitraries.set(route, made);
  return made;
}

/** The parts of a call that are spoilt alike on both sides. */
function addressed(path: string, {param, query}: Spoiling, ids: Record<string, string>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => (param === 'own' ? (ids[name] ?? 'x') : segment(param)));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, value.replace(/[\ud800-\udfff]/g, '')]));
  return search.size ? `${filled}?${search}` : filled;
}

function keyFor({key}: Spoiling): string | undefined {
  if (key === 'none') return undefined;
  if (key === 'same') return 'the-same-key-for-all-of-them';
  return key === 'fresh' ? newKey() : key;
}

function notHidden(text: string, whose: string): void {
  for (const secretText of [hidden.others, hidden.notes, secret, staffKey])
    assert.ok(!text.includes(secretText), `${whose}: ${secretText} was told`);
}

/** Signed once: the tests' clock stands still. */
async function tokensOf({gateway}: StaffCounter): Promise<Map<string, string>> {
  return new Map(await Promise.all(world.customers.map(async ({id}) => [id, (await gateway.tokenFor(id))!] as const)));
}

/** The heap after what is not needed has gone; 0 where the collector cannot be called. */
function heap(): number {
  const {gc} = globalThis as {gc?: () => void};
  gc?.();
  return gc ? process.memoryUsage().heapUsed / 1e6 : 0;
}

/** All of them at length, those without a server of their own in a few moments. */
const wantedKinds = repositoryKinds().filter(({name, shared}) => {
  const chosen = process.env['FUZZ_KIND'];
  return chosen === undefined ? !shared || process.env['FUZZ_RUNS'] !== undefined : name.toLowerCase().includes(chosen);
});
for (const kind of wantedKinds) {
  describe(`whatever comes to a gateway ${kind.name}`, () => {
    after(() => kind.stop?.());

    it('to customers’ routes is answered or refused by the contract, and tells nothing of anybody else', (t) =>
      throughRooms(t, kind, async (room, wanted) => {
        const {counter, own, foreign, valid} = room;
        const tokens = await tokensOf(counter);
        for (const [name, route] of Object.entries(table) as [RouteName, Route<unknown, unknown>][]) {
          const [path, options = {}] = valid[name];
          const who = fc.constantFrom(...Array.from({length: 8}, () => options.as ?? ''), me, 'zhou-yan', '');
          await fc.assert(
            fc.asyncProperty(
              arbitraryOf(route),
              who,
              fc.nat(5).map((n) => n === 5),
              async (spoilt, as, foreignOne) => {
                const key = keyFor(spoilt);
                const ids = foreignOne ? {ticket: foreign} : pathIds(route.path, path, own);
                const version =
                  spoilt.version === 'seen' ? (await counter.gateway.ports.repository.ticket(ids['ticket'] ?? own))?.version : undefined;
                const raw = route.body ? spoiltBody(spoilt, options.body, key ?? newKey()) : undefined;
                const reply = await counter.call(route.method, addressed(route.path, spoilt, ids), {
                  ...(as && {token: tokens.get(as)!}),
                  ...(raw && {raw}),
                  ...(key !== undefined && {key}),
                  ...(route.versioned && version !== undefined && {version}),
                  headers: {...(raw && {'Content-Type': 'application/json'}), ...spoilt.headers},
                });
                notHidden(reply.text, name);
                assert.ok(reply.status < 500, `${name}: ${reply.text}`);
                if (reply.status < 300 && raw) await isAsWritten(room, name, raw, reply, as);
              },
            ),
            wanted,
          );
        }
      }));

    it('to the team’s routes is answered or refused by theirs', (t) =>
      throughRooms(t, kind, async ({counter, own}, wanted) => {
        for (const route of Object.values(staffTable)) {
          await fc.assert(
            fc.asyncProperty(arbitraryOf(route), async (spoilt) => {
              const key = keyFor(spoilt);
              const raw = route.body ? spoiltBody({...spoilt, from: 'made'}, {clientRef: '', by: ''}, key ?? newKey()) : undefined;
              const version = (await counter.gateway.ports.repository.ticket(own))?.version;
              await counter.staff(route.method, addressed(route.path, spoilt, {ticket: own, article: world.articles[0]!.id}), {
                ...(raw && {raw}),
                key,
                ...(route.versioned && spoilt.version === 'seen' && version !== undefined && {version}),
                headers: {...(raw && {'Content-Type': 'application/json'}), ...spoilt.headers},
              });
            }),
            wanted,
          );
        }
      }));

    it('to uploads of either side is answered or refused by tus', (t) =>
      throughRooms(t, kind, async ({counter}, wanted) => {
        const headers = fc.dictionary(
          fc.constantFrom(
            'Tus-Resumable',
            'Upload-Length',
            'Upload-Offset',
            'Upload-Metadata',
            'Upload-Defer-Length',
            'Upload-Concat',
            'Content-Type',
          ),
          fc.oneof(fc.constantFrom('1.0.0', '0', '5', '-1', '1e3', '99999999999999999999', 'filename YS5sb2c=', 'filename YS5sb2c=,filetype dGV4dA==', 'filename', 'final;x', 'application/offset+octet-stream'), fc.stringMatching(/^[\x20-\x7e]{0,30}$/)), // prettier-ignore
          {maxKeys: 5},
        );
        const usual = {'Tus-Resumable': '1.0.0', 'Upload-Length': '5', 'Upload-Metadata': 'filename YS5sb2c='};
        const begun = await counter.call('POST', '/uploads', {as: me, headers: usual});
        const at = begun.headers.get('Location')!.split('/').at(-1)!;
        const paths = fc.oneof(
          fc.constantFrom('', `/${at}`, `/${at}`),
          fc.string({maxLength: 20}).map((text) => `/${segment(text)}`),
        );
        await fc.assert(
          fc.asyncProperty(fc.constantFrom('POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'), paths, headers, fc.boolean(), fc.boolean(), fc.uint8Array({maxLength: 20}), async (method, path, more, asUsual, team, bytes) => {
            const raw = method === 'PATCH' || method === 'POST' ? {raw: new Uint8Array(bytes)} : {};
            const patching = {'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0'};
            const all = {...(asUsual && {...usual, ...patching}), ...more};
            const reply = team
              ? await counter.staff(method, `/uploads${path}`, {...raw, headers: {[agentHeader]: agents[0]!.id, ...all}})
              : await counter.call(method, `/uploads${path}`, {as: me, ...raw, headers: all});
            notHidden(reply.text, 'uploads');
            assert.ok(reply.status < 500, reply.text);
          }), // prettier-ignore
          {...wanted, numRuns: wanted.numRuns * 4},
        );
      }));

    it('to the stream of events and to links of files is answered or refused by the contract', (t) =>
      throughRooms(t, kind, async ({counter}, wanted) => {
        const {gateway} = counter;
        const tokens = await tokensOf(counter);
        const known = (await gateway.ports.repository.events({after: 0, limit: 5})).map(({id}) => id);
        const ascii = fc.stringMatching(/^[\x20-\x7e]{0,60}$/);
        const last = fc.oneof(fc.constantFrom(...known), ascii);
        const token = fc.oneof(
          ascii,
          nastyText,
          fc.tuple(ascii, ascii, ascii).map((parts) => parts.join('.')),
        );
        await fc.assert(
          fc.asyncProperty(last, token, fc.constantFrom(...tokens.values(), ''), fc.constantFrom('GET', 'HEAD', 'POST'), async (id, link, bearer, method) => {
            const headers = {'Last-Event-ID': id, ...(bearer && {Authorization: `Bearer ${bearer}`})};
            const stream = await gateway.app(new Request(`${base}/events`, {method, headers}));
            assert.ok(stream.status < 500, `events: ${stream.status}`);
            // One that was opened has no end.
            if (stream.status === 200) await stream.body?.cancel();
            else if (method !== 'HEAD') notHidden(await stream.text(), 'events');
            const file = await counter.call(method, `/downloads/${segment(link)}`);
            assert.ok(file.status >= 400 && file.status < 500, `downloads: ${file.status}`);
          }), // prettier-ignore
          wanted,
        );
      }));
  });
}

/** The ids that the path which succeeds has in it. */
function pathIds(pattern: string, path: string, own: string): Record<string, string> {
  const names = pattern.split('/');
  const parts = path.replace(/\?.*$/, '').split('/');
  return {
    ticket: own,
    ...Object.fromEntries(names.flatMap((one, n) => (one.startsWith('{') ? [[one.slice(1, -1), parts[n] ?? 'x']] : []))),
  };
}

/** What was taken is read again as it was written, in one Unicode form. */
async function isAsWritten(
  {counter}: Room,
  name: RouteName,
  raw: Uint8Array,
  reply: {json: ReturnType<typeof JSON.parse>},
  as: string,
): Promise<void> {
  if (name !== 'submitTicket' && name !== 'postMessage') return;
  const body = JSON.parse(new TextDecoder().decode(raw)) as ReturnType<typeof JSON.parse>;
  const texts = name === 'submitTicket' ? ['title', 'description'] : ['text'];
  for (const text of texts) assert.equal(reply.json[text], body[text].normalize('NFC'), `${name} ${text}`);
  if (name !== 'submitTicket') return;
  const {json} = await counter.call('GET', `/tickets/${reply.json.id}`, {as});
  for (const text of texts) assert.equal(json[text], reply.json[text], `read again: ${text}`);
  assert.deepEqual([json.fields, json.context], [reply.json.fields, reply.json.context]);
}
