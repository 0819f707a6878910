/** Calls back when the page has nothing else to do, after 5 seconds at the latest. */
export function whenIdle(work: () => unknown): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, {timeout: 5_000});
  else setTimeout(work, 2_000);
}
