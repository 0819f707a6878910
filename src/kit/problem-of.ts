import {ProblemError} from '../contract/problem-error.js';

/** Whatever was thrown, as a problem an element can draw. A chunk that did not load is a lost connection; anything else unforeseen is unreadable. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = error instanceof TypeError ? 'offline' : 'unreadable';
  return new ProblemError({type: 'about:blank', title: code, status: 0, code, retryable: true, detail: String(error)}, {cause: error});
}
