import type {ReactiveControllerHost} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {problemOf} from '../../kit/problem-of.js';
import type {Hit} from '../../search/search.js';

/** An article found, by the index or by the backend. */
export type Finding = Omit<Hit, 'score'>;

/** What the search has come to. While a newer query is looked up the findings of the one before stay. */
export type Results =
  | {is: 'none'}
  | {is: 'loading'; query: string}
  | {is: 'found'; query: string; findings: Finding[]}
  | {is: 'failed'; query: string; problem: ProblemError};

/** How long typing rests before its outcome is told, in ms: the list follows each key, the announcement does not. */
const rest = 800;

/** Looks up what is typed, at once and in order: an answer to an older query never replaces a newer one's. Tells each query's outcome once, when typing has come to rest. */
export class Searcher {
  state: Results = {is: 'none'};
  #query = '';
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #untold = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly find: (query: string, signal: AbortSignal) => Promise<Finding[]>,
    private readonly settled: (query: string, count: number) => void,
  ) {}

  /** How many findings are shown. */
  get count(): number {
    return this.state.is === 'found' ? this.state.findings.length : 0;
  }

  /** Where an article stands among the findings; -1 where it does not. */
  indexOf(id: string | undefined): number {
    return this.state.is === 'found' ? this.state.findings.findIndex((finding) => finding.id === id) : -1;
  }

  /** Looks `query` up. `typed`: a person did this, so the outcome is told. */
  async ask(query: string, typed: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#query = query;
    this.#untold = typed;
    if (!query) return this.#set({is: 'none'});
    if (this.state.is !== 'found') this.#set({is: 'loading', query});
    if (typed) this.#timer = setTimeout(() => this.settle(), rest);
    const {signal} = (this.#running = new AbortController());
    try {
      const findings = await this.find(query, signal);
      if (!signal.aborted) this.#set({is: 'found', query, findings});
    } catch (error) {
      if (!signal.aborted) this.#set({is: 'failed', query, problem: problemOf(error)});
    }
    // Where the answer took longer than the rest, it is told when it comes.
    if (!signal.aborted && typed && this.#timer === undefined) this.settle();
  }

  /** Tells the outcome now, if there is one that nobody was told. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#untold || this.state.is !== 'found' || this.state.query !== this.#query) return;
    this.#untold = false;
    this.settled(this.state.query, this.state.findings.length);
  }

  /** Forgets what waits to be told; for an element that leaves the page. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#untold = false;
  }

  #set(state: Results): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
