import type {Clock} from '../client/clock.js';
import {newKey} from '../contract/key.js';
import type {Store} from '../storage/store.js';

interface Lease {
  holder: string;
  /** Epoch ms. */
  until: number;
}

const leaseTime = 15_000;

/**
 * Runs `work` while this page alone holds a name in the store: the turn of pages without Web Locks. A killed tab loses it by time. `undefined` when it
 * is not to be had within `patience` ms.
 */
export async function underLease<T>(
  clock: Clock,
  store: Store,
  name: string,
  patience: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const holder = newKey();
  const take = (held: Lease | undefined): Lease => {
    const now = clock.now();
    // A lease from far ahead is one of a device clock that was set back since.
    const free = !held || held.holder === holder || held.until <= now || held.until > now + 2 * leaseTime;
    return free ? {holder, until: now + leaseTime} : held;
  };
  for (let waited = 0; (await store.update(name, take))?.holder !== holder; waited += 250) {
    if (waited >= patience) return undefined;
    await clock.sleep(250);
  }
  const done = new AbortController();
  void (async () => {
    while (!done.signal.aborted) {
      await clock.sleep(leaseTime / 3, done.signal);
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
