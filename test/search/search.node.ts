import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {Converter} from 'opencc-js';
import {createFolder} from '../../src/search/fold.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {createSearch, type SearchDocument} from '../../src/search/search.js';
import {document, only, pieces} from './documents.js';

const variants = hanVariants;
const fold = createFolder(variants);
const toTraditional = Converter({from: 'cn', to: 'tw'});
const toSimplified = Converter({from: 'tw', to: 'cn'});

function found(documents: SearchDocument[], query: string, locale?: string): string[] {
  return createSearch(documents, {variants})
    .search(query, {limit: documents.length, locale})
    .map(({id}) => id);
}

const sentences = [
  '登录失败时请检查账号是否被锁定',
  '数据库连接超时的处理办法',
  '导出的报表出现乱码',
  '仪表盘权限与行级权限的设置',
  '后台任务卡住以后怎样重新启动',
  '干净的环境里重新安装客户端',
  '头发丝粗细的线条在图表里显示不出来',
  '升级到新版本之后只有台账打不开',
  '請聯繫客戶服務以取得臨時授權檔案',
  '儀表板載入緩慢並且佔用大量記憶體',
  '帳號無法啟用時的複查步驟與回覆範本',
  'ダッシュボードの読み込みが遅い',
];
const library = sentences.map((text, i) => document({id: `s${i}`, title: `第${i}条`, text: `说明：${text}。完`}));
const librarySearch = createSearch(library, {variants});

/** A stretch of at least two characters of one of the sentences, and whose it is. */
const stretch = fc.nat(sentences.length - 1).chain((i) => {
  const characters = [...sentences[i]!];
  return fc
    .tuple(fc.nat(characters.length - 2), fc.integer({min: 2, max: characters.length}))
    .map(([start, length]) => ({id: `s${i}`, words: characters.slice(start, Math.max(start + 2, start + length)).join('')}));
});

