import {html, nothing, type TemplateResult} from 'lit';
import type {SurveyDimension, SurveyScale} from '../../contract/survey.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';

/**
 * One row to rate: a radio group whose points all look alike. Each carries its word, or only the two ends do. A rating can be taken back,
 * since every row may be left out.
 */
export function scaleRow(
  words: Words<'satisfaction-survey'>,
  {id, label, hint}: SurveyDimension,
  {min, max, words: named}: SurveyScale,
  score: number | undefined,
): TemplateResult {
  const {locale} = words;
  const row = pick(label, locale);
  const each = named.length > 2;
  const word = (index: number) => pick(named[each ? index : index && 1], locale);
  // The button hides itself: the focus goes where the row is answered again.
  const clear = ({currentTarget}: Event) => {
    const inputs = (currentTarget as Element).parentElement!.querySelectorAll('input');
    for (const input of inputs) input.checked = false;
    inputs[0]!.focus();
    inputs[0]!.dispatchEvent(new Event('input', {bubbles: true}));
  };
  return html`<fieldset class="scale">
    <legend>${row} ${hint ? html`<span class="hint">${pick(hint, locale)}</span>` : nothing}</legend>
    <div class="points">
      ${Array.from({length: max - min + 1}, (_, index) => {
        const point = min + index;
        return html`<label class="choice point">
          <input type="radio" name="row-${id}" value=${point} .checked=${score === point} />
          <span class="number" aria-hidden=${each}>${point}</span>
          ${each || index === 0 || point === max ? html`<span class=${each ? 'word' : 'unseen'}>${word(index)}</span>` : nothing}
        </label>`;
      })}
    </div>
    ${each ? nothing : html`<p class="ends hint" aria-hidden="true"><span>${word(0)}</span><span>${word(1)}</span></p>`}
    <button class="button icon-only" type="button" ?hidden=${score === undefined} aria-label=${words.say('clear', {label: row})} @click=${clear}>
      ${icon('close')}
    </button>
  </fieldset>`;
}
