import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Issue} from '../../contract/problem.js';
import type {FieldValue} from '../../contract/ticket.js';
import {questionsOf, type Question} from '../../rules/draft.js';
import type {DraftRecord} from '../../storage/records.js';

/** The draft with an answer put in or taken back. */
export function answered(draft: DraftRecord, {group, id}: Pick<Question, 'group' | 'id'>, value: FieldValue): DraftRecord {
  if (group === 'consents') return {...draft, consents: [...draft.consents.filter((one) => one !== id), ...(value ? [id] : [])]};
  return group ? {...draft, [group]: {...draft[group], [id]: value}} : {...draft, [id]: value};
}

/** Whether there is an answer; a tick that was taken back is none. */
export function isAnswered({value}: Pick<Question, 'value'>): boolean {
  return [value].flat().some(Boolean);
}

/** The draft as it is sent: without answers to questions that are not on the page any more. */
export function outgoing(settings: DeskSettings, draft: DraftRecord): DraftRecord {
  const bare: DraftRecord = {...draft, category: undefined, cc: undefined, fields: {}, impact: {}, consents: []};
  return questionsOf(settings, draft).reduce(
    (sent, question) => (isAnswered(question) ? answered(sent, question, question.value!) : sent),
    bare,
  );
}

/** What is right by now leaves, and nothing new joins while somebody types; what the backend alone found stays until it is changed (`at`, a JSON pointer). */
export function issuesLeft({issues, problem}: {issues: readonly Issue[]; problem?: unknown}, now: readonly Issue[], at: string): Issue[] {
  return issues.flatMap((issue) => {
    const still = now.find(({pointer, code}) => pointer === issue.pointer && code === issue.code);
    return still ?? (problem && issue.pointer !== at ? issue : []);
  });
}
