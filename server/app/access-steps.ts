import type {TicketEvent} from '../../src/contract/ticket.js';
import {standingGrants} from './access-view.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

const names = ['ask-access', 'grant-access', 'revoke-access', 'use-access', 'end-access', 'expire-access', 'confirm-purge'] as const;
type AccessStep = Extract<TicketStep, {is: (typeof names)[number]}>;

export function isAboutAccess(step: TicketStep): step is AccessStep {
  return names.some((name) => name === step.is);
}

/** Whether there is an access that such a step can be about at `at`, epoch ms: none is used that is not granted, or has ended. */
export function hasAccessFor(step: AccessStep, before: TicketRecord, at: number): boolean {
  const {asked, running, purge} = standingGrants(before, at);
  switch (step.is) {
    case 'grant-access':
      return asked.some(({id}) => id === step.grant);
    case 'use-access':
      return running.some(({id}) => id === step.grant);
    case 'revoke-access':
    case 'end-access':
      return [...asked, ...running].some(({id}) => id === step.grant);
    case 'confirm-purge':
      return purge.length > 0;
    default:
      return true;
  }
}

/** What the history says of it. */
export function accessEvent(step: AccessStep, before: TicketRecord, at: number): Pick<TicketEvent, 'kind' | 'to' | 'note'> {
  switch (step.is) {
    case 'ask-access':
      return {kind: 'access-asked', to: step.kind};
    case 'grant-access':
      return {kind: 'access-granted'};
    case 'revoke-access': {
      const asked = standingGrants(before, at).asked.some(({id}) => id === step.grant);
      return {kind: asked ? 'access-refused' : 'access-revoked', ...(step.reason !== undefined && {note: step.reason})};
    }
    case 'use-access':
      return {kind: 'access-used', note: step.text};
    case 'end-access':
      return {kind: 'access-ended', note: step.text};
    case 'expire-access':
      return {kind: 'access-expired'};
    case 'confirm-purge':
      return {kind: 'access-purged', note: step.text};
  }
}
