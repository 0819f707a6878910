/** One call that waits: its name, what it was given, and whom its answer goes to. */
export type Call = [name: string, given: unknown[], resolve: (answer: unknown) => void, reject: (reason: unknown) => void];

/** `window.aftercare`: each call goes into `queue`, until what answers calls has another `push` there. */
export interface Pending extends Record<string, unknown> {
  queue?: Call[];
  /** Of the copy that answers. */
  version?: string;
  /** Of another one, which was loaded in vain. */
  other?: string;
}

/**
 * What stands at `window.aftercare`, put there where nothing does. An element with that id stands there too, but is no property of the window's own; whatever
 * else the page has there stays its own.
 */
export function pending(): Pending {
  const page = window as unknown as {aftercare?: Pending};
  if (!Object.hasOwn(page, 'aftercare')) {
    const queue: Call[] = [];
    const calls: Pending = {queue};
    for (const name of 'open close toggle identify logout prefill suggest setContext setLocale destroy ready'.split(' '))
      calls[name] = (...given: unknown[]) => new Promise((...settle) => queue.push([name, given, ...settle]));
    // A promise, not a call.
    calls['ready'] = (calls['ready'] as () => unknown)();
    page.aftercare = calls;
  }
  return Array.isArray(page.aftercare?.queue) ? page.aftercare! : {};
}
