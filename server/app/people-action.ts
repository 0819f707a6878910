import type {TicketAction} from '../../src/contract/ticket.js';

/** What is done to the people of a request. */
export type PeopleAction = Extract<TicketAction, 'bring-in' | 'take-out' | 'leave' | 'hand-over'>;

export function isPeopleAction(action: TicketAction): action is PeopleAction {
  return action === 'bring-in' || action === 'take-out' || action === 'leave' || action === 'hand-over';
}
