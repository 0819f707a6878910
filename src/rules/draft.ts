import type {DeskSettings, FieldDefinition, RequestType} from '../contract/desk-settings.js';
import type {Issue} from '../contract/problem.js';
import type {FieldValue, TicketDraft} from '../contract/ticket.js';
import {isDate, isDateTime} from './calendar-date.js';

/** What of a draft is checked; a form's draft and one on the wire both fit. Of the attachments only their number counts. */
export type CheckedDraft = Pick<TicketDraft, 'type' | 'title' | 'description' | 'category' | 'fields' | 'impact'> & {
  consents: readonly string[];
  attachments: readonly unknown[];
};

/**
 * Everything that is wrong with a draft, in the order of the form. Pointers as in the body (`/title`, `/fields/version`, `/impact/scope`,
 * `/consents/privacy`); codes `required`, `too-long {max, actual}`, `too-many {max, actual}`, `unknown-option`, `not-a-date`, `invalid-value`.
 * What the draft holds beyond what is asked (hidden fields, fields of another type) is ignored.
 */
export function checkDraft(settings: DeskSettings, draft: CheckedDraft): Issue[] {
  const type = settings.requestTypes.find(({id}) => id === draft.type);
  if (!type) return [{pointer: '/type', code: draft.type ? 'unknown-option' : 'required'}];
  const {limits} = settings;
  const count = draft.attachments.length;
  return [
    ...checkText('/title', draft.title, true, limits.title),
    ...(type.asksCategory ? checkCategory(settings, draft.category) : []),
    ...checkText('/description', draft.description, true, limits.description),
    ...visibleFields(type, draft).flatMap((field) => checkField(field, own(draft.fields, field.id))),
    ...(type.asksImpact ? checkImpact(settings, draft.impact) : []),
    ...(count > limits.attachments.count
      ? [{pointer: '/attachments', code: 'too-many', params: {max: limits.attachments.count, actual: count}}]
      : []),
    ...settings.consents
      .filter(({id, required}) => required && !draft.consents.includes(id))
      .map(({id}) => ({pointer: pointer('consents', id), code: 'required'})),
  ];
}

/** The fields that the answers so far call for, in order. A field whose condition hangs on a hidden one is hidden too. */
export function visibleFields(type: RequestType, draft: Pick<CheckedDraft, 'category' | 'fields'>): FieldDefinition[] {
  const shown = (field: FieldDefinition, above: readonly FieldDefinition[]): boolean => {
    const {when} = field;
    if (!when) return true;
    if (when.field === 'category') return draft.category !== undefined && when.is.includes(draft.category);
    const asked = type.fields.find(({id}) => id === when.field);
    if (!asked || above.includes(asked) || !shown(asked, [...above, field])) return false;
    return [own(draft.fields, asked.id) ?? []].flat().some((answer) => when.is.includes(String(answer)));
  };
  return type.fields.filter((field) => shown(field, [field]));
}

function checkField(field: FieldDefinition, value: FieldValue | undefined): Issue[] {
  const at = pointer('fields', field.id);
  const required = field.required ? [{pointer: at, code: 'required'}] : [];
  const known = (id: string) => field.options?.some((option) => option.id === id) ?? false;
  switch (field.kind) {
    case 'checkbox':
      if (!field.options) {
        if (value === undefined || value === false) return required;
        return value === true ? [] : [{pointer: at, code: 'invalid-value'}];
      }
      if (value === undefined || (Array.isArray(value) && !value.length)) return required;
      if (!Array.isArray(value)) return [{pointer: at, code: 'invalid-value'}];
      return value.every(known) ? [] : [{pointer: at, code: 'unknown-option'}];
    case 'select':
    case 'radio':
      if (value === undefined || value === '') return required;
      return typeof value === 'string' && known(value) ? [] : [{pointer: at, code: 'unknown-option'}];
    case 'date':
    case 'datetime':
      if (value === undefined || value === '') return required;
      return typeof value === 'string' && (field.kind === 'date' ? isDate(value) : isDateTime(value))
        ? []
        : [{pointer: at, code: 'not-a-date'}];
    default:
      if (value !== undefined && typeof value !== 'string') return [{pointer: at, code: 'invalid-value'}];
      return checkText(at, value ?? '', field.required, field.maxLength);
  }
}

function checkText(at: string, text: string, required: boolean, max = Infinity): Issue[] {
  if (required && !text.trim()) return [{pointer: at, code: 'required'}];
  return text.length > max ? [{pointer: at, code: 'too-long', params: {max, actual: text.length}}] : [];
}

function checkCategory(settings: DeskSettings, category: string | undefined): Issue[] {
  if (!category) return [{pointer: '/category', code: 'required'}];
  const known = settings.categories.some(({id, children}) => id === category || children?.some((child) => child.id === category));
  return known ? [] : [{pointer: '/category', code: 'unknown-option'}];
}

function checkImpact(settings: DeskSettings, answers: TicketDraft['impact']): Issue[] {
  return settings.impact.questions.flatMap(({id, options}) => {
    const answer = own(answers, id);
    if (!answer) return [{pointer: pointer('impact', id), code: 'required'}];
    return options.some((option) => option.id === answer) ? [] : [{pointer: pointer('impact', id), code: 'unknown-option'}];
  });
}

/** A record from the wire may be asked for `constructor`. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A JSON pointer, RFC 6901, from its parts. */
export function pointer(...path: string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
