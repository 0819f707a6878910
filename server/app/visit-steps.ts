import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import type {TicketActionRequest} from '../../src/contract/ticket.js';
import type {VisitAction} from '../../src/contract/visit.js';
import type {Stretch} from '../../src/rules/working-time.js';
import type {Diaries} from './diaries.js';
import {iso} from './iso.js';
import {refuse} from './refusal.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';
import {checkText} from './tickets.js';
import {actionsOnVisit, slotsFor} from './visit-view.js';
import {visitsOf, type VisitReading} from './visits.js';

/** What a customer's choice is held against. `now` in epoch ms. */
export interface Choosing {
  settings: DeskSettings;
  now: number;
  /** Of the engineers who are to come. */
  diaries: Diaries;
}

/** What a customer does to a visit: chooses a time, asks for another one, gives it up. */
export function visitStep(
  is: VisitAction,
  {visit: id, slot, wish = ''}: TicketActionRequest,
  reason: string,
  {before, issues, choosing}: {before: TicketRecord; issues: Issue[]; choosing: Choosing},
): TicketStep {
  const {settings, now} = choosing;
  if (id === undefined) issues.push({pointer: '/visit', code: 'required'});
  const visit = visitsOf(before).find((one) => one.id === id);
  if (id !== undefined && (!visit || !actionsOnVisit(visit, settings, now).includes(is))) {
    refuse('action-not-allowed', {detail: 'That visit does not allow it.', allowed: visit ? actionsOnVisit(visit, settings, now) : []});
  }
  if (!visit || id === undefined) return {is: 'cancel-visit', visit: '', reason};
  if (is === 'cancel-visit') return {is, visit: id, reason};
  if (is === 'give-consent') return {is, visit: id};
  if (is === 'withdraw-consent') return {is, visit: id, ...(reason.trim() && {reason})};
  if (is === 'book-visit') {
    if (slot === undefined) issues.push({pointer: '/slot', code: 'required'});
    return {is, visit: id, ...(slot === undefined ? {from: 0, to: 0} : chosen(visit, slot, choosing))};
  }
  if (slot !== undefined && visit.state === 'booked') return {is, visit: id, reason, ...chosen(visit, slot, choosing)};
  const normal = wish.normalize('NFC');
  issues.push(...checkText('/wish', normal, settings.limits.reason, true));
  // Whatever he could have chosen and did not.
  return {is, visit: id, reason, wish: normal, refused: slotsFor(visit, settings, now, choosing.diaries)};
}

/** The time that begins then; where it cannot be had, what can. */
function chosen(visit: VisitReading, slot: string, {settings, now, diaries}: Choosing): Stretch {
  const free = slotsFor(visit, settings, now, diaries);
  const found = free.find(({from}) => from === Date.parse(slot));
  const allowed = free.map(({from, to}) => `${iso(from)}/${iso(to)}`);
  return found ?? refuse('slot-taken', {detail: 'This time is not free; those under `allowed` are.', allowed});
}
