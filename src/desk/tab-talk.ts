import {ProblemError} from '../contract/problem-error.js';
import type {Problem} from '../contract/problem.js';
import type {OutboxRecord} from '../storage/records.js';
import type {DeskChange} from './desk.js';

type End = (entry: OutboxRecord) => DeskChange;
type News = {scope: string; key?: string; reply?: unknown; problem?: Problem};

/** What tabs of one origin tell each other about the outbox they share. Without BroadcastChannel each finds out at its next look. */
export class TabTalk {
  readonly #channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('aftercare') : undefined;

  constructor(heard: {changed(scope: string): void; ended(scope: string, key: string, end: End): void}) {
    this.#channel?.addEventListener('message', ({data}: MessageEvent<News>) => {
      const {scope, key, reply, problem} = data;
      if (key === undefined) heard.changed(scope);
      else if (problem) heard.ended(scope, key, (entry) => ({is: 'refused', entry, problem: new ProblemError(problem)}));
      else heard.ended(scope, key, (entry) => ({is: 'accepted', entry, reply}));
    });
  }

  tell(scope: string, change?: DeskChange): void {
    const news: News = {scope};
    if (change?.is === 'accepted') Object.assign(news, {key: change.entry.key, reply: change.reply});
    if (change?.is === 'refused') Object.assign(news, {key: change.entry.key, problem: change.problem.problem});
    try {
      this.#channel?.postMessage(news);
    } catch {
      // Closed already.
    }
  }

  close(): void {
    this.#channel?.close();
  }
}
