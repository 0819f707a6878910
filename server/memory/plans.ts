import type {Ports} from '../app/ports.js';

/** Runs something later; gives back how to call it off. */
export type Schedule = (ms: number, run: () => void) => () => void;

/** What is to be done later, one thing about each id. */
export interface Plans {
  /** Plans `run` in `after` ms. What of it fails is reported under `name`. */
  make(id: string, after: number, name: string, run: () => Promise<unknown>): void;
  /** Calls off what was planned about `id`. */
  drop(id: string): void;
  /** Settles once nothing is being done. */
  settled(): Promise<void>;
  /** Calls everything off. */
  stop(): void;
}

export function createPlans(schedule: Schedule, report: Ports['report']): Plans {
  const planned = new Map<string, () => void>();
  const running = new Set<Promise<unknown>>();

  return {
    make: (id, after, name, run) => {
      const callOff = schedule(after, () => {
        planned.delete(id);
        const work = run()
          .catch((error: unknown) => report(error, name))
          .finally(() => running.delete(work));
        running.add(work);
      });
      planned.set(id, callOff);
    },
    drop: (id) => {
      planned.get(id)?.();
      planned.delete(id);
    },
    settled: async () => {
      while (running.size) await Promise.all(running);
    },
    stop: () => {
      for (const callOff of planned.values()) callOff();
      planned.clear();
    },
  };
}
