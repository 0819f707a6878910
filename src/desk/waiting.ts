import type {Clock} from '../client/clock.js';
import type {Told} from '../storage/outbox-store.js';
import type {Account} from './account.js';
import type {DeskChange, OutboxEntry} from './desk.js';
import {newsOf, type Live} from './entry.js';
import type {Ended, TabTalk} from './tab-talk.js';

const week = 7 * 86_400_000;

/** The entries of the account at the screen, as everybody on this page sees them. */
export class Waiting {
  account: Account | undefined;
  /** Ends the wait until the next try. */
  timer = new AbortController();
  closed = false;
  /** The pause in force. */
  told: Told | undefined;
  readonly live = new Map<string, Live>();
  /** Keys handed in on this page: their drafts are spent. */
  readonly taken = new Set<string>();
  readonly #clock: Clock;
  readonly #announce: (change: DeskChange) => void;
  readonly #tabs: TabTalk;

  constructor(clock: Clock, announce: (change: DeskChange) => void, tabs: TabTalk) {
    this.#clock = clock;
    this.#announce = announce;
    this.#tabs = tabs;
  }

  /** Oldest first; of the same moment in the order they came. */
  sorted(): Live[] {
    return [...this.live.values()].sort((a, b) => a.createdAt - b.createdAt);
  }

  entries(): OutboxEntry[] {
    return this.sorted().map((live) => ({...live}));
  }

  show(): void {
    this.#announce({is: 'outbox', entries: this.entries()});
  }

  /** The other tabs of this account hear that something changed, or how an entry ended. */
  tell({corner}: Account, change?: Ended): void {
    this.#tabs.tell(corner.scope, change);
  }

  leave(account: Account, key: string, change?: Ended): void {
    this.live.delete(key);
    this.show();
    this.tell(account, change);
  }

  /** Whoever handed it in and still waits gets the outcome himself; everybody hears what it changed. */
  report(live: Live, change: Ended): void {
    if (!live.awaited) this.#announce(change);
    if (change.is === 'accepted') for (const news of newsOf(live, change.reply)) this.#announce(news);
  }

  /** Too old to be sent without asking: the world has moved on since. The backend remembers keys for longer. */
  expired(live: Live): boolean {
    return live.createdAt < this.#clock.now() - week;
  }

  /** The longest pause a server asked for, whichever page was told. A device clock that was set back since ends it. */
  pause(...told: (Told | undefined)[]): Told | undefined {
    const now = this.#clock.now();
    const holding = [...told, this.told].filter((one): one is Told => one !== undefined && one.at <= now && now < one.until);
    return (this.told = holding.sort((a, b) => b.until - a.until)[0]);
  }
}
