import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {articleIndex, foldedWords, variantsFor, wordsFor, type IndexedArticle} from '../../server/app/article-index.js';
import {ArticleIndex} from '../../src/contract/article.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {regionWords} from '../../src/search/region-words.js';
import {createSearch} from '../../src/search/search.js';
import {pieces} from './documents.js';

function article(part: Partial<IndexedArticle>): IndexedArticle {
  return {
    id: 'a',
    kind: 'faq',
    title: '',
    summary: '',
    category: 'c',
    locale: 'zh-Hans',
    updatedAt: '2025-01-01T00:00:00Z',
    text: '',
    ...part,
  };
}

describe('the article index', () => {
  it('keeps to the contract and carries nothing but what search needs', () => {
    const whole = {...article({text: '登录'}), body: ['登录'], related: [], highlights: {title: [], summary: []}};
    const index = articleIndex([whole]);
    assert.deepEqual(ArticleIndex().parse(index), index);
    assert.deepEqual(Object.keys(index.articles[0]!).sort(), ['category', 'id', 'kind', 'locale', 'summary', 'text', 'title', 'updatedAt']);
  });

  it('carries every variant of the characters that occur, in whatever script they are written, and no others', () => {
    assert.deepEqual([...variantsFor('录')].sort(), [...variantsFor('錄')].sort());
    assert.match(variantsFor('录'), /錄录/);
    assert.match(variantsFor('干'), /乾干/);
    assert.match(variantsFor('乾'), /幹干/);
    assert.equal(variantsFor('plain English, 8.0'), '');
    assert.ok(articleIndex([article({text: '登录失败'})]).variants.length < 30);
  });

  it('carries enough for a query in one script to find an article in the other', () => {
    const index = articleIndex([
      article({id: 'hans', text: '数据库账号后台'}),
      article({id: 'hant', text: '儀表板載入緩慢', title: '後臺'}),
    ]);
    const {search} = createSearch(index.articles, {variants: index.variants});
    assert.deepEqual(
      search('數據庫帳號').map(({id}) => id),
      ['hans'],
    );
    assert.deepEqual(
      search('仪表板载入缓慢').map(({id}) => id),
      ['hant'],
    );
    assert.deepEqual(
      search('後臺')
        .map(({id}) => id)
        .sort(),
      ['hans', 'hant'],
    );
  });

  it('lets each word of a region find what is written with those of the others, marked whole, by what the index brings', () => {
    const groups = regionWords
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    assert.ok(groups.length > 90);
    for (const group of groups) {
      for (const written of group) {
        const index = articleIndex([article({id: 'meant', title: `甲${written}乙`}), article({id: 'other', title: '丙丁戊己'})]);
        const {search} = createSearch(index.articles, index);
        for (const typed of written === group[0] ? group : [group[0]!, written]) {
          const hits = search(typed);
          assert.deepEqual(
            hits.map(({id}) => id),
            ['meant'],
            `${typed} for ${written}`,
          );
          assert.deepEqual(pieces(hits[0]!.title, hits[0]!.titleRanges), [written], `${typed} for ${written}`);
        }
      }
    }
  });

  it('brings no words but those of groups that occur', () => {
    assert.equal(wordsFor('plain English'), '');
    assert.deepEqual(wordsFor('连线').split('\n'), ['连线 连接']);
    for (const group of foldedWords().split('\n')) assert.ok(new Set(group.split(' ')).size > 1, `${group} is one word in two scripts`);
  });

  it('has a version that changes with any content and only then', () => {
    const one = articleIndex([article({text: '登录'})]);
    assert.equal(articleIndex([article({text: '登录'})]).version, one.version);
    for (const other of [{text: '登陆'}, {text: '登录', title: 'x'}, {text: '登录', updatedAt: '2025-01-02T00:00:00Z'}]) {
      assert.notEqual(articleIndex([article(other)]).version, one.version);
    }
    assert.notEqual(articleIndex([]).version, one.version);
    assert.equal(articleIndex([], 'mine').version, 'mine');
  });
});

describe('the table of variants', () => {
  const characters = [...hanVariants];
  const bases = new Map<string, string>();
  for (let i = 0; i < characters.length; i += 2) bases.set(characters[i]!, characters[i + 1]!);

  it('pairs each variant with one base, which is no variant itself', () => {
    assert.ok(bases.size > 2900);
    assert.equal(bases.size * 2, characters.length);
    for (const base of bases.values()) assert.ok(!bases.has(base), base);
  });

  it('takes the simplified form as base', () => {
    for (const pair of ['錄录', '發发', '髮发', '後后', '裡里', '裏里', '乾干', '臺台', '帳账', '覆复'])
      assert.equal(bases.get(pair[0]!), pair[1]);
  });
});
