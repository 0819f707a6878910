import {html, type TemplateResult} from 'lit';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {Words} from '../../locales/words.js';

/**
 * @tag aftercare-knowledge-base
 */
export class KnowledgeBaseElement extends AftercareElement<'knowledge-base'> {
  protected readonly catalogue = 'knowledge-base';

  protected override deskChanged(): void {}

  protected override content(_words: Words<'knowledge-base'>): TemplateResult {
    return html``;
  }
}
