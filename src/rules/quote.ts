import type {Issue} from '../contract/problem.js';
import {isDate} from './calendar-date.js';
import {endOfDay} from './time-zone.js';

/** A quote as it is offered; what it comes to follows from it. Amounts in the smallest unit of the currency. */
export interface QuoteOffer {
  /** ISO 4217. */
  currency: string;
  items: {text: string; quantity: number; unit?: string | undefined; unitAmount: number}[];
  /** `rate` in hundredths of a per cent. */
  tax?: {name: string; rate: number} | undefined;
  /** The last day on which it can be accepted, in `timeZone`. */
  validThrough: string;
  timeZone: string;
  terms?: string | undefined;
}

/** What a quote comes to, in the same unit. `amounts`: of each line. */
export interface QuoteTotals {
  amounts: number[];
  net: number;
  tax: number;
  total: number;
}

/** More than this, in the smallest unit, no line and no quote may come to: far below where whole numbers stop being exact. */
const mostAmount = 1e13;
const mostItems = 50;
const longest = {text: 200, unit: 20, terms: 5000};
/** Longest that a quote may be good for, in ms. */
const mostValidity = 366 * 86_400_000;

/** Whole numbers all the way; tax is rounded half up, once, on the sum. */
export function quoteTotals({items, tax}: Pick<QuoteOffer, 'items' | 'tax'>): QuoteTotals {
  const amounts = items.map(({quantity, unitAmount}) => quantity * unitAmount);
  const net = amounts.reduce((sum, amount) => sum + amount, 0);
  const taxed = tax ? Number((BigInt(net) * BigInt(tax.rate) + 5000n) / 10_000n) : 0;
  return {amounts, net, tax: taxed, total: net + taxed};
}

/** When the quote is no longer good, epoch ms. */
export function quoteExpiry({validThrough, timeZone}: Pick<QuoteOffer, 'validThrough' | 'timeZone'>): number {
  return endOfDay(timeZone, validThrough);
}

/** What is wrong with an offer made at `now`, epoch ms; nothing where it can be sent. */
export function checkQuote(offer: QuoteOffer, now: number): Issue[] {
  const issues: Issue[] = [];
  const wrong = (pointer: string, code: string, params?: Issue['params']) => issues.push({pointer, code, ...(params && {params})});
  const {currency, items, tax, validThrough, timeZone, terms = ''} = offer;
  if (!/^[A-Z]{3}$/.test(currency)) wrong('/currency', 'invalid-value');
  if (!items.length) wrong('/items', 'required');
  if (items.length > mostItems) wrong('/items', 'too-many', {max: mostItems, actual: items.length});
  items.forEach(({text, quantity, unit = '', unitAmount}, n) => {
    if (!text.trim()) wrong(`/items/${n}/text`, 'required');
    if (text.length > longest.text) wrong(`/items/${n}/text`, 'too-long', {max: longest.text, actual: text.length});
    if (unit.length > longest.unit) wrong(`/items/${n}/unit`, 'too-long', {max: longest.unit, actual: unit.length});
    if (quantity < 1) wrong(`/items/${n}/quantity`, 'invalid-value');
    if (Math.abs(quantity * unitAmount) > mostAmount) wrong(`/items/${n}/unitAmount`, 'invalid-value');
  });
  if (tax && !tax.name.trim()) wrong('/tax/name', 'required');
  if (tax && (tax.rate < 0 || tax.rate > 10_000)) wrong('/tax/rate', 'invalid-value');
  if (terms.length > longest.terms) wrong('/terms', 'too-long', {max: longest.terms, actual: terms.length});
  const until = isDate(validThrough) ? quoteExpiry({validThrough, timeZone}) : undefined;
  if (until === undefined) wrong('/validThrough', 'invalid-value');
  else if (until <= now) wrong('/validThrough', 'in-the-past');
  else if (until > now + mostValidity) wrong('/validThrough', 'invalid-value');
  if (!issues.length) {
    const {net} = quoteTotals(offer);
    if (net < 0 || net > mostAmount) wrong('/items', 'invalid-value');
  }
  return issues;
}
