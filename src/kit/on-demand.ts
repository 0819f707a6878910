import type {ReactiveControllerHost} from 'lit';
import type {ProblemError} from '../contract/problem-error.js';
import {problemOf} from './problem-of.js';
import {whenIdle} from './when-idle.js';

/**
 * A part of an element that the main job does without: its code is loaded when it is first wanted, or ahead of that in idle time, so that it
 * is there when the connection is not.
 */
export class OnDemand<T> {
  /** Why it could not be loaded; the next `load()` tries again. */
  problem: ProblemError | undefined;
  #part: T | undefined;
  #loading: Promise<void> | undefined;
  /** Whether it is about to be loaded in idle time. */
  #ahead = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly fetchPart: () => Promise<T>,
  ) {}

  /** The part, or `undefined` while it is on its way: then the host draws again as soon as it has come, or `problem` says why not. */
  get part(): T | undefined {
    if (!this.#part && !this.problem) void this.load();
    return this.#part;
  }

  /** The part where it has come already; asks for nothing. */
  get loaded(): T | undefined {
    return this.#part;
  }

  load(): Promise<void> {
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  /**
   * To be called once the main job is done, with every draw if need be: loads it when the page has nothing else to do. A failure waits until the
   * part is wanted, or for a draw after this one.
   */
  ahead(): void {
    if (this.#ahead || this.#part) return;
    this.#ahead = true;
    whenIdle(async () => {
      await this.load();
      this.problem = undefined;
      this.#ahead = false;
    });
  }

  async #fetch(): Promise<void> {
    try {
      this.#part = await this.fetchPart();
      this.problem = undefined;
    } catch (error) {
      this.problem = problemOf(error);
      this.#loading = undefined;
    }
    this.host.requestUpdate();
  }
}
