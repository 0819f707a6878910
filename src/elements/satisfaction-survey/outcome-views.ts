import {html, nothing, type TemplateResult} from 'lit';
import type {FollowUp, SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import {pick} from '../../locales/format.js';
import {listed} from '../../locales/listed.js';
import {dateTime} from '../../locales/times.js';
import type {Words} from '../../locales/words.js';
import {scaleOf} from '../../rules/rating.js';
import type {AsideWords} from './aside.js';

/** What was said, row by row. `main`: the words it was asked in. */
export function answersView(
  words: AsideWords,
  main: Words<'satisfaction-survey'>,
  response: SurveyResponse,
  definition: SurveyDefinition,
): TemplateResult {
  const {solved, scores, reasons, comment, callback} = response;
  const {locale} = words;
  const row = (term: string, value: string | undefined) =>
    value ? html`<div><dt>${term}</dt><dd class="number">${value}</dd></div>` : nothing;
  const named = reasons.map((id) => pick(definition.reasons.find((reason) => reason.id === id)?.label, locale) || id);
  return html`<section>
    <h3>${words.say('summary')}</h3>
    <dl class="answers">
      ${row(main.say('solved'), solved === undefined ? '' : main.say(solved ? 'solved.yes' : 'solved.no'))}
      ${definition.dimensions.map((dimension) => {
        const score = scores[dimension.id];
        const {min, max, words: each} = scaleOf(definition, dimension);
        const shown =
          score === undefined ? undefined : each.length > 2 ? `${score} · ${pick(each[score - min], locale)}` : `${score} / ${max}`;
        return row(pick(dimension.label, locale), shown ?? words.say('notRated'));
      })}
      ${row(words.say('reasons'), listed(named, locale))} ${row(words.say('comment'), comment)}
      ${row(words.say('phone'), callback?.phone)}
    </dl>
  </section>`;
}

/**
 * What became of it: that somebody has it, or his answer.
 * @csspart follow-up - What became of the rating.
 */
export function followUpView(words: AsideWords, {state, at, answer}: FollowUp): TemplateResult {
  const {locale} = words;
  return html`<section class="follow-up" part="follow-up">
    <h3 class="row">
      ${words.say('followUp')}
      <span class="badge ${answer ? 'good' : 'accent'}">${words.find(`followUp.${state}`) ?? state}</span>
    </h3>
    ${
      answer
        ? html`<p class="small muted">
            ${answer.by.name}${answer.by.title ? ` · ${pick(answer.by.title, locale)}` : ''} · <time datetime=${answer.at}>${dateTime(answer.at, locale)}</time>
          </p>
          <p class="said">${answer.text}</p>`
        : html`<p class="muted">${words.say('followUpHint', {time: dateTime(at, locale)})}</p>`
    }
  </section>`;
}
