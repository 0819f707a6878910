import type {Person} from '../../src/contract/person.js';
import {proposalsOf} from '../app/proposals.js';
import type {TicketRecord} from '../app/ticket-record.js';
import type {Move} from './team-plan.js';
import {workPlanLines} from './world/work-plan-lines.js';

const halfHour = 1_800_000;
/** By when each step is done after the plan is written, in half hours; as much later again for each plan that was sent back. */
const after = {incident: [2, 8, 10], training: [4, 52, 56]};
const later = 48;

/**
 * What the team does about a plan of work: proposes one for a training, and where it would change something on the customer's servers; writes another where that
 * was sent back. `waits`: it is the customer's turn. `undefined`: none is needed, or it is approved.
 */
export function nextPlanMove(record: TicketRecord, by: Person): Move | 'waits' | undefined {
  const {draft, category, updatedAt} = record;
  const {type} = draft;
  if (type !== 'training' && !(type === 'incident' && /^(?:system|outage)/.test(category ?? ''))) return undefined;
  const plans = proposalsOf(record).filter(({kind}) => kind === 'plan');
  const state = plans.at(-1)?.state;
  if (state === 'waiting') return 'waits';
  if (state === 'approved') return undefined;
  const {text, anew, steps} = workPlanLines(draft.locale, type);
  const from = Math.ceil(updatedAt / halfHour);
  const until = after[type].map((count) => (from + count + plans.length * later) * halfHour);
  const step = {is: 'propose', kind: 'plan', text: plans.length ? anew : text} as const;
  return {after: 6000, by, step: {...step, steps: steps.map((line, n) => ({text: line, owner: by.name, until: until[n]!}))}};
}
