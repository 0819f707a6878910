import {localProblem} from '../contract/local-problem.js';
import {ProblemError} from '../contract/problem-error.js';

/** Whatever was thrown, as a problem an element can draw. A chunk that did not load is a lost connection; anything else unforeseen is unreadable. */
export function problemOf(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : localProblem(error instanceof TypeError ? 'offline' : 'unreadable', {cause: error});
}
