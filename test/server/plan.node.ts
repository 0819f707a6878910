import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Plan} from '../../src/contract/plan.js';
import {coverageOf} from '../../src/rules/entitlement.js';
import {personKey} from '../../server/app/authenticate.js';
import {incident, openCounter, secret, start, tokenOf, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const day = 86_400_000;
const planOf = async (counter: Counter, who = as) => (await counter.call('GET', '/plan', {as: who})).json as Plan;
const question = {
  type: 'question',
  title: '怎样隐藏一列？',
  description: '只对一个部门。',
  fields: {topic: 'usage', product: 'bi-cloud'},
  impact: {},
};

describe('the plan of an organisation', () => {
  it('says its tier, what is covered until when, and how much is used', async () => {
    const counter = await openCounter();
    const plan = await planOf(counter);
    assert.equal(plan.tier, 'B');
    assert.deepEqual(
      plan.phases.map(({kind}) => kind),
      ['free', 'warranty', 'maintenance'],
    );
    plan.phases.slice(1).forEach(({from}, n) => {
      assert.equal(Date.parse(from) - Date.parse(plan.phases[n]!.to), day, 'each begins on the day after the last');
    });
    assert.deepEqual(await planOf(counter, 'chen-guodong'), plan, 'a colleague reads the same');
    assert.notDeepEqual((await planOf(counter, 'zhou-yan')).phases, plan.phases);
  });

  it('of whoever bought nothing is no error: the tier that his token names where the desk has it, and nothing that is covered or counted', async () => {
    const counter = await openCounter({secret});
    const read = async (claims: object) => {
      const token = await tokenOf(counter, 'new-here', claims);
      const {status, json} = await counter.call('GET', '/plan', {token});
      assert.deepEqual([status, json.phases, json.entitlements, json.timeZone], [200, [], [], 'Asia/Shanghai']);
      return [json.organisation, json.tier];
    };
    assert.deepEqual(await read({}), [undefined, undefined]);
    assert.deepEqual(await read({org: 'unknown', plan: 'A'}), [{id: 'unknown', name: 'unknown'}, 'A']);
    assert.deepEqual(await read({plan: 'gold'}), [undefined, undefined]);
  });

  it('counts what an organisation hands in this month, whoever does, and not what is taken back', async () => {
    const counter = await openCounter();
    const used = async () => (await planOf(counter)).entitlements.find(({id}) => id === 'consulting')!.used;
    const before = await used();
    const sent = await counter.submit(as, question);
    assert.equal(sent.status, 201, sent.text);
    await counter.submit('chen-guodong', question);
    await counter.submit('zhou-yan', question);
    assert.equal(await used(), before + 2);
    const {id, version} = sent.json;
    await counter.call('POST', `/tickets/${id}/actions`, {
      as, key: 'cancelled-for-good', version, body: {action: 'cancel', clientRef: 'cancelled-for-good'},
    }); // prettier-ignore
    assert.equal(await used(), before + 1);
    const {renewsAt} = (await planOf(counter)).entitlements.find(({id: one}) => one === 'consulting')!;
    // The first of the next month in Beijing.
    assert.match(renewsAt ?? '', /T16:00:00\.000Z$/);
    await counter.pass(Date.parse(renewsAt!) - counter.now());
    assert.equal(await used(), 0);
  });

  it('decides by which tier the clocks of a request run, for good', async () => {
    const counter = await openCounter();
    const sent = await counter.submit(as, {impact: {scope: 'few', work: 'detour', data: 'sound'}});
    assert.deepEqual([sent.json.tier, sent.json.priority], ['B', 'P3']);
    const organisation = personKey(counter.gateway.ports.verifiers[0]!.issuer, 'hemu');
    const {repository} = counter.gateway.ports;
    const plan = (await repository.plan(organisation))!;
    assert.equal(await repository.write({plan: {...plan, tier: 'A', revision: plan.revision + 1}}), 'written');
    assert.equal(await repository.write({plan: {...plan, tier: 'C', revision: plan.revision + 1}}), 'conflict');
    assert.equal((await counter.call('GET', `/tickets/${sent.json.id}`, {as})).json.tier, 'B');
    assert.equal((await counter.submit(as, incident())).json.tier, 'A');
  });
});

describe('what a request costs', () => {
  const text = {en: 'x'};
  const plan: Plan = {
    organisation: {id: 'o', name: 'O'},
    tier: 'B',
    timeZone: 'Asia/Shanghai',
    phases: [
      {kind: 'warranty', from: '2026-01-01', to: '2026-06-30', charge: 'free', except: [{types: ['change'], charge: 'quote'}]},
      {kind: 'maintenance', from: '2026-07-01', to: '2026-12-31', charge: 'at-cost'},
    ],
    extensions: [],
    entitlements: [{id: 'q', name: text, types: ['question'], period: 'month', used: 2, total: 3, beyond: 'at-cost'}],
    people: [],
  };
  const cost = (request: {type: string; priority?: string}, on: string, changed: Partial<Plan> = {}) => {
    const {charge, why} = coverageOf({...plan, ...changed}, request, Date.parse(`${on}T10:00+08:00`));
    return `${charge} ${why}`;
  };

  it('is told by the phase of the day, by the day of the plan’s own zone', () => {
    assert.equal(cost({type: 'incident'}, '2026-03-01'), 'free phase');
    assert.equal(cost({type: 'change'}, '2026-03-01'), 'quote phase');
    assert.equal(cost({type: 'incident'}, '2026-07-01'), 'at-cost phase');
    assert.equal(cost({type: 'incident'}, '2027-01-01'), 'quote ended');
    assert.equal(cost({type: 'incident'}, '2025-12-31'), 'quote not-begun');
    assert.equal(coverageOf(plan, {type: 'incident'}, Date.parse('2026-06-30T16:30Z')).charge, 'at-cost', 'July has begun in Shanghai');
  });

  it('is told by what is left of a quota, and beyond it by what that says', () => {
    assert.equal(cost({type: 'question'}, '2026-03-01'), 'free quota');
    const used = plan.entitlements.map((one) => ({...one, used: 3}));
    assert.equal(cost({type: 'question'}, '2026-03-01', {entitlements: used}), 'at-cost beyond-quota');
    assert.equal(cost({type: 'question'}, '2026-08-01', {entitlements: used}), 'at-cost phase', 'what costs anyway takes nothing of it');
  });

  it('never stands in the way of a critical request', () => {
    const suspended = {suspended: {since: new Date(start).toISOString(), reason: text}};
    assert.equal(cost({type: 'incident', priority: 'P1'}, '2026-03-01', suspended), 'quote suspended');
    assert.equal(cost({type: 'incident', priority: 'P0'}, '2026-03-01', suspended), 'free critical');
    assert.equal(cost({type: 'incident', priority: 'P0'}, '2027-03-01'), 'at-cost critical', 'helped first, settled afterwards');
    const used = plan.entitlements.map((one) => ({...one, types: ['incident'], used: 3}));
    assert.equal(cost({type: 'incident', priority: 'P0'}, '2026-03-01', {entitlements: used}), 'free critical');
  });
});
