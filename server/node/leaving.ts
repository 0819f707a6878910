import {setTimeout as pass} from 'node:timers/promises';

export interface Leaving {
  /** Rejects once the process is about to end: for health, so that whoever spreads calls over several gateways sends none here any more. */
  staying(): Promise<void>;
  /**
   * From now on SIGINT and SIGTERM end the process in order: `begin` at once, then `drainFor` ms in which it serves on and says that it leaves, then `end`. The
   * same signal once more ends it at once.
   */
  inOrder(how: {drainFor: number; begin(): void; end(): Promise<void>}): void;
}

export function createLeaving(): Leaving {
  let leaving = false;
  return {
    staying: async () => {
      if (leaving) throw new Error('This gateway is about to end.');
    },
    inOrder: ({drainFor, begin, end}) => {
      const leave = async () => {
        if (leaving) return;
        leaving = true;
        begin();
        if (drainFor) await pass(drainFor);
        await end();
        process.exit(0);
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave());
    },
  };
}
