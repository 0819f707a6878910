import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import type {ListFilters} from './list-filters.js';
import type {AnswerWords, Parts} from './parts.js';
import type {TicketList} from './ticket-list.js';

/**
 * Nothing to show, why, and the next step.
 * @csspart empty - Where there is nothing to show: why, and the next step.
 */
function emptyView(name: string, title: string, text: string, next: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="empty" part="empty">
    ${icon(name)}
    <div>
      <p class="empty-title">${title}</p>
      <p>${text}</p>
    </div>
    ${next}
  </div>`;
}

/** None of the reader's requests. */
export function missingView(words: AnswerWords): TemplateResult {
  return html`${isLinkOver() ? linkOverView(words) : nothing} ${emptyView('search', words.say('missing.title'), words.say('missing.text'))}`;
}

/** Whether the page was opened by a mailed or shared link that opens nothing: its token is left out of the address, see `useLinkToken`. */
export function isLinkOver(): boolean {
  return /[#&]aftercare-token=(&|$)/.test(location.hash);
}

/**
 * Says so.
 * @csspart link-over - The line about a link that opens nothing any more.
 */
export function linkOverView(words: AnswerWords): TemplateResult {
  return html`<p class="notice" part="link-over" role="status">${icon('alert')}<span>${words.say('guest.linkOver')}</span></p>`;
}

/** Nobody is signed in. */
export function signInView(words: AnswerWords, retry: () => void): TemplateResult {
  const again = html`<button class="button" type="button" @click=${retry}>${words.say('signin.retry')}</button>`;
  return emptyView('person', words.say('signin.title'), words.say('signin.text'), again);
}

/** A list with nothing in it: because there is nothing yet, or nothing that fits. */
export function emptyListView(
  words: AnswerWords,
  filters: ListFilters,
  {question: {q, state, type, person}}: TicketList,
  parts: Parts,
): TemplateResult {
  if (!(q || state || type || person)) {
    const submit = html`<a class="button primary" href=${parts.hrefTo({view: 'submit'})}>${words.say('reply.anew')}</a>`;
    return emptyView('inbox', words.say('empty.title'), words.say('empty.text'), submit);
  }
  const all = html`<button class="button" type="button" @click=${() => filters.ask({state: undefined, q: '', type: undefined, person: undefined})}>
    ${words.say('empty.clear')}
  </button>`;
  return emptyView('search', words.say('empty.filtered'), '', all);
}
