import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/times.js';
import type {Extra} from './extras.js';
import {otherDraftsView} from './other-drafts.js';
import {discardView} from './waiting-view.js';

/** Above the form: a request of earlier that was received meanwhile, requests that wait on this device, and drafts that were found there. */
export function rememberedView(extra: Extra, href: (ticket: string) => string): TemplateResult {
  const {words, memory, extras} = extra;
  const {arrived, restored, waiting} = memory;
  return html`${
    arrived
      ? html`<div class="notice good">
          ${icon('check')}
          <p><a href=${href(arrived.id)}>${words.say('received.late', {reference: arrived.reference})}</a></p>
        </div>`
      : nothing
  }
  ${
    waiting.length
      ? html`<div class="notice" part="outbox">
          ${icon('clock')}
          <div>
            <p>${words.say('outbox', {count: waiting.length})}</p>
            ${waiting.map(
              (entry) =>
                html`<div class="row">
                  <bdi>${entry.label}</bdi>
                  <button class="button plain" type="button" @click=${() => memory.show(entry)}>${words.say('outbox.open')}</button>
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
