import type {ProblemError} from '../contract/problem-error.js';
import type {Problem} from '../contract/problem.js';
import type {OutboxRecord} from '../storage/records.js';
import type {DeskChange} from './desk.js';

/** How an entry ended. */
export type Ended = Extract<DeskChange, {is: 'accepted' | 'refused'}>;
/** Of a scope: something changed in it, or where there is a key, that entry ended. */
export type News = {scope: string; key?: string | undefined; reply?: unknown; problem?: Problem | undefined};

/** What tabs of one origin tell each other about the outbox they share. Without BroadcastChannel each finds out at its next look. */
export class TabTalk {
  readonly #channel: BroadcastChannel | undefined;

  constructor(channel: BroadcastChannel | undefined) {
    this.#channel = channel;
  }

  listen(heard: (news: News) => void): void {
    this.#channel?.addEventListener('message', ({data}: MessageEvent<News>) => heard(data));
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
