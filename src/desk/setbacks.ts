import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import {newKey} from '../contract/key.js';
import {ProblemError} from '../contract/problem-error.js';
import {changeEntry, dropEntry, entryKey, type StoredEntry, type Told} from '../storage/outbox-store.js';
import type {NamedFile} from '../storage/records.js';
import type {Account} from './account.js';
import {backOff, worthWaiting} from './back-off.js';
import {backToDraft} from './back-to-draft.js';
import type {Delivery, Outcome} from './delivery.js';
import type {Live} from './entry.js';
import type {LaterPorts} from './later-tries.js';
import type {Ended} from './tab-talk.js';
import {forgetLost} from './uploads-back.js';
import type {Waiting} from './waiting.js';

const minute = 60_000;

/** What becomes of an entry whose try brought nothing: it waits, goes with another key, or goes back to its form. */
export class Setbacks {
  readonly #clock: Clock;
  readonly #waiting: Waiting;
  readonly #client: Client;
  readonly #delivery: Delivery;
  readonly #saved: LaterPorts['saved'];
  /** Entries whose files were uploaded anew once; a server that keeps losing them is not asked for ever. */
  readonly #renewed = new WeakSet<Live>();

  constructor({clock, waiting, client, delivery, saved}: Pick<LaterPorts, 'clock' | 'waiting' | 'client' | 'delivery' | 'saved'>) {
    this.#clock = clock;
    this.#waiting = waiting;
    this.#client = client;
    this.#delivery = delivery;
    this.#saved = saved;
  }

  /** A server asked for a pause. `hand`: a person asks for the entry now, and what was said more than a minute ago does not hold him up. */
  held(live: Live, told: Told, hand: boolean): Outcome | undefined {
    if (hand && this.#clock.now() - told.at > minute) return undefined;
    this.postpone(live, told.until + this.#clock.random() * 1_000);
    live.problem ??= new ProblemError(told.problem);
    this.#waiting.show();
    return {is: 'waiting', problem: live.problem};
  }

  /** `file`: which of its files was on its way. */
  async failed(account: Account, live: Live, problem: ProblemError, file?: number): Promise<Outcome> {
    const {corner} = account;
    if (problem.code === 'aborted') return {is: 'waiting', problem};
    if (worthWaiting(problem)) {
      const at = this.#clock.now();
      live.attempts++;
      live.triedAt = at;
      this.postpone(live, at + backOff(live.attempts, problem, this.#clock));
      live.told = problem.retryAfter === undefined ? undefined : {at, until: at + problem.retryAfter, problem: problem.problem};
      this.#waiting.pause(live.told);
      await changeEntry(corner, live.key, {attempts: live.attempts, told: live.told, triedAt: at});
      return {is: 'waiting', problem};
    }
    if (file !== undefined) return this.#refused(account, live, atFile(problem, file, live.files[file]!));
    const aboutFiles = problem.issues.some((issue) => issue.pointer.startsWith('/attachments')) && 'attachments' in live.body;
    // The refusal stands under the old key for good, so that nothing was made under it: a new one cannot double anything.
    if (aboutFiles && !this.#renewed.has(live) && (await forgetLost(this.#client, account, live.files))) {
      this.#renewed.add(live);
      await this.rekey(account, live);
      return this.#delivery.try(account, live);
    }
    return this.#refused(account, live, problem);
  }

  /** Another key for an entry whose old one was answered with a refusal for good. */
  async rekey({corner}: Account, live: Live): Promise<void> {
    const {attachments: _, ...body} = live.body;
    const old = live.key;
    const key = newKey();
    const change = {key, body: {...body, clientRef: key}, refused: undefined};
    const {route, params, version, files, label, createdAt, attempts, draft} = live;
    const record: StoredEntry = {...change, route, params, version, files, label, createdAt, attempts, draft};
    live.kept = await corner.save(entryKey(corner, key), record, this.#clock.now(), [[entryKey(corner, old), undefined]]);
    Object.assign(live, change, {problem: undefined});
    this.#waiting.live.delete(old);
    this.#waiting.live.set(key, live);
    this.#waiting.taken.add(key);
  }

  postpone(live: Live, until: number): void {
    live.postponedAt = this.#clock.now();
    live.nextTryAt = until;
  }

  /** Out of the outbox, and text goes back to its form. What has no free form, and nobody who waits for the outcome, stays listed, untried. */
  async #refused(account: Account, live: Live, problem: ProblemError): Promise<Outcome> {
    const {corner} = account;
    live.problem = problem;
    const change: Ended = {is: 'refused', entry: {...live}, problem};
    const back = {now: this.#clock.now(), key: newKey(), problem: problem.problem, ifFree: !live.awaited};
    const gone = live.awaited && live.route === 'actOnTicket';
    // What is being written just now takes the form, too.
    await this.#saved();
    if (gone) await dropEntry(corner, live.key, live.files);
    if (gone || (await backToDraft(corner, live, back)) !== undefined) this.#waiting.leave(account, live.key, change);
    else {
      live.refused = problem.problem;
      live.nextTryAt = undefined;
      await changeEntry(corner, live.key, {refused: live.refused});
    }
    this.#waiting.report(live, change);
    return {is: 'refused', problem};
  }
}

/** A refused file says which one it is. */
function atFile(problem: ProblemError, index: number, {name}: NamedFile): ProblemError {
  const issues = [{pointer: `/attachments/${index}`, code: problem.code, params: {name}}];
  return new ProblemError({...problem.problem, issues}, {cause: problem});
}
