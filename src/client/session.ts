import type {Clock} from './clock.js';
import {localProblem} from './local-problem.js';
import {withLimit} from './with-limit.js';

export type GetToken = () => Promise<string>;

/** One person's stay: his token, asked for once and shared. The token lives in this object's memory and nowhere else. */
export class Session {
  /** Aborted when the stay ends: nothing begun in it goes on under the next one. */
  readonly ended = new AbortController();
  readonly #getToken: GetToken | undefined;
  readonly #clock: Clock;
  readonly #onToken: (token: string) => void;
  #token: string | undefined;
  #asking: Promise<string> | undefined;

  constructor(getToken: GetToken | undefined, clock: Clock, onToken: (token: string) => void) {
    this.#getToken = getToken;
    this.#clock = clock;
    this.#onToken = onToken;
  }

  /** The token; `undefined` without `getToken`. Where `stale` is given, another one than that. Rejects as `offline`, `timeout` or `unauthenticated`. */
  async token(stale?: string): Promise<string | undefined> {
    if (!this.#getToken || (this.#token !== undefined && this.#token !== stale)) return this.#token;
    return (this.#asking ??= this.#ask(this.#getToken).finally(() => (this.#asking = undefined)));
  }

  async #ask(getToken: GetToken): Promise<string> {
    const token = await withLimit(this.#clock, 10_000, [this.ended.signal], () => getToken());
    if (typeof token !== 'string' || !token) throw localProblem('unauthenticated', {detail: 'getToken gave no token'});
    this.#token = token;
    this.#onToken(token);
    return token;
  }
}
