import type {Client} from '../client/client.js';
import {asProblem, localProblem} from '../contract/local-problem.js';
import {wire, type WireRoute} from '../client/wire.js';
import {articles, surveys, tickets} from '../client/wire-apart.js';
import {ProblemError} from '../contract/problem-error.js';
import {changeEntry, dropEntry, entryKey, type StoredEntry} from '../storage/outbox-store.js';
import type {OutboxRecord} from '../storage/records.js';
import type {Account} from './account.js';
import {echoes, laneOf, type Live} from './entry.js';
import type {FileUploads} from './file-uploads.js';
import type {LaterTries} from './later-tries.js';
import type {Ended} from './tab-talk.js';
import type {Turns} from './turns.js';
import type {Waiting} from './waiting.js';

export type Outcome = {is: 'accepted'; reply: unknown} | {is: 'waiting' | 'refused'; problem: ProblemError} | {is: 'gone'};

export interface DeliveryPorts {
  client: Client;
  turns: Turns;
  waiting: Waiting;
  uploads: FileUploads;
  later: () => Promise<LaterTries>;
}

/** One try of one entry: its files, the call, and what becomes of it. */
export class Delivery {
  readonly #ports: DeliveryPorts;

  constructor(ports: DeliveryPorts) {
    this.#ports = ports;
  }

  /** Tries an entry, after the older ones of its lane, while no other tab does; `undefined` where one does. `hand`: a person asks for it now. */
  inTurn(account: Account, live: Live, wait: boolean, hand = false): Promise<Outcome | undefined> {
    const {turns, waiting} = this.#ports;
    const {corner} = account;
    return turns.take(corner.store, corner.key('turn', laneOf(live)), wait, async () => {
      const alone = waiting.live.size < 2;
      const before = alone ? undefined : await this.#ask(localProblem('offline'), (later) => later.tryOlder(account, live, hand));
      return before ?? this.try(account, live, hand);
    });
  }

  /** Sends an entry that is this tab's turn; even one that the store lost meanwhile, while whoever handed it in is here. */
  async try(account: Account, live: Live, hand = false): Promise<Outcome> {
    const {client, waiting} = this.#ports;
    const {corner, person} = account;
    const stored = await corner.load<StoredEntry>(entryKey(corner, live.key));
    if (!stored && !live.awaited) {
      waiting.leave(account, live.key);
      return {is: 'gone'};
    }
    // Another tab may have tried it and fixed its body.
    Object.assign(live, stored);
    const told = waiting.pause(live.told);
    const held = told && (await this.#ask(new ProblemError(told.problem), ({setbacks}) => setbacks.held(live, told, hand)));
    if (held) return held;
    live.sending = true;
    waiting.show();
    let file: number | undefined;
    try {
      const body = await this.#complete(account, live, (index) => (file = index));
      const route = await lineOf(live.route);
      const {params, key, version} = live;
      const reply = await client.call(route, {params, body, key, version, person, signal: account.ended});
      if (!echoes(live, reply)) throw localProblem('unreadable', {status: route.status, detail: 'the reply answers something else'});
      return await this.accept(account, live, reply);
    } catch (error) {
      live.sending = false;
      const problem = (live.problem = asProblem(error));
      const outcome = await this.#ask(problem, ({setbacks}) => setbacks.failed(account, live, problem, file));
      return outcome ?? {is: 'waiting', problem};
    } finally {
      live.sending = false;
      waiting.show();
    }
  }

  async accept(account: Account, live: Live, reply: unknown): Promise<Outcome & {is: 'accepted'}> {
    const {waiting} = this.#ports;
    await dropEntry(account.corner, live.key, live.files);
    const change: Ended = {is: 'accepted', entry: {...live}, reply};
    waiting.leave(account, live.key, change);
    waiting.report(live, change);
    return {is: 'accepted', reply};
  }

  /** While what knows about later tries cannot be had, an entry waits for `problem`. */
  #ask(problem: ProblemError, use: (later: LaterTries) => Outcome | undefined | Promise<Outcome | undefined>) {
    return this.#ports.later().then(use, (): Outcome => ({is: 'waiting', problem}));
  }

  /** The body with its files' ids, fixed with the first try: the same key must always carry the same body. `at` is told which file is on its way. */
  async #complete(account: Account, live: Live, at: (file?: number) => void): Promise<Record<string, unknown>> {
    if (!('attachments' in live.body) && (live.route === 'submitTicket' || live.route === 'postMessage')) {
      const attachments: string[] = [];
      for (const [index, file] of live.files.entries()) {
        at(index);
        attachments.push(await this.#ports.uploads.idOf(account, file));
      }
      at();
      live.body = {...live.body, attachments};
      await changeEntry(account.corner, live.key, {body: live.body});
    }
    return live.body;
  }
}

/** What a page has not asked for yet may be in the outbox all the same, from an earlier one. */
async function lineOf(route: OutboxRecord['route']): Promise<WireRoute> {
  if (route === 'submitTicket') return wire.submitTicket as WireRoute;
  if (route === 'rateArticle') return (await articles()).rateArticle as WireRoute;
  if (route === 'respondToSurvey') return (await surveys()).respondToSurvey as WireRoute;
  return (await tickets())[route] as WireRoute;
}
