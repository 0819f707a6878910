import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {DraftRecord} from '../../storage/records.js';

/** Ms after the last keystroke. */
const pause = 300;

/** Saves a draft shortly after each change, and at once when the page is left or the element taken out. */
export class DraftKeeper implements ReactiveController {
  /** Whether the latest save would survive a reload; undefined before there was one. */
  kept: boolean | undefined;
  /** While it is not known whose drafts are kept: nothing is saved. */
  held = false;
  #pending: DraftRecord | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly save: (draft: DraftRecord) => Promise<{kept: boolean}>,
  ) {
    host.addController(this);
  }

  keep(draft: DraftRecord): void {
    this.#pending = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** Saves what is not saved yet; settles when everything is. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.held) return this.#saving;
    const draft = this.#pending;
    this.#pending = undefined;
    // One after the other: an older draft must not land on a newer one.
    if (draft) this.#saving = this.#saving.then(() => this.#write(draft));
    return this.#saving;
  }

  /** Forgets what is not saved yet, and waits for a save under way: nothing comes back after a discard. */
  drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#pending = undefined;
    this.kept = undefined;
    return this.#saving;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leaving);
    document.addEventListener('visibilitychange', this.#leaving);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leaving);
    document.removeEventListener('visibilitychange', this.#leaving);
    void this.flush();
  }

  #leaving = (event: Event): void => {
    if (event.type === 'pagehide' || document.visibilityState === 'hidden') void this.flush();
  };

  async #write(draft: DraftRecord): Promise<void> {
    try {
      this.kept = (await this.save(draft)).kept;
    } catch {
      this.kept = false;
    }
    this.host.requestUpdate();
  }
}
