import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {problemView} from '../../kit/problem-view.js';
import {pick} from '../../locales/format.js';
import {questionsOf, type Question} from '../../rules/draft.js';
import {problemText, questionView, type Form} from './question-view.js';

/** The form on one page: what for, what about, how bad, files, and sending. */
export function formView(from: Omit<Form, 'issues'>): TemplateResult {
  const {words, settings, draft, submission, extras} = from;
  const {phase, files} = submission;
  const {issues = [], problem} = phase.is === 'writing' ? phase : {};
  const form: Form = {...from, issues};
  const hosted = (question: Question) => submission.host?.view(form, question);
  const [first, ...questions] = questionsOf(settings, draft).filter((question, index) => !index || hosted(question) !== nothing);
  const view = (question: Question | undefined) => (question ? (hosted(question) ?? questionView(form, question)) : nothing);
  const within = (group: Question['group']) => questions.filter((question) => question.group === group);
  const [impact, consents] = [within('impact'), within('consents')];
  const type = settings.requestTypes.find(({id}) => id === draft.type);
  if (!settings.requestTypes.length) return html`${extras?.unasked(form)}`;
  const fields = (needed: boolean) =>
    type?.fields.map(({id, required}) => (!required === needed ? nothing : view(within('fields').find((question) => question.id === id))));
  const sending = phase.is === 'sending';
  return html`<form
    novalidate
    part="form"
    aria-busy=${sending ? 'true' : 'false'}
    @submit=${(event: Event) => event.preventDefault()}
    @keydown=${extras?.keys}
    @paste=${files.pasted}
    @dragover=${files.dragged}
    @dragleave=${files.dragged}
    @drop=${files.dragged}
  >
    <fieldset ?disabled=${sending}>
      ${(settings.requestTypes.length > 1 || !type) && hosted(first!) !== nothing ? section('types', words.say('type'), [view(first), html`${type ? html`<p class="hint chosen" aria-hidden="true">${pick(type.description, words.locale)}</p>` : nothing}<div class="wide place">${extras?.cost(form)}</div>`]) : nothing}
      ${
        type
          ? html`${section(
              'details',
              words.say('section.details'),
              // Every field keeps its place while others come and go, and with it the focus.
              html`${within(undefined).map((question) => (question.id === 'category' && !hosted(question) ? categoryView(form, question) : view(question)))}
              ${extras?.suggestions(form) ?? nothing}
              ${fields(true)} ${more(
                words,
                within('fields').filter(({required}) => !required),
                fields(false),
              )}`,
            )}
            ${
              impact.length
                ? section(
                    'impact',
                    words.say('section.impact'),
                    html`${impact.map(view)}
                    <div class="wide place" role="status">${extras?.priority(form)}</div>`,
                  )
                : nothing
            }
            ${section('attachments', words.say('section.files'), html`<div class="wide" data-at="/attachments">${files.render(words)}</div>`)}
            ${extras ? extras.contact(form) : settings.contactMethods.length ? contactPlace : nothing}
            ${consents.length ? section('consents', words.say('section.consents'), consents.map(view)) : nothing}`
          : nothing
      }
    </fieldset>
    ${type ? sendBar(form, problem) : nothing}
  </form>`;
}

function section(part: string, heading: string, content: unknown): TemplateResult {
  return html`<section class="section" part=${part}><h3>${heading}</h3><div class="fields">${content}</div></section>`;
}

/** What need not be answered, folded until somebody has begun to; what is in it is named. */
function more(words: Form['words'], questions: readonly Question[], content: unknown): TemplateResult {
  return html`<details class="more wide" ?hidden=${!questions.length} ?open=${questions.some(({value}) => value !== undefined)}>
    <summary>
      <b>${words.say('section.more')}</b><span class="note">${words.say('optional')}</span>
      <span class="hint block">${questions.map(({label}) => pick(label, words.locale)).join(' · ')}</span>
    </summary>
    <div class="fields">${content}</div>
  </details>`;
}

/** The place of the ways to be reached, which come a moment later: nothing moves then. */
const contactPlace = html`<section class="section" aria-hidden="true">
  <b>&nbsp;</b>
  <div class="more"><p>&nbsp;<span class="hint block">&nbsp;</span></p></div>
</section>`;

/** The fault class. Until the extras tell its two levels apart, one chooses from all of them. */
function categoryView(form: Form, question: Question): TemplateResult {
  return html`${questionView(form, form.extras?.coarse(form, question) ?? question)} ${form.extras?.finer(form, question)}`;
}

function sendBar(form: Form, problem: ProblemError | undefined): TemplateResult {
  const {words, issues, submission, draft, extras} = form;
  const sending = submission.phase.is === 'sending';
  return html`<div class="send">
    ${extras?.helpful(form)} ${extras?.context(words)}
    ${
      problem && !problem.issues.length
        ? html`<div tabindex="-1" data-focus>
              ${problemView(words, problem, {retry: () => void submission.send(words.locale), call: extras?.emergency(form)})}
            </div>
          <p class="small muted">${words.say('refused.safe')}</p>`
        : nothing
    }
    ${issues.length ? submission.extras.part?.elsewhere(form) : nothing}
    <div class="row">
      <button class="button primary" part="send" type="button" @click=${() => void submission.send(words.locale)} aria-disabled=${sending ? 'true' : 'false'}>${icon('send')} ${words.say(sending ? 'sending' : 'send')}</button>
      ${issues.length ? problemText(words.say('issues', {count: issues.length})) : nothing}
      ${draft.editedAt ? extras?.standing(form) : nothing}
    </div>
  </div>`;
}
