import type {DeskSettings} from '../contract/desk-settings.js';
import type {Issue} from '../contract/problem.js';
import type {FieldValue} from '../contract/ticket.js';
import {isDate, isDateTime} from './calendar-date.js';
import {issuesIn, type CheckedDraft, type Question} from './draft.js';

/**
 * Everything that is wrong with a draft from the wire, in the order of the form, attachments last. Codes `required`, `too-long {max, actual}`,
 * `too-many {max, actual}`, `unknown-option`, `not-a-date`, `invalid-value`. What it holds beyond what is asked is ignored.
 */
export function checkDraft(settings: DeskSettings, draft: CheckedDraft): Issue[] {
  return issuesIn(settings, draft, wrong);
}

function wrong({kind, required, options, value}: Question): string | false {
  const missing = required && 'required';
  const known = (id: FieldValue) => options?.some((option) => option.id === id);
  if (value === undefined || value === '') return missing;
  switch (kind) {
    case 'checkbox':
      if (!options) return value === false ? missing : value !== true && 'invalid-value';
      if (!Array.isArray(value)) return 'invalid-value';
      return value.length ? !value.every(known) && 'unknown-option' : missing;
    case 'select':
    case 'radio':
      return !known(value) && 'unknown-option';
    case 'date':
    case 'datetime':
      return !(typeof value === 'string' && (kind === 'date' ? isDate : isDateTime)(value)) && 'not-a-date';
    default:
      return typeof value === 'string' ? !value.trim() && missing : 'invalid-value';
  }
}
