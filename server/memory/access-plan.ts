import type {Person} from '../../src/contract/person.js';
import {grantsOf} from '../app/access-view.js';
import type {TicketRecord} from '../app/ticket-record.js';
import type {Move} from './team-plan.js';
import {accessLines} from './world/access-lines.js';

/** Wrong results are looked for in the customer's own data. */
const needsData = 'data-result';

/**
 * What the team does about consent to a job on data: asks once, waits for the answer, notes the use, ends it. `waits`: it is the customer's turn.
 * `undefined`: none is needed, or all is done.
 */
export function nextDataMove(record: TicketRecord, by: Person): Move | 'waits' | undefined {
  const lines = accessLines(record.draft.locale);
  const grant = grantsOf(record, record.updatedAt).at(-1);
  if (!grant) {
    if (record.category !== needsData) return undefined;
    const {scope, purpose, how} = lines;
    return {after: 5000, by, step: {is: 'ask-access', kind: 'data-job', scope, purpose, how, hours: 24}};
  }
  if (grant.state === 'asked') return 'waits';
  if (grant.state !== 'running') return undefined;
  return grant.uses.length
    ? {after: 4000, by, step: {is: 'end-access', grant: grant.id, text: lines.done}}
    : {after: 5000, by, step: {is: 'use-access', grant: grant.id, text: lines.used, minutes: 20}};
}

/** That what was taken over is gone, once the request is over. */
export function purgeMove(record: TicketRecord, by: Person): Move | undefined {
  const left = grantsOf(record, record.updatedAt).some(({granted, ended, purged}) => granted && ended && !purged);
  return left ? {after: 5000, by, step: {is: 'confirm-purge', text: accessLines(record.draft.locale).purged}} : undefined;
}
