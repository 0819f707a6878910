import {html, type TemplateResult} from 'lit';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {Words} from '../../locales/words.js';

/**
 * @tag aftercare-portal
 */
export class PortalElement extends AftercareElement<'portal'> {
  protected readonly catalogue = 'portal';

  protected override deskChanged(): void {}

  protected override content(_words: Words<'portal'>): TemplateResult {
    return html``;
  }
}
