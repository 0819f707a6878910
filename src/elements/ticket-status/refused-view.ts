import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {problemSentence, problemView} from '../../kit/problem-view.js';
import type {Parts, StatusWords} from './parts.js';

/**
 * A read that failed. Not being signed in, or asking for what is not there, is no fault and does not look like one. `signIn`: what `not-allowed`
 * means here, as of the list for a guest.
 */
export function refusedView(
  words: StatusWords,
  parts: Parts,
  problem: ProblemError,
  retry: () => void,
  signIn = false,
): TemplateResult | typeof nothing {
  if (problem.code === 'unauthenticated' || (signIn && problem.code === 'not-allowed'))
    return parts.drawn((answering) => answering.signIn(retry));
  if (problem.code === 'not-found') return parts.drawn((answering) => answering.missing());
  return problemView(words, problem, {retry});
}

/** What is shown is older than it could be; without `parts`, the end of a thread is missing. */
export function lapseView(words: StatusWords, problem: ProblemError | undefined, parts?: Parts): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<p class="lapse small" part="lapse">
    ${icon(problem.code === 'offline' ? 'offline' : 'alert')} ${parts?.answering()?.asOf(problem) ?? words.say(parts ? 'stale.shown' : 'thread.gap', {reason: problemSentence(words, problem)})}
  </p>`;
}
