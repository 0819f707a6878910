import {html, nothing, type TemplateResult} from 'lit';
import type {ContactChannel, DeskSettings} from '../../contract/desk-settings.js';
import {channelLink} from '../../kit/channel-link.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import {pointer} from '../../rules/draft.js';
import {priorityOf} from '../../rules/priority.js';
import {choices} from './field-shell.js';
import type {FormModel} from './form-model.js';

/** The impact questions, and the priority that the answers give. */
export function impactView(model: FormModel): TemplateResult {
  const {settings, words, draft} = model;
  return html`<div class="fields" part="impact">
    ${settings.impact.questions.map(({id, question, options}) => {
      const at = pointer('impact', id);
      const answer = draft.impact[id];
      return choices(
        model,
        at,
        {label: pick(question, words.locale), required: true},
        {
          options,
          chosen: answer === undefined ? [] : [answer],
          choose: ([chosen]) => chosen !== undefined && model.edit(at, {impact: {...model.draft.impact, [id]: chosen}}),
          many: false,
        },
      );
    })}
    ${priorityView(model)}
  </div>`;
}

/** The priority as far as the answers settle it: all are given, or some already meet a row of the matrix. */
export function settledPriority({impact}: DeskSettings, answers: Readonly<Record<string, string>>) {
  const id = priorityOf(impact, answers);
  const settled = id !== impact.otherwise || impact.questions.every((question) => answers[question.id]);
  return settled ? impact.priorities.find((priority) => priority.id === id) : undefined;
}

/** The line for what cannot wait, where the answers call for the highest priority. */
export function emergencyLine(settings: DeskSettings, answers: Readonly<Record<string, string>>): ContactChannel | undefined {
  const priority = settledPriority(settings, answers);
  const highest = priority && priority.id === settings.impact.priorities[0]?.id;
  return highest ? settings.channels.find(({emergency}) => emergency) : undefined;
}

function priorityView({settings, words, draft}: FormModel): TemplateResult {
  const priority = settledPriority(settings, draft.impact);
  if (!priority) return html`<p class="priority wide hint">${words.say('priority.open')}</p>`;
  const line = emergencyLine(settings, draft.impact);
  return html`<div class="notice wide priority ${line ? 'danger' : ''}" part="priority">
    ${icon(line ? 'alert' : 'clock')}
    <div>
      <p><span class="muted">${words.say('priority')}</span> <em>${pick(priority.name, words.locale)}</em></p>
      <p>${pick(priority.meaning, words.locale)}</p>
      ${
        line
          ? html`<p class="emergency">
            ${icon('phone')}<span>${pick(line.name, words.locale)}</span> ${channelLink(line)}
            ${line.hours ? html`<span class="small muted">${pick(line.hours, words.locale)}</span>` : nothing}
          </p>`
          : nothing
      }
    </div>
  </div>`;
}
