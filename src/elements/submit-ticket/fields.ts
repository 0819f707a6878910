import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {FieldDefinition, RequestType} from '../../contract/desk-settings.js';
import type {FieldValue} from '../../contract/ticket.js';
import {pick} from '../../locales/format.js';
import {pointer, visibleFields} from '../../rules/draft.js';
import {choices, labelled, tick, type Labels, type Ties} from './field-shell.js';
import type {FormModel} from './form-model.js';

/** Texts up to this length get a short box that shares a line with others. */
const short = 60;

/** Title, category, description and the type's own fields, as far as the answers so far call for them. */
export function fieldsView(model: FormModel, type: RequestType): TemplateResult {
  const {draft, settings, words} = model;
  const {limits} = settings;
  const title: Labels = {
    label: words.say('title'),
    hint: pick(type.titleHint, words.locale),
    required: true,
    count: used(draft.title, limits.title, 0.5),
  };
  const description: Labels = {
    label: words.say('description'),
    hint: pick(type.descriptionHint, words.locale),
    required: true,
    count: used(draft.description, limits.description, 0.8),
  };
  return html`<div class="fields">
    ${labelled(model, '/title', title, true, (ties) => line(ties, 'text', draft.title, true, (text) => model.edit('/title', {title: text})))}
    ${type.asksCategory ? categoryView(model) : nothing}
    ${labelled(model, '/description', description, true, (ties) =>
      lines(ties, draft.description, true, (text) => model.edit('/description', {description: text})),
    )}
    ${repeat(
      visibleFields(type, draft),
      ({id}) => `${type.id} ${id}`,
      (field) => fieldView(model, field),
    )}
  </div>`;
}

/** One field of the request type; a kind we do not know is a line of text. */
function fieldView(model: FormModel, field: FieldDefinition): TemplateResult {
  const {draft, words} = model;
  const at = pointer('fields', field.id);
  const value = draft.fields[field.id];
  const text = typeof value === 'string' ? value : '';
  const {required, options = [], maxLength} = field;
  const labels: Labels = {label: pick(field.label, words.locale), hint: pick(field.hint, words.locale), required};
  const set = (answer: FieldValue) => model.edit(at, {fields: {...model.draft.fields, [field.id]: answer}});
  const counted = maxLength === undefined ? labels : {...labels, count: used(text, maxLength, 0.8)};
  switch (field.kind) {
    case 'textarea':
      return labelled(model, at, counted, true, (ties) => lines(ties, text, required, set));
    case 'select':
      return labelled(model, at, labels, false, (ties) => selectView(model, ties, options, text, required, set));
    case 'radio':
      return choices(model, at, labels, {options, chosen: text ? [text] : [], choose: ([id]) => set(id ?? ''), many: false});
    case 'checkbox':
      return field.options
        ? choices(model, at, labels, {options, chosen: Array.isArray(value) ? value : [], choose: set, many: true})
        : tick(model, at, labels, value === true, set);
    case 'date':
      return labelled(model, at, labels, false, (ties) => line(ties, 'date', text, required, set));
    case 'datetime':
      return labelled(model, at, labels, false, (ties) => line(ties, 'datetime-local', text, required, set));
    default:
      return labelled(model, at, counted, (maxLength ?? Infinity) > short, (ties) => line(ties, 'text', text, required, set));
  }
}

/** Two levels of fault class. The answer is the finer one, or the coarse one while none is chosen. */
function categoryView(model: FormModel): TemplateResult {
  const {draft, settings, words} = model;
  const top = settings.categories.find(({id, children}) => id === draft.category || children?.some((child) => child.id === draft.category));
  const set = (category: string) => model.edit('/category', {category: category || undefined});
  const named = (list: readonly {id: string; name: Record<string, string>}[]) => list.map(({id, name}) => ({id, label: name}));
  const finer = top?.children?.length ? named(top.children) : undefined;
  return html`${labelled(model, '/category', {label: words.say('category'), required: true}, false, (ties) =>
    selectView(model, ties, named(settings.categories), top?.id ?? '', true, set),
  )}
  ${
    finer
      ? labelled(model, '/category/finer', {label: words.say('category.finer'), required: false}, false, (ties) =>
          selectView(model, ties, finer, draft.category === top!.id ? '' : draft.category!, false, (id) => set(id || top!.id)),
        )
      : nothing
  }`;
}

function selectView(
  {words}: FormModel,
  ties: Ties,
  options: readonly {id: string; label: Record<string, string>}[],
  value: string,
  required: boolean,
  set: (id: string) => void,
): TemplateResult {
  return html`<select
    class="input"
    id=${ties.id}
    aria-describedby=${ties.describedBy}
    aria-invalid=${ties.invalid}
    aria-required=${required ? 'true' : nothing}
    @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}
  >
    <option value="" .selected=${live(value === '')}>${words.say('choose')}</option>
    ${options.map(({id, label}) => html`<option value=${id} .selected=${live(value === id)}>${pick(label, words.locale)}</option>`)}
  </select>`;
}

/** `live` compares with what stands in the box: a value is never written back over a composition under way. */
function line(
  ties: Ties,
  type: 'text' | 'date' | 'datetime-local',
  value: string,
  required: boolean,
  set: (text: string) => void,
): TemplateResult {
  return html`<input
    class="input"
    type=${type}
    id=${ties.id}
    autocomplete="off"
    .value=${live(value)}
    aria-describedby=${ties.describedBy}
    aria-invalid=${ties.invalid}
    aria-required=${required ? 'true' : nothing}
    @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
  />`;
}

function lines(ties: Ties, value: string, required: boolean, set: (text: string) => void): TemplateResult {
  return html`<textarea
    class="input"
    id=${ties.id}
    .value=${live(value)}
    aria-describedby=${ties.describedBy}
    aria-invalid=${ties.invalid}
    aria-required=${required ? 'true' : nothing}
    @input=${(event: Event) => set((event.target as HTMLTextAreaElement).value)}
  ></textarea>`;
}

/** The count, from that share of the limit on. */
function used(text: string, max: number, from: number): Labels['count'] {
  return text.length >= max * from ? {used: text.length, max} : undefined;
}
