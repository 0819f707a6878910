import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {SurveyDimension} from '../../contract/survey.js';
import type {LocalText} from '../../contract/values.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';

/** One row to rate: a radio group whose points all carry their word. A rating can be taken back, since every row may be left out. */
export function scaleRow(
  words: Words<'satisfaction-survey'>,
  dimension: SurveyDimension,
  scale: readonly LocalText[],
  score: number | undefined,
  rate: (score: number | undefined) => void,
): TemplateResult {
  const {locale} = words;
  const label = pick(dimension.label, locale);
  // The button hides itself: the focus goes where the row is answered again.
  const clear = ({currentTarget}: Event) => {
    (currentTarget as Element).parentElement!.querySelector('input')?.focus();
    rate(undefined);
  };
  return html`<fieldset class="scale">
    <legend>
      ${label}
      ${dimension.hint ? html`<span class="hint">${pick(dimension.hint, locale)}</span>` : nothing}
    </legend>
    <div class="points">
      ${scale.map((word, index) => {
        const point = index + 1;
        return html`<label class="point">
          <input type="radio" name=${dimension.id} .checked=${live(score === point)} @change=${() => rate(point)} />
          <span class="number" aria-hidden="true">${point}</span>
          <span class="word">${pick(word, locale)}</span>
        </label>`;
      })}
    </div>
    <button
      class="button icon-only"
      type="button"
      ?hidden=${score === undefined}
      aria-label=${words.say('clear', {label})}
      @click=${clear}
    >
      ${icon('close')}
    </button>
  </fieldset>`;
}
