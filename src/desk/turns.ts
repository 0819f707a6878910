import type {Clock} from '../client/clock.js';
import type {Store} from '../storage/store.js';

/** Ms that a customer's own click waits for another tab that is busy with the same thing. */
const patience = 20_000;

/** One at a time by name, over all tabs: Web Locks where there are, else (plain http) a lease in the store. */
export class Turns {
  readonly #clock: Clock;
  readonly #locks: LockManager | undefined;

  constructor(clock: Clock, locks: LockManager | undefined) {
    this.#clock = clock;
    this.#locks = locks;
    // Where it is needed it must be there before the line goes.
    if (!locks) void import('./lease.js').catch(() => {});
  }

  /** Runs `work` in its turn. `undefined` when the turn is not to be had: at once, or with `wait` after a while. */
  async take<T>(store: Store, name: string, wait: boolean, work: () => Promise<T>): Promise<T | undefined> {
    let working: Promise<T> | undefined;
    // While its code is not to be had, nor is the turn: what waits is tried again.
    const lease = async () =>
      (await import('./lease.js').catch(() => undefined))?.underLease(this.#clock, store, name, wait ? patience : 0, work);
    if (!this.#locks) return lease();
    // An abort counts only until the lock is given.
    const late = new AbortController();
    if (wait) void this.#clock.sleep(patience, late.signal).then(() => late.abort());
    const options: LockOptions = wait ? {signal: late.signal} : {ifAvailable: true};
    const refused = await this.#locks
      .request(`aftercare:${name}`, options, (lock) => lock && (working = work()))
      .then(
        () => false,
        () => !working && !late.signal.aborted,
      );
    late.abort();
    // A sandboxed frame has locks and may not use them.
    return refused ? lease() : working;
  }
}
