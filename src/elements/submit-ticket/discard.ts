import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from '../../locales/words.js';
import type {Submission} from './submission.js';

/** Throws away what is on the page, after a question. The focus stays on the button that throws nothing away. */
export function discardView(
  words: Words<'submit-ticket'>,
  submission: Submission,
  name: 'draft.discard' | 'waiting.discard',
): TemplateResult {
  const {sure} = submission;
  return html`${sure ? html`<p class="sure" role="alert">${words.say('sure')}</p>` : nothing}
    <span class="row">
      <button class="button plain" type="button" @click=${() => submission.ask(!sure)}>${words.say(sure ? 'keep' : name)}</button>
      ${sure ? html`<button class="button" type="button" @click=${submission.discard}>${words.say('discard')}</button>` : nothing}
    </span>`;
}
