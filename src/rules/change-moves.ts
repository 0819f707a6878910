import type {TicketState} from '../contract/ticket.js';
import type {Moves} from './lifecycle.js';

/**
 * How a change request goes: evaluated, quoted, accepted or declined, scheduled, delivered, signed off. What the plan includes needs no quote. A quote that
 * nobody answers in time leads back to the evaluation, a delivery that is sent back to the schedule.
 */
export const changeMoves: Partial<Record<TicketState, Moves>> = {
  received: {classify: 'received', assign: 'received', evaluate: 'evaluating', answer: 'received', reply: 'received', cancel: 'cancelled'},
  evaluating: {
    classify: 'evaluating',
    assign: 'evaluating',
    answer: 'evaluating',
    ask: 'waiting-for-customer',
    wait: 'waiting-for-third-party',
    quote: 'quoted',
    schedule: 'scheduled',
    reply: 'evaluating',
    cancel: 'cancelled',
  },
  'waiting-for-customer': {
    classify: 'waiting-for-customer',
    assign: 'waiting-for-customer',
    answer: 'waiting-for-customer',
    ask: 'waiting-for-customer',
    wait: 'waiting-for-third-party',
    resume: 'evaluating',
    quote: 'quoted',
    reply: 'evaluating',
    cancel: 'cancelled',
  },
  'waiting-for-third-party': {
    classify: 'waiting-for-third-party',
    assign: 'waiting-for-third-party',
    answer: 'waiting-for-third-party',
    ask: 'waiting-for-customer',
    resume: 'evaluating',
    quote: 'quoted',
    reply: 'waiting-for-third-party',
    cancel: 'cancelled',
  },
  quoted: {
    assign: 'quoted',
    answer: 'quoted',
    quote: 'quoted',
    reply: 'quoted',
    'accept-quote': 'accepted',
    'decline-quote': 'declined',
    'expire-quote': 'evaluating',
    cancel: 'cancelled',
  },
  accepted: {assign: 'accepted', answer: 'accepted', schedule: 'scheduled', reply: 'accepted'},
  declined: {quote: 'quoted', reopen: 'evaluating', archive: 'archived'},
  scheduled: {assign: 'scheduled', answer: 'scheduled', schedule: 'scheduled', deliver: 'delivered', reply: 'scheduled'},
  delivered: {answer: 'delivered', reply: 'delivered', 'accept-delivery': 'acceptance', 'reject-delivery': 'scheduled'},
  acceptance: {archive: 'archived'},
  cancelled: {archive: 'archived'},
};
