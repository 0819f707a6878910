import type {ProblemCode} from '../contract/problem-codes.js';
import type {Survey, SurveyResponse} from '../contract/survey.js';
import type {Ticket} from '../contract/ticket.js';
import type {DraftRecord} from '../storage/records.js';

/** Everything the elements say to the host page, with what comes along in `detail`. All bubble and cross shadow roots; fired for what a user did or for real news only. */
export interface AftercareEventMap {
  /** The element has its words and its desk and can be used. */
  'aftercare-ready': CustomEvent<undefined>;
  /** The reader opened the panel of a launcher, by its button or by a link to one of its places. What the page opens itself it is not told of. */
  'aftercare-opened': CustomEvent<undefined>;
  /** The reader closed the panel. */
  'aftercare-closed': CustomEvent<undefined>;
  /** Before a request is sent. Cancelable: a page may take it over. */
  'aftercare-ticket-submit': CustomEvent<{draft: DraftRecord}>;
  /** A request was taken: by the backend, or (`queued`) by this device until the backend can be reached; then `ticket` is missing. */
  'aftercare-ticket-submitted': CustomEvent<{ticket?: Ticket; queued: boolean}>;
  'aftercare-ticket-changed': CustomEvent<{id: string; from: string; to: string}>;
  /** A clock of the request that is shown began, paused, was met or missed, or promises another time (`dueAt`, RFC 3339). `clock` is its kind. */
  'aftercare-clock-changed': CustomEvent<{id: string; clock: string; state: string; dueAt?: string | undefined}>;
  'aftercare-reply-sent': CustomEvent<{ticket: string; queued: boolean}>;
  'aftercare-searched': CustomEvent<{query: string; count: number}>;
  'aftercare-search-empty': CustomEvent<{query: string}>;
  'aftercare-article-opened': CustomEvent<{id: string}>;
  /** An article made a request unnecessary: it was being written, and is kept until it is discarded. */
  'aftercare-deflected': CustomEvent<{article: string}>;
  /** Before a rating is sent. Cancelable. */
  'aftercare-survey-submit': CustomEvent<{survey: string; response: SurveyResponse}>;
  'aftercare-survey-submitted': CustomEvent<{survey?: Survey; queued: boolean}>;
  /** What is shown needs somebody to sign in (again). After `logout()` or `auth = undefined` it waits until the reader asks for something. */
  'aftercare-auth-required': CustomEvent<undefined>;
  'aftercare-error': CustomEvent<{code: ProblemCode | (string & {}); retryable: boolean}>;
}

declare global {
  interface HTMLElementEventMap extends AftercareEventMap {}
}

type Detail<N extends keyof AftercareEventMap> = AftercareEventMap[N]['detail'];
type Rest<N extends keyof AftercareEventMap> = Detail<N> extends undefined ? [] : [detail: Detail<N>];

/** Fires one event. False when it was cancelable and the page cancelled it. */
export function emit<N extends keyof AftercareEventMap>(from: EventTarget, name: N, ...[detail]: Rest<N>): boolean {
  const cancelable = name === 'aftercare-ticket-submit' || name === 'aftercare-survey-submit';
  return from.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true, cancelable}));
}
