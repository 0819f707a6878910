import {html, nothing, type TemplateResult} from 'lit';
import type {Survey, SurveyDefinition} from '../../contract/survey.js';
import {icon} from '../../kit/icons.js';
import {dateTime, pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';

type SurveyWords = Words<'satisfaction-survey'>;

function answers(words: SurveyWords, survey: Survey, definition: SurveyDefinition): TemplateResult {
  const {response} = survey;
  if (!response) return html``;
  const {locale} = words;
  const row = (term: string, value: string | TemplateResult) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`<section>
    <h3 class="label">${words.say('summary')}</h3>
    <dl class="answers">
      ${response.solved === undefined ? nothing : row(words.say('solved'), words.say(response.solved ? 'solved.yes' : 'solved.no'))}
      ${definition.dimensions.map(({id, label}) => {
        const score = response.scores[id];
        const word = score === undefined ? words.say('notRated') : `${score} · ${pick(definition.scale[score - 1], locale)}`;
        return row(pick(label, locale), html`<span class="number">${word}</span>`);
      })}
      ${
        response.reasons.length
          ? row(
              words.say('reasons'),
              new Intl.ListFormat(locale, {type: 'unit'}).format(
                response.reasons.map((id) => pick(definition.reasons.find((reason) => reason.id === id)?.label, locale) || id),
              ),
            )
          : nothing
      }
      ${response.comment ? row(words.say('comment'), html`<span class="as-written">${response.comment}</span>`) : nothing}
    </dl>
  </section>`;
}

/** The backend has the rating: what was said, and until when it may be changed. */
export function thanksView(
  words: SurveyWords,
  survey: Survey,
  definition: SurveyDefinition,
  {ticketHref, edit}: {ticketHref: string | undefined; edit: () => void},
): TemplateResult {
  const scores = Object.values(survey.response?.scores ?? {});
  const low = survey.response?.solved === false || scores.some((score) => score <= definition.lowAt);
  return html`<div class="notice good">
      ${icon('check')}
      <div>
        <h2 class="plain-heading" tabindex="-1">${words.say(low ? 'thanksLow' : 'thanks')}</h2>
        ${survey.editableUntil ? html`<p class="small">${words.say('editable', {time: dateTime(survey.editableUntil, words.locale)})}</p>` : nothing}
      </div>
    </div>
    ${answers(words, survey, definition)}
    <div class="row">
      <button class="button" type="button" @click=${edit}>${words.say('edit')}</button>
      ${ticketHref ? html`<a class="button plain" href=${ticketHref}>${words.say('open')}</a>` : nothing}
    </div>`;
}

/** The device has the rating, the backend not yet. */
export function waitingView(
  words: SurveyWords,
  {kept}: {kept: boolean},
  {retry, discard}: {retry: () => void; discard: () => void},
): TemplateResult {
  return html`<div class="notice warn">
    ${icon('clock')}
    <div>
      <h2 class="plain-heading" tabindex="-1">${words.say('waiting')}</h2>
      <p class="small">${words.say(kept ? 'waiting.kept' : 'waiting.unkept')}</p>
      <div class="row">
        <button class="button" type="button" @click=${retry}>${words.say('waiting.retry')}</button>
        <button class="button plain" type="button" @click=${discard}>${words.say('discard')}</button>
      </div>
    </div>
  </div>`;
}

/** Too late to answer, or to change the answer; said kindly, with another way to be heard. */
export function closedView(words: SurveyWords, survey: Survey, submitHref: string): TemplateResult {
  const {locale} = words;
  const answered = survey.state === 'answered';
  return html`<div class="empty">
    ${icon('clock')}
    <h2 class="plain-heading" tabindex="-1">${answered ? words.say('locked', {time: dateTime(survey.answeredAt ?? survey.createdAt, locale)}) : words.say('expired')}</h2>
    ${answered ? nothing : html`<p>${words.say('expiredHint', {time: dateTime(survey.expiresAt, locale)})}</p>`}
    <a class="button" href=${submitHref}>${words.say('handIn')}</a>
  </div>`;
}
