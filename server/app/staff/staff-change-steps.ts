import {checkQuote, type QuoteOffer} from '../../../src/rules/quote.js';
import {changeOf} from '../change-view.js';
import type {DeliverStep, QuoteStep, ScheduleStep} from './staff-change-shapes.js';
import {said} from './staff-said.js';
import type {Decide} from './staff-steps.js';

/** Lines that a delivery may have, as many as a checklist. */
const mostItems = 50;

const quote: Decide<typeof QuoteStep> = ({currency, items, tax, validThrough, terms}, {settings, now, issues}) => {
  const normal = (text: string) => text.normalize('NFC').trim();
  const offer: QuoteOffer = {
    currency,
    items: items.map(({text, unit, ...item}) => ({...item, text: normal(text), ...(unit?.trim() && {unit: normal(unit)})})),
    ...(tax && {tax: {name: normal(tax.name), rate: tax.rate}}),
    validThrough,
    // A day ends when it ends at the desk.
    timeZone: settings.timeZone,
    ...(terms?.trim() && {terms: normal(terms)}),
  };
  issues.push(...checkQuote(offer, now));
  return {is: 'quote', quote: offer};
};

const schedule: Decide<typeof ScheduleStep> = ({from, to, note}, {settings, now, issues}) => {
  const [start, end] = [Date.parse(from), to === undefined ? undefined : Date.parse(to)];
  if (start <= now) issues.push({pointer: '/from', code: 'in-the-past'});
  if (end !== undefined && end <= start) issues.push({pointer: '/to', code: 'invalid-value'});
  return {
    is: 'schedule',
    from: start,
    ...(end !== undefined && {to: end}),
    ...(note?.trim() && {note: said('/note', note, settings.limits.reason, issues)}),
  };
};

const deliver: Decide<typeof DeliverStep> = ({summary, checklist}, {before, settings, issues}) => {
  const {limits} = settings;
  // A line checked in one delivery is not checked in the next.
  const nth = changeOf(before).deliveries.length + 1;
  if (!checklist.length) issues.push({pointer: '/checklist', code: 'required'});
  if (checklist.length > mostItems) issues.push({pointer: '/checklist', code: 'too-many', params: {max: mostItems}});
  return {
    is: 'deliver',
    summary: said('/summary', summary, limits.message, issues),
    checklist: checklist.map(({kind, text, note}, n) => ({
      id: nth > 1 ? `${nth}-${n + 1}` : String(n + 1),
      kind,
      text: said(`/checklist/${n}/text`, text, limits.title, issues),
      ...(note?.trim() && {note: said(`/checklist/${n}/note`, note, limits.reason, issues)}),
    })),
  };
};

/** What the team offers, agrees and hands over in a change request. */
export const changeSteps = {quote, schedule, deliver};
