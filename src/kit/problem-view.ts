import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../contract/problem-error.js';
import type {Part} from '../locales/catalogue.js';
import type {Words} from '../locales/words.js';
import {icon} from './icons.js';

/** The sentence for a refusal; a code we do not know is named, so that support can be told. */
export function problemSentence<P extends Part>(words: Words<P>, problem: Pick<ProblemError, 'code'>): string {
  return words.find(`problem.${problem.code}`) ?? words.shared.say('problem.other', {code: problem.code});
}

/**
 * A refusal with its next step: try again, and the number to tell support. `call`: a line for what cannot wait.
 * @csspart problem - A refusal with its next step.
 */
export function problemView<P extends Part>(
  words: Words<P>,
  problem: ProblemError,
  options: {retry?: () => void; call?: {name: string; value: string} | undefined} = {},
): TemplateResult {
  const {retry, call} = options;
  const {requestId} = problem.problem;
  return html`<div class="notice danger" part="problem" role="alert">
    ${icon(problem.code === 'offline' ? 'offline' : 'alert')}
    <div>
      <p>${problemSentence(words, problem)}</p>
      ${requestId ? html`<p class="small muted">${words.shared.say('problem.id', {id: requestId})}</p>` : nothing}
      ${call ? html`<p class="small">${words.find('callUs', {...call}) ?? call.value}</p>` : nothing}
      ${retry ? html`<div class="row"><button class="button" type="button" @click=${retry}>${words.shared.say('retry')}</button></div>` : nothing}
    </div>
  </div>`;
}
