import {waitingFor} from '../../src/rules/lifecycle.js';
import {standingGrants} from './access-view.js';
import {hangs} from './helpdesk-trail.js';
import {iso} from './iso.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';
import {visitsOf} from './visits.js';

/** What a customer turned down or wants otherwise, and the team has not answered; or why the team does not find it in its helpdesk. */
export const wantKinds = [
  'other-time',
  'visit-refused',
  'consent-refused',
  'access-refused',
  'proposal-refused',
  'delivery-refused',
  'purge',
  'helpdesk-hangs',
  'helpdesk-lost-gone',
  'helpdesk-lost-merged',
  'helpdesk-lost-another-requester',
] as const;

export interface Want {
  kind: (typeof wantKinds)[number];
  at: string;
  /** In the customer's words; of a helpdesk, why the last try failed. */
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
  return [...wished, ...refused, ...purge, ...kept(record)].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What keeps the team from working on it in its helpdesk: until it gets there, or until somebody has taken it on here, which is all that can be done where there is none any more. */
function kept({helpdesk, steps, updatedAt}: TicketRecord): Want[] {
  if (!helpdesk) return [];
  // Of what was lost before that was remembered, its last change.
  const {lost, since = lost && updatedAt, problem} = helpdesk;
  if (since === undefined || steps.some(({at, via}) => via === 'staff' && at >= since)) return [];
  if (lost) return [{kind: `helpdesk-lost-${lost}`, at: iso(since)}];
  return hangs(helpdesk) ? [{kind: 'helpdesk-hangs', at: iso(since), ...(problem !== undefined && {text: problem})}] : [];
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
