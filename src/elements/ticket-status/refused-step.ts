import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {changesBetween} from './changes.js';
import type {OpenTicket} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';

/** Refusals that say that the request is another than the customer saw. */
const outrun: readonly string[] = ['version-stale', 'action-not-allowed', 'quote-superseded', 'quote-expired'];

/** Why a step was not taken, a line each. What changed meanwhile is read first and said, so that the customer looks again before he decides. */
export async function whyRefused(open: OpenTicket, parts: Parts, own: AnswerWords, problem: ProblemError): Promise<string[]> {
  const [before, words] = [open.opened, parts.words()];
  const said = problem.code === 'version-stale' ? own.say('overtaken') : problemSentence(own, problem);
  if (outrun.includes(problem.code)) await open.loader.refresh();
  return before && words ? [said, ...changesBetween(words, own, before, open.opened ?? before)] : [said];
}

export function refusedStepView([first, ...changes]: readonly string[]): TemplateResult | typeof nothing {
  if (!first) return nothing;
  return html`<div class="notice warn" role="alert">
    ${icon('alert')}
    <div>
      <p>${first}</p>
      ${changes.map((change) => html`<p class="small">${change}</p>`)}
    </div>
  </div>`;
}
