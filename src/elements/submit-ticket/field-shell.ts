import {html, nothing, type TemplateResult} from 'lit';
import type {Option} from '../../contract/desk-settings.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import {issueAt, type FormModel} from './form-model.js';

export interface Labels {
  label: string;
  hint?: string | undefined;
  required: boolean;
  /** How much of a limit is used, from where it is worth saying. */
  count?: {used: number; max: number} | undefined;
}

/** Ties a control to its label, hint and error. */
export interface Ties {
  id: string;
  describedBy: string | typeof nothing;
  invalid: 'true' | typeof nothing;
}

/**
 * A label, what helps to fill the field in, the control, and what is wrong with it. `at` is the JSON pointer of the answer. Fields that share a line
 * have their help below, so that their boxes stand level.
 */
export function labelled(
  model: FormModel,
  at: string,
  labels: Labels,
  wide: boolean,
  control: (ties: Ties) => TemplateResult,
): TemplateResult {
  const issue = issueAt(model, at);
  const ties = tiesOf(at, labels, issue);
  return html`<div class="field ${wide ? 'wide' : ''}" data-at=${at}>
    <label class="label" for=${ties.id}>${labels.label}${optional(model, labels)}</label>
    ${wide ? hint(ties.id, labels) : nothing} ${control(ties)} ${wide ? nothing : hint(ties.id, labels)} ${below(model, ties.id, labels, issue)}
  </div>`;
}

/** A question with its choices. */
export function choices(
  model: FormModel,
  at: string,
  labels: Labels,
  {options, chosen, choose, many}: {options: readonly Option[]; chosen: readonly string[]; choose: (ids: string[]) => void; many: boolean},
): TemplateResult {
  const {locale} = model.words;
  const issue = issueAt(model, at);
  const ties = tiesOf(at, labels, issue);
  const picked =
    ({id}: Option) =>
    (event: Event) => {
      const {checked} = event.target as HTMLInputElement;
      choose(many ? [...chosen.filter((one) => one !== id), ...(checked ? [id] : [])] : [id]);
    };
  return html`<fieldset
    class="field wide"
    data-at=${at}
    role=${many ? nothing : 'radiogroup'}
    aria-required=${!many && labels.required ? 'true' : nothing}
    aria-invalid=${many ? nothing : ties.invalid}
    aria-describedby=${ties.describedBy}
  >
    <legend class="label">${labels.label}${optional(model, labels)}</legend>
    ${hint(ties.id, labels)}
    <div class="choices">
      ${options.map(
        (option) =>
          html`<label class="choice">
            <input
              type=${many ? 'checkbox' : 'radio'}
              name=${at}
              value=${option.id}
              .checked=${chosen.includes(option.id)}
              @change=${picked(option)}
            />
            <span>${pick(option.label, locale)}${option.hint ? html`<span class="hint block">${pick(option.hint, locale)}</span>` : nothing}</span>
          </label>`,
      )}
    </div>
    ${below(model, ties.id, labels, issue)}
  </fieldset>`;
}

/** One box to tick. */
export function tick(model: FormModel, at: string, labels: Labels, ticked: boolean, set: (ticked: boolean) => void): TemplateResult {
  const issue = issueAt(model, at);
  const ties = tiesOf(at, labels, issue);
  return html`<div class="field wide" data-at=${at}>
    <label class="tick">
      <input
        type="checkbox"
        .checked=${ticked}
        aria-required=${labels.required ? 'true' : nothing}
        aria-invalid=${ties.invalid}
        aria-describedby=${ties.describedBy}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
      />
      <span>${labels.label}${optional(model, labels)}</span>
    </label>
    ${hint(ties.id, labels)} ${below(model, ties.id, labels, issue)}
  </div>`;
}

function tiesOf(at: string, labels: Labels, issue: string | undefined): Ties {
  // A field's id is the vendor's and may hold anything but must not break a list of ids.
  const id = `at-${encodeURIComponent(at)}`;
  const described = [labels.hint && `${id}-hint`, labels.count && `${id}-count`, issue && `${id}-issue`].filter(Boolean);
  return {id, describedBy: described.join(' ') || nothing, invalid: issue ? 'true' : nothing};
}

function optional({words}: FormModel, {required}: Labels): TemplateResult | typeof nothing {
  return required ? nothing : html`<span class="note">${words.say('optional')}</span>`;
}

function hint(id: string, labels: Labels): TemplateResult | typeof nothing {
  return labels.hint ? html`<p class="hint" id="${id}-hint">${labels.hint}</p>` : nothing;
}

function below({words}: FormModel, id: string, {count}: Labels, issue: string | undefined): TemplateResult | typeof nothing {
  if (!issue && !count) return nothing;
  return html`<div class="below">
    ${issue ? html`<p class="problem-text" id="${id}-issue">${icon('alert')}<span>${issue}</span></p>` : nothing}
    ${
      count
        ? html`<p class="hint number count ${count.used > count.max ? 'over' : ''}" id="${id}-count">
          ${words.say('counter', {used: count.used, max: count.max})}
        </p>`
        : nothing
    }
  </div>`;
}
