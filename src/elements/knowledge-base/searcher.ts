import type {ReactiveControllerHost} from 'lit';
import {Loader} from '../../kit/loader.js';
import type {Hit} from '../../search/search.js';
import {fits} from './article-list.js';
import type {Counter, Filter, KnowledgeWords} from './scene.js';

/** An article found, by the index or by the backend. */
export type Finding = Omit<Hit, 'score'>;

/** What a query found: the best of `count` articles. While a newer one is looked up the findings of the one before stay. */
export interface Results {
  query: string;
  findings: Finding[];
  count: number;
}

/** What is wanted now, and by whom. */
export interface Quest extends Counter {
  query(): string;
  locale(): string;
  filter(): Filter;
  /** Finds articles by the backend. */
  afar(query: string, limit: number, signal: AbortSignal): Promise<Finding[]>;
  /** Whether there is a desk to ask yet. */
  linked(): boolean;
  told(query: string, count: number): void;
}

/** How long findings stand before their number is told, in ms: the list follows each key, the announcement does not. */
const rest = 800;
/** Findings shown, and those looked through for what a filter lets pass. */
const [shown, most] = [30, 100];

/** Looks up what is typed, at once and in order, and tells each query's outcome once, when typing has come to rest. */
export class Searcher extends Loader<Results> {
  #untold = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly owner: ReactiveControllerHost & Element,
    private readonly quest: Quest,
  ) {
    super(owner, async (signal) => {
      const query = quest.query();
      // The index on this device; while that cannot be had, the backend.
      const found = (
        await quest
          .desk()
          .then((desk) => desk.search(query, {locale: quest.locale(), limit: most}))
          .catch(() => quest.afar(query, most, signal))
      ).filter(fits(quest.filter()));
      return {query, findings: found.slice(0, shown), count: found.length};
    });
  }

  get findings(): Finding[] {
    return this.value?.findings ?? [];
  }

  /** Looks up what is wanted. `typed`: a person did this, so the outcome is told; undefined: as it was, for the same query again. `gently`: older findings stay until then. */
  async look(typed?: boolean, gently = false): Promise<void> {
    this.#untold = typed ?? this.#untold;
    if (!this.quest.query() || !this.quest.linked()) return;
    await (gently ? this.refresh() : this.run());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(), rest);
  }

  /** Tells the outcome now, if there is one that nobody was told. */
  tell(): void {
    const {query, count} = this.value ?? {};
    if (!this.#untold || !this.owner.isConnected || !query || count === undefined || query !== this.quest.query()) return;
    this.#untold = false;
    this.quest.told(query, count);
  }
}

/** How many were found, or that none of them is quite what was looked for. */
export function foundSentence(words: KnowledgeWords, [first]: readonly Finding[], count: number): string {
  return first?.weak ? words.say('found.weak') : words.say('found', {count});
}
