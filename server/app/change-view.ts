import type {Change, Delivery} from '../../src/contract/change.js';
import type {Quote} from '../../src/contract/quote.js';
import {quoteExpiry, quoteTotals, type QuoteOffer} from '../../src/rules/quote.js';
import {iso} from './iso.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';

/** How far a change request is: it follows from the steps that were taken, nothing of it is stored. */
export function changeOf({steps}: Pick<TicketRecord, 'steps'>): Change {
  const change: Change = {quotes: [], deliveries: []};
  for (const {at, by, step} of steps) {
    const quote = change.quotes.at(-1);
    const delivery = change.deliveries.at(-1);
    const decided = {decidedAt: iso(at), decidedBy: by};
    switch (step.is) {
      case 'quote':
        if (quote?.state === 'open') quote.state = 'superseded';
        change.quotes.push(quoteFrom(step.quote, change.quotes.length + 1, {at, by}));
        break;
      case 'accept-quote':
        if (quote) Object.assign(quote, {state: 'accepted', ...decided});
        break;
      case 'decline-quote':
        if (quote) Object.assign(quote, {state: 'declined', reason: step.reason, ...decided});
        break;
      case 'expire-quote':
        if (quote) quote.state = 'expired';
        break;
      case 'schedule': {
        const {from, to, note} = step;
        change.schedule = {at: iso(at), by, from: iso(from), ...(to !== undefined && {to: iso(to)}), ...(note !== undefined && {note})};
        break;
      }
      case 'deliver':
        change.deliveries.push({at: iso(at), by, summary: step.summary, checklist: step.checklist, state: 'waiting'});
        break;
      case 'accept-delivery':
        if (delivery) Object.assign(delivery, {state: 'accepted', signedBy: step.name, ...decided} satisfies Partial<Delivery>);
        break;
      case 'reject-delivery':
        if (delivery) Object.assign(delivery, {state: 'rejected', reason: step.reason, ...decided} satisfies Partial<Delivery>);
        break;
      default:
    }
  }
  return change;
}

/** The quote that waits for the customer's word, and when it is no longer good, epoch ms. */
export function openQuote(record: Pick<TicketRecord, 'state' | 'steps'>): {version: number; expiresAt: number} | undefined {
  if (record.state !== 'quoted') return undefined;
  const quotes = record.steps.flatMap(({step}) => (step.is === 'quote' ? [step.quote] : []));
  const last = quotes.at(-1);
  return last && {version: quotes.length, expiresAt: quoteExpiry(last)};
}

function quoteFrom(offer: QuoteOffer, version: number, {at, by}: Pick<StepEntry, 'at' | 'by'>): Quote {
  const {currency, items, tax, validThrough, timeZone, terms} = offer;
  const {amounts, net, tax: taxed, total} = quoteTotals(offer);
  return {
    version,
    at: iso(at),
    by,
    currency,
    items: items.map(({unit, ...item}, n) => ({...item, ...(unit !== undefined && {unit}), amount: amounts[n]!})),
    net,
    ...(tax && {tax: {...tax, amount: taxed}}),
    total,
    validThrough,
    timeZone,
    expiresAt: iso(quoteExpiry(offer)),
    ...(terms !== undefined && {terms}),
    state: 'open',
  };
}
