import {html, nothing, type TemplateResult} from 'lit';
import type {Quote} from '../../../contract/quote.js';
import {icon} from '../../../kit/icons.js';
import {pick} from '../../../locales/format.js';
import {dateWith, dateTime} from '../../../locales/times.js';
import {money, share} from '../../../locales/money.js';
import {timeView} from '../small-views.js';
import {linkedText} from '../linked-text.js';
import type {StatusWords} from '../parts.js';
import type {ApprovalWords} from './approvals.js';

interface QuoteFrame {
  words: StatusWords;
  /** The request's reference: what the quote is called on paper. */
  reference: string;
  /** Below it: what can be decided, what was. */
  foot: TemplateResult | typeof nothing;
}

/**
 * A quote as a sheet: who offers what, line by line, what it comes to, until when, on what terms.
 * @csspart quote - A quote, as a sheet.
 */
export function quoteView(own: ApprovalWords, quote: Quote, {words, reference, foot}: QuoteFrame): TemplateResult {
  const {version, at, by, state, terms} = quote;
  return html`<section class="card sheet quote ${state}" part="quote" aria-labelledby="quote-title">
    <header class="sheet-head">
      <div>
        <h3 id="quote-title" tabindex="-1">${own.say('quote.title')}</h3>
        <p class="small muted"><span class="number">${reference}-Q${version}</span> · ${by.name}${by.title ? ` · ${pick(by.title, own.locale)}` : ''} · ${timeView(words, at, dateTime(at, own.locale))}</p>
      </div>
      <span class="badge ${tones[state] ?? ''}">${own.find(`quote.${state}`) ?? state}</span>
    </header>
    ${linesView(own, quote)}
    ${terms ? html`<div class="terms"><h4 class="small">${own.say('quote.terms')}</h4><p class="text" dir="auto">${linkedText(terms)}</p></div>` : nothing}
    <p class="small validity">${icon('clock')} <span>${validityText(own, quote)}</span></p>
    ${foot}
  </section>`;
}

const tones: Readonly<Record<string, string>> = {open: 'accent', accepted: 'good'};

/** Versions that another has taken the place of, folded away. */
export function earlierQuotes(own: ApprovalWords, quotes: readonly Quote[]): TemplateResult | typeof nothing {
  if (!quotes.length) return nothing;
  return html`<details class="small older">
    <summary>${own.say('quote.earlier', {count: quotes.length})}</summary>
    ${quotes.map(
      (quote) => html`<div class="stack">
        <p class="row"><b>${own.say('quote.version', {version: String(quote.version)})}</b> <span class="muted">${own.find(`quote.${quote.state}`) ?? quote.state} · ${dateTime(quote.at, own.locale)}</span></p>
        ${quote.reason ? html`<p class="muted" dir="auto">${own.say('why', {reason: quote.reason})}</p>` : nothing} ${linesView(own, quote)}
      </div>`,
    )}
  </details>`;
}

/** What it comes to, in words for a button and a question. */
export function totalText({locale}: {locale: string}, {total, currency}: Quote): string {
  return money(total, currency, locale);
}

function linesView(own: ApprovalWords, {items, net, tax, total, currency}: Quote): TemplateResult {
  const say = (amount: number) => money(amount, currency, own.locale);
  return html`<table class="quote-lines">
    <caption class="unseen">${own.say('quote.lines')}</caption>
    <thead>
      <tr>
        <th scope="col">${own.say('quote.item')}</th>
        <th scope="col">${own.say('quote.quantity')}</th>
        <th scope="col">${own.say('quote.price')}</th>
        <th scope="col">${own.say('quote.amount')}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(({text, quantity, unit, unitAmount, amount}) => {
        // What is taken off once is no piece with a price.
        const off = amount < 0 && quantity === 1;
        return html`<tr>
            <th scope="row" dir="auto">${text}</th>
            <td class="number">${off ? nothing : html`${quantity.toLocaleString(own.locale)}${unit ? html` <span dir="auto">${unit}</span>` : nothing}`}</td>
            <td class="number">${off ? nothing : say(unitAmount)}</td>
            <td class="number">${say(amount)}</td>
          </tr>`;
      })}
    </tbody>
    <tfoot>
      ${
        tax
          ? html`<tr>
                <th scope="row" colspan="3">${own.say('quote.net')}</th>
                <td class="number">${say(net)}</td>
              </tr>
              <tr>
                <th scope="row" colspan="3">${tax.name} ${share(tax.rate, own.locale)}</th>
                <td class="number">${say(tax.amount)}</td>
              </tr>`
          : nothing
      }
      <tr class="total">
        <th scope="row" colspan="3">${own.say(tax ? 'quote.total' : 'quote.totalUntaxed')} <span class="small muted">${currency}</span></th>
        <td class="number">${say(total)}</td>
      </tr>
    </tfoot>
  </table>`;
}

/** Until when it is good, by the desk's clock, and by the reader's where that is another. */
function validityText(own: ApprovalWords, {validThrough, timeZone, expiresAt, state}: Quote): string {
  const {locale} = own;
  const day = dateWith({timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric'}, `${validThrough}T00:00Z`, locale);
  const zone = zoneName(timeZone, expiresAt, locale);
  if (state !== 'open') return own.say('quote.validity', {day, zone});
  const elsewhere = zoneName(undefined, expiresAt, locale) !== zone;
  return own.say('quote.valid', {day, zone}) + (elsewhere ? own.say('quote.validHere', {time: dateTime(expiresAt, locale)}) : '');
}

function zoneName(timeZone: string | undefined, at: string, locale: string): string {
  try {
    const parts = new Intl.DateTimeFormat(locale, {...(timeZone && {timeZone}), timeZoneName: 'long'}).formatToParts(new Date(at));
    return parts.find(({type}) => type === 'timeZoneName')?.value ?? timeZone ?? '';
  } catch {
    return timeZone ?? '';
  }
}
