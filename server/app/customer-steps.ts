import type {ClockKind} from '../../src/contract/clock.js';
import type {PeopleAction} from '../../src/contract/colleague.js';
import type {Issue} from '../../src/contract/problem.js';
import type {TicketAction, TicketActionRequest} from '../../src/contract/ticket.js';
import {needsReason} from '../../src/rules/lifecycle.js';
import {checkAccessGiven, checkPlain} from '../../src/rules/access.js';
import {standingGrants} from './access-view.js';
import {changeOf, openQuote} from './change-view.js';
import {proposalsOf} from './proposals.js';
import {refuse} from './refusal.js';
import {levelOf} from './ticket-escalation.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';
import {visitStep, type Choosing} from './visit-steps.js';
import {checkText} from './tickets.js';

const hour = 3_600_000;
/** Longest name that somebody signs with. */
const longestName = 80;

/** Refuses what is meant for a quote that is no longer the one that stands, or no longer good at `now`, epoch ms. */
export function requireQuote({action, quote}: TicketActionRequest, before: TicketRecord, now: number): void {
  const open = openQuote(before);
  if (!open || (action !== 'accept-quote' && action !== 'decline-quote')) return;
  if (quote === undefined) refuse('invalid-fields', {issues: [{pointer: '/quote', code: 'required'}]});
  if (quote !== open.version) refuse('quote-superseded', {detail: `Version ${open.version} is the one that stands.`});
  if (now >= open.expiresAt) refuse('quote-expired', {detail: 'It was not answered in time.'});
}

/** An action that is not about the people of a request, see `peopleStep`. */
export type Ordinary = TicketActionRequest & {action: Exclude<TicketAction, PeopleAction>};

/** The step that a customer's action is, with what he says to it. */
export function customerStep(body: Ordinary, before: TicketRecord, choosing: Choosing): TicketStep {
  const {settings} = choosing;
  const reason = (body.reason ?? '').normalize('NFC');
  const issues: Issue[] = checkText('/reason', reason, settings.limits.reason, needsReason(body.action, before.state));
  const step = stepOf(body, {reason, before, issues, choosing});
  if (issues.length) refuse('invalid-fields', {issues});
  return step;
}

function stepOf(
  body: Ordinary,
  {reason, before, issues, choosing}: {reason: string; before: TicketRecord; issues: Issue[]; choosing: Choosing},
): TicketStep {
  const {settings, now} = choosing;
  const {action: is} = body;
  switch (is) {
    case 'confirm':
    case 'acknowledge':
      return {is};
    case 'cancel':
    case 'urge':
    case 'reopen':
      return {is, ...(reason.trim() && {reason})};
    case 'escalate':
      return {is, to: levelOf(before) + 1, why: 'asked', reason};
    case 'reject':
    case 'reject-delivery':
      return {is, reason};
    case 'accept-quote':
      return {is, quote: body.quote ?? 0};
    case 'decline-quote':
      return {is, quote: body.quote ?? 0, reason};
    case 'approve':
    case 'disapprove': {
      const meant = proposalsOf(before).find(({id, state}) => id === body.proposal && state === 'waiting');
      if (!meant) return refuse('action-not-allowed', {detail: 'That proposal does not wait for an answer.', allowed: []});
      const {id, clock, dueAt, text} = meant;
      if (is === 'disapprove') return {is, proposal: id, reason};
      const moves = clock !== undefined && dueAt !== undefined && {clock: clock as ClockKind, dueAt: Date.parse(dueAt), reason: text};
      return {is, proposal: id, ...(moves && {moves})};
    }
    case 'book-visit':
    case 'reschedule':
    case 'cancel-visit':
    case 'give-consent':
    case 'withdraw-consent':
      return visitStep(is, body, reason, {before, issues, choosing});
    case 'grant-access': {
      const meant = standingGrants(before, now).asked.find(({id}) => id === body.grant);
      if (!meant || !settings.access) return refuse('action-not-allowed', {detail: 'That access is not asked for any more.', allowed: []});
      const note = (body.note ?? '').normalize('NFC').trim();
      const until = body.hours === undefined ? Date.parse(body.until ?? '') : now + body.hours * hour;
      const given = {scope: [...new Set(body.scope ?? [])], until, ...(note && {note})};
      issues.push(...checkAccessGiven(given, meant.scope, settings.access, now));
      return {is, grant: meant.id, ...given};
    }
    case 'revoke-access': {
      const {asked, running} = standingGrants(before, now);
      const meant = [...asked, ...running].find(({id}) => id === body.grant);
      if (!meant) return refuse('action-not-allowed', {detail: 'That access has ended already.', allowed: []});
      issues.push(...checkPlain('/reason', reason, settings.limits.reason, false));
      return {is, grant: meant.id, ...(reason.trim() && {reason})};
    }
    case 'accept-delivery': {
      const name = (body.name ?? '').normalize('NFC').trim();
      const delivered = changeOf(before).deliveries.at(-1)?.checklist ?? [];
      delivered.forEach(({id}, n) => {
        if (!body.checked?.includes(id)) issues.push({pointer: `/checked/${n}`, code: 'required'});
      });
      issues.push(...checkText('/name', name, longestName, true));
      return {is, name};
    }
  }
}
