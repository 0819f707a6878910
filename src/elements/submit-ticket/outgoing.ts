import type {DeskSettings} from '../../contract/desk-settings.js';
import type {FieldValue} from '../../contract/ticket.js';
import {visibleFields} from '../../rules/draft.js';
import type {DraftRecord} from '../../storage/records.js';

/** The draft as it is sent: without answers to questions that are not on the page any more. */
export function outgoing(settings: DeskSettings, draft: DraftRecord): DraftRecord {
  const type = settings.requestTypes.find(({id}) => id === draft.type);
  if (!type) return draft;
  const fields: Record<string, FieldValue> = {};
  for (const {id} of visibleFields(type, draft)) {
    const value = draft.fields[id];
    if (value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && !value.length)) fields[id] = value;
  }
  const known = new Set(settings.impact.questions.map(({id}) => id));
  const impact = type.asksImpact ? Object.fromEntries(Object.entries(draft.impact).filter(([id]) => known.has(id))) : {};
  const consents = draft.consents.filter((id) => settings.consents.some((consent) => consent.id === id));
  return {...draft, category: type.asksCategory ? draft.category : undefined, fields, impact, consents};
}
