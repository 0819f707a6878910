import type {DeskSettings} from '../../contract/desk-settings.js';
import {newDraft} from '../../kit/new-draft.js';
import type {DraftRecord} from '../../storage/records.js';

/**
 * A fresh draft with what the host page knows: `type`, `title`, `description`, and any field by its id. A choice may be named by its id or by its label
 * in any language; what the desk does not offer is left out, with a warning to the page's developer.
 */
export function prefilledDraft({requestTypes}: DeskSettings, values: Readonly<Record<string, string | undefined>>): DraftRecord {
  const draft = newDraft();
  if (requestTypes.length === 1) draft.type = requestTypes[0]!.id;
  for (const [name, value] of Object.entries(values)) {
    if (!value) continue;
    const own = name === 'type' || name === 'title' || name === 'description' ? name : undefined;
    const field = requestTypes.flatMap(({fields}) => fields).find(({id}) => id === name);
    const options = own === 'type' ? requestTypes.map(({id, name}) => ({id, label: name})) : own ? undefined : field?.options;
    const wanted = value.trim().toLowerCase();
    const option = options?.find(({id, label}) => [id, ...Object.values(label)].some((text) => text.toLowerCase() === wanted));
    const answer = options ? option?.id : value;
    if (answer === undefined || !(own || field))
      console.warn(`aftercare-submit-ticket: this desk knows no ${name} "${value}"; it is left out.`);
    else if (own) draft[own] = answer;
    else draft.fields[name] = field?.kind !== 'checkbox' ? answer : options ? [answer] : answer === 'true';
  }
  return draft;
}
