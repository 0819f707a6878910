import {html, nothing, type TemplateResult} from 'lit';
import type {SurveyDimension, SurveyScale} from '../../contract/survey.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import type {Aside} from './aside.js';

/**
 * One row to rate: a radio group whose points all look alike. Each carries its word, or only the two ends do.
 */
export function scaleRow(
  words: Words<'satisfaction-survey'>,
  {id, label, hint}: SurveyDimension,
  {min, max, words: named}: SurveyScale,
  score: number | undefined,
  aside: Aside | undefined,
): TemplateResult {
  const {locale} = words;
  const row = pick(label, locale);
  const each = named.length > 2;
  const word = (index: number) => pick(named[each ? index : index && 1], locale);
  return html`<fieldset class="scale">
    <legend>${row} ${hint ? html`<span class="hint">${pick(hint, locale)}</span>` : nothing}</legend>
    <div class="points">
      ${[...Array(max - min + 1).keys()].map((index) => {
        const point = min + index;
        return html`<label class="choice point">
          <input type="radio" name="row-${id}" value=${point} .checked=${score === point} />
          <span class="number" aria-hidden=${each}>${point}</span>
          ${each || index === 0 || point === max ? html`<span class=${each ? 'word' : 'unseen'}>${word(index)}</span>` : nothing}
        </label>`;
      })}
    </div>
    ${each ? nothing : html`<p class="ends hint" aria-hidden="true"><span>${min} = ${word(0)}</span><span>${max} = ${word(1)}</span></p>`}
    ${aside?.clear(locale, row, score)}
  </fieldset>`;
}
