import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {articleIndex} from '../../server/app/article-index.js';
import {articleRecords} from '../../server/memory/seed.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {createSearch} from '../../src/search/search.js';
import {suggest} from '../../src/search/suggest.js';
import {document} from './documents.js';

const index = articleIndex(articleRecords(haituWorld, Date.UTC(2025, 5, 1)).map(({entry}) => entry));
const {search, vocabulary} = createSearch(index.articles, index);

describe('a suggestion for a query that found nothing', () => {
  for (const [typed, meant] of [
    ['kingbsea', /^kingbase/i],
    ['clikchuose', /^clickhouse$/i],
    ['数椐库', /^数据库$/],
  ] as const) {
    it(`is ${String(meant)} for ${typed}, and finds something`, () => {
      assert.deepEqual(search(typed), []);
      const suggested = suggest(typed, vocabulary)!;
      assert.match(suggested, meant);
      assert.ok(search(suggested).length > 0);
    });
  }

  it('writes the word as the documents do, and keeps what stands around it', () => {
    const {vocabulary: own} = createSearch([document({title: '连接 ClickHouse 的限制', text: 'clickhouse'})]);
    assert.equal(suggest('  klickhuose ！', own), '  ClickHouse ！');
  });

  it('is none where nothing is near, for short words, and in no documents', () => {
    const {vocabulary: own} = createSearch([document({title: '数据库 port form'})]);
    for (const query of ['量子纠缠', '锁屏', 'prt', 'zzzzzzzz', '', '，。']) assert.equal(suggest(query, own), undefined, query);
    assert.equal(suggest('kingbsea', createSearch([]).vocabulary), undefined);
  });
});
