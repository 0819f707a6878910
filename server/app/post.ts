import {mailsAtOnce, sendMails} from './outbox.js';

/** Sends what waits in the outbox when it is told to, one run after the other. */
export interface Post {
  wake(): void;
  /** Settles once nothing that is due is being sent. */
  settled(): Promise<void>;
}

export function createPost(ports: Parameters<typeof sendMails>[0]): Post {
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      while ((await sendMails(ports)) === mailsAtOnce);
    } while (again);
  }

  return {
    wake: () => {
      again = true;
      running ??= run()
        .catch((error: unknown) => ports.report(error, 'outbox'))
        .finally(() => (running = undefined));
    },
    settled: async () => running,
  };
}
