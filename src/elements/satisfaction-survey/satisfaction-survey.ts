import {html, type TemplateResult} from 'lit';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {Words} from '../../locales/words.js';

/**
 * @tag aftercare-satisfaction-survey
 */
export class SatisfactionSurveyElement extends AftercareElement<'satisfaction-survey'> {
  protected readonly catalogue = 'satisfaction-survey';

  protected override deskChanged(): void {}

  protected override content(_words: Words<'satisfaction-survey'>): TemplateResult {
    return html``;
  }
}
