import type {Me} from '../../contract/person.js';
import type {Issue} from '../../contract/problem.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket} from '../../contract/ticket.js';
import type {Desk, OutboxEntry} from '../../desk/desk.js';
import type {Messages} from '../../locales/catalogue.js';
import type {Words} from '../../locales/words.js';
import type {HostGiven} from './host-values.js';

/** What is shown of a request that waits on this device. */
export type Waiting = Pick<OutboxEntry, 'key' | 'label' | 'body' | 'createdAt' | 'kept' | 'sending' | 'problem'>;

/** Where a request stands. `writing` also before anything is typed, and after a refusal with its `problem`. */
export type Phase =
  | {is: 'writing'; issues: readonly Issue[]; problem?: ProblemError | undefined}
  | {is: 'sending'}
  | {is: 'received'; ticket: Ticket}
  | {is: 'waiting'; entry: Waiting};

/** Who is at the screen: nobody (`null`), or not known yet. */
export type Person = Me | null | undefined;

/** What a submission needs of the element it works in. */
export interface SubmissionOptions {
  desk: () => Promise<Desk>;
  /** What the host page says about the answers. */
  given: () => HostGiven;
  /** What the page tells about itself, once what shows it is here: nothing goes along unseen. */
  context: () => Readonly<Record<string, string>> | undefined;
  messages: () => Messages | undefined;
  announce: (sentence: (words: Words<'submit-ticket'>) => string) => void;
  /** Settles once what is remembered can be shown. */
  aware: () => Promise<void>;
  /** Whether the draft is long enough to be read once more before it is sent. */
  reviews: () => boolean;
  /** The page that shows tickets and articles, where that is not this one. */
  portalUrl: () => string | undefined;
  /** Tells the page of a refusal. */
  refused: (error: unknown) => ProblemError;
  /** Moves the focus, once drawn: to the field of a pointer, or to what the new phase says. */
  focus: (at?: string) => void;
}

/** One request keeps the time it was handed in, over a change of its key after a refusal. */
export function isSame(one: {createdAt: number}, other: {createdAt: number}): boolean {
  return one.createdAt === other.createdAt;
}
