import {nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {problemView} from '../../kit/problem-view.js';
import type {Parts, StatusWords} from './parts.js';

/**
 * A read that failed. Not being signed in, or asking for what is not there, is no fault and does not look like one. `signIn`: what `not-allowed`
 * means here, as of the list for a guest.
 */
export function refusedView(words: StatusWords, parts: Parts, problem: ProblemError, signIn = false): TemplateResult | typeof nothing {
  if (asksWho(problem, signIn)) return parts.drawn((answering) => answering.around.signIn(parts.again));
  if (problem.code === 'not-found') return parts.drawn((answering) => answering.missing());
  return problemView(words, problem, {retry: parts.again});
}

/** Whether the reader must say who he is before he is shown anything. */
export function asksWho({code}: ProblemError, signIn: boolean): boolean {
  return code === 'unauthenticated' || (signIn && code === 'not-allowed');
}

/** What is shown is older than it could be; with `gap`, the end of a thread is missing. */
export function lapseView(parts: Parts, problem: ProblemError | undefined, gap = false): TemplateResult | typeof nothing {
  return problem ? parts.drawn((answering) => answering.lapse(problem, gap)) : nothing;
}
