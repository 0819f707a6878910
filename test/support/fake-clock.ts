import type {Clock} from '../../src/client/clock.js';

/** A clock that stands still until it is moved; chance is fixed at `chance`. */
export class FakeClock implements Clock {
  chance = 0.5;
  #now: number;
  readonly #sleepers = new Set<{at: number; wake: () => void}>();

  constructor(now = Date.parse('2026-03-02T09:00:00Z')) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        this.#sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = {at: this.#now + ms, wake};
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', wake);
    });
  }

  /** Ms until each sleeper wakes, soonest first. */
  pending(): number[] {
    return [...this.#sleepers].map(({at}) => at - this.#now).sort((a, b) => a - b);
  }

  /** Moves on, waking whoever is due in order, and lets the woken work go on in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#sleepers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await turn();
    }
    this.#now = end;
    await turn();
  }

  /** Moves on by steps, shorter than any time limit, until a state is reached. */
  async advanceUntil(state: () => unknown, step = 1_000): Promise<void> {
    while (!state()) await this.advance(step);
  }

  /** The person sets the device's clock; nobody is woken by that, and sleepers wake after as long as before. */
  setBack(ms: number): void {
    this.#now -= ms;
    for (const sleeper of this.#sleepers) sleeper.at -= ms;
  }
}

/** Lets everything run that can run now. */
export async function turn(): Promise<void> {
  for (let n = 0; n < 20; n++) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** Waits for a state; the test's own time limit ends it where it never comes. */
export async function until(state: () => unknown): Promise<void> {
  while (!state()) await new Promise((resolve) => setTimeout(resolve, 0));
}
