import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import {anyone} from '../client/person-of-token.js';
import type {Store} from '../storage/store.js';
import type {DeskChange} from './desk.js';
import type {Identity} from './identity.js';
import {LiveTabs} from './live-tabs.js';
import {NewsTold} from './news-told.js';

export interface LivePorts {
  client: Client;
  identity: Identity;
  clock: Clock;
  /** Where tabs keep a lease in place of a lock. */
  store: () => Promise<Store>;
  locks: LockManager | undefined;
  page: EventTarget | undefined;
  /** Aborts when the desk closes. */
  ended: AbortSignal;
  tell: (change: DeskChange) => void;
}

/** Ms that a page goes on hearing while nobody can see it; looking back at a page soon after is common, and many pages lie open for days. */
const unseen = 60_000;

/** News as they happen, for as long as somebody on this page follows them: one person's at a time, and one stream for all tabs of a browser. */
export class Live {
  readonly #ports: LivePorts;
  readonly #followers = new Set<(live: boolean) => void>();
  readonly #told: NewsTold;
  #live = false;
  /** This page's part in it; aborts when it takes none any more. */
  #part: AbortController | undefined;
  /** Whose news were told of last. */
  #person: string | undefined;
  #hiding = new AbortController();

  constructor(ports: LivePorts) {
    this.#ports = ports;
    this.#told = new NewsTold(ports.tell);
    const {page, ended} = ports;
    for (const event of ['visibilitychange', 'pagehide', 'pageshow', 'freeze', 'resume']) {
      page?.addEventListener?.(event, this.#seen, {signal: ended, capture: true});
    }
    ended.addEventListener('abort', () => this.#leave());
  }

  /** `heard` of whether news come by themselves, at once and with each change; until the returned function is called. */
  follow(heard: (live: boolean) => void): () => void {
    this.#followers.add(heard);
    heard(this.#live);
    this.#seen();
    return () => {
      this.#followers.delete(heard);
      // A move in the page is a departure and a return.
      void this.#ports.clock.sleep(0).then(() => this.#followers.size || this.#leave());
    };
  }

  /** A page that is put away, or that nobody has seen for a while, lets another tab have the stream; it takes part again as soon as it is looked at. */
  #seen = (event?: Event): void => {
    const {clock} = this.#ports;
    if (event?.type === 'pagehide' || event?.type === 'freeze') return this.#leave();
    this.#hiding.abort();
    if (globalThis.document?.visibilityState !== 'hidden') return void this.#join();
    const hiding = (this.#hiding = new AbortController());
    void clock.sleep(unseen, hiding.signal).then(() => hiding.signal.aborted || this.#leave());
  };

  async #join(): Promise<void> {
    const {identity, ended, client} = this.#ports;
    if (this.#part || ended.aborted || !this.#followers.size) return;
    const part = (this.#part = new AbortController());
    const stay = await identity.current();
    if (part.signal.aborted) return;
    stay.ended.addEventListener('abort', () => {
      if (part !== this.#part) return;
      this.#leave();
      void this.#join();
    }, {signal: part.signal}); // prettier-ignore
    if (stay.ended.aborted || stay.person === undefined) {
      part.abort();
      this.#part = undefined;
      return stay.ended.aborted ? this.#join() : undefined;
    }
    // Whoever comes next hears nothing of the one before.
    if (stay.person !== this.#person) this.#told.forget();
    this.#person = stay.person;
    if (stay.person === anyone) return;
    new LiveTabs({
      ...this.#ports,
      person: stay.person,
      scope: `${client.base}|${stay.person}`,
      told: this.#told,
      signal: part.signal,
      live: (live) => part === this.#part && this.#turn(live),
    });
  }

  #leave(): void {
    this.#hiding.abort();
    this.#part?.abort();
    this.#part = undefined;
    this.#turn(false);
  }

  #turn(live: boolean): void {
    if (live === this.#live) return;
    this.#live = live;
    for (const heard of [...this.#followers]) heard(live);
  }
}
