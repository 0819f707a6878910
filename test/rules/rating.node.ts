import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isPhone} from '../../src/rules/phone.js';
import {isLow, scaleOf} from '../../src/rules/rating.js';
import {ces, csat, nps, satisfaction, serviceRows, staffRows, supportRows, trainingRows} from '../../server/app/survey-presets.js';
import type {SurveyDefinition} from '../../src/contract/survey.js';

const definition: SurveyDefinition = {
  id: 'all',
  kind: 'periodic',
  title: {en: 'All'},
  asksSolved: true,
  dimensions: [nps, ces, {...csat, id: 'csat'}],
  scale: satisfaction,
  reasons: [],
};

describe('a rating', () => {
  it('is low by the scale of its own row', () => {
    for (const [scores, low] of [
      [{recommend: 6}, true],
      [{recommend: 7}, false],
      [{recommend: 0}, true],
      [{effort: 3}, true],
      [{effort: 4}, false],
      [{csat: 2}, true],
      [{csat: 3}, false],
      [{}, false],
      [{'of-another-survey': 1}, false],
    ] as const) {
      assert.equal(isLow({scores}, definition), low, JSON.stringify(scores));
    }
    assert.equal(isLow({scores: {recommend: 10}, solved: false}, definition), true);
  });

  it('asks with presets whose scales name every point or both ends, in each language', () => {
    for (const row of [nps, ces, csat, ...serviceRows, ...supportRows, ...staffRows, ...trainingRows]) {
      const {min, max, words, lowAt} = scaleOf(definition, row);
      assert.ok([2, max - min + 1].includes(words.length), row.id);
      assert.ok(lowAt >= min && lowAt < max);
      for (const text of [row.label, ...words]) assert.deepEqual(Object.keys(text), ['zh-Hans', 'zh-Hant', 'en'], row.id);
    }
    assert.deepEqual([nps.scale?.min, nps.scale?.max, ces.scale?.min, ces.scale?.max], [0, 10, 1, 7]);
  });
});

describe('a number to call', () => {
  it('may be written as people write it', () => {
    for (const text of ['13800006180', '+86 138 0000 6180', '010-0000-6180 转 302', '(020) 0000 6180', ' 0755 0000 618 ']) {
      assert.equal(isPhone(text), true, text);
    }
  });

  it('is not an address, a word, too short or too long', () => {
    for (const text of ['', '12', 'call me', 'a@b.example', '1'.repeat(21), '12345; rm -rf']) assert.equal(isPhone(text), false, text);
  });
});
