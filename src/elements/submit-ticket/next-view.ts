import {html, type TemplateResult} from 'lit';
import type {Words} from '../../locales/words.js';

/** What happens to a request once it was received: to a complaint something of its own. */
export function nextView(words: Words<'submit-extras'>, complaint: boolean): TemplateResult {
  const kind = complaint ? 'complaint' : 'next';
  return html`<h3>${words.say('received.next')}</h3>
    <ol>
      <li>${words.say(`received.${kind}.1`)}</li>
      <li>${words.say(`received.${kind}.2`)}</li>
      <li>${words.say(`received.${kind}.3`)}</li>
    </ol>`;
}
