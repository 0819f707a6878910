import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {dateTime, duration, fullDateTime, pick} from '../../locales/format.js';
import type {Opened} from './changes.js';
import type {StatusWords} from './parts.js';
import {stageSteps, type StageStep} from './stage-times.js';

/** Where the request is on its way, step n of m, like a parcel's. */
export function stageBar(words: StatusWords, {settings, ticket}: Opened): TemplateResult | typeof nothing {
  const {steps, at} = stageSteps(settings.stages, ticket);
  if (!steps.length) return nothing;
  const over = ticket.waitingFor === 'nobody';
  return html`<section class="stages" part="stages" aria-labelledby="stages-title">
    <div class="stages-head">
      <h3 class="small" id="stages-title">${words.say('stages.title')}</h3>
      <p class="small muted number">${words.say('stages.step', {n: at + 1, total: steps.length})}</p>
    </div>
    <ol class="stage-list">
      ${steps.map((step) => stage(words, step, over))}
    </ol>
  </section>`;
}

function stage(words: StatusWords, {stage, is, enteredAt, spent}: StageStep, over: boolean): TemplateResult {
  const done = is === 'passed' || (is === 'now' && over);
  return html`<li class="stage ${is} ${done ? 'done' : ''}" aria-current=${is === 'now' ? 'step' : nothing}>
    <span class="stage-mark">${done ? icon('check') : nothing}</span>
    <span class="stage-name">${pick(stage.name, words.locale)}<span class="unseen"> (${words.say(`stages.${is}`)})</span></span>
    ${
      enteredAt
        ? html`<span class="stage-times small muted">
            <time datetime=${enteredAt} title=${fullDateTime(enteredAt, words.locale)}>${dateTime(enteredAt, words.locale)}</time>
            ${spent ? html`<span>${words.say('stages.spent', {duration: duration(spent, words.locale)})}</span>` : nothing}
          </span>`
        : nothing
    }
  </li>`;
}
