import {html, type TemplateResult} from 'lit';
import type {Ticket} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import type {Words} from '../../locales/words.js';

/** The reference to keep, what happens next, and the ways on. */
export function receivedView(
  words: Words<'submit-ticket'>,
  ticket: Ticket,
  {href, copied, copy, another}: {href: string; copied: boolean; copy: (event: Event) => void; another: () => void},
): TemplateResult {
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
    <div class="next">
      <h3>${words.say('received.next')}</h3>
      <ol>
        <li>${words.say('received.next.1')}</li>
        <li>${words.say('received.next.2')}</li>
        <li>${words.say('received.next.3')}</li>
      </ol>
    </div>
    <div class="row">
      <a class="button primary" href=${href}>${words.say('received.open')}</a>
      <button class="button" type="button" @click=${another}>${words.say('another')}</button>
    </div>
  </section>`;
}

/** Puts the reference on the clipboard. Plain http pages have no clipboard interface; there it is selected, ready to be copied by hand. */
export async function copyReference(reference: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(reference.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(reference);
    return document.execCommand('copy');
  }
}
