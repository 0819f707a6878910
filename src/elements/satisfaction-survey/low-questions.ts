import {html, nothing, type TemplateResult} from 'lit';
import {live} from '../../kit/live.js';
import type {SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import {pick} from '../../locales/format.js';
import {phonePattern} from '../../rules/phone.js';
import type {AsideWords} from './aside.js';

/** What was missing, after a low score: any of the vendor's reasons. */
export function reasonsQuestion(words: AsideWords, {reasons}: SurveyDefinition, rating: SurveyResponse): TemplateResult {
  return html`<fieldset class="question">
    <legend class="label">${words.say('reasons')}<span class="note">${words.say('optional')}</span></legend>
    <div class="row chips">
      ${reasons.map(
        ({id, label}) =>
          html`<label class="choice">
            <input type="checkbox" name="reason" value=${id} .checked=${rating.reasons.includes(id)} />
            <span>${pick(label, words.locale)}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

/** Whether somebody may call about this rating, and where. `bad`: the number is none. */
export function callbackQuestion(words: AsideWords, definition: SurveyDefinition, rating: SurveyResponse, bad: boolean): TemplateResult {
  const {callback} = rating;
  return html`<div class="question callback">
    <label class="choice">
      <input type="checkbox" name="call" .checked=${callback !== undefined} />
      <span>${words.say('callback')}</span>
    </label>
    ${
      callback
        ? html`<div class="field">
          <label class="label" for="phone">${words.say('phone')}</label>
          <input
            class="input"
            id="phone"
            name="phone"
            type="tel"
            autocomplete="tel"
            required
            pattern=${phonePattern}
            aria-invalid=${bad}
            aria-describedby="phone-hint"
            .value=${live(callback.phone)}
          />
          <p class="hint" id="phone-hint">${pick(definition.callback, words.locale)}</p>
          ${bad ? html`<p class="problem-text" role="alert">${words.say('phoneBad')}</p>` : nothing}
        </div>`
        : nothing
    }
  </div>`;
}
