import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ProblemError} from '../contract/problem-error.js';
import {problemOf} from './problem-of.js';

/** What an asynchronous read has come to. `refreshing`: the value is shown while a newer one is fetched. `lapse`: why the latest refresh brought nothing. */
export type Load<T> =
  | {is: 'idle'}
  | {is: 'loading'}
  | {is: 'ready'; value: T; refreshing: boolean; lapse?: ProblemError | undefined}
  | {is: 'failed'; problem: ProblemError};

/**
 * Runs one asynchronous read for an element and keeps its outcome; a newer run aborts the older.
 * A move in the page is a disconnect and a connect: only a real departure stops a read, and a return takes it up again.
 */
export class Loader<T, Args extends unknown[] = []> implements ReactiveController {
  state: Load<T> = {is: 'idle'};
  #running: AbortController | undefined;
  #lastArgs: Args | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly read: (signal: AbortSignal, ...args: Args) => Promise<T>,
  ) {
    host.addController(this);
  }

  get value(): T | undefined {
    return this.state.is === 'ready' ? this.state.value : undefined;
  }

  /** Starts over, with skeletons. */
  async run(...args: Args): Promise<void> {
    this.#set({is: 'loading'});
    await this.#go(args);
  }

  /** Reads again with the last arguments and keeps showing what is there; a failure then only leaves its problem as `lapse`. */
  async refresh(): Promise<void> {
    if (!this.#lastArgs) return;
    if (this.state.is !== 'ready') return this.run(...this.#lastArgs);
    this.#set({...this.state, refreshing: true});
    await this.#go(this.#lastArgs);
  }

  /** Puts a value in its place that came by another way, such as the reply to an action. */
  set(value: T): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#set({is: 'ready', value, refreshing: false});
  }

  /** Forgets what was read, and breaks off what is being read: it was for somebody else. */
  reset(): void {
    this.#running?.abort();
    this.#running = this.#lastArgs = undefined;
    this.#set({is: 'idle'});
  }

  hostConnected(): void {
    if (!this.#running && this.#lastArgs && this.state.is === 'loading') void this.#go(this.#lastArgs);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.#running?.abort();
      this.#running = undefined;
    });
  }

  async #go(args: Args): Promise<void> {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.#lastArgs = args;
    try {
      const value = await this.read(running.signal, ...args);
      if (running === this.#running) this.#set({is: 'ready', value, refreshing: false});
    } catch (error) {
      if (running !== this.#running) return;
      const problem = problemOf(error);
      this.#set(this.state.is === 'ready' ? {...this.state, refreshing: false, lapse: problem} : {is: 'failed', problem});
    } finally {
      if (running === this.#running) this.#running = undefined;
    }
  }

  #set(state: Load<T>): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
