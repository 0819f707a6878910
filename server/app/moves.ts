import {nextState} from '../../src/rules/lifecycle.js';
import type {TicketRecord} from './ticket-record.js';

/** Which of a request's steps, by their places, led to another state. */
export function movesOf({steps, process}: Pick<TicketRecord, 'steps' | 'process'>): number[] {
  let state: TicketRecord['state'] = 'received';
  return [...steps.entries()].flatMap(([n, {step}]) => {
    const before = state;
    state = nextState(state, step.is, process) ?? state;
    return state === before ? [] : [n];
  });
}
