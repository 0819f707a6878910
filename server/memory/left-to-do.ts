import {personKey} from '../app/authenticate.js';
import {everyRow} from '../app/paging.js';
import type {Repository} from '../app/ports.js';
import type {SurveyRecord} from '../app/survey-record.js';
import type {TicketRecord} from '../app/ticket-record.js';
import type {World} from './world/world.js';

const atOnce = 100;

/** What the world's customers handed in, did or said after `since`, epoch ms: the simulated team goes on with it after a restart. */
export async function leftToDo(
  repository: Repository,
  {customers}: World,
  issuer: string,
  since: number,
): Promise<{tickets: TicketRecord[]; surveys: SurveyRecord[]}> {
  const tickets: TicketRecord[] = [];
  const surveys: SurveyRecord[] = [];
  for (const {id} of customers) {
    const owner = personKey(issuer, id);
    const rows = everyRow(
      (part) => repository.tickets({whose: {owner}, ...part}),
      ({updatedAt}) => updatedAt,
    );
    for await (const ticket of rows) {
      if (ticket.updatedAt <= since) break;
      if (lastHeard(ticket) > since) tickets.push(ticket);
    }
    surveys.push(...(await repository.surveys({owner, limit: atOnce})).filter(({followUp}) => followUp && followUp.at > since));
  }
  return {tickets, surveys};
}

/** When its customer last did something with it. */
function lastHeard({createdAt, steps}: TicketRecord): number {
  return steps.findLast(({by}) => by.role === 'requester')?.at ?? createdAt;
}
