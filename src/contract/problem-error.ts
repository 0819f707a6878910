import type {Issue, Problem} from './problem.js';
import type {ProblemCode} from './problem-codes.js';

/** A refusal on its way up: thrown by the client and the desk, drawn by the elements. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode | (string & {});
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Whether trying the same again can help. */
  readonly retryable: boolean;
  readonly issues: readonly Issue[];
  readonly problem: Problem;
  /** Milliseconds the server asks to wait before another try, where it does. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, options?: {cause?: unknown; retryAfter?: number | undefined}) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`, {cause: options?.cause});
    this.problem = problem;
    this.code = problem.code;
    this.status = problem.status;
    this.retryable = problem.retryable;
    this.issues = problem.issues ?? [];
    this.retryAfter = options?.retryAfter;
  }
}
