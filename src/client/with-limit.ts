import type {Clock} from './clock.js';
import {asProblem, localProblem} from '../contract/local-problem.js';

/** Runs one try within `ms`. Rejects with a ProblemError: after that time as `timeout`, or as `aborted` once a signal aborts, even where the work itself never listens. */
export function withLimit<T>(
  clock: Clock,
  ms: number,
  signals: readonly (AbortSignal | undefined)[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const done = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const stop = (code: 'timeout' | 'aborted') => {
      reject(localProblem(code));
      inner.abort();
    };
    for (const signal of signals) {
      if (signal?.aborted) return stop('aborted');
      signal?.addEventListener('abort', () => stop('aborted'), {signal: done.signal});
    }
    void clock.sleep(ms, done.signal).then(() => done.signal.aborted || stop('timeout'));
    void Promise.resolve(inner.signal)
      .then(work)
      .then(resolve, (error: unknown) => reject(asProblem(error)));
  }).finally(() => done.abort());
}
