import type {Clock} from '../client/clock.js';
import {ProblemError} from '../contract/problem-error.js';
import type {Corner} from '../storage/corner.js';
import {dropEntry, entryKey} from '../storage/outbox-store.js';
import type {KeptFile} from '../storage/records.js';
import type {Account, Accounts} from './account.js';
import {ofLine} from './back-off.js';
import type {Delivery, DeliveryPorts, Outcome} from './delivery.js';
import type {TakenBack} from './desk.js';
import {laneOf, type Live} from './entry.js';
import type {Identity, Stay} from './identity.js';
import {Setbacks} from './setbacks.js';
import type {News, TabTalk} from './tab-talk.js';
import {takeBack} from './take-back.js';
import {takeUploadBack} from './uploads-back.js';

/** What lets an entry be tried: its own time, an event that promises a better line, or a person's hand. */
type Push = 'timer' | 'event' | 'hand';

export interface LaterPorts extends Omit<DeliveryPorts, 'later'> {
  clock: Clock;
  delivery: Delivery;
  identity: Identity;
  accounts: Accounts;
  tabs: TabTalk;
  /** Reads the store again. */
  reload: () => Promise<Account>;
  /** Settles when the drafts that were being saved are. */
  saved: () => Promise<unknown>;
}

/** Ms until a look at what another tab was busy with. */
const busyPause = 5_000;
/** Ms between two looks at what is due, at least: whatever goes wrong, the line is not asked without end. */
const shortestPause = 1_000;

/** When an entry is tried that waits: by its time, by an event, by hand; lane by lane, the oldest first. */
export class LaterTries {
  readonly setbacks: Setbacks;
  readonly #ports: LaterPorts;
  #draining: Promise<void> = Promise.resolve();

