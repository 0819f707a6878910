/** What the page's long-lived objects hold at a moment: nothing of it may grow with elements that came and went. */
export interface Holdings {
  /** Listeners on the window, the document and what is watched there. */
  listeners: number;
  /** Timers that will still fire. */
  timers: number;
  /** Mutation and resize observers that still observe. */
  observers: number;
}

export interface Ledger {
  holdings(): Holdings;
  /** Errors nobody caught. */
  faults: string[];
  close(): void;
}

/** Objects that stay as long as the page; a listener on any other goes with it. */
function lasting(target: EventTarget): boolean {
  return target === window || target === document || target === visualViewport || target instanceof MediaQueryList;
}

/** Keeps count of listeners, timers and observers from now on, until it is closed. */
export function openLedger(): Ledger {
  const listeners = new Map<EventTarget, Map<string, Set<unknown>>>();
  const timers = new Set<number>();
  const observers = new Set<object>();
  const faults: string[] = [];
  const undo: (() => void)[] = [];

  function replace<T extends object, K extends keyof T>(owner: T, name: K, make: (before: T[K]) => T[K]): void {
    const before = owner[name];
    owner[name] = make(before);
    undo.push(() => (owner[name] = before));
  }
  const held = (target: EventTarget, type: string, capture: boolean) => {
    const types = listeners.get(target) ?? listeners.set(target, new Map()).get(target)!;
    const key = `${type} ${capture}`;
    return types.get(key) ?? types.set(key, new Set()).get(key)!;
  };
  const captures = (options: unknown) =>
    typeof options === 'object' && options ? Boolean((options as AddEventListenerOptions).capture) : Boolean(options);

  replace(
    EventTarget.prototype,
    'addEventListener',
    (add) =>
      function (this: EventTarget | undefined, type, listener, options) {
        // Called bare, it is the window's.
        const target = this ?? window;
        add.call(target, type, listener, options);
        if (!lasting(target)) return;
        const {signal, once} = typeof options === 'object' ? options : {};
        if (signal?.aborted) return;
        const known = held(target, type, captures(options));
        known.add(listener);
        if (signal) add.call(signal, 'abort', () => known.delete(listener), {once: true});
        if (once) add.call(target, type, () => known.delete(listener), {once: true});
      },
  );
  replace(
    EventTarget.prototype,
    'removeEventListener',
    (remove) =>
      function (this: EventTarget | undefined, type, listener, options) {
        const target = this ?? window;
        remove.call(target, type, listener, options);
        if (listeners.has(target)) held(target, type, captures(options)).delete(listener);
      },
  );
  const setTimer = window.setTimeout.bind(window);
  replace(
    window,
    'setTimeout',
    () =>
      ((run: () => void, ms?: number, ...more: unknown[]) => {
        const id = setTimer(() => {
          timers.delete(id);
          run.call(window, ...(more as []));
        }, ms) as unknown as number;
        timers.add(id);
        return id;
      }) as typeof window.setTimeout,
  );
  replace(window, 'clearTimeout', (clear) => (id) => {
    timers.delete(Number(id));
    clear(id);
  });
  replace(
    window,
    'setInterval',
    (set) =>
      ((...words: Parameters<typeof set>) => {
        const id = Number(set(...words));
        timers.add(id);
        return id;
      }) as typeof window.setInterval,
  );
  replace(window, 'clearInterval', (clear) => (id) => {
    timers.delete(Number(id));
    clear(id);
  });
  for (const {prototype} of [MutationObserver, ResizeObserver, IntersectionObserver]) {
    const watched = prototype as {observe(...words: never[]): void; disconnect(): void};
    replace(
      watched,
      'observe',
      (observe) =>
        function (this: object, ...words) {
          observers.add(this);
          observe.apply(this, words);
        },
    );
    replace(
      watched,
      'disconnect',
      (disconnect) =>
        function (this: object) {
          observers.delete(this);
          disconnect.call(this);
        },
    );
  }
  const failed = (event: ErrorEvent) => void faults.push(event.message);
  const rejected = (event: PromiseRejectionEvent) => void faults.push(String(event.reason));
  window.addEventListener('error', failed);
  window.addEventListener('unhandledrejection', rejected);
  return {
    faults,
    holdings: () => ({
      listeners: [...listeners.values()].flatMap((types) => [...types.values()]).reduce((sum, {size}) => sum + size, 0),
      timers: timers.size,
      observers: observers.size,
    }),
    close() {
      window.removeEventListener('error', failed);
      window.removeEventListener('unhandledrejection', rejected);
      undo.reverse().forEach((one) => one());
    },
  };
}
