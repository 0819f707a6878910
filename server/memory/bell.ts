import type {Bell} from '../app/bell.js';

/** A bell that is heard in this process. Who listens is called after whoever rang has gone on. */
export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      if (listeners.size) queueMicrotask(() => [...listeners].forEach((heard) => heard()));
    },
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
