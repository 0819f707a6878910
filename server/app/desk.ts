import type {Handlers} from './handler.js';
import type {Ports} from './ports.js';
import {refuse} from './refusal.js';

/** What the widgets draw from, and whether anybody is here. */
export function deskHandlers({repository}: Ports): Pick<Handlers, 'readDesk' | 'readHealth'> {
  return {
    readDesk: async () => ({reply: await repository.settings()}),
    readHealth: async () => {
      await repository.ready().catch(() => refuse('unavailable', {retryAfter: 5}));
      return {reply: {status: 'ok'}};
    },
  };
}
