import {ProblemError} from '../contract/problem-error.js';
import type {Problem} from '../contract/problem.js';
import type {OutboxRecord} from '../storage/records.js';
import type {DeskChange} from './desk.js';

/** How an entry ended. */
export type Ended = Extract<DeskChange, {is: 'accepted' | 'refused'}>;
export type End = (entry: OutboxRecord) => Ended;
/** Of a scope: something changed in it, or where there is a key, that entry ended. */
export type News = {scope: string; key?: string | undefined; reply?: unknown; problem?: Problem | undefined};

/** What tabs of one origin tell each other about the outbox they share. Without BroadcastChannel each finds out at its next look. */
export class TabTalk {
  readonly #channel: BroadcastChannel | undefined;

  /** `heard`: something changed in this scope, or where there is a key, that entry ended. */
  constructor(channel: BroadcastChannel | undefined, heard: (scope: string, key: string | undefined, end: End) => void) {
    this.#channel = channel;
    channel?.addEventListener('message', ({data: {scope, key, reply, problem}}: MessageEvent<News>) => {
      heard(scope, key, (entry) => (problem ? {is: 'refused', entry, problem: new ProblemError(problem)} : {is: 'accepted', entry, reply}));
    });
  }

  tell(scope: string, change?: Ended): void {
    const {entry, reply, problem}: {entry?: OutboxRecord; reply?: unknown; problem?: ProblemError} = change ?? {};
    try {
      this.#channel?.postMessage({scope, key: entry?.key, reply, problem: problem?.problem} satisfies News);
    } catch {
      // Closed already.
    }
  }
}
