import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import {localProblem} from '../client/local-problem.js';
import {dropEntry, entryKey, listEntries} from '../storage/outbox-store.js';
import type {OutboxRecord} from '../storage/records.js';
import type {Corner} from '../storage/corner.js';
import type {Account, Accounts} from './account.js';
import {ofLine} from './back-off.js';
import {Delivery, type Outcome} from './delivery.js';
import type {DeskChange, OutboxEntry, Sent, TakenBack} from './desk.js';
import {awake, laneOf, sameness, spendDraft, type Live} from './entry.js';
import type {FileUploads} from './file-uploads.js';
import type {Identity, Stay} from './identity.js';
import type {End, TabTalk} from './tab-talk.js';
import type {Turns} from './turns.js';
import {Waiting} from './waiting.js';

/** What lets an entry be tried: its own time, an event that promises a better line, or a person's hand. */
type Push = 'timer' | 'event' | 'hand';

export interface OutboxPorts {
  client: Client;
  identity: Identity;
  accounts: Accounts;
  /** Loaded with the first file. */
  uploads: () => Promise<FileUploads>;
  turns: Turns;
  clock: Clock;
  announce: (change: DeskChange) => void;
  tabs: TabTalk;
  /** Settles when the drafts that were being saved are. */
  saved: () => Promise<unknown>;
}

/** Ms until a look at what another tab was busy with. */
const busyPause = 5_000;
/** Ms between two looks at what is due, at least: whatever goes wrong, the line is not asked without end. */
const shortestPause = 1_000;

/** What waits to reach the backend: each entry is stored before it is sent and leaves only after a parsed reply that echoes its key. */
export class Outbox {
  readonly #identity: Identity;
  readonly #accounts: Accounts;
  readonly #turns: Turns;
  readonly #clock: Clock;
  readonly #waiting: Waiting;
  readonly #delivery: Delivery;
  readonly #saved: () => Promise<unknown>;
  readonly #flights = new Map<string, Promise<Sent<unknown>>>();
  #draining: Promise<void> = Promise.resolve();
  #timer = new AbortController();
  #closed = false;

  constructor({client, identity, accounts, uploads, turns, clock, announce, tabs, saved}: OutboxPorts) {
    this.#identity = identity;
    this.#accounts = accounts;
    this.#turns = turns;
    this.#clock = clock;
    this.#saved = saved;
    this.#waiting = new Waiting(clock, announce, tabs);
    this.#delivery = new Delivery(client, uploads, clock, this.#waiting);
  }

  entries(): readonly OutboxEntry[] {
    return this.#waiting.entries();
  }

  /** Whether something was handed in under this key: its draft is spent. */
  async holds(corner: Corner, key: string): Promise<boolean> {
    return this.#waiting.taken.has(key) || (await corner.store.get(entryKey(corner, key))) !== undefined;
  }

  /** Stores, then sends. The same thing handed in twice is one entry. */
  send(stay: Promise<Stay>, record: OutboxRecord): Promise<Sent<unknown>> {
    const same = sameness(record);
    const flight = this.#flights.get(same) ?? this.#send(stay, record, same).finally(() => this.#flights.delete(same));
    this.#flights.set(same, flight);
    return flight;
  }

  async retry(key?: string): Promise<void> {
    if (key === undefined) return this.drain('hand');
    const account = await this.reload();
    const live = this.#waiting.live.get(key);
    if (!live) return;
    if (live.refused) await this.#delivery.rekey(account, live);
    await this.#inTurn(account, live, true, true);
    this.#schedule();
  }

