import type {Person} from '../../src/contract/person.js';
import {isAhead} from '../../src/rules/visit.js';
import type {TicketRecord} from '../app/ticket-record.js';
import {visitsOf} from '../app/visits.js';
import type {Move} from './team-plan.js';
import {visitLines} from './world/visit-lines.js';

const minute = 60_000;

/**
 * What the team does next with a request for a visit: offer the free times of the calendar, offer them again to whoever asks for others, set out and be
 * there at the time agreed, say what was done. `wait`: it is the customer's turn. Nothing once the visit is over.
 */
export function nextVisitMove(record: TicketRecord, by: Person): Move | 'wait' | undefined {
  const {draft, updatedAt} = record;
  const lines = visitLines(draft.locale);
  const all = visitsOf(record);
  const visit = all.find(({state}) => isAhead(state));
  const address = draft.fields['address'];
  const offer = {
    kind: 'on-site' as const,
    engineer: by,
    purpose: lines.purpose,
    address: typeof address === 'string' && address ? address : lines.address,
    prepare: lines.prepare,
    slots: [],
  };
  if (!visit) return all.length ? undefined : {after: 5000, by, step: {is: 'propose-visit', offer}};
  const {id, state, slot} = visit;
  const until = (time: number) => Math.max(3000, time - updatedAt);
  switch (state) {
    case 'asked':
    case 'missed':
      return {after: 5000, by, step: {is: 'propose-visit', visit: id, reason: lines.again, offer}};
    case 'booked':
      return {after: until((slot?.from ?? 0) - 30 * minute), by, step: {is: 'depart', visit: id}};
    case 'on-the-way':
      return {after: until(slot?.from ?? 0), by, step: {is: 'arrive', visit: id}};
    case 'arrived':
      return {after: 90 * minute, by, step: {is: 'report-visit', visit: id, text: lines.report}};
    default:
      return 'wait';
  }
}
