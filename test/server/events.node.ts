import assert from 'node:assert/strict';
import {afterEach, describe, it, mock} from 'node:test';
import {eventsKeptFor, eventsOf, type EventRecord} from '../../server/app/event-record.js';
import {limits, streamLimits} from '../../server/app/limits.js';
import {noteRating} from '../../server/app/note-rating.js';
import {newKey} from '../../src/contract/key.js';
import {act, ok} from '../support/customer-acts.js';
import {turn, until} from '../support/fake-clock.js';
import {base, keyed, start, type CounterOptions} from '../support/gateway-counter.js';
import {listen, type HeardStream} from '../support/heard-stream.js';
import {acme, ann, bob, received, stepped} from '../support/records.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';

const [owner, colleague, manager, stranger] = ['li-wen', 'wang-lei', 'chen-guodong', 'zhou-yan'] as const;
const open: HeardStream[] = [];

afterEach(async () => {
  mock.timers.reset();
  for (const stream of open.splice(0)) await stream.cut().catch(() => undefined);
});

async function hear(counter: StaffCounter, who: Parameters<typeof listen>[1]): Promise<HeardStream> {
  const stream = await listen(counter, who);
  assert.equal(stream.status, 200);
  open.push(stream);
  return stream;
}

const told = ({heard}: HeardStream) => heard.map(({kind, data}) => [kind, data.id, data.version]);

/** A request of the owner's that the team has in hand. */
async function inHand(options: CounterOptions = {}) {
  const counter = await openStaffCounter(options);
  const {id} = (await counter.submit(owner)).json as {id: string};
  await ok(counter.step(id, 'classify', {priority: 'P1', category: 'application-dashboard'}));
  await ok(counter.step(id, 'assign', {to: 'he-xiaotong'}));
  return {counter, id};
}
const answer = (counter: StaffCounter, id: string) => ok(counter.step(id, 'answer', {text: '请把日志发给我们。'}));
const note = (counter: StaffCounter, id: string) => ok(counter.step(id, 'note', {text: '内部：客户很急'}));

