import {html, nothing, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Ticket} from '../../contract/ticket.js';
import {copyText} from '../../kit/copy-text.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {isStuck, waitingSentence} from '../../kit/waiting-sentence.js';
import type {Words} from '../../locales/words.js';
import {discardView} from './discard.js';
import {emergencyLine, emergencyView} from './impact.js';
import type {Waiting} from './phase.js';
import type {Submission} from './submission.js';

/** The reference to keep, what happens next, and the ways on. */
export function receivedView(words: Words<'submit-ticket'>, submission: Submission, ticket: Ticket, href: string): TemplateResult {
  const {copied} = submission;
  const copy = async ({currentTarget}: Event) => {
    if (await copyText(ticket.reference, (currentTarget as Element).getRootNode() as ShadowRoot)) submission.referenceCopied();
  };
  return html`<section class="outcome" part="received">
    <span class="seal good">${icon('check')}</span>
    <h2 tabindex="-1" data-focus>${words.say('received')}</h2>
    <p class="muted">${ticket.title}</p>
    <div class="reference" part="reference">
      <span class="small muted">${words.say('received.reference')}</span>
      <div class="row">
        <strong class="number" data-reference>${ticket.reference}</strong>
        <button class="button plain" type="button" @click=${copy}>
          ${icon(copied ? 'check' : 'copy')} ${words.say(copied ? 'received.copied' : 'received.copy')}
        </button>
      </div>
    </div>
    <h3>${words.say('received.next')}</h3>
    <ol>
      <li>${words.say('received.next.1')}</li>
      <li>${words.say('received.next.2')}</li>
      <li>${words.say('received.next.3')}</li>
    </ol>
    <div class="row">
      <a class="button primary" href=${href}>${words.say('received.open')}</a>
      <button class="button" type="button" @click=${submission.another}>${words.say('another')}</button>
    </div>
  </section>`;
}

/** A request that is on this device and not at the backend yet; says so, and never "sent". */
export function waitingView(words: Words<'submit-ticket'>, submission: Submission, entry: Waiting, settings: DeskSettings): TemplateResult {
  const {sending, problem, kept, label, body} = entry;
  const stuck = isStuck(entry);
  const line = emergencyLine(settings, (body['impact'] ?? {}) as Record<string, string>);
  const signIn = kept && problem?.code === 'unauthenticated';
  return html`<section class="outcome" part="waiting">
    <span class="seal warn">${icon(stuck ? 'alert' : problem?.code === 'offline' ? 'offline' : 'clock')}</span>
    <h2 tabindex="-1" data-focus>${words.say(sending ? 'waiting.sending' : stuck ? 'waiting.decide' : 'waiting')}</h2>
    <p class="muted">${label}</p>
    ${problem && problem.code !== 'gone' ? html`<p>${problemSentence(words, problem)}</p>` : nothing}
    <p>${signIn ? words.say('waiting.signIn') : waitingSentence(words, entry)}</p>
    ${line ? emergencyView(line, words.locale) : nothing}
    <div class="row">
      <button class="button primary" type="button" aria-disabled=${sending ? 'true' : 'false'} @click=${submission.retry}>
        ${words.say('waiting.retry')}
      </button>
      <button class="button" type="button" @click=${submission.another}>${words.say('another')}</button>
      ${discardView(words, submission, 'waiting.discard')}
    </div>
  </section>`;
}
