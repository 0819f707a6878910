import {ProblemError} from '../contract/problem-error.js';
import type {ProblemCode} from '../contract/problem-codes.js';

/** A refusal that no server wrote. Everything but the caller's own taking back may be tried again. */
export function localProblem(
  code: ProblemCode,
  more: {cause?: unknown; status?: number; detail?: string; retryAfter?: number | undefined} = {},
) {
  const {cause, status = 0, detail, retryAfter} = more;
  const retryable = code !== 'aborted' && code !== 'unauthenticated' && code !== 'too-large' && code !== 'empty-file';
  return new ProblemError({type: 'about:blank', title: code, status, code, retryable, ...(detail ? {detail} : {})}, {cause, retryAfter});
}

/** Anything thrown, as a ProblemError: what a transport throws by itself means that no answer came. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : localProblem('offline', {cause: error});
}
