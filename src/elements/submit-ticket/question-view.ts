import {html, nothing, type TemplateResult} from 'lit';
import {live} from '../../kit/live.js';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Issue} from '../../contract/problem.js';
import type {FieldValue} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import type {Question} from '../../rules/draft.js';
import type {DraftRecord} from '../../storage/records.js';
import type {Extras} from './extras.js';
import type {Submission} from './submission.js';

/** What the form's views read. */
export interface Form {
  words: Words<'submit-ticket'>;
  submission: Submission;
  settings: DeskSettings;
  draft: DraftRecord;
  issues: readonly Issue[];
  /** Once loaded. */
  extras: Extras | undefined;
}

/** Texts up to this length get a short box that shares a line with others. */
const short = 60;

/** `kind`: of the question it is about; one chooses or ticks, where else one writes. */
export function issueSentence(words: Form['words'], {code, params}: Issue, kind = ''): string {
  if (code === 'required' && /^(radio|select)$/.test(kind)) return words.say('issue.choose');
  if (code === 'required' && kind === 'checkbox') return words.say('issue.tick');
  return words.find(`issue.${code}`, params) ?? words.find(`problem.${code}`) ?? words.say('issue.other');
}

/** Ties a control to its label, its help and what is wrong. */
interface Ties {
  id: string;
  describedBy: string | typeof nothing;
  invalid: 'true' | typeof nothing;
  required: 'true' | typeof nothing;
}

/**
 * A question with what helps to answer it, its control, and what is wrong with the answer. Questions that share a line have their help below
 * (the styles see to that), so that their boxes stand level.
 */
export function questionView(
  form: Form,
  question: Question,
  set = (value: FieldValue) => form.submission.answer(question, value),
): TemplateResult {
  const {words, issues} = form;
  const {pointer: at, kind, value, required, options, hint, maxLength = Infinity} = question;
  const issue = issues.find(({pointer}) => pointer === at);
  const used = typeof value === 'string' ? value.length : 0;
  const counted = used >= maxLength * 0.8;
  // An id is the vendor's and may hold anything but must not break a list of ids.
  const id = `at-${encodeURIComponent(at)}`;
  const describedBy = [hint && `${id}-hint`, (issue || counted) && `${id}-below`].filter(Boolean).join(' ') || nothing;
  const ties: Ties = {id, describedBy, invalid: issue ? 'true' : nothing, required: required ? 'true' : nothing};
  const label = html`${question.label ? pick(question.label, words.locale) : words.say(question.id as 'title')}${
    required ? nothing : html`<span class="note">${words.say('optional')}</span>`
  }`;
  const many = kind === 'checkbox';
  const around = (control: TemplateResult) =>
    html`${hint ? html`<p class="hint" id="${id}-hint">${pick(hint, words.locale)}</p>` : nothing} ${control}
    ${
      issue || counted
        ? html`<div class="below" id="${id}-below">
          ${issue ? problemText(issueSentence(words, issue, kind)) : nothing}
          ${counted ? html`<p class="hint number ${used > maxLength ? 'over' : ''}">${words.say('counter', {used, max: maxLength})}</p>` : nothing}
        </div>`
        : nothing
    }
    ${form.extras?.privacy(form, question)}`;
  if (many && !options) return html`<div class="field wide" data-at=${at}>${around(tick(ties, label, value === true, set))}</div>`;
  if (many || kind === 'radio') {
    return html`<fieldset
      class="field wide"
      data-at=${at}
      role=${many ? nothing : 'radiogroup'}
      aria-required=${many ? nothing : ties.required}
      aria-invalid=${many ? nothing : ties.invalid}
      aria-describedby=${describedBy}
    >
      <legend class=${at === '/type' ? 'unseen' : 'label'}>${label}</legend>
      ${around(choices(form, question, set))}
    </fieldset>`;
  }
  const narrow = /^(select|date)/.test(kind) || (kind !== 'textarea' && maxLength <= short);
  return html`<div class="field ${narrow ? '' : 'wide'}" data-at=${at}>
    <label class="label" for=${id}>${label}</label>${around(box(form, question, ties, set))}
  </div>`;
}

export function problemText(text: unknown): TemplateResult {
  return html`<p class="problem-text">${icon('alert')}<span>${text}</span></p>`;
}

function tick({invalid, required, describedBy}: Ties, label: TemplateResult, ticked: boolean, set: (ticked: boolean) => void) {
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${live(ticked)}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}

/** The kinds of request are cards with an icon each. */
function choices({words, settings}: Form, {pointer, kind, id: name, options, value = ''}: Question, set: (value: FieldValue) => void) {
  const cards = pointer === '/type';
  const many = kind === 'checkbox';
  const chosen = [value].flat();
  const picked = (event: Event) => {
    const {checked, value: id} = event.target as HTMLInputElement;
    set(many ? [...chosen.filter((one) => one !== id), ...(checked ? [id] : [])].map(String) : id);
  };
  return html`<div class=${cards ? 'cards' : 'choices'} @change=${picked}>
    ${options!.map(
      ({id, label, hint}) =>
        html`<label class="choice">
          <input type=${many ? 'checkbox' : 'radio'} name=${cards ? name : pointer} value=${id} .checked=${live(chosen.includes(id))} />
          ${cards ? icon(settings.requestTypes.find((type) => type.id === id)?.icon ?? 'question') : nothing}
          <span>${pick(label, words.locale)}${hint ? html`<span class="hint block">${pick(hint, words.locale)}</span>` : nothing}</span>
        </label>`,
    )}
  </div>`;
}

/** A list to choose from, or a box to write in: a kind that nobody knows is a line of text. */
function box({words}: Form, {kind, options = [], value}: Question, ties: Ties, set: (text: string) => void): TemplateResult {
  const {id, describedBy, invalid, required} = ties;
  const text = typeof value === 'string' ? value : '';
  const typed = (event: Event) => set((event.target as HTMLInputElement).value);
  if (kind === 'select') {
    const option = (one: string, name: string) => html`<option value=${one} .selected=${live(text === one)}>${name}</option>`;
    return html`<select class="input" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} aria-required=${required} @change=${typed}>
      ${option('', words.say('choose'))}${options.map((one) => option(one.id, pick(one.label, words.locale)))}
    </select>`;
  }
  // `live` compares with what stands in the box: a value is never written back over a composition under way.
  return kind === 'textarea'
    ? html`<textarea
        class="input"
        id=${id}
        .value=${live(text)}
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        aria-required=${required}
        @input=${typed}
      ></textarea>`
    : html`<input
        class="input"
        id=${id}
        type=${kind === 'datetime' ? 'datetime-local' : kind === 'date' ? 'date' : 'text'}
        autocomplete="off"
        .value=${live(text)}
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        aria-required=${required}
        @input=${typed}
      />`;
}
