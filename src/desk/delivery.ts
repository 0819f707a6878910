import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import {asProblem, localProblem} from '../client/local-problem.js';
import {wire, type WireRoute} from '../client/wire.js';
import {newKey} from '../contract/key.js';
import {ProblemError} from '../contract/problem-error.js';
import {changeEntry, dropEntry, entryKey, type StoredEntry} from '../storage/outbox-store.js';
import type {NamedFile} from '../storage/records.js';
import type {Account} from './account.js';
import {backOff, worthWaiting} from './back-off.js';
import type {TakenBack} from './desk.js';
import {backToDraft, echoes, type Live} from './entry.js';
import type {FileUploads} from './file-uploads.js';
import type {Ended} from './tab-talk.js';
import type {Waiting} from './waiting.js';

const minute = 60_000;

export type Outcome = {is: 'accepted'; reply: unknown} | {is: 'waiting' | 'refused'; problem: ProblemError} | {is: 'gone'};

/** One try of one entry: its files, the call, and what becomes of it. */
export class Delivery {
  readonly #client: Client;
  readonly #uploads: () => Promise<FileUploads>;
  readonly #clock: Clock;
  readonly #waiting: Waiting;
  /** Entries whose files were uploaded anew once; a server that keeps losing them is not asked for ever. */
  readonly #renewed = new WeakSet<Live>();

  constructor(client: Client, uploads: () => Promise<FileUploads>, clock: Clock, waiting: Waiting) {
    this.#client = client;
    this.#uploads = uploads;
    this.#clock = clock;
    this.#waiting = waiting;
  }

  /**
   * Sends an entry that is this tab's turn; even one that the store lost meanwhile, while whoever handed it in is here. `hand`: a person asks for it
   * now, and what a server said more than a minute ago does not hold him up.
   */
  async try(account: Account, live: Live, hand = false): Promise<Outcome> {
    const {corner, person} = account;
    const stored = await corner.load<StoredEntry>(entryKey(corner, live.key));
    if (!stored && !live.awaited) {
      this.#waiting.leave(account, live.key);
      return {is: 'gone'};
    }
    // Another tab may have tried it and fixed its body.
    Object.assign(live, stored);
    const told = this.#waiting.pause(live.told);
    if (told && !(hand && this.#clock.now() - told.at > minute)) {
      this.#waiting.postpone(live, told.until + this.#clock.random() * 1_000);
      live.problem ??= new ProblemError(told.problem);
      this.#waiting.show();
      return {is: 'waiting', problem: live.problem};
    }
    live.sending = true;
    this.#waiting.show();
    try {
      const body = await this.#complete(account, live);
      const route = wire[live.route] as WireRoute;
      const reply = await this.#client.call(route, {
        params: live.params,
        body,
        key: live.key,
        version: live.version,
        person,
        signal: account.ended,
      });
      if (!echoes(live, reply)) throw localProblem('unreadable', {status: route.status, detail: 'the reply answers something else'});
      return await this.#accepted(account, live, reply);
    } catch (error) {
      live.sending = false;
      return await this.#failed(account, live, asProblem(error));
    } finally {
      live.sending = false;
      this.#waiting.show();
    }
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

  /** Gives an entry back to its form, unless it turns out to have arrived: then it is accepted. */
  async takeBack(account: Account, live: Live): Promise<TakenBack> {
    const {takeBack} = await import('./take-back.js');
    const way = await takeBack(this.#client, account, live, this.#clock.now());
    if (way?.is === 'arrived') return this.#accepted(account, live, way.reply);
    if (!way) return {is: 'waiting'};
    this.#waiting.taken.delete(way.key);
    this.#waiting.leave(account, live.key);
    return {is: 'draft', id: way.id};
  }

  /** The body with its files' ids, fixed with the first try: the same key must always carry the same body. */
  async #complete(account: Account, live: Live): Promise<Record<string, unknown>> {
    if (!('attachments' in live.body) && (live.route === 'submitTicket' || live.route === 'postMessage')) {
      const attachments: string[] = [];
      for (const [index, file] of live.files.entries()) {
        const uploads = await this.#uploads();
        attachments.push(await uploads.idOf(account, file).catch((error: unknown) => Promise.reject(atFile(error, index, file))));
      }
      live.body = {...live.body, attachments};
      await changeEntry(account.corner, live.key, {body: live.body});
    }
    return live.body;
  }

  async #accepted(account: Account, live: Live, reply: unknown): Promise<{is: 'accepted'; reply: unknown}> {
    await dropEntry(account.corner, live.key, live.files);
    const change: Ended = {is: 'accepted', entry: {...live}, reply};
    this.#waiting.leave(account, live.key, change);
    this.#waiting.report(live, change);
    return {is: 'accepted', reply};
  }

  async #failed(account: Account, live: Live, problem: ProblemError): Promise<Outcome> {
    const {corner} = account;
    live.problem = problem;
    if (problem.code === 'aborted') return {is: 'waiting', problem};
    if (worthWaiting(problem)) {
      const at = this.#clock.now();
      live.attempts++;
      live.triedAt = at;
      this.#waiting.postpone(live, at + backOff(live.attempts, problem, this.#clock));
      live.told = problem.retryAfter === undefined ? undefined : {at, until: at + problem.retryAfter, problem: problem.problem};
      this.#waiting.pause(live.told);
      await changeEntry(corner, live.key, {attempts: live.attempts, told: live.told, triedAt: at});
      return {is: 'waiting', problem};
    }
    const aboutFiles = problem.issues.some((issue) => issue.pointer.startsWith('/attachments')) && 'attachments' in live.body;
    // The refusal stands under the old key for good, so that nothing was made under it: a new one cannot double anything.
    if (aboutFiles && !this.#renewed.has(live) && (await (await this.#uploads()).forgetLost(account, live.files))) {
      this.#renewed.add(live);
      await this.rekey(account, live);
      return this.try(account, live);
    }
    return this.#refused(account, live, problem);
  }

  /** Out of the outbox, and text goes back to its form. What has no free form, and nobody who waits for the outcome, stays listed, untried. */
  async #refused(account: Account, live: Live, problem: ProblemError): Promise<Outcome> {
    const {corner} = account;
    const change: Ended = {is: 'refused', entry: {...live}, problem};
    const back = {now: this.#clock.now(), key: newKey(), problem: problem.problem, ifFree: !live.awaited};
    const gone = live.awaited && live.route === 'actOnTicket';
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
function atFile(error: unknown, index: number, {name}: NamedFile): unknown {
  const problem = asProblem(error);
  if (worthWaiting(problem)) return problem;
  const issues = [{pointer: `/attachments/${index}`, code: problem.code, params: {name}}];
  return new ProblemError({...problem.problem, issues}, {cause: problem});
}