describe('finding', () => {
  it('finds a text by any two or more neighbouring characters, typed in either script or a mixture', () => {
    fc.assert(
      fc.property(stretch, fc.infiniteStream(fc.boolean()), ({id, words}, coin) => {
        const mixed = [...words].map((c) => (coin.next().value ? toTraditional(c) : toSimplified(c))).join('');
        for (const query of [words, toTraditional(words), toSimplified(words), mixed]) {
          const hit = librarySearch.search(query, {limit: library.length}).find((one) => one.id === id);
          assert.ok(hit, `${query} does not find ${id}`);
          assert.ok(
            pieces(hit.excerpt, hit.excerptRanges).some((piece) => fold(piece).text.includes(fold(query).text)),
            `${query} is not marked whole in ${hit.excerpt}`,
          );
        }
      }),
      {numRuns: 400},
    );
  });

  it('finds made-up runs of Han, kana and characters beyond the basic plane by every stretch of them', () => {
    const run = fc.array(fc.constantFrom(...'资料庫连線后後里裡發发乾干𠮷𪠽々のカーバ'), {minLength: 2, maxLength: 9});
    fc.assert(
      fc.property(fc.array(run, {minLength: 1, maxLength: 5}), (runs) => {
        const documents = runs.map((characters, i) => document({id: String(i), text: `x ${characters.join('')}，y`}));
        const {search} = createSearch(documents, {variants});
        runs.forEach((characters, i) => {
          for (let start = 0; start + 2 <= characters.length; start++) {
            for (let end = start + 2; end <= characters.length; end++) {
              const query = characters.slice(start, end).join('');
              assert.ok(
                search(query, {limit: 9}).some(({id}) => id === String(i)),
                query,
              );
            }
          }
        });
      }),
    );
  });

  it('finds characters that share one simplified form by each of their traditional ones', () => {
    for (const group of [
      '乾干幹',
      '裡裏里',
      '后後',
      '髮發发',
      '台臺檯颱',
      '帳账賬帐',
      '只隻',
      '鐘鍾钟',
      '覆复復複',
      '了瞭',
      '着著',
      '于於',
      '为爲為',
    ]) {
      for (const written of group) {
        for (const typed of group)
          assert.equal(found([document({text: `甲${written}`})], `甲${typed}`).length, 1, `${typed} for ${written}`);
      }
    }
  });

  const cases: [text: string, query: string, marked: string[]][] = [
    ['升级到 8.0.33 以后', '8.0.33', ['8.0.33']],
    ['升级到 8.0.33 以后', '8.0', ['8.0']],
    ['使用MySQL数据库', 'mysql', ['MySQL']],
    ['使用MySQL数据库', 'sql', ['SQL']],
    ['使用ＭｙＳＱＬ数据库', 'MySQL数据', ['ＭｙＳＱＬ', '数据']],
    ['使用 MySQL 数据库', 'ｍｙｓｑｌ', ['MySQL']],
    ['网关返回 HTTP-503 错误', 'http503', ['HTTP', '503']],
    ['网关返回 HTTP-503 错误', 'HTTP-503', ['HTTP', '503']],
    ['网关返回 HTTP503 错误', 'HTTP 503', ['HTTP', '503']],
    ['升级 MySQL 8.0 之后', 'mysql8', ['MySQL', '8']],
    ['set connectionTimeout to 30', 'timeout', ['Timeout']],
    ['set connectionTimeout to 30', 'connection', ['connection']],
    ['MariaDB is supported', 'DB', ['DB']],
    ['priority P0 means', 'p0', ['P0']],
    ['ERR_SSL_PROTOCOL appeared', 'ssl', ['SSL']],
    ['Reset your password', 'pass', ['pass']],
    ['café open', 'cafe', ['café']],
    ['cafe\u0301 open', 'CAFÉ', ['cafe\u0301']],
    ['占地 30㎡ 的机房', '30m2', ['30㎡']],
    ['the ﬁle is missing', 'file', ['ﬁle']],
    ['ﾊﾞｯｸｱｯﾌﾟを取る', 'バックアップ', ['ﾊﾞｯｸｱｯﾌﾟ']],
    ['pass\u00adword reset', 'password', ['pass\u00adword']],
    ['😀登录😀失败', '失败', ['失败']],
    ['𠮷野家的𠮷字', '𠮷野', ['𠮷野']],
    ['한국어 설명서', '설명', ['설명']],
    ['葛\u{e0100}城市', '葛城', ['葛\u{e0100}城']],
    ['Проверьте подключение', 'подкл', ['подкл']],
  ];
  for (const [text, query, marked] of cases) {
    it(`marks ${marked.join(' + ')} for ${query} in: ${text}`, () => {
      const hit = only(createSearch([document({text})], {variants}).search(query));
      assert.deepEqual(pieces(hit.excerpt, hit.excerptRanges), marked);
    });
  }

  it('answers one character, in either script', () => {
    const documents = [document({id: 'a', text: '数据庫'}), document({id: 'b', text: '登录'}), document({id: 'c', text: '锁 屏'})];
    assert.deepEqual(found(documents, '库'), ['a']);
    assert.deepEqual(found(documents, '數'), ['a']);
    assert.deepEqual(found(documents, '屏'), ['c']);
  });

  it('takes a single letter among other words for a word of its own, and alone for the beginning of one', () => {
    const documents = [document({id: 'a', text: 'C盘空间不足，see the Cause'}), document({id: 'b', text: 'D盘空间不足，cause and effect'})];
    const [best] = createSearch(documents).search('C盘');
    assert.equal(best?.id, 'a');
    assert.deepEqual(pieces(best.excerpt, best.excerptRanges), ['C', '盘']);
    assert.deepEqual(found(documents, 'e'), ['b']);
  });

  it('forgives one wrong, missing, doubled or swapped letter in a longer word, and marks the word meant', () => {
    const documents = [document({id: 'a', text: 'Check the connection first.'}), document({id: 'b', text: 'Nothing of that kind.'})];
    for (const typo of ['conection', 'connectiom', 'connectionn', 'conenction', 'xonnection', 'conec']) {
      const hit = only(createSearch(documents).search(typo));
      assert.deepEqual(pieces(hit.excerpt, hit.excerptRanges), ['connection'], typo);
    }
  });

  it('forgives nothing in short words, in numbers, or where the word as typed exists', () => {
    const documents = [
      document({id: 'a', text: 'port 12154 and form'}),
      document({id: 'b', text: 'forms'}),
      document({id: 'c', text: 'angle of angels'}),
    ];
    assert.deepEqual(found(documents, 'prot'), []);
    assert.deepEqual(found(documents, '12155'), []);
    assert.deepEqual(found(documents, 'forms'), ['b']);
  });

  it('finds nothing for an empty query, for signs alone, or in no documents', () => {
    for (const query of ['', '   ', '，。！', '\u0301', '\u200b']) assert.deepEqual(found(library, query), [], JSON.stringify(query));
    assert.deepEqual(found([], '登录'), []);
  });

  it('finds in a folder without any variants what is written as typed', () => {
    const {search} = createSearch([document({text: '數據庫'})]);
    assert.equal(search('數據').length, 1);
    assert.equal(search('数据').length, 0);
  });
});

