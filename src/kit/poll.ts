import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A timer by hand, for tests. */
export type Timers = Pick<typeof window, 'clearTimeout'> & {setTimeout(run: () => void, ms: number): number};

/** Milliseconds to the next look while things move, and those it never waits longer than; usually. */
const [soon, late] = [5_000, 60_000];

/**
 * Looks for news every few seconds, each time half as long again while nothing changes. It rests while nobody can see the page or while
 * there is no network, and looks at once when that is over. One look at a time, however slow the answer.
 */
export class Poll implements ReactiveController {
  #wait: number;
  #timer: number | undefined;
  #asking = false;
  #woken = false;
  #stay: AbortController | undefined;

  constructor(
    host: ReactiveControllerHost,
    /** Looks for news and says whether there was any. `woken`: the page was hidden or offline until now. */
    private readonly ask: (woken: boolean) => Promise<boolean>,
    private readonly timers: Timers = window,
    /** Ms that it waits at most, asked before each wait. */
    private readonly most: () => number = () => late,
    /** Ms that it waits while things move. */
    private readonly least = soon,
    /** Whether news come by themselves: then it looks only after `most`, and when the page wakes. */
    private readonly fed: () => boolean = () => false,
  ) {
    this.#wait = least;
    host.addController(this);
  }

  /** The reader did something: look soon, and often again. */
  hurry(): void {
    this.#schedule(this.least);
  }

  hostConnected(): void {
    this.#stay = new AbortController();
    for (const name of ['visibilitychange', 'online', 'offline']) {
      // Caught on the way down, for not every browser lets the first of them bubble.
      addEventListener(name, this.#heard, {capture: true, signal: this.#stay.signal});
    }
    this.#schedule(this.#wait);
  }

  hostDisconnected(): void {
    this.#stay?.abort();
    this.#stay = undefined;
    this.#rest();
  }

  #heard = (): void => {
    this.#rest();
    this.#wait = this.least;
    if (this.#awake) void this.#look(true);
  };

  get #awake(): boolean {
    return Boolean(this.#stay) && !document.hidden && navigator.onLine;
  }

  #rest(): void {
    this.timers.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(wait: number): void {
    this.#rest();
    this.#wait = wait;
    if (this.#awake && !this.#asking) this.#timer = this.timers.setTimeout(() => void this.#look(false), wait);
  }

  async #look(woken: boolean): Promise<void> {
    // An answer on its way may be older than what woke us.
    this.#woken ||= woken;
    if (this.#asking) return;
    this.#asking = true;
    let news = false;
    do {
      const wakes = this.#woken;
      this.#woken = false;
      news = await this.ask(wakes).catch(() => false);
    } while (this.#woken && this.#awake);
    this.#asking = false;
    this.#schedule(this.fed() ? this.most() : news ? this.least : Math.min(this.#wait * 1.5, this.most()));
  }
}
