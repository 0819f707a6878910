import {html, nothing, type TemplateResult} from 'lit';
import type {Survey, SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import {icon} from '../../kit/icons.js';
import {dateTime, pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import {isLow} from '../../rules/rating.js';

type SurveyWords = Words<'satisfaction-survey'>;

function answers(words: SurveyWords, {solved, scores, reasons, comment}: SurveyResponse, definition: SurveyDefinition): TemplateResult {
  const {locale} = words;
  const row = (term: string, value: string) => (value ? html`<div><dt>${term}</dt><dd class="number">${value}</dd></div>` : nothing);
  const named = reasons.map((id) => pick(definition.reasons.find((reason) => reason.id === id)?.label, locale) || id);
  return html`<section>
    <h3>${words.say('summary')}</h3>
    <dl class="answers">
      ${row(words.say('solved'), solved === undefined ? '' : words.say(solved ? 'solved.yes' : 'solved.no'))}
      ${definition.dimensions.map(({id, label}) => {
        const score = scores[id];
        return row(
          pick(label, locale),
          score === undefined ? words.say('notRated') : `${score} · ${pick(definition.scale.words[score - 1], locale)}`,
        );
      })}
      ${row(words.say('reasons'), new Intl.ListFormat(locale, {type: 'unit'}).format(named))} ${row(words.say('comment'), comment)}
    </dl>
  </section>`;
}

function notice(tone: 'good' | 'warn', title: string, more: unknown): TemplateResult {
  return html`<div class="notice ${tone}">
    ${icon(tone === 'good' ? 'check' : 'clock')}
    <div>
      <h2 tabindex="-1">${title}</h2>
      ${more}
    </div>
  </div>`;
}

/** The backend has the rating: what was said, and until when it may be changed. */
export function thanksView(
  words: SurveyWords,
  survey: Survey,
  definition: SurveyDefinition,
  {ticketHref, edit}: {ticketHref: string | undefined; edit: () => void},
): TemplateResult {
  const {response, editableUntil: until} = survey;
  const low = response && isLow(response, definition);
  return html`${notice(
    'good',
    words.say(low ? 'thanksLow' : 'thanks'),
    until ? html`<p class="small">${words.say('editable', {time: dateTime(until, words.locale)})}</p>` : nothing,
  )}
    ${response ? answers(words, response, definition) : nothing}
    <div class="row">
      <button class="button" type="button" @click=${edit}>${words.say('edit')}</button>
      ${ticketHref ? html`<a class="button plain" href=${ticketHref}>${words.say('open')}</a>` : nothing}
    </div>`;
}

/** The device has the rating, the backend not yet. */
export function waitingView(words: SurveyWords, kept: boolean, retry: () => void, discard: () => void): TemplateResult {
  return notice(
    'warn',
    words.say('waiting'),
    html`<p class="small">${words.say(kept ? 'waiting.kept' : 'waiting.unkept')}</p>
      <div class="row">
        <button class="button" type="button" @click=${retry}>${words.say('waiting.retry')}</button>
        <button class="button plain" type="button" @click=${discard}>${words.say('discard')}</button>
      </div>`,
  );
}

/** Too late to answer, or to change the answer; said kindly, with another way to be heard. */
export function closedView(words: SurveyWords, survey: Survey, submitHref: string): TemplateResult {
  const {locale} = words;
  const answered = survey.state === 'answered';
  return html`<div class="empty">
    ${icon('clock')}
    <h2 tabindex="-1">${answered ? words.say('locked', {time: dateTime(survey.answeredAt ?? survey.createdAt, locale)}) : words.say('expired')}</h2>
    ${answered ? nothing : html`<p>${words.say('expiredHint', {time: dateTime(survey.expiresAt, locale)})}</p>`}
    <a class="button" href=${submitHref}>${words.say('handIn')}</a>
  </div>`;
}
