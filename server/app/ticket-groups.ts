import {ticketStates, type TicketState} from '../../src/contract/ticket.js';
import {waitingFor} from '../../src/rules/lifecycle.js';

type Groups = Readonly<Record<string, (state: TicketState) => boolean>>;

/** Groups of states that lists of requests are asked for by. */
export const ticketGroups = {
  open: (state) => waitingFor(state) !== 'nobody',
  waiting: (state) => waitingFor(state) === 'customer',
  closed: (state) => waitingFor(state) === 'nobody',
} satisfies Groups;

/** The states of a group, or one state; a word nobody knows finds nothing. */
export function statesOf(state: string, groups: Groups = ticketGroups): TicketState[] {
  return ticketStates.filter(Object.hasOwn(groups, state) ? groups[state]! : (known) => known === state);
}
