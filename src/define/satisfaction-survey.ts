import './desk.js';
import {SatisfactionSurveyElement} from '../elements/satisfaction-survey/satisfaction-survey.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-satisfaction-survey', SatisfactionSurveyElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-satisfaction-survey': SatisfactionSurveyElement;
  }
}
