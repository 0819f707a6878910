import type {DeskSettings, RequestType} from '../../contract/desk-settings.js';
import type {Issue} from '../../contract/problem.js';
import type {Words} from '../../locales/words.js';
import type {DraftRecord} from '../../storage/records.js';

/** What the form's views read, and the one way they change it. */
export interface FormModel {
  words: Words<'submit-ticket'>;
  settings: DeskSettings;
  /** The chosen kind of request; missing until one is chosen. */
  type: RequestType | undefined;
  draft: DraftRecord;
  issues: readonly Issue[];
  /** `at`: JSON pointer of what was changed. */
  edit(at: string, change: Partial<DraftRecord>): void;
}

/** The sentence for what is wrong at a pointer. */
export function issueAt({issues, words}: Pick<FormModel, 'issues' | 'words'>, at: string): string | undefined {
  const issue = issues.find(({pointer}) => pointer === at);
  return issue && issueSentence(words, issue);
}

export function issueSentence(words: Words<'submit-ticket'>, issue: Issue): string {
  return words.find(`issue.${issue.code}`, issue.params) ?? words.find(`problem.${issue.code}`) ?? words.say('issue.other');
}
