import {asProblem} from '../contract/local-problem.js';

/** Gives what `load` brings: it is called with the first who needs it, shared with the others, and called again after a failure, which is a ProblemError. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let there: Promise<T> | undefined;
  return () =>
    (there ??= load().catch((error: unknown) => {
      there = undefined;
      throw asProblem(error);
    }));
}
