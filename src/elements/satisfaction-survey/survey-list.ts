import {html, type TemplateResult} from 'lit';
import type {Survey} from '../../contract/survey.js';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';

/** What is due first, then what was answered; expired ones are not worth anybody's time. */
export function surveyList(words: Words<'satisfaction-survey'>, surveys: readonly Survey[], href: (id: string) => string): TemplateResult {
  const shown = surveys
    .filter((survey) => survey.state !== 'expired')
    .sort((a, b) => Number(a.state !== 'due') - Number(b.state !== 'due'));
  if (!shown.length) {
    return html`<div class="empty">
      ${icon('star')}
      <h2>${words.say('none')}</h2>
      <p>${words.say('noneHint')}</p>
    </div>`;
  }
  return html`<section class="stack" part="list">
    <header>
      <h2 tabindex="-1">${words.say('heading')}</h2>
      <p class="muted">${words.say('listIntro')}</p>
    </header>
    <ul class="surveys">
      ${shown.map(
        (survey) =>
          html`<li>
            <a class="row survey" href=${href(survey.id)}>
              <span>
                <strong>${survey.ticket?.title ?? survey.id}</strong><br />
                <span class="small muted">${survey.ticket?.reference ?? ''}</span>
              </span>
              <span class="badge ${survey.state === 'due' ? 'accent' : 'good'}">
                ${
                  survey.state === 'due'
                    ? words.say('until', {time: dateTime(survey.expiresAt, words.locale)})
                    : words.say('answeredAt', {time: dateTime(survey.answeredAt ?? survey.createdAt, words.locale)})
                }
              </span>
              ${icon('next')}
            </a>
          </li>`,
      )}
    </ul>
  </section>`;
}
