import type {Awaited, Proposal} from '../../src/contract/proposal.js';
import {nextState, waitingFor, type StepName} from '../../src/rules/lifecycle.js';
import {changeOf, openQuote} from './change-view.js';
import {standingGrants} from './access-view.js';
import {iso} from './iso.js';
import {isAhead} from '../../src/rules/visit.js';
import {visitsOf} from './visits.js';
import type {TicketRecord} from './ticket-record.js';

/** What the team asked its customer to approve, oldest first, and what he said: it follows from the steps. */
export function proposalsOf({steps}: Pick<TicketRecord, 'steps'>): Proposal[] {
  const all: Proposal[] = [];
  for (const {id, at, by, step} of steps) {
    if (step.is === 'propose') {
      const {is: _, dueAt, steps: lines, ...said} = step;
      const before = all.findLast(({kind, state}) => kind === said.kind && state === 'waiting');
      if (before) before.state = 'replaced';
      all.push({
        id,
        at: iso(at),
        by,
        ...said,
        ...(lines && {steps: lines.map(({until, ...line}) => ({...line, ...(until !== undefined && {until: iso(until)})}))}),
        ...(dueAt !== undefined && {dueAt: iso(dueAt)}),
        state: 'waiting',
      });
    } else if (step.is === 'approve' || step.is === 'disapprove') {
      const meant = all.find((one) => one.id === step.proposal);
      const reason = step.is === 'disapprove' ? {reason: step.reason} : {};
      if (meant)
        Object.assign(meant, {state: step.is === 'approve' ? 'approved' : 'rejected', decidedAt: iso(at), decidedBy: by, ...reason});
    }
  }
  return all;
}

/** Whose turn a ticket is, by its state and by what waits on it. */
export function turnOf(record: TicketRecord): ReturnType<typeof waitingFor> {
  return waitingFor(record.state, awaitedOf(record).length > 0);
}

/** Everything on a ticket that waits for the customer's approval, or for the time he chooses, as long as he can give it. */
export function awaitedOf(record: TicketRecord): Awaited[] {
  const can = (step: StepName) => nextState(record.state, step, record.process) !== undefined;
  const quote = openQuote(record);
  const change = quote || record.state === 'delivered' ? changeOf(record) : undefined;
  const offered = quote && change?.quotes.at(-1);
  const delivery = record.state === 'delivered' ? change?.deliveries.at(-1) : undefined;
  return [
    ...(offered ? [{kind: 'quote', at: offered.at, until: offered.expiresAt}] : []),
    ...(delivery ? [{kind: 'delivery', at: delivery.at}] : []),
    ...visitsOf(record).flatMap(({id: about, offer, state, changedAt, consent}) => [
      ...(state === 'proposed' && can('book-visit')
        ? [{kind: offer.kind === 'remote' ? 'session' : 'visit', at: iso(changedAt), about}]
        : []),
      ...(consent?.is === 'asked' && isAhead(state) && can('give-consent') ? [{kind: 'consent', at: iso(changedAt), about}] : []),
    ]),
    ...proposalsOf(record).flatMap(({kind, at, state, id: about}) => (state === 'waiting' ? [{kind, at, about}] : [])),
    ...(can('grant-access') ? standingGrants(record, record.updatedAt).asked : []).map(({at, id: about}) => ({kind: 'access', at, about})),
  ];
}
