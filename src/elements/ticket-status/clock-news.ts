import type {Ticket} from '../../contract/ticket.js';
import {emit} from '../../kit/events.js';
import {movedClocks} from './changes.js';
import type {Parts} from './parts.js';

/** Tells the page of promises that stand otherwise than in the drawing before, whether a look for news brought it or the answer to a step. */
export class ClockNews {
  #drawn: Ticket | undefined;

  constructor(private readonly parts: Parts) {}

  /** To be called after each draw, with the request that is shown. */
  follow(ticket: Ticket | undefined): void {
    const before = this.#drawn;
    this.#drawn = ticket;
    if (!before || before.id !== ticket?.id || before === ticket) return;
    for (const clock of movedClocks(before, ticket)) emit(this.parts.host, 'aftercare-clock-changed', clock);
  }
}
