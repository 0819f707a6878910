import {html, type TemplateResult} from 'lit';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {Words} from '../../locales/words.js';

/**
 * @tag aftercare-ticket-status
 */
export class TicketStatusElement extends AftercareElement<'ticket-status'> {
  protected readonly catalogue = 'ticket-status';

  protected override deskChanged(): void {}

  protected override content(_words: Words<'ticket-status'>): TemplateResult {
    return html``;
  }
}
