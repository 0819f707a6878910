import {html, nothing, type TemplateResult} from 'lit';
import type {Me} from '../../contract/person.js';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import type {Submission} from './submission.js';
import {waitingNotice} from './waiting.js';

/** Heading, who is submitting, and what this device still remembers: a restored draft, requests that wait, one that was received meanwhile. */
export function headView(
  words: Words<'submit-ticket'>,
  submission: Submission,
  me: Me | undefined,
  href: (ticket: string) => string,
): TemplateResult {
  const {restored, arrived, draft} = submission;
  const outbox = submission.outbox.filter(({key}) => key !== draft?.key);
  return html`<header class="head">
      <h2>${words.say('heading')}</h2>
      ${me ? html`<p class="small muted">${identity(words, me)}</p>` : nothing}
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
    ${outbox.length ? waitingNotice(words, outbox, (entry) => submission.showWaiting(entry)) : nothing}
    ${restored ? draftNotice(words, submission, restored) : nothing}`;
}

function identity(words: Words<'submit-ticket'>, {name, organisation}: Me): string {
  return organisation ? words.say('as.organisation', {name, organisation: organisation.name}) : words.say('as', {name});
}

function draftNotice(words: Words<'submit-ticket'>, submission: Submission, {at, sure}: {at: number; sure: boolean}): TemplateResult {
  return html`<div class="notice quiet" part="draft">
    ${icon('clock')}
    <div class="row">
      <span class="small">
        ${sure ? words.say('draft.sure') : words.say('draft.restored', {time: dateTime(new Date(at).toISOString(), words.locale)})}
      </span>
      <span class="row">
        <button class="button plain" type="button" @click=${() => void submission.discardDraft()}>${words.say(sure ? 'discard' : 'draft.discard')}</button>
        ${
          sure
            ? html`<button class="button plain" type="button" @click=${() => submission.keepDraft()}>${words.say('draft.keep')}</button>`
            : nothing
        }
      </span>
    </div>
  </div>`;
}
