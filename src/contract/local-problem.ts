import {ProblemError} from './problem-error.js';
import type {ProblemCode} from './problem-codes.js';

const final: ReadonlySet<string> = new Set(['aborted', 'unauthenticated', 'too-large', 'empty-file', 'file-lost'] satisfies ProblemCode[]);

/** A refusal that no server wrote. What no second try can change says so. */
export function localProblem(
  code: ProblemCode,
  more: {cause?: unknown; status?: number; detail?: string; retryAfter?: number | undefined} = {},
) {
  const {cause, status = 0, detail, retryAfter} = more;
  return new ProblemError(
    {type: 'about:blank', title: code, status, code, retryable: !final.has(code), ...(detail ? {detail} : {})},
    {cause, retryAfter},
  );
}

/** Anything thrown, as a ProblemError: what a transport throws by itself means that no answer came. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : localProblem('offline', {cause: error});
}