  /** Gives an entry back to its form, unless it has arrived or is just being sent. */
  async takeBack(key: string): Promise<TakenBack> {
    const account = await this.reload();
    const {corner} = account;
    const live = this.#waiting.live.get(key);
    if (!live) return {is: 'waiting'};
    const taken = await this.#turns.take(corner.store, corner.key('turn', laneOf(live)), true, async () =>
      (await corner.store.get(entryKey(corner, key))) ? this.#delivery.takeBack(account, live) : undefined,
    );
    return taken ?? {is: 'waiting'};
  }

  async discard(key: string): Promise<void> {
    const account = await this.#accounts.of(this.#identity.current());
    await dropEntry(account.corner, key, this.#waiting.live.get(key)?.files ?? []);
    this.#waiting.leave(account, key);
  }

  /** Tries what is due, lane by lane, one after the other. */
  drain(push: Push): Promise<void> {
    return (this.#draining = this.#draining.then(() => this.#drain(push)).catch(() => {}));
  }

  /** Reads the store again: another tab, another person or an earlier page may have left something. */
  async reload(stay = this.#identity.again()): Promise<Account> {
    const account = await this.#accounts.of(stay);
    const stored = await listEntries(account.corner);
    const {live} = this.#waiting;
    if (account.ended.aborted) return account;
    if (account !== this.#waiting.account) live.clear();
    this.#waiting.account = account;
    this.#waiting.pause(...stored.map(({told}) => told));
    for (const {key, sending, awaited} of live.values()) {
      if (!sending && !awaited && !stored.some((entry) => entry.key === key)) live.delete(key);
    }
    for (const entry of stored) if (!live.has(entry.key)) live.set(entry.key, awake(entry));
    for (const entry of live.values()) if (this.#waiting.expired(entry)) entry.problem ??= localProblem('gone');
    this.#waiting.show();
    return account;
  }

  /** Another person: nothing of the former one is shown or tried any more. */
  clear(): void {
    this.#timer.abort();
    this.#waiting.told = this.#waiting.account = undefined;
    this.#waiting.live.clear();
    this.#waiting.show();
  }

  /** Another tab of this account tells that something changed, or how an entry ended. */
  async hear(scope: string, key: string | undefined, end: End): Promise<void> {
    if ((await this.#accounts.of(this.#identity.current())).corner.scope !== scope) return;
    if (key === undefined) return void (await this.reload());
    const live = this.#waiting.live.get(key);
    if (!live || live.sending) return;
    this.#waiting.live.delete(key);
    this.#waiting.show();
    this.#waiting.report(live, end({...live}));
  }

  close(): void {
    this.#closed = true;
    this.#timer.abort();
  }

  async #send(stay: Promise<Stay>, record: OutboxRecord, same: string): Promise<Sent<unknown>> {
    this.#waiting.taken.add(record.key);
    const [account] = await Promise.all([this.reload(stay), this.#saved()]);
    const {corner} = account;
    let live = this.#waiting.sorted().find((entry) => !entry.refused && sameness(entry) === same);
    if (!live) {
      live = {...awake(record), awaited: true};
      if (!account.ended.aborted) this.#waiting.live.set(live.key, live);
      live.kept = await corner.save(entryKey(corner, live.key), record, this.#clock.now(), await spendDraft(corner, record));
      this.#waiting.tell(account);
    }
    live.awaited = true;
    try {
      const outcome = await this.#inTurn(account, live, true);
      if (outcome?.is === 'accepted') return outcome;
      if (outcome?.is === 'refused') throw outcome.problem;
      const problem = outcome?.is === 'waiting' ? outcome.problem : localProblem('timeout');
      return {is: 'waiting', key: live.key, kept: live.kept, problem};
    } finally {
      live.awaited = false;
      this.#schedule();
    }
  }

  async #drain(push: Push): Promise<void> {
    if (this.#closed) return;
    const account = await this.reload();
    const blocked = new Set<string>();
    for (const live of this.#waiting.sorted()) {
      // One that is just being handed in may not have reached the store yet.
      if (blocked.has(laneOf(live)) || live.sending || live.awaited) continue;
      if (!this.#due(live, push)) {
        // What comes later in its lane waits with it.
        if (!live.refused && !this.#waiting.expired(live)) blocked.add(laneOf(live));
        continue;
      }
      const outcome = await this.#inTurn(account, live, false, push === 'hand');
      if (account !== this.#waiting.account || this.#closed) return;
      if (outcome && outcome.is !== 'waiting') continue;
      blocked.add(laneOf(live));
      if (outcome && ofLine(outcome.problem)) {
        for (const other of this.#waiting.live.values()) {
          if (!other.sending && !other.refused && live.nextTryAt !== undefined) this.#waiting.postpone(other, live.nextTryAt);
        }
        break;
      }
    }
    this.#schedule();
  }

  /** Tries an entry, after the older ones of its lane, while no other tab does; `undefined` where one does. */
  async #inTurn(account: Account, live: Live, wait: boolean, hand = false): Promise<Outcome | undefined> {
    const {corner} = account;
    const lane = laneOf(live);
    const outcome = await this.#turns.take(corner.store, corner.key('turn', lane), wait, async () => {
      for (const older of this.#waiting.sorted()) {
        if (older.key === live.key) break;
        if (laneOf(older) !== lane || older.createdAt > live.createdAt) continue;
        if (older.sending || older.awaited || !this.#due(older, 'event')) continue;
        const before = await this.#delivery.try(account, older, hand);
        if (before.is !== 'waiting') continue;
        this.#waiting.postpone(live, older.nextTryAt ?? this.#clock.now() + busyPause);
        return before;
      }
      return this.#delivery.try(account, live, hand);
    });
    if (!outcome) this.#waiting.postpone(live, this.#clock.now() + busyPause * (1 + this.#clock.random()));
    return outcome;
  }

  #due(live: Live, push: Push): boolean {
    if (live.refused || (this.#waiting.expired(live) && push !== 'hand')) return false;
    return push !== 'timer' || !this.#waiting.wait(live);
  }

  #schedule(): void {
    this.#timer.abort();
    const waiting = [...this.#waiting.live.values()].filter((live) => !live.sending && !live.refused && !this.#waiting.expired(live));
    if (this.#closed || waiting.length === 0) return;
    const next = Math.min(...waiting.map((live) => this.#waiting.wait(live) ?? busyPause));
    this.#timer = new AbortController();
    const {signal} = this.#timer;
    void this.#clock.sleep(Math.max(shortestPause, next), signal).then(() => (signal.aborted ? undefined : this.drain('timer')));
  }
}
