import type {Ports} from './ports.js';

/** Sends what waits in an outbox when it is told to, one run after the other. */
export interface Post {
  wake(): void;
  /** Settles once nothing that is due is being sent. */
  settled(): Promise<void>;
}

/** `send` gives how many it took, `atOnce` at most. */
export function createPost(send: () => Promise<number>, atOnce: number, report: Ports['report']): Post {
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      while ((await send()) === atOnce);
    } while (again);
  }

  return {
    wake: () => {
      again = true;
      running ??= run()
        .catch((error: unknown) => report(error, 'outbox'))
        .finally(() => (running = undefined));
    },
    settled: async () => running,
  };
}
