import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {audiencesOf, settingsByAudience} from './audience.js';
import type {Handlers} from './handler.js';
import type {Ports} from './ports.js';
import {refuse} from './refusal.js';

/** What the widgets draw from, and whether anybody is here. */
export function deskHandlers({repository, checks = {}, now}: Ports): Pick<Handlers, 'readDesk' | 'readHealth'> {
  const reply = publishOnce();
  const chosen = settingsByAudience();
  return {
    readDesk: async ({customer}) => {
      const settings = await repository.settings();
      const read = customer?.guestOf === undefined ? undefined : await repository.ticket(customer.guestOf);
      return {reply: reply(chosen(settings, await audiencesOf(customer, settings, repository), read?.draft.type))};
    },
    readHealth: async () => {
      const all = {database: {needed: true, ready: () => repository.ready()}, ...checks};
      const told = await Promise.all(
        Object.entries(all).map(async ([name, {needed, ready}]) => {
          const ok = await ready().then(
            () => true,
            () => false,
          );
          if (!ok && needed) refuse('unavailable', {retryAfter: 5, detail: `Not ready: ${name}.`});
          return [name, ok ? 'ok' : 'failing'] as const;
        }),
      );
      return {reply: {status: 'ok', checks: {...Object.fromEntries(told), outbox: await outboxOf({repository, now})}}};
    },
  };
}

/** The same reply as long as the settings are, for it is written and digested once for each. */
function publishOnce(): typeof published {
  const replies = new WeakMap<DeskSettings, DeskSettings>();
  return (settings) => {
    const reply = replies.get(settings) ?? published(settings);
    replies.set(settings, reply);
    return reply;
  };
}

/**
 * What a reader may read. Of how requests are passed up only how to complain: names, numbers and thresholds are not among it, for each request carries its own
 * ladder. Who belongs to which audience is not among it either.
 */
function published({escalation, audiences: _audiences, ...desk}: DeskSettings): DeskSettings {
  if (!escalation?.complaints) return desk;
  const {handledBy: _, ...complaints} = escalation.complaints;
  return {...desk, escalation: {ladders: [], complaints}};
}

/** `0 waiting`, or `3 waiting, the oldest for 90 s`. */
async function outboxOf({repository, now}: Pick<Ports, 'repository' | 'now'>): Promise<string> {
  const {waiting, oldestAt} = await repository.outbox();
  return `${waiting} waiting${oldestAt === undefined ? '' : `, the oldest for ${Math.max(0, Math.floor((now() - oldestAt) / 1000))} s`}`;
}
