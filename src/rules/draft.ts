import type {DeskSettings, FieldDefinition, RequestType} from '../contract/desk-settings.js';
import type {Issue} from '../contract/problem.js';
import type {FieldValue, TicketDraft} from '../contract/ticket.js';
import type {LocalText} from '../contract/values.js';

/** What of a draft is checked; a form's draft and one on the wire both fit. Of the attachments only their number counts. */
export type CheckedDraft = Answers & {attachments: readonly unknown[]};
type Answers = Pick<TicketDraft, 'type' | 'title' | 'description' | 'category' | 'fields' | 'impact'> & {consents: readonly string[]};

/** One thing a request form asks. `label` is missing where every desk asks the same: type, title, category, description. */
export interface Question extends Omit<FieldDefinition, 'label' | 'when'> {
  label?: LocalText;
  /** The record of the draft that the answer stands in; missing where it is the draft itself. */
  group?: 'fields' | 'impact' | 'consents';
  /** JSON pointer of the answer as in the body: `/title`, `/fields/version`, `/impact/scope`, `/consents/privacy`. */
  pointer: string;
  value: FieldValue | undefined;
}

/** Everything that the form asks, as far as the answers so far call for it, in order: only the type while that is not known. */
export function questionsOf(settings: DeskSettings, draft: Answers): Question[] {
  const {requestTypes, categories, impact, consents, limits} = settings;
  const type = requestTypes.find(({id}) => id === draft.type);
  const ask = (question: Omit<Question, 'pointer' | 'value' | 'group'>, value: FieldValue | undefined, group?: Question['group']) => ({
    ...question,
    ...(group && {group}),
    pointer: group ? pointer(group, question.id) : `/${question.id}`,
    value,
  });
  const own = (id: 'title' | 'description', maxLength: number, hint: LocalText | undefined) =>
    ask({id, kind: id === 'title' ? 'text' : 'textarea', required: true, maxLength, hint}, draft[id]);
  const choice = {kind: 'radio', required: true};
  const types = requestTypes.map(({id, name, description}) => ({id, label: name, hint: description}));
  const faults = categories.flatMap((one) => [one, ...(one.children ?? [])]).map(({id, name}) => ({id, label: name}));
  const first = ask({...choice, id: 'type', options: types}, draft.type);
  if (!type) return [first];
  return [
    first,
    own('title', limits.title, type.titleHint),
    ...(type.asksCategory ? [ask({...choice, id: 'category', kind: 'select', options: faults}, draft.category)] : []),
    own('description', limits.description, type.descriptionHint),
    ...visibleFields(type, draft).map((field) => ask(field, answer(draft.fields, field.id), 'fields')),
    ...(type.asksImpact ? (type.impact ?? impact).questions : []).map(({question, ...more}) =>
      ask({...choice, ...more, label: question}, answer(draft.impact, more.id), 'impact'),
    ),
    ...consents.map(({text, ...more}) => ask({...more, kind: 'checkbox', label: text}, draft.consents.includes(more.id), 'consents')),
  ];
}

/**
 * What is wrong with the answers, in the order of the form, attachments last: what `wrong` says of each, `too-long {max, actual}`, `too-many {max, actual}`.
 * What the draft holds beyond what is asked (hidden fields, fields of another type) is ignored.
 */
export function issuesIn(settings: DeskSettings, draft: CheckedDraft, wrong: (question: Question) => string | false = open): Issue[] {
  const questions = questionsOf(settings, draft);
  const issues = questions.flatMap((question): Issue[] => {
    const {pointer, value, maxLength: max = Infinity} = question;
    const code = wrong(question);
    if (code) return [{pointer, code}];
    const actual = typeof value === 'string' ? value.length : 0;
    return actual > max ? [{pointer, code: 'too-long', params: {max, actual}}] : [];
  });
  const max = settings.limits.attachments.count;
  const actual = draft.attachments.length;
  if (questions.length > 1 && actual > max) issues.push({pointer: '/attachments', code: 'too-many', params: {max, actual}});
  return issues;
}

/** All that the controls of a form let happen: `required`, or `unknown-option` where the desk has one no more. */
function open({required, options, value}: Question): string | false {
  const given = [value || []].flat().filter((one) => one === true || one.trim());
  if (!given.length) return required && 'required';
  return options !== undefined && !given.every((one) => options.some(({id}) => id === one)) && 'unknown-option';
}

/** The fields that the answers so far call for, in order. A field whose condition hangs on a hidden one is hidden too. */
export function visibleFields(type: RequestType, draft: Pick<Answers, 'category' | 'fields'>): FieldDefinition[] {
  const shown = ({when}: FieldDefinition, depth: number): boolean => {
    if (!when) return true;
    if (when.field === 'category') return draft.category !== undefined && when.is.includes(draft.category);
    const asked = type.fields.find(({id}) => id === when.field);
    // Conditions that go round in a circle are longer than there are fields.
    if (!asked || !depth || !shown(asked, depth - 1)) return false;
    return [answer(draft.fields, asked.id) ?? []].flat().some((one) => when.is.includes(String(one)));
  };
  return type.fields.filter((field) => shown(field, type.fields.length));
}

/** A record from the wire may be asked for `constructor`. */
function answer<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** A JSON pointer, RFC 6901, from its parts. */
function pointer(...path: string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
