import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Converter} from 'opencc-js';
import {articleIndex} from '../../server/app/article-index.js';
import {articleRecords} from '../../server/memory/seed.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {createFolder} from '../../src/search/fold.js';
import {createSearch, type Hit} from '../../src/search/search.js';
import {soundsLike} from '../../src/search/sound.js';
import {judge, judgeSentences, offered} from './judge.js';
import {unanswerable, unanswerableSentences} from './judged-queries.js';

const index = articleIndex(articleRecords(haituWorld, Date.UTC(2025, 5, 1)).map(({entry}) => entry));
const articles = createSearch(index.articles, index);
const {search} = articles;
const fold = createFolder(index.variants);
const toTraditional = Converter({from: 'cn', to: 'tw'});
const toSimplified = Converter({from: 'tw', to: 'cn'});

/** What stands for words of `asked` in other regions. */
const regions = (asked: string) =>
  index
    .words!.split('\n')
    .map((line) => line.split(' '))
    .filter((group) => group.some((word) => asked.includes(word)))
    .flat();

describe("search over the vendor's articles, with the variants their index brings", () => {
  it('finds each article by every word of two characters or more in it, in either script', () => {
    const found = new Map<string, Map<string, Hit>>();
    const hitsOf = (query: string) => new Map(search(query, {limit: index.articles.length}).map((hit) => [hit.id, hit]));
    let asked = 0;
    for (const {id, locale, title, summary, text} of index.articles) {
      const words = new Set<string>();
      for (const {segment, isWordLike} of new Intl.Segmenter(locale, {granularity: 'word'}).segment(`${title}\n${summary}\n${text}`)) {
        if (isWordLike && [...segment].length > 1) words.add(segment);
      }
      for (const word of words) {
        for (const query of new Set([word, toTraditional(word), toSimplified(word)])) {
          asked++;
          if (!found.has(query)) found.set(query, hitsOf(query));
          const hit = found.get(query)!.get(id);
          assert.ok(hit, `${query} does not find ${id}`);
          for (const [shown, ranges] of [
            [hit.title, hit.titleRanges],
            [hit.excerpt, hit.excerptRanges],
          ] as const) {
            for (const [start, end] of ranges) {
              const marked = fold(shown.slice(start, end)).text;
              const asked = fold(query).text;
              assert.ok(asked.includes(marked) || regions(asked).includes(marked), `${marked} for ${query}`);
            }
          }
        }
      }
    }
    assert.ok(asked > 2000, `${asked}`);
  });

  it('puts first what a customer means', () => {
    for (const [query, id] of [
      ['mysql 超时', 'mysql-connection-timeout'],
      ['mysql 連接超時', 'mysql-connection-timeout'],
      ['連線逾時', 'mysql-connection-timeout'],
      ['登入失敗', 'ldap-login-failed'],
      ['ldap', 'ldap-login-failed'],
      ['企业微信', 'wecom-integration'],
      ['行级权限', 'row-level-permission'],
      ['許可證', 'licence-faq'],
    ] as const) {
      assert.equal(search(query, {locale: 'zh-Hans'})[0]?.id, id, query);
    }
  });
  it('answers judged queries as well as it did', async () => {
    const {first, amongFive, reciprocal} = await judge(articles);
    assert.ok(first >= 0.95, `first ${first}`);
    assert.ok(amongFive >= 0.99, `among five ${amongFive}`);
    assert.ok(reciprocal >= 0.97, `mean reciprocal rank ${reciprocal}`);
  });

  it('offers for a title as long as a sentence what it is about', async () => {
    const {first, amongThree} = await judgeSentences(articles);
    assert.ok(first >= 0.9, `first ${first}`);
    assert.ok(amongThree >= 0.93, `among three ${amongThree}`);
    for (const title of unanswerableSentences) assert.deepEqual(await offered(articles, title, 'zh-Hans'), [], title);
  });

  it('offers what holds a phrase that was copied from a message', async () => {
    const hits = await offered(articles, '打开报表页面提示 Public Key Retrieval is not allowed，请你们尽快帮忙看看', 'zh-Hans');
    assert.equal(hits[0]?.id, 'mysql-datasource');
  });

  it('lets nothing pass for an answer to what no article answers', async () => {
    for (const query of unanswerable) {
      const hits = await articles.listen(query, {locale: 'zh-Hans'});
      assert.deepEqual(hits.filter(({weak}) => !weak), [], query); // prettier-ignore
    }
  });

  it('tells what is typed by its sound, whole, unfinished or by first letters, and leaves words that it knows alone', () => {
    const {vocabulary} = articles;
    for (const [typed, written] of [
      ['denglu shibai', '登录 失败'],
      ['DengLuShiB', '登录失败'],
      ['dlsb', '登录失败'],
      ['ldap denglu', 'ldap 登录'],
      ['mysql', undefined],
      ['xyzzyqq', undefined],
      ['', undefined],
    ] as const)
      assert.equal(soundsLike(typed, vocabulary), written, typed);
  });
});
