import type {Limiter} from '../app/ports.js';

/** Windows kept: beyond this those that are over go, and then the oldest. */
const mostKept = 20_000;

/** Counts in memory. A window begins with the first use and ends after `within`. */
export function createLimiter(now: () => number): Limiter {
  const windows = new Map<string, {endsAt: number; used: number}>();

  function makeRoom(): void {
    if (windows.size < mostKept) return;
    for (const [name, {endsAt}] of windows) if (now() >= endsAt) windows.delete(name);
    for (const name of windows.keys()) {
      if (windows.size < mostKept) break;
      windows.delete(name);
    }
  }

  return {
    take: async (name, {times, within}) => {
      const open = windows.get(name);
      const window = open && now() < open.endsAt ? open : {endsAt: now() + within, used: 0};
      if (window.used >= times) return Math.ceil((window.endsAt - now()) / 1000);
      window.used += 1;
      if (!open) makeRoom();
      windows.set(name, window);
      return 0;
    },
  };
}
