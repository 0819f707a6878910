import type {ProblemError} from '../contract/problem-error.js';
import type {Clock} from './clock.js';

/** Somebody looks at the page: what asks for a longer wait than this, in ms, is told at once, with the time. */
export const longestPause = 3_000;

/** Codes that tell of the line or the load on the other side: the same may be taken soon. */
export const lineProblems: ReadonlySet<string> = new Set(['offline', 'timeout', 'too-many-requests', 'unavailable']);

/** Ms before the same request goes out again at once: as long as the server asked for, and a little more by chance. */
export function pauseBefore({retryAfter, status}: ProblemError, tries: number, clock: Clock): number {
  return (retryAfter ?? (status === 429 || status === 503 ? 1_000 : 0)) + clock.random() * 300 * 2 ** tries;
}
