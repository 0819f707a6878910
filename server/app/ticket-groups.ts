import {ticketStates, type TicketState} from '../../src/contract/ticket.js';
import {waitingFor} from '../../src/rules/lifecycle.js';

/** Groups of states that lists of requests are asked for by. */
export const ticketGroups: Readonly<Record<'open' | 'waiting' | 'closed', (state: TicketState) => boolean>> = {
  open: (state) => waitingFor(state) !== 'nobody',
  waiting: (state) => waitingFor(state) === 'customer',
  closed: (state) => waitingFor(state) === 'nobody',
};

/** The states of a group, or one state; a word nobody knows finds nothing. */
export function statesOf(state: string): TicketState[] {
  const isGroup = (word: string): word is keyof typeof ticketGroups => Object.hasOwn(ticketGroups, word);
  return ticketStates.filter(isGroup(state) ? ticketGroups[state] : (known) => known === state);
}
