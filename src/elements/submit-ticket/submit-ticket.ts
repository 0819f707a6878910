import {html, type TemplateResult} from 'lit';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {Words} from '../../locales/words.js';

/**
 * @tag aftercare-submit-ticket
 */
export class SubmitTicketElement extends AftercareElement<'submit-ticket'> {
  protected readonly catalogue = 'submit-ticket';

  protected override deskChanged(): void {}

  protected override content(_words: Words<'submit-ticket'>): TemplateResult {
    return html``;
  }
}
