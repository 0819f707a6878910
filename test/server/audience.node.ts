import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import type {ArticleIndex} from '../../src/contract/article.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {articleOf} from '../../server/app/article-draft.js';
import {audiencesOf} from '../../server/app/audience.js';
import type {Customer} from '../../server/app/authenticate.js';
import {checkConfiguration} from '../../server/node/configuration.js';
import {openCounter, type Counter} from '../support/gateway-counter.js';

const [requester, manager, planA] = ['li-wen', 'chen-guodong', 'zhou-yan'];
const audit = {
  type: 'audit',
  title: '等保测评材料',
  description: '需要 2026 年的安全说明。',
  fields: {paper: 'proof'},
  impact: {deadline: 'week'},
};
const guide = 'managers-guide';

async function typesFor(counter: Counter, as?: string): Promise<string[]> {
  const {json} = await counter.call('GET', '/desk', as === undefined ? {} : {as});
  return (json as DeskSettings).requestTypes.map(({id}) => id);
}

describe('what is meant for one audience', () => {
  it('is offered by role and by tier, and to nobody else', async () => {
    const counter = await openCounter();
    const [nobody, anyone, managers, tier] = [
      await typesFor(counter),
      await typesFor(counter, requester),
      await typesFor(counter, manager),
      await typesFor(counter, planA),
    ];
    assert.ok(nobody.includes('incident') && !nobody.some((id) => id === 'audit' || id === 'health-check'));
    assert.deepEqual(anyone, nobody);
    assert.deepEqual([managers.includes('audit'), managers.includes('health-check')], [true, false]);
    assert.deepEqual([tier.includes('audit'), tier.includes('health-check')], [false, true]);
  });

  it('says nobody who belongs where', async () => {
    const counter = await openCounter();
    for (const as of [requester, manager]) assert.ok(!('audiences' in (await counter.call('GET', '/desk', {as})).json));
  });

  it('cannot be handed in by others, whatever their page shows', async () => {
    const counter = await openCounter();
    const refused = await counter.submit(requester, audit);
    assert.equal(refused.status, 422);
    assert.deepEqual(refused.json.issues, [{pointer: '/type', code: 'unknown-option'}]);
    const taken = await counter.submit(manager, audit);
    assert.deepEqual([taken.status, taken.json.priority], [201, 'high']);
  });

  it('keeps articles from lists, searches, the index and direct reading', async () => {
    const counter = await openCounter();
    const ids = async (path: string, as: string) => (await counter.call('GET', path, {as})).json as {items: {id: string}[]};
    for (const path of ['/articles?limit=100&category=service', `/articles?limit=50&q=${encodeURIComponent('负责人手册')}`]) {
      const has = async (as: string) => (await ids(path, as)).items.some(({id}) => id === guide);
      assert.deepEqual([await has(manager), await has(requester)], [true, false], path);
    }
    const indexed = async (as: string) =>
      ((await counter.call('GET', '/articles/index', {as})).json as ArticleIndex).articles.some(({id}) => id === guide);
    assert.deepEqual([await indexed(manager), await indexed(requester)], [true, false]);
    assert.equal((await counter.call('GET', `/articles/${guide}`, {as: manager})).status, 200);
    assert.equal((await counter.call('GET', `/articles/${guide}`, {as: requester})).status, 404);
    assert.equal((await counter.call('GET', `/articles/${guide}`)).status, 404);
  });
});

describe('who belongs to an audience', () => {
  const settings = {
    audiences: [
      {id: 'named', name: {en: 'Named'}},
      {id: 'bosses', name: {en: 'Bosses'}, roles: ['manager' as const], organisations: ['acme']},
    ],
  };
  const of = async (customer: Partial<Customer> | undefined) => {
    const {gateway} = await openCounter();
    return [...(await audiencesOf(customer as Customer | undefined, settings, gateway.ports.repository))];
  };
  const acme = {id: 'acme', name: 'Acme', key: 'acme'};

  it('is named by the token, or meets every condition', async () => {
    assert.deepEqual(await of({role: 'requester', audiences: ['named', 'unknown']}), ['named']);
    assert.deepEqual(await of({role: 'manager', organisation: acme}), ['bosses']);
    assert.deepEqual(await of({role: 'manager', organisation: {...acme, id: 'other'}}), []);
    assert.deepEqual(await of({role: 'requester', organisation: acme}), []);
  });

  it('is no guest and nobody without a token', async () => {
    assert.deepEqual(await of(undefined), []);
    assert.deepEqual(await of({role: 'manager', organisation: acme, guestOf: 't1'}), []);
  });
});

describe('the configuration of audiences', () => {
  it('names each by its id, in types and in articles', () => {
    const all = JSON.parse(readFileSync('docs/configuration.example.json', 'utf8'));
    all.desk.requestTypes[0].audience = ['bosses'];
    const told = checkConfiguration(JSON.stringify(all));
    assert.ok('faults' in told);
    assert.ok(told.faults.some(({key, cure}) => key === 'desk.requestTypes[0].audience[0]' && /“bosses” is no audience/.test(cure)));
  });

  it('is kept with an article', () => {
    const draft = {
      id: 'a', title: 'A', kind: 'guide', category: 'c', locale: 'en', summary: 'S', keywords: [], related: [], audience: ['bosses'], markdown: 'x',
    }; // prettier-ignore
    assert.deepEqual(articleOf(draft, {updatedAt: '', revision: 1}).audience, ['bosses']);
  });
});
