import type {Me} from '../../contract/person.js';
import type {Issue} from '../../contract/problem.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket} from '../../contract/ticket.js';
import type {Desk, OutboxEntry} from '../../desk/desk.js';
import type {DeskLink} from '../../kit/desk-link.js';
import type {Words} from '../../locales/words.js';
import type {HostGiven} from './host-values.js';

/** What is shown of a request that waits on this device. */
export type Waiting = Pick<OutboxEntry, 'key' | 'label' | 'body' | 'createdAt' | 'kept' | 'sending' | 'problem'>;

/**
 * Where a request stands. `writing` also before anything is typed, and after a refusal with its `problem`; `reviewed` while everything is read once
 * more before it is sent.
 */
export type Phase =
  | {is: 'writing'; issues: readonly Issue[]; problem?: ProblemError | undefined; reviewed?: boolean}
  | {is: 'sending'}
  | {is: 'received'; ticket: Ticket}
  | {is: 'waiting'; entry: Waiting};

/** Who is at the screen: nobody (`null`), or not known yet. */
export type Person = Me | null | undefined;

/** What a submission needs of the element it works in. */
export interface SubmissionOptions {
  desk: () => Promise<Desk>;
  link: () => DeskLink | undefined;
  /** What the host page says about the answers, where it says anything. */
  given: () => HostGiven | undefined;
  announce: (sentence: (words: Words<'submit-ticket'>) => string) => void;
  /** Tells the page of a refusal. */
  refused: (error: unknown) => ProblemError;
  /** Moves the focus, once drawn: to the field of a pointer, or to what the new phase says. */
  focus: (at?: string) => void;
}
