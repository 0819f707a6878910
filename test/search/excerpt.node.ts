import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {hanVariants as variants} from '../../src/search/han-variants.js';
import {createSearch} from '../../src/search/search.js';
import {document, only, pieces} from './documents.js';

describe('excerpts', () => {
  const long = '这里是一段不相干的说明文字，它很长。'.repeat(12);

  it('shows the place where most of the query stands together', () => {
    const hit = only(createSearch([document({text: `${long}登录的说明。${long}登录时，请重置密码。${long}`})]).search('登录 密码'));
    assert.deepEqual(pieces(hit.excerpt, hit.excerptRanges), ['登录', '密码']);
  });

  it('finds by the words behind the text, and shows none of them', () => {
    const found = only(createSearch([document({summary: '怎样导出。', text: '点右上角的导出。\n\f月结 导出超时'})]).search('月结'));
    assert.deepEqual([found.excerpt, found.excerptRanges], ['怎样导出。', []]);
    const both = only(createSearch([document({summary: '', text: '点右上角的导出。\n\f月结 导出超时'})]).search('导出'));
    assert.deepEqual(pieces(both.excerpt, both.excerptRanges), ['导出']);
    assert.ok(!both.excerpt.includes('超时'));
  });

  it('cuts no character in half where nothing gives a pause', () => {
    for (const bit of ['😀', 'e\u0301', '葛\u{e0100}']) {
      for (const shift of ['', '一', '一二', '一二三']) {
        const around = bit.repeat(100);
        const {excerpt} = only(createSearch([document({text: `${around}${shift}登录${shift}${around}`})]).search('登录'));
        assert.match(excerpt, new RegExp(`^…(${bit})+${shift}登录${shift}(${bit})+…$`, 'u'));
      }
    }
  });

  it('begins where a sentence begins, ends at a pause, says with an ellipsis that more stands before and after', () => {
    const {excerpt} = only(createSearch([document({text: `${long}登录失败时，请重置密码。${long}`})]).search('重置密码'));
    assert.match(excerpt, /^…(这里|登录失败)/);
    assert.match(excerpt, /[，。]…$/);
    assert.ok(excerpt.length > 60 && excerpt.length <= 92, `${excerpt.length}`);
  });

  it('begins so close to the match that it stands in the first lines', () => {
    const {excerpt} = only(createSearch([document({text: `${'没有停顿的说明文字'.repeat(20)}登录${long}`})]).search('登录'));
    assert.ok(excerpt.indexOf('登录') <= 16, excerpt);
  });

  it('cuts English between words', () => {
    const words = 'Several unrelated words stand around here without any stop '.repeat(8);
    const {excerpt} = only(createSearch([document({text: `${words}gateway timeout ${words}`})]).search('gateway'));
    for (const word of excerpt.replaceAll('…', '').split(' ')) assert.ok(`${words}gateway timeout`.split(' ').includes(word), word);
    assert.ok(excerpt.length > 120 && excerpt.length <= 162, `${excerpt.length}`);
  });

  it('shows the summary where the text does not match, and the whole of a short text', () => {
    const inTitle = only(createSearch([document({title: '登录失败', summary: '账号被锁', text: long})]).search('登录'));
    assert.deepEqual([inTitle.excerpt, inTitle.excerptRanges], ['账号被锁', []]);
    const short = only(createSearch([document({text: '第一行\n第二行登录'})]).search('登录'));
    assert.deepEqual([short.excerpt, short.excerptRanges], ['第一行 第二行登录', [[7, 9]]]);
  });

  it('marks inside of the excerpt what it marks in the text, whatever stands around', () => {
    const bit = fc.constantFrom(
      '登录失败',
      '数据庫',
      'MySQL ',
      '8.0.33',
      '，',
      '。',
      '\n',
      ' ',
      '😀',
      '𠮷',
      'e\u0301',
      'ﬁ',
      '㎡',
      'Ａ',
      'connection ',
      '葛\u{e0100}',
    );
    fc.assert(
      fc.property(fc.array(bit, {maxLength: 250}), fc.array(bit, {minLength: 1, maxLength: 4}), (text, query) => {
        const original = text.join('');
        const hits = createSearch([document({text: original})], {variants}).search(query.join(''));
        for (const {excerpt, excerptRanges} of hits) {
          const bare = excerpt.replace(/^…/, '').replace(/…$/, '');
          assert.ok(original.replace(/\s/g, ' ').includes(bare));
          assert.ok(!/\p{Cs}/u.test(excerpt), 'half a character');
          assert.ok(excerptRanges.length > 0, 'the match itself is cut away');
          let last = 0;
          for (const [start, end] of excerptRanges) {
            assert.ok(start >= last && end > start && end <= excerpt.length);
            assert.ok(!excerpt.slice(start, end).includes('…'));
            last = end;
          }
        }
      }),
      {numRuns: 300},
    );
  });
});
