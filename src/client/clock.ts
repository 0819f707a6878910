/** Time and chance, as arguments. `now` in epoch ms of the device; `sleep` resolves after `ms` or as soon as the signal aborts, and never rejects. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

// Host pages patch natives, some of them badly: these are the ones that stood when this module loaded.
const {setTimeout, clearTimeout, Date, Math} = globalThis;
/** Longer delays than this overflow to none in `setTimeout`. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(ms, longest));
      signal?.addEventListener('abort', end);
    }),
};
