import type {Clock} from '../client/clock.js';
import {newKey} from '../contract/key.js';
import type {Store} from '../storage/store.js';

interface Lease {
  holder: string;
  /** Epoch ms. */
  until: number;
}

const leaseTime = 15_000;
/** How long a customer's own click waits for another tab that is busy with the same thing. */
const patience = 20_000;

/** One at a time by name, over all tabs: Web Locks where there are, else (plain http) a lease in the store, which a killed tab loses by time. */
export class Turns {
  readonly #clock: Clock;
  readonly #locks: LockManager | undefined;

  constructor(clock: Clock, locks: LockManager | undefined) {
    this.#clock = clock;
    this.#locks = locks;
  }

  /** Runs `work` in its turn. `undefined` when the turn is not to be had: at once, or with `wait` after a while. */
  async take<T>(store: Store, name: string, wait: boolean, work: () => Promise<T>): Promise<T | undefined> {
    let working: Promise<T> | undefined;
    if (!this.#locks) return this.#lease(store, name, wait, work);
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
    return refused ? this.#lease(store, name, wait, work) : working;
  }

  async #lease<T>(store: Store, name: string, wait: boolean, work: () => Promise<T>): Promise<T | undefined> {
    const holder = newKey();
    const take = (held: Lease | undefined): Lease => {
      const now = this.#clock.now();
      // A lease from far ahead is one of a device clock that was set back since.
      const free = !held || held.holder === holder || held.until <= now || held.until > now + 2 * leaseTime;
      return free ? {holder, until: now + leaseTime} : held;
    };
    for (let waited = 0; (await store.update(name, take))?.holder !== holder; waited += 250) {
      if (!wait || waited >= patience) return undefined;
      await this.#clock.sleep(250);
    }
    const done = new AbortController();
    void (async () => {
      while (!done.signal.aborted) {
        await this.#clock.sleep(leaseTime / 3, done.signal);
        if (!done.signal.aborted) await store.update<Lease>(name, (held) => (held?.holder === holder ? take(held) : held));
      }
    })();
    try {
      return await work();
    } finally {
      done.abort();
      await store.update<Lease>(name, (held) => (held?.holder === holder ? undefined : held));
    }
  }
}
