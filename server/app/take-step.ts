import type {Person} from '../../src/contract/person.js';
import {commit, type Committing} from './commit.js';
import {applyStep, type StepEntry, type TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

/** Moves a ticket for the team or the desk itself; `undefined` where it is not there or its state does not allow the step. */
export async function takeStep(
  ports: Committing & {newId(): string},
  ticketId: string,
  step: TicketStep,
  by: Person,
  via?: StepEntry['via'],
): Promise<TicketRecord | undefined> {
  const {repository} = ports;
  for (;;) {
    const before = await repository.ticket(ticketId);
    const entry = {id: ports.newId(), at: ports.now(), by, step, ...(via && {via})};
    const taken = before && applyStep(before, entry, await repository.settings());
    if (!taken) return undefined;
    const {record, opens, withdraws} = taken;
    // A conflict means that somebody else got somewhere, so this ends.
    if ((await commit(ports, {ticket: record, survey: opens, withdraws})) === 'written') return record;
  }
}
