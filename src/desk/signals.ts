import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import type {LaterLines} from '../client/wire-apart.js';
import {longestQuery, mostSignals, type Signal} from '../contract/signal.js';
import {impersonal} from '../rules/impersonal.js';
import type {NewSignal} from './desk.js';

/** Ms that a signal waits for others. */
const pause = 5_000;

/** Tells the people who write the articles what was looked for: in batches, without anything that says by whom. Losing one is allowed. */
export class Signals {
  #batch: Signal[] = [];
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #lines: LaterLines;
  readonly #closed: AbortSignal;

  constructor(client: Client, lines: LaterLines, clock: Clock, page: EventTarget | undefined, closed: AbortSignal) {
    this.#client = client;
    this.#lines = lines;
    this.#clock = clock;
    this.#closed = closed;
    for (const event of ['visibilitychange', 'pagehide']) page?.addEventListener?.(event, () => this.#send(), {signal: closed});
  }

  add({query, ...signal}: NewSignal): void {
    const words = query && impersonal(query).slice(0, longestQuery);
    this.#batch.push({...signal, ...(words && {query: words}), at: new Date(this.#clock.now()).toISOString()});
    if (this.#batch.length >= mostSignals) this.#send();
    else if (this.#batch.length === 1) void this.#clock.sleep(pause, this.#closed).then(() => this.#send());
  }

  #send(): void {
    const signals = this.#batch.splice(0);
    if (signals.length > 0) void this.#client.call(this.#lines.sendSignals, {body: {signals}, keepalive: true}).catch(() => {});
  }
}
