import type {LitElement} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Desk} from '../../desk/desk.js';
import type {DeskLink} from '../../kit/desk-link.js';
import type {Place} from '../../kit/place.js';
import type {Words} from '../../locales/words.js';
import type {Overview} from './overview.js';

export type AsideWords = Words<'portal-aside'>;

/** How the portal stands at the moment. */
export interface Standing {
  words: Words<'portal'> | undefined;
  link: DeskLink | undefined;
  /** Where the reader is; undefined: where he begins. */
  place: Place | undefined;
  /** What the overview shows, once read. */
  overview: Overview | undefined;
  /** Whether its rooms can be seen, or could so far. */
  shown: boolean;
}

/** What the parts of the portal that are loaded on demand get from it. */
export interface AsideParts {
  readonly host: LitElement & {readonly mode: string; readonly position: string; readonly ready: Promise<void>};
  now(): Standing;
  desk(): Promise<Desk>;
  announce(text: string): void;
  refused(error: unknown): ProblemError;
  go(place: Place | undefined): void;
  hrefTo(place: Place): string;
  /** Reads what the overview shows, anew where it is known. */
  look(): Promise<void>;
}
