import {html, type TemplateResult} from 'lit';
import type {Words} from '../../locales/words.js';

/** What happens to a request once it was received. */
export function nextView(words: Words<'submit-extras'>): TemplateResult {
  return html`<h3>${words.say('received.next')}</h3>
    <ol>
      <li>${words.say('received.next.1')}</li>
      <li>${words.say('received.next.2')}</li>
      <li>${words.say('received.next.3')}</li>
    </ol>`;
}
