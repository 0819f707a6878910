import {html, type TemplateResult} from 'lit';
import type {Survey, SurveyDefinition} from '../../contract/survey.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import {dateTime} from '../../locales/times.js';
import type {AsideWords} from './aside.js';

/** What is due first, then what was answered; expired ones are not worth anybody's time. */
export function surveyList(
  words: AsideWords,
  surveys: readonly Survey[],
  definitions: readonly SurveyDefinition[],
  href: (id: string) => string,
): TemplateResult {
  const shown = surveys
    .filter(({state}) => state === 'due' || state === 'answered')
    .sort((a, b) => Number(a.state !== 'due') - Number(b.state !== 'due'));
  if (!shown.length) {
    return html`<div class="empty">
      ${icon('star')}
      <h2 tabindex="-1">${words.say('none')}</h2>
      <p>${words.say('noneHint')}</p>
    </div>`;
  }
  const {locale} = words;
  const titleOf = ({definition}: Survey) => pick(definitions.find(({id}) => id === definition)?.title, locale) || definition;
  const stateOf = ({state, expiresAt, answeredAt, createdAt, followUp}: Survey) => {
    if (state === 'due') return words.say('until', {time: dateTime(expiresAt, locale)});
    return (followUp && words.find(`list.${followUp.state}`)) ?? words.say('answeredAt', {time: dateTime(answeredAt ?? createdAt, locale)});
  };
  return html`<section class="stack" part="list">
    <header>
      <h2 tabindex="-1">${words.say('heading')}</h2>
      <p class="muted">${words.say('listIntro')}</p>
    </header>
    <ul class="surveys">
      ${shown.map(
        (survey) =>
          html`<li>
            <a class="survey" href=${href(survey.id)}>
              <span>
                <strong>${survey.ticket?.title ?? titleOf(survey)}</strong><br />
                <span class="small muted">${survey.ticket?.reference ?? pick(survey.subject, locale)}</span>
              </span>
              <span class="badge ${survey.state === 'due' ? 'accent' : 'good'}">${stateOf(survey)}</span>
              ${icon('next')}
            </a>
          </li>`,
      )}
    </ul>
  </section>`;
}
