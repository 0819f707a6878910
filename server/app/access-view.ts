import type {AccessGrant} from '../../src/contract/access.js';
import type {PromiseEntry} from '../../src/contract/clock.js';
import type {TicketState} from '../../src/contract/ticket.js';
import {nextState, waitingFor} from '../../src/rules/lifecycle.js';
import {iso} from './iso.js';
import type {TicketRecord} from './ticket-record.js';

type Stepped = Pick<TicketRecord, 'steps' | 'process'>;

/**
 * Every access that was asked for, oldest first, and how it stands at `now`, epoch ms: it follows from the steps, like all that was promised. One whose time
 * is over does not run any more, whether or not the timer has come to it.
 */
export function grantsOf({steps, process}: Stepped, now: number): AccessGrant[] {
  const all: AccessGrant[] = [];
  if (!steps.some(({step}) => step.is === 'ask-access')) return all;
  let state: TicketState = 'received';
  for (const {id, at, by, step} of steps) {
    state = nextState(state, step.is, process) ?? state;
    shut(all, at);
    const meant = 'grant' in step ? all.find((one) => one.id === step.grant) : undefined;
    switch (step.is) {
      case 'ask-access': {
        const {is: _, ...asked} = step;
        all.push({id, at: iso(at), by, ...asked, state: 'asked', uses: []});
        break;
      }
      case 'grant-access': {
        const {scope, until, note} = step;
        const granted = {at: iso(at), by, scope: [...scope], until: iso(until), ...(note !== undefined && {note})};
        if (meant) Object.assign(meant, {state: 'running', granted} satisfies Partial<AccessGrant>);
        break;
      }
      case 'use-access': {
        const {text, minutes} = step;
        meant?.uses.push({id, at: iso(at), by, text, ...(minutes !== undefined && {minutes})});
        break;
      }
      case 'revoke-access':
        end(meant, meant?.state === 'asked' ? 'refused' : 'revoked', at, {by, note: step.reason});
        break;
      case 'end-access':
        end(meant, meant?.state === 'asked' ? 'withdrawn' : meant?.kind === 'data-job' ? 'done' : 'given-back', at, {by, note: step.text});
        break;
      case 'expire-access':
        end(meant, 'expired', at);
        break;
      case 'confirm-purge':
        for (const grant of all.filter(waitsForPurge)) grant.purged = {at: iso(at), by, text: step.text};
        break;
      default:
    }
    if (waitingFor(state) === 'nobody') for (const grant of all) end(grant, 'closed', at);
  }
  shut(all, now);
  return all;
}

/** Ends those whose time is over at `now`, epoch ms. */
function shut(all: readonly AccessGrant[], now: number): void {
  for (const grant of all) {
    const until = grant.granted && Date.parse(grant.granted.until);
    if (until !== undefined && until <= now) end(grant, 'expired', until);
  }
}

function end(
  grant: AccessGrant | undefined,
  state: AccessGrant['state'],
  at: number,
  {by, note}: {by?: AccessGrant['by']; note?: string | undefined} = {},
): void {
  if (grant?.state !== 'asked' && grant?.state !== 'running') return;
  Object.assign(grant, {state, ended: {at: iso(at), ...(by && {by}), ...(note !== undefined && {note})}});
}

/** It was used and is good no more, and nobody has said that what was taken over is gone. Where nobody came in there is nothing to remove. */
function waitsForPurge({ended, uses, purged}: AccessGrant): boolean {
  return uses.length > 0 && ended !== undefined && !purged;
}

/** Those on which something can be done: the ones that wait for the customer, that run, and whose data are to be removed. */
export function standingGrants(record: Stepped, now: number): Record<'asked' | 'running' | 'purge', AccessGrant[]> {
  const all = grantsOf(record, now);
  const of = (state: AccessGrant['state']) => all.filter((grant) => grant.state === state);
  return {asked: of('asked'), running: of('running'), purge: all.filter(waitsForPurge)};
}

/** What the ledger of promises says of data that were taken over: to be removed since the access ended, and removed. */
export function removals(grants: readonly AccessGrant[]): PromiseEntry[] {
  return grants.flatMap(({id, ended, uses, purged}): PromiseEntry[] => {
    if (!ended || !uses.length) return [];
    const owed: PromiseEntry = {id: `purge-owed-${id}`, at: ended.at, clock: 'purge', is: 'owed'};
    return purged ? [owed, {id: `purge-done-${id}`, at: purged.at, clock: 'purge', is: 'done'}] : [owed];
  });
}
