import type {OnDemand} from '../../kit/on-demand.js';
import {problemOf} from '../../kit/problem-of.js';

/** A part once it is there; rejects with a `ProblemError` where it could not be loaded. */
export async function got<T>(part: OnDemand<T>): Promise<T> {
  await part.load();
  if (!part.loaded) throw problemOf(part.problem ?? new TypeError('Not loaded'));
  return part.loaded;
}
