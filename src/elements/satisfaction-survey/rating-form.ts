import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Survey, SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import {isLow} from '../../rules/rating.js';
import {scaleRow} from './scale-row.js';

interface RatingForm {
  words: Words<'satisfaction-survey'>;
  survey: Survey;
  definition: SurveyDefinition;
  ticketHref: string | undefined;
  /** UTF-16 code units the comment may have. */
  limit: number;
  rating: SurveyResponse;
  busy: boolean;
  issue: 'nothing' | 'tooLong' | undefined;
  refusal: TemplateResult | typeof nothing;
  change: (change: Partial<SurveyResponse>) => void;
  submit: (event: SubmitEvent) => void;
}

function solvedQuestion({words, rating, change}: RatingForm): TemplateResult {
  const choice = (value: boolean, label: string) =>
    html`<label class="choice">
      <input type="radio" name="solved" .checked=${live(rating.solved === value)} @change=${() => change({solved: value})} />
      <span>${label}</span>
    </label>`;
  return html`<fieldset class="question">
    <legend class="label">${words.say('solved')}</legend>
    <div class="pair">${choice(true, words.say('solved.yes'))} ${choice(false, words.say('solved.no'))}</div>
    ${rating.solved === false ? html`<p class="hint">${words.say('solved.noHint')}</p>` : nothing}
  </fieldset>`;
}

function reasonsQuestion({words, definition, rating, change}: RatingForm): TemplateResult {
  const toggle = (id: string) =>
    change({reasons: rating.reasons.includes(id) ? rating.reasons.filter((reason) => reason !== id) : [...rating.reasons, id]});
  return html`<fieldset class="question">
    <legend class="label">${words.say('reasons')}<span class="note">${words.say('optional')}</span></legend>
    <div class="row chips">
      ${definition.reasons.map(
        ({id, label}) =>
          html`<label class="choice">
            <input type="checkbox" .checked=${live(rating.reasons.includes(id))} @change=${() => toggle(id)} />
            <span>${pick(label, words.locale)}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function commentQuestion({words, limit, rating, issue, change}: RatingForm): TemplateResult {
  const {length} = rating.comment;
  return html`<div class="field question">
    <label class="label" for="comment">${words.say('comment')}<span class="note">${words.say('optional')}</span></label>
    <textarea
      class="input"
      id="comment"
      aria-describedby="comment-hint"
      aria-invalid=${length > limit}
      .value=${live(rating.comment)}
      @input=${(event: InputEvent) => change({comment: (event.target as HTMLTextAreaElement).value})}
    ></textarea>
    <p class="hint row spread" id="comment-hint">
      <span>${words.say('commentHint')}</span>
      ${length > limit * 0.8 ? html`<span class="number">${words.say('length', {count: length, max: limit})}</span>` : nothing}
    </p>
    ${issue === 'tooLong' ? html`<p class="problem-text" role="alert">${words.say('tooLong', {max: limit})}</p>` : nothing}
  </div>`;
}

/** All questions on one screen; keys move within a row and never send. */
export function ratingForm(form: RatingForm): TemplateResult {
  const {words, survey, definition, rating, ticketHref, busy, issue, change} = form;
  const {locale} = words;
  return html`<form class="stack" part="form" novalidate @submit=${form.submit}>
    <header>
      <h2 tabindex="-1">${pick(definition.title, locale)}</h2>
      ${
        survey.ticket
          ? html`<p class="muted">
            ${words.say('about', {reference: survey.ticket.reference})} ·
            <a href=${ticketHref ?? '#'}>${survey.ticket.title}</a>
          </p>`
          : nothing
      }
    </header>
    ${issue === 'nothing' ? html`<div class="notice danger" role="alert">${icon('alert')}<p>${words.say('nothing')}</p></div>` : nothing}
    ${form.refusal} ${definition.asksSolved ? solvedQuestion(form) : nothing}
    <section class="question">
      <h3>${words.say('rate')}</h3>
      <p class="hint">${words.say('rateHint')}</p>
      ${definition.dimensions.map((dimension) =>
        scaleRow(words, dimension, definition.scale.words, rating.scores[dimension.id], (score) => {
          const {[dimension.id]: _before, ...scores} = rating.scores;
          change({scores: score === undefined ? scores : {...scores, [dimension.id]: score}});
        }),
      )}
    </section>
    ${isLow(rating, definition) && definition.reasons.length ? reasonsQuestion(form) : nothing} ${commentQuestion(form)}
    <div class="row">
      <button class="button primary" type="submit" aria-disabled=${busy}>
        ${busy ? words.say('sending') : survey.response ? words.say('change') : words.say('send')}
      </button>
    </div>
  </form>`;
}
