import {createHash} from 'node:crypto';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import {hookMessage} from '../../app/hook-words.js';
import {CallFailed, type HookPort} from '../../app/hooks.js';
import {postCall} from './post-call.js';
import type {HookTarget} from './target.js';
import {refusalOf, writeCall} from './write-call.js';

export interface HookOptions {
  settings: DeskSettings;
  /** Address of a request on the team's side, `{id}` in the place of its own. */
  staffPage: string | undefined;
  /** Ms before a promise falls due that it is near. */
  ahead: number;
  now(): number;
}

/** The hooks of the configuration; `undefined` where there are none. */
export function openHooks(targets: readonly HookTarget[], {settings, staffPage, ahead, now}: HookOptions): HookPort | undefined {
  if (!targets.length) return undefined;
  return {
    hooks: targets,
    ...(targets.some(({tells}) => tells.includes('due-soon')) && {ahead}),
    call: async (name, key, news) => {
      const target = targets.find((one) => one.name === name);
      if (!target) throw new CallFailed('there is no such hook any more');
      const link = news.ticket === undefined ? undefined : staffPage?.replaceAll('{id}', encodeURIComponent(news.ticket));
      // The key holds ids of ours.
      const id = `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
      const written = writeCall(target, {id, news, message: hookMessage(news, settings, target.locale), link, now: now()});
      const refused = refusalOf(target, await postCall(written, target));
      if (refused !== undefined) throw new CallFailed(refused);
    },
  };
}
