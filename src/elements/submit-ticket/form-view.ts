import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {problemView} from '../../kit/problem-view.js';
import {pick} from '../../locales/format.js';
import {pointer, visibleFields} from '../../rules/draft.js';
import {tick} from './field-shell.js';
import {fieldsView} from './fields.js';
import {issueSentence, type FormModel} from './form-model.js';
import {emergencyLine, impactView} from './impact.js';
import type {Submission} from './submission.js';
import {typeChoice} from './type-choice.js';

export interface FormOptions extends Omit<FormModel, 'issues' | 'edit'> {
  submission: Submission;
  /** What the page tells about itself. */
  context: Readonly<Record<string, string>> | undefined;
}

interface FormState extends FormModel, FormOptions {
  problem: ProblemError | undefined;
  send(): void;
}

/** The form on one page: what for, what about, how bad, files, and sending. */
export function formView(options: FormOptions): TemplateResult {
  const {words, settings, type, submission} = options;
  const {phase, files} = submission;
  const {issues = [], problem} = phase.is === 'writing' ? phase : {};
  const sending = phase.is === 'sending';
  const send = () => void submission.send();
  const form: FormState = {...options, issues, problem, send, edit: (at, change) => submission.edit(at, change)};
  return html`<form
    novalidate
    part="form"
    aria-busy=${sending ? 'true' : 'false'}
    @submit=${stay}
    @keydown=${(event: KeyboardEvent) => keys(form, event)}
    @paste=${files.pasted}
    @dragover=${files.dragged}
    @dragleave=${files.dragged}
    @drop=${files.dragged}
  >
    <fieldset class="sheet" ?disabled=${sending}>
      ${settings.requestTypes.length > 1 ? section(words.say('type'), typeChoice(form)) : nothing}
      ${
        type
          ? html`${section(words.say('section.details'), fieldsView(form, type))}
          ${type.asksImpact ? section(words.say('section.impact'), impactView(form)) : nothing}
          ${section(words.say('section.files'), html`<div data-at="/attachments">${files.render(words)}${attachmentIssue(form)}</div>`)}
          ${settings.consents.length ? section(words.say('section.consents'), consents(form)) : nothing}`
          : nothing
      }
    </fieldset>
    ${type ? sendBar(form) : nothing}
  </form>`;
}

/** What is wrong where the page shows nothing; it is said beside the button. */
function unplaced(form: FormState): string[] {
  const {settings, type, draft, words} = form;
  const shown = new Set([
    ...['/type', '/title', '/category', '/description'],
    ...(type ? visibleFields(type, draft).map(({id}) => pointer('fields', id)) : []),
    ...(type?.asksImpact ? settings.impact.questions.map(({id}) => pointer('impact', id)) : []),
    ...settings.consents.map(({id}) => pointer('consents', id)),
  ]);
  return form.issues
    .filter((issue) => !shown.has(issue.pointer) && !issue.pointer.startsWith('/attachments'))
    .map((issue) => issueSentence(words, issue));
}

function section(heading: string, content: TemplateResult): TemplateResult {
  return html`<section class="section"><h3 class="section-name">${heading}</h3><div class="section-body">${content}</div></section>`;
}

function attachmentIssue(form: FormState): TemplateResult | typeof nothing {
  const issue = form.issues.find((one) => one.pointer.startsWith('/attachments'));
  if (!issue) return nothing;
  const file = form.draft.files[Number(issue.pointer.split('/')[2])];
  return html`<p class="problem-text">
    ${icon('alert')}<span>${file ? html`<bdi>${file.name}</bdi> ` : nothing}${issueSentence(form.words, issue)}</span>
  </p>`;
}

function consents(form: FormState): TemplateResult {
  const {settings, words, draft} = form;
  return html`<div class="fields">
    ${settings.consents.map(({id, text, required}) => {
      const at = pointer('consents', id);
      return tick(form, at, {label: pick(text, words.locale), required}, draft.consents.includes(id), (ticked) =>
        form.edit(at, {consents: [...form.draft.consents.filter((one) => one !== id), ...(ticked ? [id] : [])]}),
      );
    })}
  </div>`;
}

function sendBar(form: FormState): TemplateResult {
  const {words, context, problem, issues, submission, draft} = form;
  const sending = submission.phase.is === 'sending';
  const kept = draft.editedAt ? submission.keeper.kept : undefined;
  const entries = Object.entries(context ?? {});
  return html`<div class="send">
    ${
      entries.length
        ? html`<details class="context" part="context">
          <summary>${words.say('context', {count: entries.length})}</summary>
          <p class="hint">${words.say('context.hint')}</p>
          <dl>
            ${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
          </dl>
        </details>`
        : nothing
    }
    ${problem ? refusalView(form, problem) : nothing}
    ${unplaced(form).map((text) => html`<p class="problem-text">${icon('alert')}<span>${text}</span></p>`)}
    <div class="row">
      <button class="button primary" part="send" type="button" aria-disabled=${sending ? 'true' : 'false'} @click=${form.send}>
        ${icon('send')} ${words.say(sending ? 'sending' : 'send')}
      </button>
      ${
        issues.length
          ? html`<span class="problem-text">${words.say('issues', {count: issues.length})}</span>`
          : kept === undefined
            ? nothing
            : html`<span class="small ${kept ? 'muted' : 'warn-text'}">${words.say(kept ? 'draft.kept' : 'draft.unkept')}</span>`
      }
    </div>
  </div>`;
}

/** A refusal that fields explain needs no notice of its own. */
function refusalView(form: FormState, problem: ProblemError): TemplateResult | typeof nothing {
  if (problem.issues.length) return nothing;
  const {words, settings, draft} = form;
  return html`<div class="refusal">
    ${problemView(words, problem, {retry: form.send, call: emergencyLine(settings, draft.impact)})}
    <p class="small muted">${words.say('refused.safe')}</p>
  </div>`;
}

/** The browser's own submission would leave the page. */
function stay(event: SubmitEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Enter in a line of text sends nothing, neither ours nor a form around us; with Ctrl or Command it does. An Enter that ends a composition is none. */
function keys(form: FormState, event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.send();
  } else if ((event.target as Element).matches('input:not([type="file"])')) event.preventDefault();
}
