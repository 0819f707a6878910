import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {hanVariants as variants} from '../../src/search/han-variants.js';
import {createSearch} from '../../src/search/search.js';
import {document} from './documents.js';

describe('hostile input', () => {
  const units = fc.array(fc.integer({min: 0, max: 0xffff}), {maxLength: 60}).map((codes) => String.fromCharCode(...codes));

  it('answers any sequence of code units, lone surrogates among them, without throwing', () => {
    fc.assert(
      fc.property(units, units, units, (title, text, query) => {
        const {search} = createSearch([document({title, text}), document({title: text, text: query})], {variants});
        for (const hit of [...search(query), ...search(text.slice(3, 9))]) {
          for (const [start, end] of hit.titleRanges) assert.ok(start >= 0 && end > start && end <= hit.title.length);
          for (const [start, end] of hit.excerptRanges) assert.ok(start >= 0 && end > start && end <= hit.excerpt.length);
        }
      }),
      {numRuns: 300},
    );
  });

  it('answers queries and holds texts of ten thousand characters', () => {
    const huge = ['登', '登录', 'a', 'ab ', 'a1', '\u0301', '\ud800', '😀', '8.', '\ufdfa'].map((bit) => bit.repeat(10_000 / bit.length));
    const {search} = createSearch(
      [document({id: 'ordinary', text: '数据库连接超时的处理办法'}), ...huge.map((text) => document({title: text, text}))],
      {variants},
    );
    for (const query of huge) assert.ok(Array.isArray(search(query)));
    assert.equal(search('数据库连接')[0]?.id, 'ordinary');
  });

  it('is not led astray by variants that are odd, cut short or circular', () => {
    for (const odd of ['甲', '甲乙丙', '甲乙乙甲', '\ud800', '甲甲']) {
      assert.equal(createSearch([document({text: '登录甲乙'})], {variants: odd}).search('登录').length, 1);
    }
  });
});
