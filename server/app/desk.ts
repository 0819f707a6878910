import {customerOf, type Handlers} from './handler.js';
import type {Ports} from './ports.js';
import {refuse} from './refusal.js';

/** What the widgets draw from, who is asking, and whether anybody is here. */
export function deskHandlers({repository}: Ports): Pick<Handlers, 'readDesk' | 'readMe' | 'readHealth'> {
  return {
    readDesk: async () => ({reply: await repository.settings()}),
    readMe: async (call) => {
      const {id, name, email, organisation, role, locale} = customerOf(call);
      return {
        reply: {
          id,
          name,
          ...(email !== undefined && {email}),
          ...(organisation && {organisation: {id: organisation.id, name: organisation.name}}),
          role,
          preferences: {...(locale !== undefined && {locale})},
        },
      };
    },
    readHealth: async () => {
      await repository.ready().catch(() => refuse('unavailable', {retryAfter: 5}));
      return {reply: {status: 'ok'}};
    },
  };
}