describe('order', () => {
  it('puts a match in the title before one in the summary before one in the text', () => {
    const filler = '其他内容'.repeat(5);
    const documents = [
      document({id: 'text', title: filler, summary: filler, text: `${filler}，登录失败，${filler}`}),
      document({id: 'summary', title: filler, summary: '登录失败', text: filler}),
      document({id: 'title', title: '登录失败', summary: filler, text: filler}),
    ];
    assert.deepEqual(found(documents, '登录失败'), ['title', 'summary', 'text']);
  });

  it('puts the whole word before its beginning before its inside', () => {
    const documents = [
      document({id: 'inside', text: 'MySQL'}),
      document({id: 'begin', text: 'SQLite'}),
      document({id: 'whole', text: 'SQL'}),
    ];
    assert.deepEqual(found(documents, 'sql'), ['whole', 'begin', 'inside']);
  });

  it('puts the article that has all of the words before one that repeats a single one', () => {
    const documents = [
      document({id: 'one', text: 'timeout timeout timeout timeout timeout'}),
      document({id: 'both', text: 'The gateway answers with a timeout after a while, see below.'}),
      document({id: 'none', text: 'Reset your password'}),
    ];
    assert.equal(found(documents, 'gateway timeout')[0], 'both');
  });

  it('leaves out articles that share only a phrase of everyday words with a long question', () => {
    const documents = [
      document({id: 'meant', text: '登录失败怎么办'}),
      document({id: 'other', text: '报表乱码怎么办'}),
      document({id: 'third', text: '权限不足怎么办'}),
    ];
    assert.deepEqual(found(documents, '登录失败怎么办'), ['meant']);
  });

  it("prefers the reader's language, and within it his script, between articles that match alike", () => {
    const documents = ['en', 'zh-Hans', 'zh-Hant', 'de'].map((locale) => document({id: locale, locale, text: 'MySQL 8.0'}));
    assert.deepEqual(found(documents, 'mysql', 'zh-TW').slice(0, 2), ['zh-Hant', 'zh-Hans']);
    assert.deepEqual(found(documents, 'mysql', 'zh-CN').slice(0, 2), ['zh-Hans', 'zh-Hant']);
    assert.equal(found(documents, 'mysql', 'en-GB')[0], 'en');
    assert.equal(found(documents, 'mysql', 'not a tag').length, 4);
  });

  it('puts what answers the code of a mixed query before what answers its everyday words in another script', () => {
    const documents = [
      document({id: 'everyday', locale: 'zh-Hant', title: '登錄超時', text: '登錄超時的處理'}),
      document({id: 'code', locale: 'zh-Hans', text: '抽取时好时坏，日志里有 ORA-12170，三个地址里有一个不通，要请数据库管理员看一看监听'}),
      ...['登录页面', '登录名单', '超时提醒', '超时设置'].map((text) => document({id: text, locale: 'zh-Hans', text})),
    ];
    assert.deepEqual(found(documents, '登录 ORA-12170 超时', 'zh-CN').slice(0, 2), ['code', 'everyday']);
  });

  it('puts the word as typed before the same word of another region', () => {
    const documents = [document({id: 'other', text: '网络设置'}), document({id: 'typed', text: '网路设定'})];
    const {search} = createSearch(documents, {words: '网路 网络\n设定 设置'});
    assert.deepEqual(
      search('网路设定').map(({id}) => id),
      ['typed', 'other'],
    );
  });

  it('does not take half a word of another region for the whole', () => {
    const documents = [document({id: 'server', text: '服务器没有响应'}), document({id: 'service', text: '服务没有响应'})];
    const {search} = createSearch(documents, {words: '伺服器 服务器'});
    assert.deepEqual(
      search('伺服器').map(({id}) => id),
      ['server'],
    );
  });

  it('gives no more than asked for', () => {
    const documents = Array.from({length: 30}, () => document({text: '登录'}));
    assert.equal(createSearch(documents).search('登录', {limit: 3}).length, 3);
    assert.equal(createSearch(documents).search('登录').length, 20);
  });
});