describe('the stream of news', () => {
  it('tells of a request what a customer sees of it, and nothing of what the team says to itself', async () => {
    const {counter, id} = await inHand();
    const stream = await hear(counter, {as: owner});
    assert.equal(stream.headers.get('Content-Type'), 'text/event-stream; charset=utf-8');
    assert.equal(stream.headers.get('Cache-Control'), 'no-store, no-transform');
    assert.equal(stream.headers.get('X-Accel-Buffering'), 'no');
    await note(counter, id);
    await answer(counter, id);
    await until(() => stream.heard.length >= 2);
    const {version} = await ok(counter.call('GET', `/tickets/${id}`, {as: owner}));
    assert.deepEqual(told(stream), [
      ['message-added', id, version],
      ['ticket-changed', id, version],
    ]);
    assert.equal(new Set(stream.heard.map((event) => event.id)).size, 2);
  });

  it('goes to those who may read the request at that moment', async () => {
    const {counter, id} = await inHand();
    const streams = Object.fromEntries(
      await Promise.all([owner, colleague, manager, stranger].map(async (as) => [as, await hear(counter, {as})] as const)),
    ) as Record<string, HeardStream>;
    const heardBy = async (happens: () => Promise<unknown>): Promise<string[]> => {
      for (const {heard} of Object.values(streams)) heard.length = 0;
      await happens();
      await until(() => streams[owner]!.heard.length || streams[manager]!.heard.length);
      await turn();
      return Object.keys(streams).filter((who) => streams[who]!.heard.length);
    };
    assert.deepEqual(await heardBy(() => answer(counter, id)), [owner, manager]);
    assert.deepEqual(await heardBy(() => act(counter, id, {action: 'bring-in', person: colleague})), [owner, colleague, manager]);
    assert.deepEqual(await heardBy(() => answer(counter, id)), [owner, colleague, manager]);
    assert.deepEqual(
      await heardBy(() => act(counter, id, {action: 'take-out', person: colleague})),
      [owner, colleague, manager],
      'that it was so',
    );
    assert.deepEqual(await heardBy(() => answer(counter, id)), [owner, manager], 'and nothing from then on');
    // Nor what came while he was away.
    const again = await hear(counter, {as: colleague, after: streams[colleague]!.lastId()});
    await turn();
    assert.deepEqual(again.heard, []);
    await act(counter, id, {action: 'bring-in', person: colleague});
    await ok(counter.call('PUT', `/people/${colleague}`, {as: manager, body: {left: true}}));
    assert.deepEqual(await heardBy(() => answer(counter, id)), [owner, manager], 'who left hears nothing');
  });

  it('tells whoever lost his part of that alone, whatever followed before he heard it, and however he lost it', async () => {
    const {counter, id} = await inHand();
    await act(counter, id, {action: 'bring-in', person: colleague});
    const first = await hear(counter, {as: colleague});
    await until(() => first.lastId());
    await first.cut();
    const from = first.lastId();
    await act(counter, id, {action: 'take-out', person: colleague});
    await answer(counter, id);
    const lost = (await counter.call('GET', `/tickets/${id}`, {as: owner})).json.version - 1;
    const second = await hear(counter, {as: colleague, after: from});
    await until(() => second.heard.length);
    await turn();
    assert.deepEqual(told(second), [['ticket-changed', id, lost]]);
    const former = await hear(counter, {as: owner});
    await until(() => former.lastId());
    await act(counter, id, {action: 'hand-over', person: colleague}, manager);
    await answer(counter, id);
    await until(() => second.heard.length >= 3);
    await turn();
    assert.deepEqual(told(former), [['ticket-changed', id, lost + 2]]);
  });

  it('tells a guest of his one request, and ends with his way in', async () => {
    const {counter, id} = await inHand();
    const other = (await counter.submit(owner)).json.id as string;
    const share = keyed({label: '审计 王工', scope: 'read', hours: 24});
    const [link] = (await ok(counter.call('POST', `/tickets/${id}/links`, {as: owner, ...share}), 201)).items;
    const {token} = await ok(counter.call('GET', `/tickets/${id}/links/${link.id}`, {as: owner}));
    const session = await ok(counter.call('POST', '/link-sessions', {body: {token}}));
    const guest = await hear(counter, {token: session.token});
    const watching = await hear(counter, {as: owner});
    await ok(counter.step(other, 'classify', {priority: 'P1', category: 'application-dashboard'}));
    await answer(counter, id);
    await until(() => guest.heard.length >= 2 && watching.heard.length >= 3);
    assert.deepEqual(new Set(guest.heard.map(({data}) => data.id)), new Set([id]));
    await ok(counter.call('POST', `/tickets/${id}/links/${link.id}/revoke`, {as: owner, ...keyed()}));
    await guest.end;
    assert.equal(guest.heard.length, 2);
    assert.equal((await listen(counter, {token: session.token})).status, 401);
  });

  it('goes on after the last event that somebody had, and says where that is not to be had', async () => {
    const {counter, id} = await inHand();
    const first = await hear(counter, {as: owner});
    await until(() => first.lastId());
    const [from, elsewhere] = [first.lastId(), await inHand()];
    await first.cut();
    await answer(counter, id);
    await counter.submit(stranger);
    const second = await hear(counter, {as: owner, after: from});
    await until(() => second.heard.length >= 2);
    assert.deepEqual(told(second).map(([kind]) => kind), ['message-added', 'ticket-changed']); // prettier-ignore
    const foreign = await hear(elsewhere.counter, {as: owner, after: second.lastId()});
    await until(() => foreign.heard.length);
    assert.deepEqual(told(foreign), [['reset', undefined, undefined]], 'an id of another database');
    await answer(elsewhere.counter, elsewhere.id);
    await until(() => foreign.heard.length >= 3);
    for (let n = 0; n < 101; n++) await answer(counter, id);
    const late = await hear(counter, {as: owner, after: from});
    await until(() => late.heard.length);
    assert.deepEqual(told(late), [['reset', undefined, undefined]], 'too much to tell');
    const current = await hear(counter, {as: owner, after: late.lastId()});
    await turn();
    assert.deepEqual(current.heard, []);
  });

  it('shows every 20 seconds that the line stands, and ends with the token', async () => {
    mock.timers.enable({apis: ['setInterval']});
    const {counter, id} = await inHand();
    const [stream, other] = [await hear(counter, {as: owner}), await hear(counter, {as: stranger})];
    await until(() => other.lastId());
    const at = other.lastId();
    const pass = async (seconds: number) => {
      for (let n = 0; n < seconds; n += 5) {
        await counter.pass(5_000);
        mock.timers.tick(5_000);
      }
      await turn();
    };
    await pass(20);
    assert.equal(stream.beats(), 1);
    await answer(counter, id);
    await pass(20);
    assert.ok(other.lastId() !== at && !other.heard.length, 'others’ news move his place and nothing else');
    await pass(640);
    assert.ok(stream.ended() && other.ended());
    const again = await hear(counter, {as: owner, after: stream.lastId()});
    await answer(counter, id);
    await until(() => again.heard.length >= 2);
  });

  it('tells whoever opens first while another opens, too', async () => {
    const {counter, id} = await inHand();
    const {repository} = counter.gateway.ports;
    const placed = repository.placedEvent;
    const waits: (() => void)[] = [];
    repository.placedEvent = async (of) => {
      if (of === undefined) await new Promise<void>((go) => waits.push(go));
      return placed(of);
    };
    const opening = [owner, owner].map((as) => hear(counter, {as}));
    await until(() => waits.length === 2);
    waits[0]!();
    const first = await Promise.race(opening);
    // Written past the bell: what is read first is read by the second one's opening.
    const record = (await repository.ticket(id))!;
    await repository.write({
      ticket: {...record, revision: record.revision + 1},
      events: [{...eventOf(id), at: counter.now()}],
    });
    waits[1]!();
    await Promise.all(opening);
    await until(() => first.heard.length);
  });

  it('refuses without a token, beyond what one person may have open, and once it closes', async () => {
    const closing = new AbortController();
    const {counter} = await inHand({closing: closing.signal});
    assert.equal((await listen(counter, {token: 'x.y.z'})).status, 401);
    const bare = await counter.gateway.app(new Request(`${base}/events`));
    assert.equal(bare.status, 401);
    const head = await counter.gateway.app(
      new Request(`${base}/events`, {method: 'HEAD', headers: {Authorization: `Bearer ${await counter.gateway.tokenFor(owner)}`}}),
    );
    assert.deepEqual([head.status, head.body], [200, null]);
    const streams = await Promise.all(Array.from({length: streamLimits.ofPerson}, () => hear(counter, {as: owner})));
    const refused = await listen(counter, {as: owner});
    assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [429, '60']);
    const crowd = await Promise.all(Array.from({length: streamLimits.ofPerson + 1}, () => listen(counter, {as: manager})));
    open.push(...crowd);
    assert.deepEqual(crowd.map(({status}) => status).sort().slice(-2), [200, 429], 'nor at one moment'); // prettier-ignore
    await hear(counter, {as: stranger});
    await streams[0]!.cut();
    await hear(counter, {as: owner});
    closing.abort();
    await Promise.all(open.map(({end}) => end));
    assert.equal((await listen(counter, {as: owner})).status, 503);
    assert.ok(limits.streamsOpened.times > 200);
  });

  it('lets go of whoever does not read, and of nobody else', async () => {
    const {counter, id} = await inHand();
    const stream = await hear(counter, {as: owner});
    const slow = await counter.gateway.app(
      new Request(`${base}/events`, {headers: {Authorization: `Bearer ${await counter.gateway.tokenFor(manager)}`}}),
    );
    for (let n = 0; n < 140; n++) await answer(counter, id);
    await until(() => stream.heard.length >= 280);
    const had = (await slow.text()).split('\nevent: ').length;
    assert.ok(had > 200 && had < 270, String(had));
  });
});

