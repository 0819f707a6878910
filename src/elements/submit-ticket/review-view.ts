import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {fileSize, pick} from '../../locales/format.js';
import {questionsOf} from '../../rules/draft.js';
import {answerText} from './answer-text.js';
import type {Extra} from './extras.js';
import type {Form} from './question-view.js';

/** Everything that will be sent, to be read once more; each line leads back to its field. */
export function reviewView({words, main, submission, extras}: Extra, {settings, draft}: Pick<Form, 'settings' | 'draft'>): TemplateResult {
  const {locale} = main;
  const lines = questionsOf(settings, draft).flatMap((question) => {
    const {id, pointer, label, group} = question;
    const answer = answerText(question, locale);
    const title = group === 'consents' ? words.say('review.consent') : label ? pick(label, locale) : main.say(id as 'title');
    return answer ? [{at: pointer, title, answer}] : [];
  });
  const method = settings.contactMethods.find(({id}) => id === draft.contact?.by);
  if (method)
    lines.push({
      at: '/contact/by',
      title: words.say('contact.by'),
      answer: [pick(method.name, locale), draft.contact?.value ?? ''].join(' '),
    });
  const {cc} = extras.colleagues.along(draft);
  if (cc) lines.push({at: '/cc', title: words.say('cc'), answer: extras.colleagues.names(cc, locale)});
  const back = (at: string) => extras.backToForm(at);
  const line = (at: string, title: string, answer: unknown) =>
    html`<div>
      <dt>${title}</dt>
      <dd>
        ${answer}
        <button class="button plain" type="button" aria-label=${words.say('review.changeNamed', {name: title})} @click=${() => back(at)}>
          ${words.say('review.change')}
        </button>
      </dd>
    </div>`;
  return html`<section class="review" part="review">
    <h2 tabindex="-1" data-focus>${words.say('review')}</h2>
    <p class="muted">${words.say('review.hint')}</p>
    <dl>
      ${lines.map(({at, title, answer}) => line(at, title, html`<span>${answer}</span>`))}
      ${
        draft.files.length
          ? line(
              '/attachments',
              main.say('section.files'),
              html`<ul>
                ${draft.files.map(({name, size}) => html`<li><bdi>${name}</bdi> <span class="small muted">${fileSize(size, locale)}</span></li>`)}
              </ul>`,
            )
          : nothing
      }
    </dl>
    ${extras.context(main)}
    <div class="row">
      <button class="button primary" type="button" @click=${() => void submission.send(locale)}>${icon('send')} ${main.say('send')}</button>
      <button class="button" type="button" @click=${() => back('/title')}>${words.say('review.back')}</button>
    </div>
  </section>`;
}
