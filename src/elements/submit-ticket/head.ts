import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import {discardView} from './discard.js';
import type {Submission} from './submission.js';

/** Heading, who is submitting, and what this device still remembers: requests that wait, one that was received meanwhile, a restored draft. */
export function headView(words: Words<'submit-ticket'>, submission: Submission, href: (ticket: string) => string): TemplateResult {
  const {restored, arrived, draft, person, outbox} = submission;
  const waiting = outbox.filter(({key}) => key !== draft?.key);
  const {name = '', organisation} = person ?? {};
  const as = organisation ? words.say('as.organisation', {name, organisation: organisation.name}) : words.say('as', {name});
  return html`<header class="head">
      <h2>${words.say('heading')}</h2>
      ${person ? html`<p class="small muted">${as}</p>` : nothing}
      ${person === null ? html`<p class="notice warn" part="sign-in" tabindex="-1" data-focus>${icon('person')}<span>${words.say('signIn')}</span></p>` : nothing}
      <slot name="intro"></slot>
    </header>
    ${
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
            ${discardView(words, submission, 'draft.discard')}
          </div>
        </div>`
        : nothing
    }`;
}