const eventOf = (ticket: string, n = 0): EventRecord => ({id: newKey(), kind: 'ticket-changed', ticket, version: n + 1, at: start + n});

for (const kind of repositoryKinds()) {
  describe(`events ${kind.name}`, () => {
    const openOne = closedAfterEach(kind);

    it('are given out in order, from behind a place on, and to whom they concern', async () => {
      const {repository} = await openOne();
      assert.equal(await repository.placedEvent(), undefined);
      const own = received({organisation: acme});
      const [others, brought] = [
        received({owner: bob}),
        stepped(received({owner: bob, organisation: acme}), {is: 'bring-in', who: {key: ann, person: own.requester}}),
      ];
      for (const ticket of [own, others]) await repository.write({ticket, events: eventsOf({ticket}, undefined, start)});
      await repository.write({ticket: {...brought, revision: 1}, events: [eventOf(brought.id)]});
      const all = await repository.events({after: 0, limit: 10});
      assert.deepEqual(all.map(({ticket}) => ticket), [own.id, others.id, brought.id]); // prettier-ignore
      assert.ok(all.every(({place}, n) => n === 0 || place > all[n - 1]!.place));
      const [first, second, third] = all;
      assert.deepEqual(await repository.placedEvent(second!.id), second);
      assert.deepEqual(await repository.placedEvent(), third);
      assert.equal(await repository.placedEvent('nobody’s'), undefined);
      const of = async (whose: NonNullable<Parameters<typeof repository.events>[0]['of']>) =>
        (await repository.events({after: 0, limit: 10, of: whose})).map(({ticket}) => ticket);
      assert.deepEqual(await of({owner: ann}), [own.id, brought.id]);
      assert.deepEqual(await of({owner: bob}), [others.id, brought.id]);
      assert.deepEqual(await of({owner: '["vendor","eve"]', organisation: acme}), [own.id, brought.id]);
      assert.deepEqual(await of({ticket: others.id}), [others.id]);
      assert.deepEqual(await repository.events({after: first!.place, upTo: second!.place, limit: 10}), [second]);
      await repository.remove({tickets: [own.id]});
      assert.deepEqual(await of({owner: ann}), [brought.id]);
      assert.ok((await repository.events({after: third!.place, limit: 1})).length === 0);
      const alone = stepped(brought, {is: 'take-out', who: {key: ann, person: own.requester}});
      await repository.write({ticket: {...alone, revision: 2}, events: eventsOf({ticket: alone}, brought, start)});
      assert.deepEqual(await of({owner: ann}), [brought.id], 'nothing but that she has no part in it any more');
      assert.equal((await repository.placedEvent())?.parted, ann);
      await repository.remove({person: ann});
      assert.deepEqual(await of({owner: ann}), []);
    });

    it('are not there when their change is not, and never before one that is told already', async (t) => {
      const {repository, database, reopen} = await openOne();
      const ticket = received();
      await repository.write({ticket, events: [eventOf(ticket.id)]});
      assert.equal(await repository.write({ticket, events: [eventOf(ticket.id)]}), 'conflict');
      const [first] = await repository.events({after: 0, limit: 10});
      assert.deepEqual(await repository.events({after: first!.place, limit: 10}), []);
      if (database?.dialect !== 'postgres') return t.diagnostic('one transaction after the other');
      // The first to write is the last to commit.
      const late = eventOf(ticket.id, 1);
      let [commit, wrote] = [() => {}, () => {}];
      const written = new Promise<void>((resolve) => (wrote = resolve));
      const slow = database.transaction(async (db) => {
        await db.insertInto('events').values({...late, survey: null, parted: null, place: null}).execute(); // prettier-ignore
        wrote();
        await new Promise<void>((resolve) => (commit = resolve));
      });
      await written;
      const {repository: another} = await reopen!();
      const soon = eventOf(ticket.id, 2);
      await another.write({events: [soon]});
      const seen = await repository.events({after: first!.place, limit: 10});
      assert.deepEqual(seen.map(({id}) => id), [soon.id]); // prettier-ignore
      commit();
      await slow;
      const readers = [repository, another, repository, another];
      const rest = await Promise.all(readers.map((one) => one.events({after: seen[0]!.place, limit: 10})));
      for (const events of rest) assert.deepEqual(events.map(({id}) => id), [late.id], 'behind what was told before it'); // prettier-ignore
      // Nobody read for days: what has no place goes with the rest.
      const old = {...eventOf(ticket.id), at: start - 2 * eventsKeptFor, survey: null, parted: null, place: null};
      await database.db.insertInto('events').values(old).execute();
      const {repository: third} = await reopen!();
      await third.write({events: [eventOf(ticket.id, 3)]});
      assert.equal(await repository.placedEvent(old.id), undefined);
    });
  });
}

it('a write tells of each message, of what a customer sees, and of a survey that is due', () => {
  const before = received();
  const kinds = (...[change, then]: [Parameters<typeof eventsOf>[0], typeof before?]) =>
    eventsOf(change, then, start).map(({kind}) => kind);
  assert.deepEqual(kinds({ticket: before}), ['ticket-changed']);
  assert.deepEqual(kinds({ticket: stepped(before, {is: 'note', text: 'x'})}, before), []);
  assert.deepEqual(kinds({ticket: stepped(before, {is: 'reply', text: 'x'})}, before), ['message-added', 'ticket-changed']);
  assert.deepEqual(kinds({ticket: noteRating(before, 'rated', start)}, before), [], 'nothing that would be a newer version');
  assert.deepEqual(kinds({signals: []}), []);
});
