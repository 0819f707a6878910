import type {ReactiveController} from 'lit';
import type {Submission} from './submission.js';

/** Has the browser ask before a page is left that would lose something. Only then: a page that always asks is kept out of the back-forward cache. */
export class LeavingGuard implements ReactiveController {
  constructor(private readonly submission: Submission) {}

  hostUpdated(): void {
    (this.#loses() ? addEventListener : removeEventListener)('beforeunload', this.#stay);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#stay);
  }

  #loses(): boolean {
    const {phase, draft, keeper, element} = this.submission;
    if (!element.isConnected) return false;
    if (phase.is === 'waiting') return !phase.entry.kept;
    return Boolean(draft?.editedAt) && keeper.kept === false;
  }

  #stay = (event: Event): void => event.preventDefault();
}
