import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import type {Aided, AidWords} from './aids.js';

/** Where a filter leaves nothing to show: the way back to everything. */
export function filteredEnd(words: AidWords, title: string, {choose}: Aided): TemplateResult {
  return html`<div class="empty" part="empty">
    <p class="empty-title">${title}</p>
    <button class="button" type="button" @click=${() => choose({category: '', kind: ''})}>${words.say('showAll')}</button>
  </div>`;
}

/** Where there is nothing to show, for a query or at all: what may have been `meant`, what can be tried, and the way to ask, with the words as they were typed. */
export function deadEnd(
  words: AidWords,
  query: string,
  title: string,
  {submitHref, look}: Aided,
  meant: string | undefined,
): TemplateResult {
  return html`<div class="empty" part="empty">
    ${icon(query ? 'search' : 'inbox')}
    <p class="empty-title">${title}</p>
    ${
      meant
        ? html`<p>
            ${words.say('none.meant')}<button class="button plain" type="button" @click=${() => look(meant)}>${meant}</button>
          </p>`
        : nothing
    }
    ${query ? html`<p class="small">${words.say('none.shorter')}<br />${words.say('none.scripts')}</p>` : nothing}
    <p class="small">${words.say('none.ask')}</p>
    <a class="button" href=${submitHref(query)}>${words.say('submit')}</a>
  </div>`;
}
