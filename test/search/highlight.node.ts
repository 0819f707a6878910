import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {createFolder} from '../../src/search/fold.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {highlight} from '../../src/search/highlight.js';
import {queryTerms, tokens} from '../../src/search/tokens.js';

const fold = createFolder(hanVariants);
const marked = (text: string, query: string) => highlight(text, query, fold).map(([start, end]) => text.slice(start, end));

describe('terms', () => {
  it('takes Han apart into pairs and keeps words, versions and single characters whole', () => {
    assert.deepEqual(tokens(fold('數據庫 MySQL-8.0.33，第3章 v2.1beta a.b').text), [
      ...['数据', '据库', 'mysql', '8.0.33', '第', '3', '章', 'v2.1beta', 'a', 'b'],
    ]);
  });

  it('names each term of a query once and reads no further than 200 characters', () => {
    assert.deepEqual(queryTerms('sql SQL ＳＱＬ', fold), ['sql']);
    assert.deepEqual(queryTerms(`${' '.repeat(200)}sql`, fold), []);
  });
});

describe('highlighting', () => {
  it('marks a run once, however many pairs it is found by', () => {
    assert.deepEqual(marked('连接数据库失败，请检查數據庫', '数据库'), ['数据库', '數據庫']);
  });

  it('keeps matches apart that only touch', () => {
    assert.deepEqual(marked('数据据库', '数据库'), ['数据', '据库']);
  });

  it('marks insides of words only where no word begins so', () => {
    assert.deepEqual(marked('SQL and MySQL', 'sql'), ['SQL']);
    assert.deepEqual(marked('only MySQL', 'sql'), ['SQL']);
    assert.deepEqual(marked('banana', 'a'), []);
  });

  it('marks whole characters of the text as given, where folding changes lengths', () => {
    assert.deepEqual(highlight('㎡ﬁ 文件', '文件', fold), [[3, 5]]);
    assert.deepEqual(highlight('\u{1d400}\u{1d401} 文件', 'ab', fold), [[0, 4]]);
    assert.deepEqual(highlight('㈱日本', '日本', fold), [[1, 3]]);
    assert.deepEqual(highlight('ﷺ登录', '登录', fold), [[1, 3]]);
    assert.deepEqual(highlight('İstanbul', 'istanbul', fold), [[0, 8]]);
  });

  it('lies inside the text, in order, and covers nothing but terms of the query', () => {
    const bit = fc.constantFrom(
      ...['登录', '登錄', '失', '败', 'MySQL', 'sql', '8.0', '33', ' ', '，', '-', '😀', '𠮷野', 'ＡＢ', 'ab', 'ガ', 'ｶﾞ', 'e\u0301a'],
    );
    const text = fc.array(bit, {maxLength: 30}).map((bits) => bits.join(''));
    fc.assert(
      fc.property(text, text, (source, query) => {
        const terms = queryTerms(query, fold);
        let last = 0;
        for (const [start, end] of highlight(source, query, fold)) {
          assert.ok(start >= last && end > start && end <= source.length);
          last = end;
          const folded = fold(source.slice(start, end)).text;
          let reached = 0;
          for (let at = 0; at < folded.length; at++) {
            for (const term of terms) if (at <= reached && folded.startsWith(term, at)) reached = Math.max(reached, at + term.length);
          }
          assert.equal(reached, folded.length, `${folded} is not made of ${terms.join(' ')}`);
        }
      }),
      {numRuns: 500},
    );
  });

  it('never leaves the text and never throws, whatever code units come', () => {
    const units = fc.array(fc.integer({min: 0, max: 0xffff}), {maxLength: 80}).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(units, units, (source, query) => {
        for (const [start, end] of [...highlight(source, query, fold), ...highlight(source, source, fold)]) {
          assert.ok(start >= 0 && end > start && end <= source.length);
        }
      }),
    );
  });
});

describe('folding', () => {
  it('leads every folded stretch back to where it came from', () => {
    const unit = fc.oneof(
      fc.constantFrom('㎡', 'ﬁ', 'e\u0301', 'ﾊﾞ', '각', '\u1100\u1161\u11a8', '𠮷', '裡', 'Ａ', '\u0301', '\u00ad', '㍿'),
      fc.string({unit: 'grapheme', maxLength: 2}),
    );
    fc.assert(
      fc.property(fc.array(unit, {maxLength: 20}), (units) => {
        const source = units.join('');
        const folded = fold(source);
        let last = 0;
        for (let at = 0; at < folded.text.length; at++) {
          const [start, end] = folded.original(at, at + 1);
          assert.ok(start >= 0 && end > start && end <= source.length && start >= last);
          assert.ok(fold(source.slice(start, end)).text.includes(folded.text[at]!));
          last = start;
        }
      }),
      {numRuns: 500},
    );
  });

  it('gives the same text for composed and decomposed, full-width and half-width', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom(...'éüガパ각한登Ａａ1１')}), (text) => {
        assert.equal(fold(text.normalize('NFD')).text, fold(text.normalize('NFC')).text);
        assert.equal(fold(text.normalize('NFKC')).text, fold(text).text);
      }),
    );
  });
});