  constructor(ports: LaterPorts) {
    this.#ports = ports;
    this.setbacks = new Setbacks(ports);
    ports.tabs.listen((news) => void this.#hear(news));
  }

  /** Begins with what an earlier page `left`, if anything; bytes that nothing names go. */
  start(corner: Corner, left: boolean): void {
    if (left) void this.drain('event');
    void corner.sweep(this.#ports.clock.now());
  }

  async retry(key?: string): Promise<void> {
    const {reload, waiting} = this.#ports;
    if (key === undefined) return this.drain('hand');
    const account = await reload();
    const live = waiting.live.get(key);
    if (!live) return;
    if (live.refused) await this.setbacks.rekey(account, live);
    await this.#inTurn(account, live, true, true);
    this.#schedule();
  }

  /** Gives an entry back to its form, unless it has arrived (then it is accepted) or is just being sent. */
  async takeBack(key: string): Promise<TakenBack> {
    const {reload, waiting, turns, client, clock, delivery} = this.#ports;
    const account = await reload();
    const {corner} = account;
    const live = waiting.live.get(key);
    if (!live) return {is: 'waiting'};
    const taken = await turns.take(corner.store, corner.key('turn', laneOf(live)), true, async (): Promise<TakenBack | undefined> => {
      if (!(await corner.store.get(entryKey(corner, key)))) return undefined;
      const way = await takeBack(client, account, live, clock.now());
      if (way?.is === 'arrived') return delivery.accept(account, live, way.reply);
      if (!way) return undefined;
      waiting.taken.delete(way.key);
      waiting.leave(account, live.key);
      return {is: 'draft', id: way.id};
    });
    return taken ?? {is: 'waiting'};
  }

  async discard(key: string): Promise<void> {
    const {accounts, identity, waiting} = this.#ports;
    const account = await accounts.of(identity.current());
    await dropEntry(account.corner, key, waiting.live.get(key)?.files ?? []);
    waiting.leave(account, key);
  }

  /** Takes a chosen file back, and what was uploaded of it. */
  async removeUpload(stay: Promise<Stay>, file: KeptFile): Promise<void> {
    const {accounts, client, uploads} = this.#ports;
    uploads.end(file.id);
    await takeUploadBack(client, await accounts.of(stay), file);
  }

  /** Tries what is due, lane by lane, one after the other. */
  drain(push: Push): Promise<void> {
    return (this.#draining = this.#draining.then(() => this.#drain(push)).catch(() => {}));
  }

  /** Tries the older ones of an entry's lane. One that must still wait holds up the entry, which then waits with it. */
  async tryOlder(account: Account, live: Live, hand: boolean): Promise<Outcome | undefined> {
    const {waiting, clock, delivery} = this.#ports;
    for (const older of waiting.sorted()) {
      if (older.key === live.key) break;
      if (laneOf(older) !== laneOf(live) || older.createdAt > live.createdAt) continue;
      if (older.sending || older.awaited || !this.#due(older, 'event')) continue;
      const before = await delivery.try(account, older, hand);
      if (before.is !== 'waiting') continue;
      this.setbacks.postpone(live, older.nextTryAt ?? clock.now() + busyPause);
      return before;
    }
    return undefined;
  }

  /** Goes on with what is left after a try; `busy`: another tab was at it. */
  goOn(live: Live, busy: boolean): void {
    if (busy) this.#yield(live);
    this.#schedule();
  }

  /** Another tab of this account tells that something changed, or how an entry ended. */
  async #hear({scope, key, reply, problem}: News): Promise<void> {
    const {accounts, identity, waiting, reload} = this.#ports;
    if ((await accounts.of(identity.current())).corner.scope !== scope) return;
    if (key === undefined) return void (await reload());
    const live = waiting.live.get(key);
    if (!live || live.sending) return;
    waiting.live.delete(key);
    waiting.show();
    const entry = {...live};
    waiting.report(live, problem ? {is: 'refused', entry, problem: new ProblemError(problem)} : {is: 'accepted', entry, reply});
  }

  async #drain(push: Push): Promise<void> {
    const {waiting, reload} = this.#ports;
    if (waiting.closed) return;
    const account = await reload();
    const blocked = new Set<string>();
    for (const live of waiting.sorted()) {
      // One that is just being handed in may not have reached the store yet.
      if (blocked.has(laneOf(live)) || live.sending || live.awaited) continue;
      if (!this.#due(live, push)) {
        // What comes later in its lane waits with it.
        if (!live.refused && !waiting.expired(live)) blocked.add(laneOf(live));
        continue;
      }
      const outcome = await this.#inTurn(account, live, false, push === 'hand');
      if (account !== waiting.account || waiting.closed) return;
      if (outcome && outcome.is !== 'waiting') continue;
      blocked.add(laneOf(live));
      if (outcome && ofLine(outcome.problem)) {
        for (const other of waiting.live.values()) {
          if (!other.sending && !other.refused && live.nextTryAt !== undefined) this.setbacks.postpone(other, live.nextTryAt);
        }
        break;
      }
    }
    this.#schedule();
  }

  async #inTurn(account: Account, live: Live, wait: boolean, hand: boolean): Promise<Outcome | undefined> {
    const outcome = await this.#ports.delivery.inTurn(account, live, wait, hand);
    if (!outcome) this.#yield(live);
    return outcome;
  }

  #yield(live: Live): void {
    const {clock} = this.#ports;
    this.setbacks.postpone(live, clock.now() + busyPause * (1 + clock.random()));
  }

  #due(live: Live, push: Push): boolean {
    const {waiting} = this.#ports;
    if (live.refused || (waiting.expired(live) && push !== 'hand')) return false;
    return push !== 'timer' || !this.#wait(live);
  }

  /** Ms until its own next try; `undefined` where none was set. */
  #wait({nextTryAt, postponedAt = 0}: Live): number | undefined {
    const now = this.#ports.clock.now();
    return nextTryAt === undefined ? undefined : now < postponedAt ? 0 : Math.max(0, nextTryAt - now);
  }

  #schedule(): void {
    const {waiting, clock} = this.#ports;
    waiting.timer.abort();
    const left = [...waiting.live.values()].filter((live) => !live.sending && !live.refused && !waiting.expired(live));
    if (waiting.closed || left.length === 0) return;
    const next = Math.min(...left.map((live) => this.#wait(live) ?? busyPause));
    waiting.timer = new AbortController();
    const {signal} = waiting.timer;
    void clock.sleep(Math.max(shortestPause, next), signal).then(() => (signal.aborted ? undefined : this.drain('timer')));
  }
}
