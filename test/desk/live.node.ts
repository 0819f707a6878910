import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Person} from '../../src/contract/person.js';
import type {DeskChange} from '../../src/desk/desk.js';
import {takeStep} from '../../server/app/take-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {FakeClock, turn, until} from '../support/fake-clock.js';
import {incident} from '../support/gateway-counter.js';
import {SharedStore} from '../support/shared-store.js';
import {counted, tab} from '../support/tab.js';
import {answering, baseUrl, noLine, openVendor, refusing, type Vendor} from '../support/vendor.js';

const agent: Person = {...haituWorld.agents[0]!, role: 'agent'};
type News = Extract<DeskChange, {is: 'news'}>;

/** A tab that follows: what it was told, and whether news come by themselves. */
async function following(vendor: Vendor, more: Parameters<typeof tab>[1] = {}) {
  const one = tab(vendor, more);
  let live = false;
  const stop = await one.desk.follow((now) => (live = now));
  const news = () => one.heard('news') as News[];
  return {...one, stop, live: () => live, told: news, of: (ticket: string) => news().filter((change) => change.ticket === ticket).map(({version}) => version)}; // prettier-ignore
}

async function handIn(vendor: Vendor): Promise<string> {
  const draft = incident();
  const headers = {
    Authorization: `Bearer ${await vendor.token()()}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': draft.clientRef,
  };
  const reply = await vendor.app(new Request(`${baseUrl}/tickets`, {method: 'POST', headers, body: JSON.stringify(draft)}));
  const {id} = (await reply.json()) as {id: string};
  assert.ok(id);
  return id;
}
let said = 0;
const answer = (vendor: Vendor, id: string) => takeStep(vendor.ports, id, {is: 'answer', text: `${++said}`}, agent);
const versionOf = async (vendor: Vendor, id: string) => (await vendor.ports.repository.ticket(id))!.version;

/** A line that can be cut in the middle, by anybody at any time. */
function brittle(vendor: Vendor) {
  const cuts = new Set<() => void>();
  let opened = 0;
  return {
    opened: () => opened,
    open: () => cuts.size,
    cut: () => [...cuts].forEach((one) => one()),
    transport: async (request: Request) => {
      const response = await vendor.transport(request);
      if (!response.body || !request.url.endsWith('/events') || !response.ok) return response;
      opened++;
      const reader = response.body.getReader();
      const end = new AbortController();
      const cut = () => end.abort();
      cuts.add(cut);
      const gone = () => (cuts.delete(cut), void reader.cancel());
      const ended = new Promise<undefined>((resolve) => end.signal.addEventListener('abort', () => resolve(undefined)));
      const body = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          const next = await Promise.race([reader.read(), ended]);
          if (!next) controller.error(new TypeError('network error'));
          else if (next.done) controller.close();
          else return controller.enqueue(next.value);
          gone();
        },
        cancel: gone,
      });
      return new Response(body, {status: response.status, headers: response.headers});
    },
  };
}

describe('news as they happen', () => {
  it('after 200 cuts nothing is missed and nothing told twice', async () => {
    const vendor = await openVendor();
    const line = brittle(vendor);
    const here = await following(vendor, {transport: line.transport});
    const id = await handIn(vendor);
    await takeStep(vendor.ports, id, {is: 'classify', priority: 'P2'}, agent);
    await takeStep(vendor.ports, id, {is: 'assign', to: agent}, agent);
    await until(here.live);
    const first = await versionOf(vendor, id);
    let seed = 7;
    const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let cuts = 0; cuts < 200;) {
      if (chance() < 0.5) await answer(vendor, id);
      if (chance() < 0.5) continue;
      await here.clock.advanceUntil(line.open, 500);
      if (chance() < 0.5) await until(here.live);
      line.cut();
      cuts++;
      if (chance() < 0.5) await answer(vendor, id);
      await here.clock.advance(chance() < 0.2 ? 5_000 : 100);
    }
    const last = await versionOf(vendor, id);
    await here.clock.advanceUntil(() => here.live() && here.of(id).at(-1) === last);
    const told = here.of(id).filter((version) => version! > first);
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a! - b!),
    );
    assert.equal(new Set(told).size, told.length, 'nothing twice');
    // The stream tells each version, but what the first reading of the page covers.
    assert.deepEqual(
      told,
      Array.from({length: last - first}, (_, n) => first + 1 + n),
    );
    assert.equal(here.told().filter(({ticket, survey}) => !ticket && !survey).length, 0, 'nothing had to be read anew');
    assert.deepEqual([line.opened(), line.open()], [201, 1]);
  });

  it('come over one stream a browser, which another tab takes up where it was', async () => {
    const vendor = await openVendor();
    const line = brittle(vendor);
    const id = await handIn(vendor);
    const [storage, clock] = [new SharedStore(), new FakeClock()];
    const shared = {transport: line.transport, storage, clock};
    const first = await following(vendor, shared);
    await until(first.live);
    const second = await following(vendor, shared);
    await until(second.live);
    const [foreign] = [await following(vendor, {...shared, getToken: vendor.token('zhou-yan')})];
    await until(foreign.live);
    assert.equal(line.open(), 2, 'one for each person');
    await takeStep(vendor.ports, id, {is: 'classify', priority: 'P2'}, agent);
    await until(() => first.of(id).length && second.of(id).length);
    first.desk.close();
    await takeStep(vendor.ports, id, {is: 'assign', to: agent}, agent);
    await clock.advanceUntil(() => second.of(id).length === 2 && line.open() === 2);
    assert.equal(second.told().filter(({ticket}) => !ticket).length, 0, 'taken over without reading anew');
    assert.deepEqual(foreign.of(id), []);
    second.stop();
    await clock.advance(1);
    await until(() => line.open() === 1);
  });

  it('end with the person: whoever comes next hears nothing of his', async () => {
    const vendor = await openVendor();
    const line = brittle(vendor);
    const id = await handIn(vendor);
    const here = await following(vendor, {transport: line.transport});
    await until(here.live);
    here.desk.identify(vendor.token('zhou-yan'));
    await until(() => !here.live());
    await until(here.live);
    await takeStep(vendor.ports, id, {is: 'classify', priority: 'P2'}, agent);
    await turn();
    assert.deepEqual(here.of(id), []);
    await here.desk.logout();
    await until(() => line.open() === 0 && !here.live());
  });

  it('stay with a tab that took the stream over, which is told at once that nobody has it', async () => {
    const vendor = await openVendor();
    const says: ((text: string) => void)[] = [];
    const fake = async () => {
      const body = new ReadableStream<Uint8Array>({start: (to) => void says.push((text) => to.enqueue(new TextEncoder().encode(text)))});
      return new Response(body, {headers: {'Content-Type': 'text/event-stream'}});
    };
    vendor.fail('GET /events', fake, true);
    const shared = {storage: new SharedStore(), clock: new FakeClock()};
    const first = await following(vendor, shared);
    await until(() => says.length === 1);
    says[0]!('id: a\nevent: position\ndata: {}\n\n');
    await until(first.live);
    const second = await following(vendor, shared);
    await until(second.live);
    first.desk.close();
    await until(() => !second.live());
    const left = shared.clock.now();
    await shared.clock.advanceUntil(() => says.length === 2);
    assert.ok(shared.clock.now() - left <= 10_000, 'long before a silence would tell it');
    says[1]!('id: b\nevent: position\ndata: {}\n\n');
    await until(second.live);
    for (let n = 0; n < 4; n++) {
      await shared.clock.advance(20_000);
      says[1]!(':\n\n');
      await turn();
      assert.ok(second.live(), `${n}`);
    }
    assert.equal(says.length, 2);
  });

  it('are asked for less and less where each stream ends before it says a word', async () => {
    const vendor = await openVendor();
    vendor.fail('GET /events', answering(200, '', {'Content-Type': 'text/event-stream'}), true);
    const here = await following(vendor);
    await here.clock.advance(60_000);
    const opened = counted(vendor, 'GET /events');
    assert.ok(opened > 3 && opened < 10, String(opened));
  });

  it('come to a page whose first token could not be had, and from the beginning to whoever came while it heard nothing', async () => {
    const vendor = await openVendor();
    const after: (string | null)[] = [];
    let who = '';
    const transport = (request: Request) => {
      if (request.url.endsWith('/events')) after.push(request.headers.get('Last-Event-ID'));
      return vendor.transport(request);
    };
    const getToken = async () => (who === '' ? Promise.reject(new TypeError('no line')) : vendor.token(who)());
    const here = await following(vendor, {transport, getToken});
    await turn();
    who = 'li-wen';
    await here.desk.me().catch(() => undefined);
    await (
      await here.desk.follow(() => {})
    )();
    await until(here.live);
    await handIn(vendor);
    here.page.dispatchEvent(new Event('pagehide'));
    await until(() => !here.live());
    here.desk.identify(vendor.token('zhou-yan'));
    await turn();
    here.page.dispatchEvent(new Event('pageshow'));
    await until(here.live);
    assert.deepEqual(after, [null, null]);
  });

  it('wait as long as the backend asks; where it has none, or they are held back, one looks now and then', async () => {
    const vendor = await openVendor();
    const opened = () => counted(vendor, 'GET /events');
    vendor.fail('GET /events', refusing(503, 'unavailable', {}, {'Retry-After': '40'}));
    const here = await following(vendor);
    await until(() => opened() === 1);
    await here.clock.advance(39_000);
    assert.deepEqual([opened(), here.live()], [1, false]);
    await here.clock.advanceUntil(here.live);
    assert.equal(opened(), 2);
    here.desk.close();
    vendor.fail('GET /events', refusing(404, 'not-found'));
    const without = await following(vendor);
    await until(() => opened() === 3);
    await without.clock.advance(600_000);
    assert.equal(opened(), 3);
    without.desk.close();
    vendor.fail('GET /events', refusing(403, 'not-allowed'));
    const refused = await following(vendor);
    await until(() => opened() === 4);
    // Whoever is refused may be let in a moment later.
    await refused.clock.advanceUntil(refused.live);
    assert.equal(opened(), 5);
    refused.desk.close();
    vendor.fail('GET /events', async () => new Response(new ReadableStream(), {headers: {'Content-Type': 'text/event-stream'}}));
    vendor.fail('GET /events', noLine);
    vendor.fail('GET /events', answering(200, '<html>', {'Content-Type': 'text/html'}));
    const held = await following(vendor);
    await until(() => opened() === 6);
    await held.clock.advance(9_000);
    assert.equal(opened(), 6);
    await held.clock.advanceUntil(() => opened() === 8);
    assert.equal(held.live(), false);
  });

  it('read everything anew after a reset, and notice a line that says nothing', async () => {
    const vendor = await openVendor();
    const id = await handIn(vendor);
    let say: (text: string) => void = () => {};
    const body = () => new ReadableStream<Uint8Array>({start: (to) => void (say = (text) => to.enqueue(new TextEncoder().encode(text)))});
    const after: (string | null)[] = [];
    const fake = async (request: Request) => {
      after.push(request.headers.get('Last-Event-ID'));
      return new Response(body(), {headers: {'Content-Type': 'text/event-stream'}});
    };
    vendor.fail('GET /events', fake, true);
    const here = await following(vendor);
    await until(() => after.length === 1);
    say('id: a\nevent: position\ndata: {}\n\n');
    await until(here.live);
    say(
      `id: b\nevent: ticket-changed\ndata: {"id":"${id}","version":3}\n\nid: c\nevent: something-new\ndata: {"id":7}\n\nid: d\nevent: ticket-`,
    );
    await until(() => here.of(id).length);
    await here.clock.advance(44_000);
    assert.equal(after.length, 1);
    await here.clock.advanceUntil(() => after.length === 2);
    assert.deepEqual(after, [null, 'c']);
    say('id: r\nevent: reset\ndata: {}\n\n');
    await until(() => here.told().filter(({ticket}) => !ticket).length === 1);
    say(`id: s\nevent: ticket-changed\ndata: {"id":"${id}","version":3}\n\n`);
    await until(() => here.of(id).length === 2);
  });
});
