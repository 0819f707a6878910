import type {Limiter} from '../app/ports.js';

/** Counts in memory. A window begins with the first use and ends after `within`; the count is only as large as the number of names. */
export function createLimiter(now: () => number): Limiter {
  const windows = new Map<string, {endsAt: number; used: number}>();
  return {
    take: async (name, {times, within}) => {
      const open = windows.get(name);
      const window = open && now() < open.endsAt ? open : {endsAt: now() + within, used: 0};
      if (window.used >= times) return Math.ceil((window.endsAt - now()) / 1000);
      window.used += 1;
      windows.set(name, window);
      return 0;
    },
  };
}
