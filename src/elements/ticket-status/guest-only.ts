import {html, nothing, type TemplateResult} from 'lit';
import {follow, type AnswerWords, type Parts} from './parts.js';

/**
 * Says that a guest sees one request only, and leads whoever the page itself has signed in to all of his own.
 * @csspart guest-only - The line that a guest sees one request only.
 */
export function guestOnlyView(words: AnswerWords, parts: Parts): TemplateResult {
  const getToken = parts.link()?.options.getToken;
  const signIn = async () => {
    (await parts.desk()).identify(getToken);
    follow(parts, {view: 'tickets'});
  };
  return html`<p class="row small muted" part="guest-only">
    <span>${words.say('guest.only')}</span>
    ${getToken ? html`<button class="button plain" type="button" @click=${signIn}>${words.say('guest.all')}</button>` : nothing}
  </p>`;
}
