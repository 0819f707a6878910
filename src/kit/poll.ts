import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A timer by hand, for tests. */
export interface Timers {
  set(run: () => void, ms: number): number;
  clear(timer: number): void;
}

export interface PollOptions {
  /** Looks for news and says whether there was any. `woken`: the page was hidden or offline until now. */
  ask: (woken: boolean) => Promise<boolean>;
  /** Milliseconds to the next look while things move. */
  first?: number;
  /** Milliseconds it never waits longer than. */
  last?: number;
  timers?: Timers;
}

const pageTimers: Timers = {set: (run, ms) => window.setTimeout(run, ms), clear: (timer) => clearTimeout(timer)};

/**
 * Looks for news every few seconds, each time half as long again while nothing changes. It rests while nobody can see the page or while
 * there is no network, and looks at once when that is over. One look at a time, however slow the answer.
 */
export class Poll implements ReactiveController {
  readonly #first: number;
  readonly #last: number;
  readonly #timers: Timers;
  #wait: number;
  #timer: number | undefined;
  #asking = false;
  #again = false;
  #woken = false;
  #connected = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly options: PollOptions,
  ) {
    this.#first = options.first ?? 5_000;
    this.#last = options.last ?? 60_000;
    this.#timers = options.timers ?? pageTimers;
    this.#wait = this.#first;
    host.addController(this);
  }

  /** The reader did something: look soon, and often again. */
  hurry(): void {
    this.#wait = this.#first;
    this.#again = true;
    this.#schedule();
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#heard);
    addEventListener('online', this.#heard);
    addEventListener('offline', this.#heard);
    this.#schedule();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#heard);
    removeEventListener('online', this.#heard);
    removeEventListener('offline', this.#heard);
    this.#rest();
  }

  #heard = (): void => {
    this.#rest();
    if (!this.#awake) return;
    this.#wait = this.#first;
    void this.#look(true);
  };

  get #awake(): boolean {
    return this.#connected && !document.hidden && navigator.onLine;
  }

  #rest(): void {
    if (this.#timer !== undefined) this.#timers.clear(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#rest();
    if (this.#awake && !this.#asking) this.#timer = this.#timers.set(() => void this.#look(false), this.#wait);
  }

  async #look(woken: boolean): Promise<void> {
    // An answer on its way may be older than what woke us.
    this.#woken ||= woken;
    if (this.#asking) return;
    this.#asking = true;
    let news = false;
    do {
      const wakes = this.#woken;
      this.#woken = this.#again = false;
      news = await this.options.ask(wakes).catch(() => false);
    } while (this.#woken && this.#awake);
    this.#asking = false;
    this.#wait = news || this.#again ? this.#first : Math.min(this.#wait * 1.5, this.#last);
    this.#schedule();
  }
}
