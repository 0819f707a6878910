import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon, type IconName} from '../../kit/icons.js';
import {problemSentence, problemView} from '../../kit/problem-view.js';
import type {StatusWords} from './parts.js';

/** Nothing to show, why, and the next step. */
export function emptyView(name: IconName, title: string, text: string, next: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="empty" part="empty">
    ${icon(name)}
    <div>
      <p class="empty-title">${title}</p>
      <p>${text}</p>
    </div>
    ${next}
  </div>`;
}

/** None of the reader's requests. */
export function missingView(words: StatusWords): TemplateResult {
  return emptyView('search', words.say('missing.title'), words.say('missing.text'));
}

/** A read that failed. Not being signed in is no fault, so it does not look like one. */
export function refusedView(words: StatusWords, problem: ProblemError, retry: () => void): TemplateResult {
  if (problem.code === 'unauthenticated') {
    const again = html`<button class="button" type="button" @click=${retry}>${words.say('signin.retry')}</button>`;
    return emptyView('person', words.say('signin.title'), words.say('signin.text'), again);
  }
  return problem.code === 'not-found' ? missingView(words) : problemView(words, problem, {retry});
}

/** What is shown is older than it could be. */
export function lapseView(words: StatusWords, problem: ProblemError | undefined): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<p class="lapse small" part="lapse">
    ${icon(problem.code === 'offline' ? 'offline' : 'alert')} ${words.say('stale.shown', {reason: problemSentence(words, problem)})}
  </p>`;
}
