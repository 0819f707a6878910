/** Seconds that a backend or a `getToken` is given, as the panel says them. */
export const longest = '10';

export class TooLong extends Error {}

/** Settles as the work does, or rejects with TooLong: what a host wrote may never answer. */
export function inTime<T>(work: Promise<T>, ms = Number(longest) * 1000): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new TooLong()), ms));
  return Promise.race([work, late]);
}
