import type {Ports} from '../app/ports.js';

/** Goes round for ever: what is due by the clock is done soon after, one round at a time. The process may end in between. */
export function startRounds(
  round: () => Promise<void>,
  {every, report}: {every: number; report: Ports['report']},
): {/** Settles once the last round is over. */ stop(): Promise<void>} {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= round()
      .catch((error: unknown) => report(error, 'round'))
      .finally(() => (running = undefined));
  }, every);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
