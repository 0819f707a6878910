import type {Marks} from '../app/marks.js';
import type {Repository} from '../app/ports.js';

/** Locks and marks of one process. */
export function createLocks(): Pick<Repository, 'tryLock'> & Marks {
  const locks = new Set<string>();
  const marks = new Map<string, number>();
  return {
    tryLock: async (name) => {
      if (locks.has(name)) return undefined;
      locks.add(name);
      return async () => void locks.delete(name);
    },
    mark: async (name) => marks.get(name),
    keepMark: async (name, value) => void marks.set(name, value),
  };
}
