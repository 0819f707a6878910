import {waitingFor} from '../../src/rules/lifecycle.js';
import {standingGrants} from './access-view.js';
import {iso} from './iso.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';
import {visitsOf} from './visits.js';

/** What a customer turned down or wants otherwise, and the team has not answered. */
export const wantKinds = [
  'other-time',
  'visit-refused',
  'consent-refused',
  'access-refused',
  'proposal-refused',
  'delivery-refused',
  'purge',
] as const;

export interface Want {
  kind: (typeof wantKinds)[number];
  at: string;
  /** In the customer's words. */
  text?: string;
}

/** What the team says to a customer, or does about what he wants. */
const words: readonly TicketStep['is'][] = [
  'answer',
  'answer-urge',
  'ask',
  'resolve',
  'quote',
  'schedule',
  'deliver',
  'propose',
  'propose-visit',
  'call-off-visit',
  'report-visit',
  'ask-access',
];

/**
 * What a request's customer wants of the team, oldest first: another time, or whatever he refused since its last word to him; and data that were taken over
 * under an access and are not yet removed, also where the request is over.
 */
export function wantsOf(record: TicketRecord): Want[] {
  const {steps, state, updatedAt} = record;
  const purge = standingGrants(record, updatedAt).purge.flatMap(({ended}) => (ended ? [{kind: 'purge' as const, at: ended.at}] : []));
  if (waitingFor(state) === 'nobody') return purge;
  const wished = visitsOf(record).flatMap(({state: stands, wish}) =>
    stands === 'asked' && wish ? [{kind: 'other-time' as const, at: iso(wish.at), text: said(wish.reason, wish.text)}] : [],
  );
  const since = steps.findLastIndex(({by, step}) => by.role === 'agent' && words.includes(step.is));
  const refused = steps.slice(since + 1).flatMap(refusal);
  return [...wished, ...refused, ...purge].sort((a, b) => (a.at < b.at ? -1 : 1));
}

function refusal({at, by, step}: StepEntry): Want[] {
  if (by.role !== 'requester') return [];
  const want = (kind: Want['kind'], text = '') => [{kind, at: iso(at), ...(text && {text})}];
  switch (step.is) {
    case 'cancel-visit':
      return want('visit-refused', step.reason);
    case 'withdraw-consent':
      return want('consent-refused', step.reason);
    case 'revoke-access':
      return want('access-refused', step.reason);
    case 'disapprove':
      return want('proposal-refused', step.reason);
    case 'reject-delivery':
      return want('delivery-refused', step.reason);
    default:
      return [];
  }
}

function said(...texts: string[]): string {
  return texts.filter(Boolean).join('\n');
}
