import {html, type TemplateResult} from 'lit';
import type {Ticket} from '../../contract/ticket.js';
import {copyText} from '../../kit/copy-text.js';
import {icon} from '../../kit/icons.js';
import type {Words} from '../../locales/words.js';
import type {Submission} from './submission.js';

/** Puts the reference of a request that was taken on the clipboard. */
export class Copying {
  /** The reference that was put there. */
  #copied = '';

  constructor(private readonly submission: Submission) {}

  view(words: Words<'submit-extras'>, {reference}: Ticket): TemplateResult {
    const copied = this.#copied === reference;
    const copy = async () => {
      const {element, options} = this.submission;
      if (!(await copyText(reference, element.renderRoot as ShadowRoot))) return;
      this.#copied = reference;
      options.announce(() => words.say('received.copied'));
      element.requestUpdate();
    };
    return html`<button class="button plain" type="button" @click=${copy}>
      ${icon(copied ? 'check' : 'copy')} ${words.say(copied ? 'received.copied' : 'received.copy')}
    </button>`;
  }
}
