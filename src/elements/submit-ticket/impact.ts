import {html, nothing, type TemplateResult} from 'lit';
import type {ContactChannel, DeskSettings} from '../../contract/desk-settings.js';
import {channelLink} from '../../kit/channel-link.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import {impactOf, priorityOf} from '../../rules/priority.js';
import type {Form} from './question-view.js';

/** The kind of request, and what was said of how much it hurts. */
interface Answers {
  type: string;
  impact: Readonly<Record<string, string>>;
}

/** The priority as far as the answers settle it: all are given, or some already meet a row of the matrix. */
export function settledPriority(settings: DeskSettings, {type, impact: answers}: Answers) {
  const impact = impactOf(
    settings,
    settings.requestTypes.find((one) => one.id === type),
  );
  const id = priorityOf(impact, answers);
  const settled = id !== impact.otherwise || impact.questions.every((question) => answers[question.id]);
  return settled ? settings.impact.priorities.find((priority) => priority.id === id) : undefined;
}

/** The line for what cannot wait, where the answers call for the highest priority. */
export function emergencyLine(settings: DeskSettings, answers: Answers): ContactChannel | undefined {
  const priority = settledPriority(settings, answers);
  return priority && priority === settings.impact.priorities[0] ? settings.channels.find(({emergency}) => emergency) : undefined;
}

/** The same as one is told of it where a request could not be sent. */
export function emergencyCall({words: {locale}, settings, draft}: Form): {name: string; value: string} | undefined {
  const line = emergencyLine(settings, draft);
  return line && {name: pick(line.name, locale), value: pick(line.value, locale)};
}

export function emergencyView({name, hours, ...channel}: ContactChannel, locale: string): TemplateResult {
  return html`<p class="emergency">
    <span>${icon('phone')}</span>
    <span class="row"><span>${pick(name, locale)}</span> ${channelLink(channel, locale)} <span class="small muted">${pick(hours, locale)}</span></span>
  </p>`;
}

/** The priority that the answers give; it is said aloud when it changes. */
export function priorityView(words: Words<'submit-extras'>, {settings, draft}: Form): TemplateResult {
  const priority = settledPriority(settings, draft);
  if (!priority) return html`<p class="hint">${words.say('priority.open')}</p>`;
  const line = emergencyLine(settings, draft);
  return html`<div class="notice ${line ? 'danger' : ''}" part="priority">
    ${icon(line ? 'alert' : 'clock')}
    <div>
      <p><span class="muted">${words.say('priority')}</span> <em>${pick(priority.name, words.locale)}</em></p>
      <p>${pick(priority.meaning, words.locale)}</p>
      ${line ? emergencyView(line, words.locale) : nothing}
    </div>
  </div>`;
}
