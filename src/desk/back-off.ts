import type {Clock} from '../client/clock.js';
import {lineProblems} from '../client/pause.js';
import type {ProblemError} from '../contract/problem-error.js';

/** Whether a problem concerns the line or the sign-in, not one entry: trying the next entry at once would fail alike. */
export function ofLine({code}: ProblemError): boolean {
  return lineProblems.has(code) || code === 'unauthenticated';
}

/** Ms until the next try: full jitter over a doubling span, at least a second, at most a minute; never before the time a server named. */
export function backOff(attempts: number, problem: ProblemError, clock: Clock): number {
  const jitter = clock.random();
  if (problem.retryAfter !== undefined) return problem.retryAfter + jitter * 1_000;
  return 1_000 + jitter * Math.min(59_000, 1_000 * 2 ** attempts);
}

/** Whether a problem leaves hope for the very same entry. A missing sign-in does: the customer may come back. */
export function worthWaiting(problem: ProblemError): boolean {
  return problem.retryable || problem.code === 'unauthenticated' || problem.code === 'aborted';
}
