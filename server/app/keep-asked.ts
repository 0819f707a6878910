import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {TicketDraft} from '../../src/contract/ticket.js';
import {impactOf} from '../../src/rules/priority.js';
import {visibleFields} from '../../src/rules/draft.js';

/** A draft with nothing in it that its request type does not ask for. */
export function keepAsked(draft: TicketDraft, settings: DeskSettings): TicketDraft {
  const type = settings.requestTypes.find(({id}) => id === draft.type);
  if (!type) return draft;
  const {category, ...rest} = draft;
  const fields = visibleFields(type, draft).flatMap(({id}) => {
    const value = Object.hasOwn(draft.fields, id) ? draft.fields[id] : undefined;
    return value === undefined ? [] : [[id, value] as const];
  });
  const questions = type.asksImpact ? impactOf(settings, type).questions.filter(({id}) => Object.hasOwn(draft.impact, id)) : [];
  return {
    ...rest,
    ...(type.asksCategory && category !== undefined && {category}),
    fields: Object.fromEntries(fields),
    impact: Object.fromEntries(questions.map(({id}) => [id, draft.impact[id] ?? ''])),
  };
}
