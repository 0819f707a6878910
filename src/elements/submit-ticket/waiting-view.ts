import {html, nothing, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {isStuck, waitingSentence} from '../../kit/waiting-sentence.js';
import type {Extra} from './extras.js';
import {emergencyLine, emergencyView} from './impact.js';

/** A request that is on this device and not at the backend yet; says so, and never "sent". */
export function waitingView(extra: Extra, settings: DeskSettings): TemplateResult {
  const {words, main, submission} = extra;
  const {phase} = submission;
  if (phase.is !== 'waiting') return html``;
  const {sending, problem, kept, label, body} = phase.entry;
  const stuck = isStuck(phase.entry);
  const line = emergencyLine(settings, {type: String(body['type']), impact: (body['impact'] ?? {}) as Record<string, string>});
  const signIn = kept && problem?.code === 'unauthenticated';
  return html`<section class="outcome" part="waiting">
    <span class="seal warn">${icon(stuck ? 'alert' : problem?.code === 'offline' ? 'offline' : 'clock')}</span>
    <h2 tabindex="-1" data-focus>${words.say(sending ? 'waiting.sending' : stuck ? 'waiting.decide' : 'waiting')}</h2>
    <p class="muted">${label}</p>
    ${problem && problem.code !== 'gone' ? html`<p>${problemSentence(words, problem)}</p>` : nothing}
    <p>${signIn ? words.say('waiting.signIn') : waitingSentence(words, phase.entry)}</p>
    ${line ? emergencyView(line, words.locale) : nothing}
    <div class="row">
      <button class="button primary" type="button" aria-disabled=${sending ? 'true' : 'false'} @click=${() => void extra.extras.retry()}>
        ${words.say('waiting.retry')}
      </button>
      <button class="button" type="button" @click=${submission.another}>${main.say('another')}</button>
      <button class="button plain" type="button" aria-disabled=${sending ? 'true' : 'false'} @click=${() => void extra.extras.edit()}>
        ${words.say('waiting.edit')}
      </button>
      ${discardView(extra, 'waiting.discard')}
    </div>
  </section>`;
}

/** Throws away what is on the page, after a question. The focus stays on the button that throws nothing away. */
export function discardView({words, extras}: Extra, name: 'draft.discard' | 'waiting.discard'): TemplateResult {
  const {sure} = extras;
  return html`${sure ? html`<p class="sure" role="alert">${words.say('sure')}</p>` : nothing}
    <span class="row">
      <button class="button plain" type="button" @click=${() => extras.ask(!sure)}>${words.say(sure ? 'keep' : name)}</button>
      ${sure ? html`<button class="button" type="button" @click=${() => void extras.discard()}>${words.say('discard')}</button>` : nothing}
    </span>`;
}
