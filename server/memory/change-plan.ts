import type {Person} from '../../src/contract/person.js';
import {nextState} from '../../src/rules/lifecycle.js';
import {dayAt} from '../../src/rules/time-zone.js';
import {changeOf} from '../app/change-view.js';
import {openUrge} from '../app/ticket-escalation.js';
import type {TicketRecord} from '../app/ticket-record.js';
import type {Move} from './team-plan.js';
import {changeWords} from './world/change-lines.js';
import {assigneeOf} from './world/team-lines.js';

const day = 86_400_000;
const timeZone = 'Asia/Shanghai';

/**
 * What the team does next with a change request: look into it, quote (accounts come with the plan and need none), agree a time, deliver; what was
 * sent back is delivered anew. A quote that ran out or was declined is offered again only when the customer says something.
 */
export function nextChangeMove(record: TicketRecord, agents: readonly Person[]): Move | undefined {
  const engineer = record.assignee ?? assigneeOf(record, agents);
  const desk = agents[0];
  if (!desk || !engineer) return undefined;
  const words = changeWords(record.draft.locale);
  const {quotes, deliveries} = changeOf(record);
  const spoke = record.messages.at(-1)?.author.role === 'requester';
  if (nextState(record.state, 'answer-urge', record.process) && openUrge(record)) {
    return {after: 5000, by: engineer, step: {is: 'answer-urge', text: words.answered}};
  }
  switch (record.state) {
    case 'received':
      return record.assignee
        ? {after: 3000, by: engineer, step: {is: 'evaluate'}}
        : {after: 3000, by: desk, step: {is: 'assign', to: engineer}};
    case 'evaluating': {
      if (record.draft.fields['change-kind'] === 'account') return schedule(record, engineer, words.included);
      if (quotes.at(-1)?.state === 'expired' && !spoke) return undefined;
      const validThrough = dayAt(timeZone, record.updatedAt + 14 * day);
      const items = quotes.length ? [...words.items, words.discount] : words.items;
      const quote = {currency: words.currency, items, ...(words.tax && {tax: words.tax}), validThrough, timeZone, terms: words.terms};
      return {after: 6000, by: engineer, step: {is: 'quote', quote}};
    }
    case 'accepted':
      return schedule(record, engineer, words.agreed);
    case 'scheduled': {
      const again = deliveries.at(-1)?.state === 'rejected';
      const summary = again ? words.deliveredAgain : words.delivered;
      return {after: 9000, by: engineer, step: {is: 'deliver', summary, checklist: words.checklist}};
    }
    case 'quoted':
    case 'delivered':
      return spoke ? {after: 4000, by: engineer, step: {is: 'answer', text: words.answered}} : undefined;
    default:
      return undefined;
  }
}

function schedule(record: TicketRecord, by: Person, note: string): Move {
  const from = record.updatedAt + day;
  return {after: 4000, by, step: {is: 'schedule', from, to: from + 2 * 3_600_000, note}};
}
