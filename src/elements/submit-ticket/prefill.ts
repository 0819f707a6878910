import type {DeskSettings, FieldDefinition} from '../../contract/desk-settings.js';
import {newDraft} from '../../kit/new-draft.js';
import type {DraftRecord} from '../../storage/records.js';

/**
 * A fresh draft with what the host page knows: `type`, `title`, `description`, and any field by its id. A choice may be named by its id or by its label
 * in any language; one that the desk does not offer is left out, with a warning to the page's developer.
 */
export function prefilledDraft(settings: DeskSettings, values: Readonly<Record<string, string | undefined>>): DraftRecord {
  const draft = newDraft();
  const {requestTypes} = settings;
  const fields = new Map(requestTypes.flatMap((type) => type.fields).map((field) => [field.id, field]));
  for (const [name, value] of Object.entries(values)) {
    if (!value) continue;
    const field = fields.get(name);
    if (name === 'title' || name === 'description') draft[name] = value;
    else if (name === 'type' && requestTypes.some(({id}) => id === value)) draft.type = value;
    else if (field) set(draft, field, value);
    else console.warn(`aftercare-submit-ticket: this desk knows no ${name} "${value}"; it is left out.`);
  }
  if (requestTypes.length === 1) draft.type = requestTypes[0]!.id;
  return draft;
}

function set(draft: DraftRecord, field: FieldDefinition, value: string): void {
  if (!field.options) {
    draft.fields[field.id] = field.kind === 'checkbox' ? value === 'true' : value;
    return;
  }
  const wanted = value.trim().toLowerCase();
  const option = field.options.find(({id, label}) => [id, ...Object.values(label)].some((name) => name.toLowerCase() === wanted));
  if (option) draft.fields[field.id] = field.kind === 'checkbox' ? [option.id] : option.id;
  else console.warn(`aftercare-submit-ticket: ${field.id} has no choice "${value}"; it is left out.`);
}
