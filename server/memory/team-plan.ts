import type {Person} from '../../src/contract/person.js';
import type {Resolution} from '../../src/contract/ticket.js';
import type {TicketRecord} from '../app/ticket-record.js';
import {openUrge} from '../app/ticket-escalation.js';
import {nextDataMove, purgeMove} from './access-plan.js';
import {nextState} from '../../src/rules/lifecycle.js';
import type {TicketStep} from '../app/ticket-step.js';
import {visitsOf} from '../app/visits.js';
import {nextVisitMove} from './visit-plan.js';
import {nextPlanMove} from './work-plan.js';
import {iso} from '../app/iso.js';
import {closingOf} from './world/closing-lines.js';
import {assigneeOf, lineFor, type Occasion} from './world/team-lines.js';

/** What the team does next, and how long it takes over it, in ms at ordinary speed. */
export interface Move {
  after: number;
  by: Person;
  step: TicketStep;
}

/**
 * What the team would do next with a ticket: classify, assign, begin, say what it does, ask for the log where an incident came without any
 * file, thank for the answer, point to an article where one is asked about, ask for consent where it must look at data, ask for approval of
 * a plan where it would touch a server or arranges a training, show a way round where work is held up, resolve (with cause, prevention and what was tried of an incident; saying so where a
 * question got no answer); after a rejection, begin anew and ask for nothing more. Who asks for a visit is offered times for one. Whoever urges is answered first. `undefined`: it is not the team's turn.
 * `article`: the title of what the knowledge base has on it.
 */
export function nextMove(record: TicketRecord, agents: readonly Person[], article?: string): Move | undefined {
  const desk = agents[0];
  const engineer = record.assignee ?? assigneeOf(record, agents);
  if (!desk || !engineer) return undefined;
  const say = (is: 'answer' | 'answer-urge' | 'ask', after: number, occasion: Occasion): Move => ({
    after,
    by: engineer,
    step: {is, text: lineFor(occasion, record, engineer, article)},
  });
  if (nextState(record.state, 'answer-urge') && openUrge(record)) return say('answer-urge', 5000, 'urged');
  switch (record.state) {
    case 'received':
      return {after: 3000, by: desk, step: {is: 'classify', ...(record.priority !== undefined && {priority: record.priority})}};
    case 'classified':
      return {after: 3000, by: desk, step: {is: 'assign', to: engineer}};
    case 'assigned':
    case 'reopened':
      return {after: 4000, by: engineer, step: {is: 'start'}};
    case 'in-progress':
      return moveInProgress(record, say, engineer, article);
    case 'waiting-for-third-party':
    case 'resolved':
      return customerSpokeLast(record) ? say('answer', 4000, record.state === 'resolved' ? 'after-resolved' : 'still-waiting') : undefined;
    case 'confirmed':
    case 'closed-unanswered':
    case 'cancelled':
      return purgeMove(record, engineer);
    default:
      return undefined;
  }
}

function moveInProgress(
  record: TicketRecord,
  say: (is: 'answer' | 'answer-urge' | 'ask', after: number, occasion: Occasion) => Move,
  engineer: Person,
  article: string | undefined,
): Move | undefined {
  const again = record.steps.findLastIndex(({step}) => step.is === 'reject' || step.is === 'reopen');
  const round = record.steps.slice(again + 1);
  const spoken = round.filter(({by, step}) => by.role === 'agent' && (step.is === 'answer' || step.is === 'ask'));
  if (!spoken.length) return say('answer', 4000, again < 0 ? 'first' : 'again');
  const asked = record.steps.some(({step}) => step.is === 'ask');
  if (again < 0 && !asked && record.draft.type === 'incident' && !hasFiles(record)) return say('ask', 5000, 'ask-for-log');
  if (customerSpokeLast(record)) return say('answer', 4000, 'thanks');
  const heldUp = record.draft.type === 'incident' && (record.priority === 'P0' || record.priority === 'P1');
  if (heldUp && !record.steps.some(({step}) => step.is === 'answer' && step.kind === 'workaround')) {
    return {after: 5000, by: engineer, step: {is: 'answer', kind: 'workaround', text: lineFor('workaround', record, engineer)}};
  }
  const visiting = record.draft.type === 'visit' || visitsOf(record).length > 0 ? nextVisitMove(record, engineer) : undefined;
  if (visiting) return visiting === 'wait' ? undefined : visiting;
  const asking = nextPlanMove(record, engineer) ?? nextDataMove(record, engineer);
  if (asking) return asking === 'waits' ? undefined : asking;
  let occasion: Occasion = again < 0 ? 'resolved' : 'resolved-again';
  if (again < 0 && record.draft.type === 'question') {
    const pointer = article === undefined ? undefined : lineFor('point-to-article', record, engineer, article);
    const stands = spoken.some(({step}) => step.is === 'answer' && step.text === pointer);
    if (pointer !== undefined && !stands) return say('answer', 6000, 'point-to-article');
    if (!stands) occasion = 'resolved-unanswered';
  }
  const summary = lineFor(occasion, record, engineer);
  // Of what was rejected nobody says the same cause again.
  const closing = again < 0 && record.draft.type === 'incident' ? closingOf(record) : {};
  return {after: 9000, by: engineer, step: {is: 'resolve', summary, ...closing, ...outageOf(record)}};
}

/** How long nothing worked, where that is what was reported. */
function outageOf({category, createdAt, updatedAt}: TicketRecord): Pick<Resolution, 'outage'> {
  return category?.startsWith('outage') ? {outage: {from: iso(createdAt), to: iso(updatedAt)}} : {};
}

function hasFiles({attachments, messages}: TicketRecord): boolean {
  return attachments.length > 0 || messages.some((message) => message.attachments.length > 0);
}

function customerSpokeLast({messages}: TicketRecord): boolean {
  return messages.at(-1)?.author.role === 'requester';
}
