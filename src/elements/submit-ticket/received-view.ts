import {html, type TemplateResult} from 'lit';
import type {Ticket} from '../../contract/ticket.js';
import {copyText} from '../../kit/copy-text.js';
import {icon} from '../../kit/icons.js';
import type {Words} from '../../locales/words.js';
import type {Submission} from './submission.js';

/** The reference to keep, what happens next, and the ways on. */
export function receivedView(words: Words<'submit-ticket'>, submission: Submission, ticket: Ticket, href: string): TemplateResult {
  const copied = submission.copied === ticket.reference;
  const copy = async ({currentTarget}: Event) => {
    if (await copyText(ticket.reference, (currentTarget as Element).getRootNode() as ShadowRoot)) {
      submission.set({copied: ticket.reference});
      submission.options.announce(() => words.say('received.copied'));
    }
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
