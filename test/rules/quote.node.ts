import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {checkQuote, quoteExpiry, quoteTotals, type QuoteOffer} from '../../src/rules/quote.js';
import {money} from '../../src/locales/money.js';

const now = Date.parse('2026-03-02T01:00:00Z');
const offer: QuoteOffer = {
  currency: 'CNY',
  items: [
    {text: '看板改造', quantity: 3, unit: '张', unitAmount: 90_000},
    {text: '优惠', quantity: 1, unitAmount: -70_000},
  ],
  tax: {name: '增值税', rate: 600},
  validThrough: '2026-03-12',
  timeZone: 'Asia/Shanghai',
};
const faults = (over: Partial<QuoteOffer>) => checkQuote({...offer, ...over}, now).map(({pointer, code}) => `${pointer} ${code}`);
const item = (over: object) => ({items: [{text: 'x', quantity: 1, unitAmount: 100, ...over}]});

describe('a quote', () => {
  it('adds up in whole numbers, with the tax rounded once, half up', () => {
    assert.deepEqual(quoteTotals(offer), {amounts: [270_000, -70_000], net: 200_000, tax: 12_000, total: 212_000});
    assert.equal(quoteTotals({items: [{text: 'x', quantity: 1, unitAmount: 25}], tax: {name: 't', rate: 600}}).tax, 2);
    assert.equal(quoteTotals({items: [{text: 'x', quantity: 1, unitAmount: 24}], tax: {name: 't', rate: 600}}).tax, 1);
    assert.equal(quoteTotals({items: [{text: 'x', quantity: 3, unitAmount: 1}]}).total, 3);
  });

  it('comes to the same as the sum on paper, however large: to the last 分', () => {
    const lines = fc.array(fc.record({quantity: fc.integer({min: 1, max: 1000}), unitAmount: fc.integer({min: 0, max: 1e8})}), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(lines, fc.integer({min: 0, max: 10_000}), (given, rate) => {
        const {net, tax, total, amounts} = quoteTotals({items: given.map((one) => ({text: 'x', ...one})), tax: {name: 't', rate}});
        const exact = given.reduce((sum, {quantity, unitAmount}) => sum + BigInt(quantity) * BigInt(unitAmount), 0n);
        assert.equal(BigInt(net), exact);
        assert.equal(
          amounts.reduce((sum, one) => sum + one, 0),
          net,
        );
        assert.equal(total, net + tax);
        assert.ok(Math.abs(tax * 10_000 - net * rate) <= 5000 + 1e-3 * tax, `${tax} of ${net} at ${rate}`);
      }),
    );
  });

  it('is good to the end of its last day by the desk’s clock, also where that day has 23 hours', () => {
    assert.equal(new Date(quoteExpiry(offer)).toISOString(), '2026-03-12T16:00:00.000Z');
    const at = (validThrough: string, timeZone: string) => new Date(quoteExpiry({validThrough, timeZone})).toISOString();
    assert.equal(at('2026-03-28', 'Europe/London'), '2026-03-29T00:00:00.000Z');
    assert.equal(at('2026-03-29', 'Europe/London'), '2026-03-29T23:00:00.000Z');
    assert.equal(at('2026-12-31', 'America/New_York'), '2027-01-01T05:00:00.000Z');
  });

  it('is not sent while something in it is wrong', () => {
    assert.deepEqual(faults({}), []);
    assert.deepEqual(faults({currency: 'rmb'}), ['/currency invalid-value']);
    assert.deepEqual(faults({items: []}), ['/items required']);
    assert.deepEqual(faults(item({text: ' '})), ['/items/0/text required']);
    assert.deepEqual(faults(item({quantity: 0})), ['/items/0/quantity invalid-value']);
    assert.deepEqual(faults(item({unitAmount: 1e15})), ['/items/0/unitAmount invalid-value']);
    assert.deepEqual(faults(item({unitAmount: -1})), ['/items invalid-value']);
    assert.deepEqual(faults({items: Array.from({length: 51}, () => offer.items[0]!)}), ['/items too-many']);
    assert.deepEqual(faults({tax: {name: '', rate: 10_001}}), ['/tax/name required', '/tax/rate invalid-value']);
    assert.deepEqual(faults({validThrough: '2026-03-01'}), ['/validThrough in-the-past']);
    assert.deepEqual(faults({validThrough: '2026-02-30'}), ['/validThrough invalid-value']);
    assert.deepEqual(faults({validThrough: '2027-06-01'}), ['/validThrough invalid-value']);
    assert.deepEqual(faults({terms: 'x'.repeat(5001)}), ['/terms too-long']);
  });
});

describe('an amount', () => {
  it('is written by its currency and the reader’s language, digit by digit', () => {
    assert.equal(money(964_600, 'CNY', 'zh-Hans'), '¥9,646.00');
    assert.equal(money(-70_005, 'GBP', 'en'), '−£700.05');
    assert.equal(money(5, 'CNY', 'zh-Hans'), '¥0.05');
    assert.equal(money(1250, 'JPY', 'en'), '¥1,250');
    assert.match(money(1_234_567, 'KWD', 'en'), /1,234\.567/);
    assert.match(money(9_007_199_254_740_991, 'CNY', 'en'), /90,071,992,547,409\.91/);
  });
});
