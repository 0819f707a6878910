import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import fc from 'fast-check';
import {misfit} from '../../src/client/misfit.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import {readLater} from '../../scripts/read-later.js';
import {everySuccess} from '../support/every-success.js';
import {openCounter} from '../support/gateway-counter.js';
import {wire} from '../support/whole-wire.js';

const names = Object.keys(routes) as RouteName[];
const replies = {} as Record<RouteName, unknown>;

before(async () => {
  const counter = await openCounter();
  for (const [name, [path, options]] of Object.entries(await everySuccess(counter))) {
    replies[name as RouteName] = (await counter.call(routes[name as RouteName].method, path, options)).json;
  }
});

/** What may stand where something else belongs. */
const oddities: unknown[] = [
  null,
  '',
  'x',
  'x'.repeat(15),
  'x'.repeat(129),
  0,
  -1,
  1.5,
  true,
  [],
  [1],
  [1, 2],
  [1, 2, 3],
  ['a'],
  {},
  {a: 1},
  '2026-02-30T10:00:00Z',
  '2026',
];

const {Plan: _whole, ...partly} = readLater;
const unread = new Set(Object.values(partly).flat());

/** A copy with one thing in it replaced, removed or added; `at` picks where. */
function spoilt(value: unknown, at: number, way: 'replace' | 'remove' | 'add', oddity: unknown): unknown {
  const copy = structuredClone({value});
  const spots: {holder: Record<string, unknown>; key: string}[] = [];
  const walk = (holder: Record<string, unknown>) => {
    for (const [key, inner] of Object.entries(holder)) {
      if (unread.has(key)) continue;
      spots.push({holder, key});
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>);
    }
  };
  walk(copy);
  const {holder, key} = spots[at % spots.length]!;
  if (way === 'replace') holder[key] = oddity;
  else if (way === 'add') holder[`${key}More`] = oddity;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return copy.value;
}

const fits = (name: RouteName, value: unknown) => misfit(value, wire[name].reply) === undefined;

describe('the shapes that browsers check replies by', () => {
  it('say of every line what the route table says', () => {
    for (const name of names) {
      const {method, path, status, access, keyed, cached} = routes[name];
      const {reply: _, ...line} = wire[name];
      assert.deepEqual(line, {method, path, status, access, keyed, cached});
    }
  });

  it('take every true reply', () => {
    for (const name of names) assert.equal(misfit(replies[name], wire[name].reply), undefined, name);
  });

  it('judge a spoilt reply as the schema does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names.filter((name) => name !== 'readPlan')),
        fc.nat(),
        fc.constantFrom('replace', 'remove', 'add'),
        fc.constantFrom(...oddities),
        (name, at, way, oddity) => {
          const reply = spoilt(replies[name], at, way, oddity);
          assert.equal(fits(name, reply), routes[name].reply().safeParse(reply).success, `${name}: ${misfit(reply, wire[name].reply)}`);
        },
      ),
      {numRuns: 4000},
    );
  });

  it('say where a reply is wrong', () => {
    const ticket = structuredClone(replies.readTicket) as {messages: {items: {at: string}[]}};
    ticket.messages.items.push({at: 'soon'});
    const index = ticket.messages.items.length - 1;
    assert.match(misfit(ticket, wire.readTicket.reply)!, new RegExp(`^/messages/items/${index}/`));
    assert.equal(misfit([], wire.readMe.reply), '');
  });

  it('read only what the reply itself holds', () => {
    const bare = Object.create({id: 'inherited', name: 'inherited', role: 'requester', preferences: {}}) as object;
    assert.notEqual(misfit(bare, wire.readMe.reply), undefined);
  });
});
