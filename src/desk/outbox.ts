import {localProblem} from '../contract/local-problem.js';
import {entryKey, listEntries} from '../storage/outbox-store.js';
import type {OutboxRecord} from '../storage/records.js';
import type {Corner} from '../storage/corner.js';
import type {Account} from './account.js';
import {Delivery, type Outcome} from './delivery.js';
import type {DeskChange, OutboxEntry, Sent} from './desk.js';
import {awake, sameness, spendDraft, type Live} from './entry.js';
import type {Stay} from './identity.js';
import type {LaterPorts, LaterTries} from './later-tries.js';
import {once} from './once.js';
import {Waiting} from './waiting.js';

export interface OutboxPorts extends Omit<LaterPorts, 'waiting' | 'delivery' | 'reload'> {
  announce: (change: DeskChange) => void;
}

/** Ms until the part for later tries is asked for again that did not come. */
const pause = 5_000;

/** What waits to reach the backend: each entry is stored before it is sent and leaves only after a parsed reply that echoes its key. */
export class Outbox {
  /** What knows about entries that did not go through at once. It is loaded ahead: it must be there when the line is not. */
  readonly later: () => Promise<LaterTries>;
  readonly #ports: OutboxPorts;
  readonly #waiting: Waiting;
  readonly #delivery: Delivery;
  readonly #flights = new Map<string, Promise<Sent<unknown>>>();

  constructor(ports: OutboxPorts) {
    const waiting = (this.#waiting = new Waiting(ports.clock, ports.announce, ports.tabs));
    const later: () => Promise<LaterTries> = (this.later = once(async () => {
      const {LaterTries} = await import('./later-tries.js');
      return new LaterTries({...ports, waiting, delivery, reload: () => this.reload()});
    }));
    const delivery: Delivery = (this.#delivery = new Delivery({...ports, waiting, later}));
    this.#ports = ports;
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

  /** Reads the store again: another tab, another person or an earlier page may have left something. */
  async reload(stay = this.#ports.identity.again()): Promise<Account> {
    const account = await this.#ports.accounts.of(stay);
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
    this.#waiting.timer.abort();
    this.#waiting.told = this.#waiting.account = undefined;
    this.#waiting.live.clear();
    this.#waiting.show();
  }

  close(): void {
    this.#waiting.closed = true;
    this.#waiting.timer.abort();
  }

  async #send(stay: Promise<Stay>, record: OutboxRecord, same: string): Promise<Sent<unknown>> {
    this.#waiting.taken.add(record.key);
    const [account] = await Promise.all([this.reload(stay), this.#ports.saved()]);
    const {corner} = account;
    let live = this.#waiting.sorted().find((entry) => !entry.refused && sameness(entry) === same);
    if (!live) {
      live = {...awake(record), awaited: true};
      if (!account.ended.aborted) this.#waiting.live.set(live.key, live);
      const spent = await spendDraft(corner, record);
      live.kept = await corner.save(entryKey(corner, live.key), record, this.#ports.clock.now(), spent);
      this.#waiting.tell(account);
    }
    live.awaited = true;
    let outcome: Outcome | undefined;
    try {
      outcome = await this.#delivery.inTurn(account, live, true);
      if (outcome?.is === 'accepted') return outcome;
      if (outcome?.is === 'refused') throw outcome.problem;
      const problem = outcome?.is === 'waiting' ? outcome.problem : localProblem('timeout');
      return {is: 'waiting', key: live.key, kept: live.kept, problem};
    } finally {
      live.awaited = false;
      void this.#goOn(live, !outcome);
    }
  }

  /** What is left is tried again, even where the part that does it comes only when the line is back. */
  async #goOn(live: Live, busy: boolean): Promise<void> {
    while (this.#waiting.live.size > 0 && !this.#waiting.closed) {
      try {
        return (await this.later()).goOn(live, busy);
      } catch {
        await this.#ports.clock.sleep(pause);
      }
    }
  }
}
