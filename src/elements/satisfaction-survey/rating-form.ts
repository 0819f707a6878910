import {html, nothing, type TemplateResult} from 'lit';
import {live} from '../../kit/live.js';
import type {Survey, SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import {scaleOf} from '../../rules/rating.js';
import type {Aside} from './aside.js';
import {scaleRow} from './scale-row.js';

/** What keeps an answer from being sent, and where to mend it. */
export const places = {nothing: '.question input', tooLong: 'textarea', phone: '#phone'};
export type Issue = keyof typeof places;

interface RatingForm {
  words: Words<'satisfaction-survey'>;
  survey: Survey;
  definition: SurveyDefinition;
  ticketHref: string | undefined;
  /** UTF-16 code units the comment may have. */
  limit: number;
  rating: SurveyResponse;
  busy: boolean;
  issue: Issue | undefined;
  /** Once loaded. */
  aside: Aside | undefined;
  /** What stands above the questions, behind the rows and at the end besides them. */
  above: unknown;
  reasons: unknown;
  callback: unknown;
  change: (event: Event) => void;
  submit: (event: SubmitEvent) => void;
}

/** What the form says now. What it does not ask at the moment stays as it was. */
export function ratingIn(form: HTMLFormElement, {dimensions}: SurveyDefinition, before: SurveyResponse): SurveyResponse {
  const data = new FormData(form);
  const {clientRef, reasons, callback} = before;
  const phone = data.get('phone');
  return {
    clientRef,
    ...(data.has('solved') && {solved: data.get('solved') === 'yes'}),
    scores: Object.fromEntries(dimensions.flatMap(({id}) => (data.has(`row-${id}`) ? [[id, Number(data.get(`row-${id}`))] as const] : []))),
    reasons: form.querySelector('[name=reason]') ? data.getAll('reason').map(String) : reasons,
    comment: String(data.get('comment')),
    ...(form.querySelector('[name=call]') ? data.has('call') && {callback: {phone: String(phone ?? '')}} : callback && {callback}),
  };
}

/** What is missing or wrong; that the problem is solved, as the customer has said elsewhere, is no answer by itself. */
export function issueIn(form: Element, {solved, scores, comment}: SurveyResponse, survey: Survey, limit: number): Issue | undefined {
  if (comment.length > limit) return 'tooLong';
  if (form.querySelector('#phone:invalid')) return 'phone';
  const known = survey.response ? undefined : survey.ticket?.confirmed || undefined;
  return solved !== known || Object.keys(scores).length || comment.trim() ? undefined : 'nothing';
}

function solvedQuestion({words, survey, aside, rating: {solved}}: RatingForm): TemplateResult {
  const choice = (value: boolean) =>
    html`<label class="choice">
      <input type="radio" name="solved" value=${value ? 'yes' : 'no'} .checked=${solved === value} />
      ${words.say(value ? 'solved.yes' : 'solved.no')}
    </label>`;
  return html`<fieldset class="question">
    <legend class="label">${words.say('solved')}</legend>
    <div class="pair">${choice(true)} ${choice(false)}</div>
    ${aside?.solvedHint(words.locale, solved, Boolean(survey.ticket?.confirmed && !survey.response))}
  </fieldset>`;
}

/** What is rated. */
export function head(
  {locale}: Words<'satisfaction-survey'>,
  {title}: SurveyDefinition,
  {ticket, subject}: Survey,
  ticketHref: string | undefined,
  start: boolean,
): TemplateResult {
  return html`<header>
    <h2 tabindex=${start ? -1 : nothing}>${pick(title, locale)}</h2>
    ${ticket || subject ? html`<p class="muted">${ticket ? html`${ticket.reference} · <a href=${ticketHref ?? '#'}>${ticket.title}</a>` : pick(subject, locale)}</p>` : nothing}
  </header>`;
}

/** All questions on one screen; keys move within a row and never send. */
export function ratingForm(form: RatingForm): TemplateResult {
  const {words, survey, definition, limit, rating, ticketHref, busy, issue} = form;
  const {length} = rating.comment;
  return html`<form class="stack" part="form" novalidate @input=${form.change} @submit=${form.submit}>
    ${head(words, definition, survey, ticketHref, true)}
    ${issue === 'nothing' ? html`<div class="notice danger" role="alert">${icon('alert')}<p>${words.say('nothing')}</p></div>` : nothing}
    ${form.above} ${definition.asksSolved ? solvedQuestion(form) : nothing}
    <section class="question">
      <h3>${words.say('rate')}</h3>
      <p class="hint">${words.say('rateHint')}</p>
      ${definition.dimensions.map((row) => scaleRow(words, row, scaleOf(definition, row), rating.scores[row.id], form.aside))}
    </section>
    ${form.reasons}
    <div class="field question">
      <label class="label" for="comment">${words.say('comment')}<span class="note">${words.say('optional')}</span></label>
      <textarea class="input" id="comment" name="comment" aria-describedby="comment-hint" aria-invalid=${length > limit} .value=${live(rating.comment)}></textarea>
      <p class="hint" id="comment-hint">
        ${words.say('commentHint')}
        ${length > limit * 0.8 ? html`<span class="number">${length} / ${limit}</span>` : nothing}
      </p>
      ${issue === 'tooLong' ? html`<p class="problem-text" role="alert">${words.say('tooLong', {max: limit})}</p>` : nothing}
    </div>
    ${form.callback}
    <div class="row">
      <button class="button primary" type="submit" aria-disabled=${busy}>
        ${words.say(busy ? 'sending' : survey.response ? 'change' : 'send')}
      </button>
    </div>
  </form>`;
}
