import type {ReactiveControllerHost} from 'lit';

/** Saves what is being written: a change at once, and while a save is under way only the newest of those that follow. */
export class DraftKeeper<Draft> {
  /** Whether the latest save would survive a reload; undefined before there was one. */
  kept: boolean | undefined;
  /** While it is not known whose drafts are kept: nothing is saved. */
  held = false;
  /** By the names they are kept under. */
  readonly #pending = new Map<string, Draft>();
  #saving: Promise<void> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly save: (draft: Draft, name: string) => Promise<{kept: boolean}>,
  ) {}

  /** Whether something was changed that no save has taken yet. */
  get pending(): boolean {
    return this.#pending.size > 0 || this.#saving !== undefined;
  }

  keep(draft: Draft, name = ''): void {
    this.#pending.set(name, draft);
    void this.flush();
  }

  /** Settles when everything is saved. */
  flush(): Promise<void> {
    if (!this.#saving && !this.held && this.#pending.size) this.#saving = this.#saveAll();
    return this.#saving ?? Promise.resolve();
  }

  /** Forgets what is not saved yet, and waits for a save under way: nothing comes back after a discard. */
  drop(): Promise<void> {
    this.#pending.clear();
    this.kept = undefined;
    return this.#saving ?? Promise.resolve();
  }

  /** One after the other: an older draft must not land on a newer one. */
  async #saveAll(): Promise<void> {
    for (const [name, draft] of this.#pending) {
      if (this.held) break;
      this.#pending.delete(name);
      this.kept = await this.save(draft, name).then(
        ({kept}) => kept,
        () => false,
      );
    }
    this.#saving = undefined;
    this.host.requestUpdate();
  }
}
