import {readEvents, type StreamEvent} from '../client/event-stream.js';
import {asProblem, localProblem} from '../contract/local-problem.js';
import type {ProblemError} from '../contract/problem-error.js';
import {heartbeat} from '../contract/event.js';
import type {LivePorts} from './live.js';
import type {NewsTold} from './news-told.js';
import {openChannel} from './tab-channel.js';

export interface LiveTabsPorts extends Pick<LivePorts, 'client' | 'clock' | 'locks' | 'page' | 'store'> {
  person: string;
  /** Backend and person: tabs of another one are others' business. */
  scope: string;
  told: NewsTold;
  /** Aborts when this page takes no part any more. */
  signal: AbortSignal;
  live(live: boolean): void;
}

/** What tabs of one person tell each other: an event; whether the stream stands, and the last event had; `ask`: who has it, say so. */
type Said = {event: StreamEvent} | {live: boolean; id: string | undefined} | {ask: true};

/** Ms between two tries to have the stream where there are no Web Locks. */
const nextTry = 5_000;
/** Ms before a stream that ended by itself is opened again, at most; by chance, for all streams of a gateway that stops end at once. */
const soon = 1_000;
/** Ms between two tries at most. */
const longest = 120_000;
/** Ms until a backend that has no stream is asked again. */
const longAfter = 3_600_000;

/** One page's part in what the tabs of one person hear: one of them holds the stream and tells the others. */
export class LiveTabs {
  readonly #ports: LiveTabsPorts;
  readonly #channel: BroadcastChannel | undefined;
  #holds = false;
  #live = false;
  /** Aborts with each sign of life of the tab that holds the stream. */
  #silence = new AbortController();

  constructor(ports: LiveTabsPorts) {
    this.#ports = ports;
    const {scope, signal} = ports;
    this.#channel = openChannel(`aftercare-live ${scope}`);
    this.#channel?.addEventListener('message', ({data}: MessageEvent<Said>) => this.#hear(data), {signal});
    signal.addEventListener('abort', () => {
      this.#silence.abort();
      // Tabs without Web Locks try for the stream only once nobody has it.
      if (this.#holds) this.#say({live: false, id: ports.told.id});
      this.#channel?.close();
    });
    this.#say({ask: true});
    void this.#compete();
  }

  /** Waits for its turn and holds the stream as long as this page takes part. */
  async #compete(): Promise<void> {
    const {locks, signal, scope, clock, store} = this.#ports;
    const hold = () => this.#hold();
    const name = `aftercare:live:${scope}`;
    // Without a channel nobody could be told.
    if (!this.#channel) return hold();
    if (locks) {
      const refused = await locks.request(name, {signal}, hold).then(
        () => false,
        () => !signal.aborted,
      );
      if (!refused) return;
    }
    const take = async () => (await import('./lease.js')).underLease(clock, await store(), name, 0, hold);
    while (!signal.aborted) {
      if (!this.#live) await take().catch(() => undefined);
      await clock.sleep(nextTry * (1 + clock.random()), signal);
    }
  }

  /** Opens the stream again and again until this page takes no part any more. */
  async #hold(): Promise<void> {
    const {clock, signal, page} = this.#ports;
    this.#holds = true;
    this.#silence.abort();
    for (let tries = 0; !signal.aborted;) {
      let wait = soon * clock.random();
      try {
        await this.#read(() => (tries = 0));
      } catch (error) {
        const problem = asProblem(error);
        wait = isClosed(problem) ? longAfter : pauseAfter(tries++, problem, clock);
      }
      if (signal.aborted) break;
      this.#turn(false);
      const woken = new AbortController();
      const wake = () => woken.abort();
      page?.addEventListener?.('online', wake, {signal: woken.signal});
      signal.addEventListener('abort', wake, {signal: woken.signal});
      await clock.sleep(wait, woken.signal);
      woken.abort();
    }
  }

  async #read(began: () => void): Promise<void> {
    const {client, clock, person, signal, told} = this.#ports;
    const after = told.id;
    let first = true;
    let saidAt = clock.now();
    await readEvents({
      client,
      clock,
      person,
      after,
      signal,
      heard: (event) => {
        told.take(event);
        if (first) {
          first = false;
          began();
          this.#turn(true);
        }
        this.#say({event});
      },
      alive: () => {
        if (first || clock.now() - saidAt < heartbeat.every / 2) return;
        saidAt = clock.now();
        this.#say({live: true, id: told.id});
      },
    });
    // Whatever answers like that, answers like that again.
    if (first) throw localProblem('timeout');
  }

  #hear(said: Said): void {
    if (this.#ports.signal.aborted) return;
    const {told} = this.#ports;
    if ('ask' in said) {
      if (this.#holds) this.#say({live: this.#live, id: told.id});
    } else if (!this.#holds) {
      if ('live' in said) {
        // The other tab heard something that never came here.
        if (said.live && this.#live && said.id !== told.id) told.anew();
        if (said.live) told.id = said.id;
        this.#turn(said.live);
      } else told.take(said.event);
      if (this.#live) this.#watch();
    }
  }

  /** A tab that holds the stream and says nothing any more is gone, or put to sleep. */
  #watch(): void {
    const {clock} = this.#ports;
    this.#silence.abort();
    const {signal} = (this.#silence = new AbortController());
    void clock.sleep(heartbeat.missing + heartbeat.every, signal).then(() => signal.aborted || this.#turn(false));
  }

  #turn(live: boolean): void {
    if (live !== this.#live && this.#holds) this.#say({live, id: this.#ports.told.id});
    this.#live = live;
    this.#ports.live(live);
  }

  #say(said: Said): void {
    try {
      this.#channel?.postMessage(said);
    } catch {
      // Closed already.
    }
  }
}

/** Ms until the next try: two minutes at most, since pages look for news themselves meanwhile; never before the time a server named. */
function pauseAfter(tries: number, {retryAfter}: ProblemError, clock: LivePorts['clock']): number {
  return retryAfter === undefined ? soon + clock.random() * Math.min(longest, soon * 2 ** tries) : retryAfter + clock.random() * soon * 2;
}

/** Whether the backend has no such stream, or something between keeps it back. Whoever is refused may be let in soon: a session of the host's comes back. */
function isClosed({code, status}: ProblemError): boolean {
  return [404, 405, 406, 501].includes(status) || code === 'unreadable';
}
