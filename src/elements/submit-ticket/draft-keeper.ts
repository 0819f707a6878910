import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {DraftRecord} from '../../storage/records.js';

/** Ms after the last keystroke. */
const pause = 300;
const leaving = ['pagehide', 'visibilitychange'];

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
    this.#timer = setTimeout(this.flush, pause);
  }

  /** Saves what is not saved yet; settles when everything is. */
  flush = (): Promise<void> => {
    clearTimeout(this.#timer);
    const draft = this.#pending;
    if (this.held || !draft) return this.#saving;
    this.#pending = undefined;
    // One after the other: an older draft must not land on a newer one.
    return (this.#saving = this.#saving.then(async () => {
      this.kept = await this.save(draft).then(
        ({kept}) => kept,
        () => false,
      );
      this.host.requestUpdate();
    }));
  };

  /** Forgets what is not saved yet, and waits for a save under way: nothing comes back after a discard. */
  drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#pending = this.kept = undefined;
    return this.#saving;
  }

  hostConnected(): void {
    for (const event of leaving) addEventListener(event, this.flush);
  }

  hostDisconnected(): void {
    for (const event of leaving) removeEventListener(event, this.flush);
    void this.flush();
  }
}
