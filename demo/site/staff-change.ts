import {choice, el, facts, time} from './page-parts.js';
import {area, field, growing, instantOf, linesOf} from './staff-form.js';
import {say, sayOf} from './staff-words.js';

/** As much of a change request as the team's page shows. */
export interface Change {
  quotes: {version: number; at: string; total: number; currency: string; state: string; reason?: string}[];
  deliveries: {at: string; summary: string; state: string; signedBy?: string; reason?: string}[];
}

/** How many digits a currency has after the point. */
function places(currency: string): number {
  return new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as somebody types it, in the smallest unit: digit by digit, so that nothing is rounded. `undefined` where it is none. */
export function minorUnits(typed: string, digits: number): number | undefined {
  const [, sign = '', whole = '', part = ''] = /^\s*(-?)(\d{1,12})(?:\.(\d*))?\s*$/.exec(typed.replaceAll(',', '')) ?? [];
  if (!whole || part.length > digits) return undefined;
  return Number(`${sign}${whole}${part.padEnd(digits, '0')}`);
}

const line = () =>
  el(
    'div',
    {class: 'line'},
    field('item', {name: 'item', required: true}),
    field('quantity', {name: 'quantity', type: 'number', min: '1', value: '1', required: true}),
    field('unit', {name: 'unit'}),
    field('price', {name: 'price', inputmode: 'decimal', required: true}),
  );

export function quoteFields(): Node[] {
  return [
    field('currency', {name: 'currency', value: 'CNY', pattern: '[A-Z]{3}', required: true}),
    ...growing(line),
    field('taxName', {name: 'taxName'}),
    field('taxRate', {name: 'taxRate', inputmode: 'decimal'}),
    field('validThrough', {name: 'validThrough', type: 'date', required: true}),
    area('terms', 'terms', false),
  ];
}

/** What the gateway reckons the quote from. What is no amount goes as it is, for the gateway to refuse by name. */
export function quoteBody(form: FormData): Record<string, unknown> {
  const all = (name: string) => form.getAll(name).map(String);
  const currency = String(form.get('currency'));
  const [units, quantities, prices] = [all('unit'), all('quantity'), all('price')];
  const items = all('item').map((text, n) => ({
    text,
    quantity: Number(quantities[n]),
    ...(units[n]?.trim() && {unit: units[n]}),
    unitAmount: minorUnits(prices[n] ?? '', places(currency)) ?? prices[n],
  }));
  const [name, rate, terms] = [String(form.get('taxName')).trim(), String(form.get('taxRate')), String(form.get('terms')).trim()];
  return {
    currency,
    items,
    ...(name && {tax: {name, rate: minorUnits(rate, 2) ?? rate}}),
    validThrough: form.get('validThrough'),
    ...(terms && {terms}),
  };
}

export function scheduleFields(): Node[] {
  return [
    field('from', {name: 'from', type: 'datetime-local', required: true}),
    field('until_', {name: 'to', type: 'datetime-local'}),
    field('remark', {name: 'note'}),
  ];
}

export function scheduleBody(form: FormData): Record<string, unknown> {
  return {
    from: instantOf(form, 'from'),
    ...(form.get('to') && {to: instantOf(form, 'to')}),
    ...(form.get('note') && {note: form.get('note')}),
  };
}

export function deliverFields(): Node[] {
  return [area('delivered', 'summary'), area('toCheck', 'check'), area('handedOver', 'handover', false)];
}

export function deliverBody(form: FormData): Record<string, unknown> {
  const of = (kind: string) => linesOf(form, kind).map((text) => ({kind, text}));
  return {summary: form.get('summary'), checklist: [...of('check'), ...of('handover')]};
}

/** `clock`: which promise a delay is about. */
export function proposeFields(clock: HTMLElement): Node[] {
  return [
    choice(say('kind'), 'kind', [['plan', sayOf('proposal', 'plan')], ['delay', sayOf('proposal', 'delay')]]), // prettier-ignore
    area('proposalText', 'text'),
    area('planSteps', 'steps', false),
    clock,
    field('until', {name: 'dueAt', type: 'datetime-local'}),
    area('remedy', 'remedy', false),
  ];
}

export function proposeBody(form: FormData): Record<string, unknown> {
  const said = {kind: form.get('kind'), text: form.get('text')};
  if (said.kind === 'plan') return {...said, steps: linesOf(form, 'steps').map((text) => ({text}))};
  const [due, remedy] = [String(form.get('dueAt')), String(form.get('remedy')).trim()];
  return {...said, clock: form.get('clock'), ...(due && {dueAt: instantOf(form, 'dueAt')}), ...(remedy && {remedy})};
}

/** What was offered and what the customer said, the latest first. */
export function quotesView({quotes}: Change): HTMLElement {
  if (!quotes.length) return el('div');
  const lines = [...quotes]
    .reverse()
    .map(({version, at, total, currency, state, reason}) =>
      el(
        'li',
        {},
        facts(el('b', {}, `Q${version}`), amountText(total, currency), sayOf('quote', state), time(at)),
        ...(reason ? [el('p', {class: 'said'}, reason)] : []),
      ),
    );
  return el('div', {class: 'quotes'}, el('h3', {}, say('quotes')), el('ul', {}, ...lines));
}

function amountText(amount: number, currency: string): string {
  const digits = places(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return `${currency} ${amount < 0 ? '-' : ''}${text.slice(0, text.length - digits)}${digits ? `.${text.slice(-digits)}` : ''}`;
}
