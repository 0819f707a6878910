import type {Issue} from '../../contract/problem.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket} from '../../contract/ticket.js';
import type {Desk} from '../../desk/desk.js';
import type {Words} from '../../locales/words.js';

/** Where a request stands. `writing` also before anything is typed, and after a refusal with its `problem`. */
export type Phase =
  | {is: 'writing'; issues: readonly Issue[]; problem?: ProblemError}
  | {is: 'sending'}
  | {is: 'received'; ticket: Ticket; copied: boolean}
  | {is: 'waiting'; key: string; label: string; kept: boolean; impact: Readonly<Record<string, string>>; sure: boolean};

/** What a submission needs of the element it works in. */
export interface SubmissionOptions {
  desk: () => Promise<Desk>;
  words: () => Words<'submit-ticket'> | undefined;
  /** Values to start with, by field id; `type`, `title` and `description` too. */
  prefill: () => Readonly<Record<string, string | undefined>>;
  context: () => Readonly<Record<string, string>> | undefined;
  announce: (text: string) => void;
  /** Tells the page of a refusal. */
  refused: (error: unknown) => ProblemError;
  /** Moves the focus, once drawn: to the field of a pointer, or to what the new phase says. */
  focus: (at?: string) => void;
}
