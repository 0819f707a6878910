import {commit, type Committing} from './commit.js';
import type {HelpdeskTrail} from './helpdesk.js';
import type {TicketRecord} from './ticket-record.js';

/** Writes down how far a ticket is, whatever else becomes of it meanwhile. */
export async function keepTrail(
  ports: Committing,
  id: string,
  next: (trail: HelpdeskTrail, record: TicketRecord) => HelpdeskTrail | undefined,
): Promise<void> {
  for (;;) {
    const record = await ports.repository.ticket(id);
    const trail = record?.helpdesk && next(record.helpdesk, record);
    if (!record || !trail) return;
    const ticket = {...record, revision: record.revision + 1, helpdesk: trail};
    if ((await commit(ports, {ticket})) === 'written') return;
  }
}
