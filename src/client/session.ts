import type {Clock} from './clock.js';
import {localProblem} from '../contract/local-problem.js';
import {withLimit} from './with-limit.js';

export type GetToken = () => Promise<string>;

/** One person's stay: his token, asked for once and shared. The token is held here and nowhere else. */
export interface Session {
  /** Aborted when the stay ends: nothing begun in it goes on under the next one. */
  readonly ended: AbortController;
  /** The token; `undefined` without `getToken`. Where `stale` is given, another one than that. Rejects as `offline`, `timeout` or `unauthenticated`. */
  token(stale?: string): Promise<string | undefined>;
}

export function openSession(getToken: GetToken | undefined, clock: Clock, onToken: (token: string) => void): Session {
  const ended = new AbortController();
  let token: string | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (getToken: GetToken) => {
    const fresh = await withLimit(clock, 10_000, [ended.signal], () => getToken());
    if (typeof fresh !== 'string' || !fresh) throw localProblem('unauthenticated', {detail: 'getToken gave no token'});
    onToken((token = fresh));
    return fresh;
  };
  return {
    ended,
    token: async (stale) =>
      !getToken || (token !== undefined && token !== stale) ? token : (asking ??= ask(getToken).finally(() => (asking = undefined))),
  };
}
