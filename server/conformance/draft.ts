import type {DeskSettings, RequestType} from '../../src/contract/desk-settings.js';
import type {TicketDraft} from '../../src/contract/ticket.js';
import {checkDraft} from '../../src/rules/check-draft.js';
import {questionsOf, type Question} from '../../src/rules/draft.js';
import {Untried} from './book.js';

export type Draft = Omit<TicketDraft, 'clientRef'>;

const day = 86_400_000;

/**
 * A request that the desk's own form lets through, with as few answers as it asks: of the type given, else of the first type that can be filled in, those
 * with a process of their own and complaints last.
 */
export function draftFor(desk: DeskSettings, title: string, wanted?: string): Draft {
  const complaints = desk.escalation?.complaints?.type;
  const unusual = ({id, process}: RequestType) => Number(process !== undefined) + 2 * Number(id === complaints);
  const types = desk.requestTypes.filter(({id}) => wanted === undefined || id === wanted).toSorted((a, b) => unusual(a) - unusual(b));
  const wrong: string[] = [];
  for (const {id} of types) {
    const draft = filled(desk, id, title);
    const [issue] = checkDraft(desk, draft);
    if (!issue) return draft;
    wrong.push(`${id}: ${issue.pointer} ${issue.code}`);
  }
  throw new Untried(`no request could be written by the form of GET /desk (${wrong.join('; ') || 'it has no such type'})`);
}

function filled(desk: DeskSettings, type: string, title: string): Draft {
  const draft: Draft = {
    type,
    title: title.slice(0, desk.limits.title),
    description: 'Written by the conformance suite, which takes it back when it is done.'.slice(0, desk.limits.description),
    fields: {},
    impact: {},
    attachments: [],
    consents: [],
    locale: 'en',
  };
  // An answer may call for another question.
  for (let asked = open(desk, draft); asked; asked = open(desk, draft)) {
    const value = answerTo(asked);
    if (value === undefined) break;
    if (asked.group === 'consents') draft.consents.push(asked.id);
    else if (asked.group === 'impact') draft.impact[asked.id] = String(value);
    else if (asked.group === 'fields') draft.fields[asked.id] = value;
    else if (asked.id === 'category') draft.category = String(value);
    else break;
  }
  return draft;
}

/** The first question that has to be answered and is not. */
function open(desk: DeskSettings, draft: Draft): Question | undefined {
  return questionsOf(desk, draft).find(({required, value}) => required && (value === undefined || value === '' || value === false));
}

function answerTo({kind, options, maxLength = Infinity, group}: Question): string | string[] | boolean | undefined {
  // The last answer about impact is the mildest on most desks: nobody should be woken.
  const option = group === 'impact' ? options?.at(-1) : options?.[0];
  switch (kind) {
    case 'checkbox':
      return options ? options.slice(0, 1).map(({id}) => id) : true;
    case 'select':
    case 'radio':
      return option?.id;
    case 'date':
      return new Date(Date.now() + day).toISOString().slice(0, 10);
    case 'datetime':
      return new Date(Date.now() + day).toISOString().slice(0, 16);
    default:
      return 'conformance'.slice(0, maxLength);
  }
}
