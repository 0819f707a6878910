import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {openCounter, start, type Counter} from '../support/gateway-counter.js';

const at = new Date(start).toISOString();
const send = (counter: Counter, signals: object[], as?: string) => counter.call('POST', '/signals', {...(as && {as}), body: {signals}});
const times = (count: number, signal: object) => Array.from({length: count}, () => signal);
const kept = (counter: Counter, kind?: string) => counter.gateway.ports.repository.signals({since: 0, kind});

describe('signals', () => {
  it('are kept for the people who write the articles, without a word of who sent them', async () => {
    const counter = await openCounter();
    const reply = await send(
      counter,
      [
        {kind: 'search-empty', query: '李雯 li.wen@example.com 13800138000 登录', count: 0, locale: 'zh-Hans', at, name: '李雯'},
        {kind: 'article-opened', articleId: 'licence-faq', at},
      ],
      'li-wen',
    );
    assert.equal(reply.status, 202);
    assert.deepEqual(reply.json, {taken: 2});
    assert.deepEqual(await kept(counter), [
      {kind: 'search-empty', query: '李雯 … … 登录', count: 0, locale: 'zh-Hans', at: start},
      {kind: 'article-opened', articleId: 'licence-faq', at: start},
    ]);
    assert.equal((await kept(counter, 'search-empty')).length, 1);
    assert.deepEqual(await counter.gateway.ports.repository.signals({since: start + 1}), []);
  });

  it('are taken from anyone, of whatever kind a newer element knows, and dated by the gateway where the device is wrong', async () => {
    const counter = await openCounter();
    for (const wrong of ['2099-01-01T00:00:00Z', '1999-01-01T00:00:00Z']) await send(counter, [{kind: 'palette-opened', at: wrong}]);
    assert.deepEqual(
      (await kept(counter)).map((signal) => signal.at),
      [start, start],
    );
  });

  it('are refused where a batch is empty, too large, or not of signals', async () => {
    const counter = await openCounter();
    const one = {kind: 'searched', query: 'x', count: 1, at};
    for (const signals of [[], times(51, one), [{...one, at: 'yesterday'}], [{...one, query: '长'.repeat(201)}], [{...one, count: -1}]]) {
      const refused = await send(counter, signals);
      assert.equal(refused.status, 400);
      assert.equal(refused.json.code, 'invalid-request');
    }
    assert.equal((await send(counter, times(50, one))).status, 202);
    assert.equal((await kept(counter)).length, 50);
  });

  it('do not fill the memory: past a limit readers wait, and beyond the most that is kept the oldest go', async () => {
    const counter = await openCounter();
    const batch = times(50, {kind: 'searched', query: 'x', count: 1, at});
    await send(counter, [{kind: 'deflected', at}], 'li-wen');
    for (let n = 0; n < 120; n++) assert.equal((await send(counter, batch)).status, 202);
    assert.equal((await kept(counter)).length, 5000);
    assert.equal((await kept(counter, 'deflected')).length, 0);
    for (let n = 1; n < 240; n++) await send(counter, batch, 'li-wen');
    const refused = await send(counter, batch, 'li-wen');
    assert.equal(refused.json.code, 'too-many-requests');
    assert.equal(refused.headers.get('Retry-After'), '3600');
    assert.equal((await send(counter, batch)).status, 202, 'others need not wait');
  });
});

describe('popular articles', () => {
  it('are those opened lately, the most often opened first, and page like any list', async () => {
    const {opened: _, ...world} = haituWorld;
    const counter = await openCounter({world});
    const all = (await counter.call('GET', '/articles?limit=100')).json.items.map(({id}: {id: string}) => id) as string[];
    const open = (articleId: string, count: number) =>
      send(counter, times(count, {kind: 'article-opened', articleId, at: new Date(counter.now()).toISOString()}));
    await open(all[0]!, 9);
    await counter.pass(31 * 24 * 3_600_000);
    const lately = all.slice(-5).reverse();
    for (const [n, id] of lately.entries()) await open(id, 20 - n * 2);
    await open('withdrawn since', 30);
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await counter.call('GET', `/articles?sort=popular&limit=2${cursor && `&cursor=${cursor}`}`);
      ids.push(...page.json.items.map(({id}: {id: string}) => id));
      cursor = page.json.nextCursor;
    }
    assert.deepEqual(ids, lately);
  });

  it('of the world are articles of the world', () => {
    for (const id of Object.keys(haituWorld.opened!))
      assert.ok(
        haituWorld.articles.some((article) => article.id === id),
        id,
      );
  });
});
