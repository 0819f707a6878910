import {html, nothing, type TemplateResult} from 'lit';
import type {ContactChannel} from '../../contract/desk-settings.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {pick} from '../../locales/format.js';
import {channelLink} from '../../kit/channel-link.js';
import type {Words} from '../../locales/words.js';
import type {Phase} from './phase.js';
import type {Submission} from './submission.js';

/** A request that is on this device and not at the backend yet; says so, and never "sent". `call`: the line for what cannot wait. */
export function waitingView(
  words: Words<'submit-ticket'>,
  submission: Submission,
  phase: Phase & {is: 'waiting'},
  call: ContactChannel | undefined,
): TemplateResult {
  const {sending = false, problem, kept = phase.kept} = submission.outbox.find((entry) => entry.key === phase.key) ?? {};
  const {label, sure} = phase;
  const signIn = problem?.code === 'unauthenticated';
  const discard = () => void submission.discardWaiting();
  return html`<section class="outcome" part="waiting">
    <span class="seal warn">${icon(problem?.code === 'offline' ? 'offline' : 'clock')}</span>
    <h2 tabindex="-1" data-focus>${words.say(sending ? 'waiting.sending' : 'waiting')}</h2>
    <p class="muted">${label}</p>
    ${problem ? html`<p>${problemSentence(words, problem)}</p>` : nothing}
    <p>${words.say(!kept ? 'waiting.unkept' : signIn ? 'waiting.signIn' : 'waiting.kept')}</p>
    ${call ? html`<p class="emergency">${icon('phone')}<span>${pick(call.name, words.locale)}</span> ${channelLink(call)}</p>` : nothing}
    ${
      sure
        ? html`<div class="notice warn">
          ${icon('alert')}
          <div>
            <p>${words.say('waiting.sure')}</p>
            <div class="row">
              <button class="button" type="button" data-sure @click=${discard}>${words.say('discard')}</button>
              <button class="button plain" type="button" @click=${() => submission.stayWaiting()}>${words.say('draft.keep')}</button>
            </div>
          </div>
        </div>`
        : html`<div class="row">
          <button class="button primary" type="button" aria-disabled=${sending ? 'true' : 'false'} @click=${() => void submission.retryWaiting()}>
            ${words.say('waiting.retry')}
          </button>
          <button class="button" type="button" @click=${() => void submission.another()}>${words.say('another')}</button>
          <button class="button plain" type="button" @click=${discard}>${words.say('waiting.discard')}</button>
        </div>`
    }
  </section>`;
}

/** Requests of earlier that still wait, above a new form. */
export function waitingNotice(
  words: Words<'submit-ticket'>,
  entries: readonly OutboxEntry[],
  open: (entry: OutboxEntry) => void,
): TemplateResult {
  return html`<div class="notice" part="outbox">
    ${icon('clock')}
    <div>
      <p>${words.say('outbox', {count: entries.length})}</p>
      <ul>
        ${entries.map(
          (entry) =>
            html`<li class="row">
              <bdi>${entry.label}</bdi>
              <button class="button plain" type="button" @click=${() => open(entry)}>${words.say('outbox.open')}</button>
            </li>`,
        )}
      </ul>
    </div>
  </div>`;
}
