import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/format.js';
import type {Extra} from './extras.js';
import {otherDraftsView} from './other-drafts.js';
import {discardView} from './waiting-view.js';

/** Above the form: requests that wait on this device, and the draft that was found there. */
export function rememberedView(extra: Extra): TemplateResult {
  const {words, submission, extras} = extra;
  const {restored, waiting} = submission;
  return html`${
    waiting.length
      ? html`<div class="notice" part="outbox">
          ${icon('clock')}
          <div>
            <p>${words.say('outbox', {count: waiting.length})}</p>
            ${waiting.map(
              (entry) =>
                html`<div class="row">
                  <bdi>${entry.label}</bdi>
                  <button class="button plain" type="button" @click=${() => submission.showWaiting(entry)}>${words.say('outbox.open')}</button>
                </div>`,
            )}
          </div>
        </div>`
      : nothing
  }
  ${
    restored
      ? html`<div class="notice" part="draft">
          ${icon('clock')}
          <div class="row">
            <span class="small">${words.say('draft.restored', {time: dateTime(new Date(restored).toISOString(), words.locale)})}</span>
            <button class="button plain" type="button" @click=${() => void extras.startAnother()}>${words.say('draft.another')}</button>
            ${discardView(extra, 'draft.discard')}
          </div>
        </div>`
      : nothing
  }
  ${otherDraftsView(extra)}`;
}
