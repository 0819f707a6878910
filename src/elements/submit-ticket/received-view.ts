import {html, type TemplateResult} from 'lit';
import type {Ticket} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import type {Words} from '../../locales/words.js';
import type {Submission} from './submission.js';

/** The reference to keep, what happens next, and the ways on. */
export function receivedView(words: Words<'submit-ticket'>, {extras, another}: Submission, ticket: Ticket, href: string): TemplateResult {
  return html`<section class="outcome" part="received" aria-label=${words.say('received')}>
    <span class="seal good">${icon('check')}</span>
    <h2 tabindex="-1" data-focus>${words.say('received')}</h2>
    <p class="muted">${ticket.title}</p>
    <div class="reference" part="reference">
      <span class="small muted">${words.say('received.reference')}</span>
      <div class="row">
        <strong class="number" data-reference>${ticket.reference}</strong>
        ${extras.part?.taken(words, ticket)}
      </div>
    </div>
    ${extras.part?.next(words)}
    <div class="row">
      <a class="button primary" href=${href}>${words.say('received.open')}</a>
      <button class="button" type="button" @click=${another}>${words.say('another')}</button>
    </div>
  </section>`;
}
