import type {Person} from '../../src/contract/person.js';
import {commit} from './commit.js';
import {stepMail} from './mails.js';
import type {Ports} from './ports.js';
import {applyStep, type TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

/** Moves a ticket for the team or the desk itself; `undefined` where it is not there or its state does not allow the step. */
export async function takeStep(
  ports: Pick<Ports, 'repository' | 'uploads' | 'now' | 'newId' | 'mail' | 'report'>,
  ticketId: string,
  step: TicketStep,
  by: Person,
): Promise<TicketRecord | undefined> {
  const {repository} = ports;
  for (;;) {
    const before = await repository.ticket(ticketId);
    const entry = {id: ports.newId(), at: ports.now(), by, step};
    const taken = before && applyStep(before, entry, await repository.settings());
    if (!taken) return undefined;
    const {record, opens, withdraws} = taken;
    // A conflict means that somebody else got somewhere, so this ends.
    if (
      (await commit(ports, {ticket: record, survey: opens, withdraws, mail: stepMail(record, await repository.settings())})) === 'written'
    )
      return record;
  }
}
