import type {Clock} from '../client/clock.js';
import {encodeJson} from '../client/encode-json.js';
import {localProblem} from '../client/local-problem.js';
import {ProblemError} from '../contract/problem-error.js';
import type {StoredEntry} from '../storage/outbox-store.js';
import type {OutboxRecord} from '../storage/records.js';
import type {Account} from './account.js';
import type {DeskChange, OutboxEntry} from './desk.js';
import {newsOf} from './news.js';

/** An entry as this page holds it. */
export interface Live extends StoredEntry {
  sending: boolean;
  nextTryAt?: number | undefined;
  /** When `nextTryAt` was set: a clock that stands before that was set back since. */
  postponedAt?: number | undefined;
  problem?: ProblemError | undefined;
  /** Whether a reload would find it. */
  kept: boolean;
  /** Whether whoever handed it in still waits for the outcome. */
  awaited: boolean;
}

export interface Told {
  /** When it was said, and until when no try is wanted: epoch ms of this device. */
  at: number;
  until: number;
  problem: ProblemError;
}

const week = 7 * 86_400_000;

/** The entries of the account at the screen, as everybody on this page sees them. */
export class Waiting {
  account: Account | undefined;
  /** The latest pause a server asked for. */
  told: Told | undefined;
  readonly live = new Map<string, Live>();
  /** Keys handed in on this page: their drafts are spent. */
  readonly taken = new Set<string>();
  readonly #clock: Clock;
  readonly #announce: (change: DeskChange) => void;
  readonly #tell: (account: Account, change?: DeskChange) => void;

  constructor(clock: Clock, announce: (change: DeskChange) => void, tell: (account: Account, change?: DeskChange) => void) {
    this.#clock = clock;
    this.#announce = announce;
    this.#tell = tell;
  }

  /** Oldest first. */
  sorted(): Live[] {
    return [...this.live.values()].sort((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1));
  }

  entries(): OutboxEntry[] {
    return this.sorted().map((live) => ({...live}));
  }

  show(): void {
    this.#announce({is: 'outbox', entries: this.entries()});
  }

  tell(account: Account): void {
    this.#tell(account);
  }

  leave(account: Account, key: string, change?: DeskChange): void {
    this.live.delete(key);
    this.show();
    this.#tell(account, change);
  }

  /** Whoever handed it in and still waits gets the outcome himself; everybody hears what it changed. */
  report(live: Live, change: DeskChange): void {
    if (!live.awaited) this.#announce(change);
    if (change.is === 'accepted') for (const news of newsOf(live, change.reply)) this.#announce(news);
  }

  postpone(live: Live, until: number): void {
    live.postponedAt = this.#clock.now();
    live.nextTryAt = until;
  }

  /** Ms until its own next try; `undefined` where none was set. */
  wait({nextTryAt, postponedAt = 0}: Live): number | undefined {
    const now = this.#clock.now();
    return nextTryAt === undefined ? undefined : now < postponedAt ? 0 : Math.max(0, nextTryAt - now);
  }

  /** Too old to be sent without asking: the world has moved on since. The backend remembers keys for longer. */
  expired(live: Live): boolean {
    return live.createdAt < this.#clock.now() - week;
  }

  /** The pause a server asked for, also where an earlier page was told. A device clock that was set back since ends it. */
  pause(): Omit<Told, 'at'> | undefined {
    const now = this.#clock.now();
    let latest: Omit<Told, 'at'> | undefined;
    for (const told of [this.told, ...this.sorted().map((live) => live.told && {...live.told, problem: live.problem})]) {
      if (!told || told.at > now || told.until <= Math.max(now, latest?.until ?? 0)) continue;
      latest = {until: told.until, problem: told.problem ?? localProblem('unavailable', {status: 503})};
    }
    return latest;
  }
}

export function awake(entry: StoredEntry): Live {
  return {...entry, sending: false, kept: true, awaited: false, problem: entry.refused && new ProblemError(entry.refused)};
}

/** What must stay in order: everything about one ticket, one survey, one article; a new request stands alone. */
export function laneOf({route, params, key}: OutboxRecord): string {
  return route === 'submitTicket' ? key : Object.values(params).join('/');
}

/** Two clicks on one button are one entry: the same key, or for what has no draft the same words to the same thing. */
export function sameness({route, params, key, body}: OutboxRecord): string {
  const keyed = route === 'submitTicket' || route === 'postMessage' || route === 'respondToSurvey';
  return keyed ? key : encodeJson([route, params, {...body, clientRef: ''}]);
}
