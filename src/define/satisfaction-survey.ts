import './desk.js';
import {sources} from '../client/wire-sources.js';
import {surveys} from '../client/wire-surveys.js';
import {SatisfactionSurveyElement} from '../elements/satisfaction-survey/satisfaction-survey.js';
import {defineElement} from '../kit/define-element.js';

sources.surveys = async () => ({surveys});

defineElement('aftercare-satisfaction-survey', SatisfactionSurveyElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-satisfaction-survey': SatisfactionSurveyElement;
  }
}
