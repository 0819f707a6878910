import type {ReactiveControllerHost} from 'lit';
import type {ArticleSummary} from '../../contract/article.js';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {RecentSearches} from '../../desk/desk.js';
import {Loader, type Load} from '../../kit/loader.js';
import type {Counter, Filter} from './scene.js';

/** A list as far as it was read. `whole`: it came in one page. `popular`: most opened first, where nothing is filtered. `problem`: why the next page did not come. */
export interface ReadList {
  items: ArticleSummary[];
  nextCursor: string | null;
  whole?: boolean;
  popular?: ArticleSummary[];
  problem?: ProblemError | undefined;
}

/** Articles a page of the list holds at most. */
const limit = 100;

/** The articles to browse, page by page. Where the first page held them all, filters need no backend any more. */
export class ArticleList {
  settings: DeskSettings | undefined;
  /** What was looked for on this device before, latest first; empty until a list was read. */
  recent: RecentSearches | undefined;
  #loader: Loader<ReadList, [Filter]>;
  #filter: Filter | undefined;
  #whole: ReadList | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly counter: Counter,
  ) {
    this.#loader = new Loader(host, async (signal, filter: Filter) => {
      const free = !isSet(filter);
      const [list, popular] = await Promise.all([
        this.#page({...filter, limit}, signal),
        // One list more is never a reason to show none.
        free
          ? this.#page({sort: 'popular'}, signal).then(
              ({items}) => items,
              () => [],
            )
          : [],
        this.readSettings(),
      ]);
      const read = {...list, popular, whole: !list.nextCursor};
      if (!signal.aborted && free && !list.nextCursor) this.#whole = read;
      return read;
    });
  }

  get state(): Load<ReadList> {
    return this.#loader.state;
  }

  /** Without them only names are missing: never a reason to show nothing. */
  async readSettings(): Promise<void> {
    try {
      this.settings = await (await this.counter.desk()).settings();
      this.host.requestUpdate();
    } catch {
      // What was read before still holds.
    }
  }

  /** Reads what fits the filter, unless that is what it shows already. */
  async show({category, kind}: Filter): Promise<void> {
    if (this.#filter?.category === category && this.#filter.kind === kind) return;
    this.#filter = {category, kind};
    if (this.#whole) {
      const items = this.#whole.items.filter(fits(this.#filter));
      return this.#loader.set(isSet(this.#filter) ? {items, nextCursor: null} : this.#whole);
    }
    await this.#loader.run(this.#filter);
    const {state} = this.#loader;
    if (state.is === 'failed') this.counter.refused(state.problem);
  }

  /** Reads the next page; gives the first article it added. */
  async more(): Promise<ArticleSummary | undefined> {
    const before = this.#loader.value;
    if (!before?.nextCursor) return undefined;
    const found = await this.#page({...this.#filter, cursor: before.nextCursor, limit}).catch((error: unknown) =>
      this.counter.refused(error),
    );
    if (this.#loader.value !== before) return undefined;
    if ('items' in found) this.#loader.set({...before, ...found, items: [...before.items, ...found.items], problem: undefined});
    else this.#loader.set({...before, problem: found});
    return 'items' in found ? found.items[0] : undefined;
  }

  /** Another desk or person: the next `show` reads anew. */
  forget(): void {
    this.#filter = this.#whole = this.recent = undefined;
  }

  forgetSearch(query: string): void {
    this.recent?.remove(query);
    this.host.requestUpdate();
  }

  retry(): void {
    this.forget();
    this.host.requestUpdate();
  }

  async #page({category, kind, ...query}: Partial<Filter> & Query, signal?: AbortSignal): Promise<ReadList> {
    const desk = await this.counter.desk();
    this.recent = desk.recentSearches;
    return desk.articles({...query, ...(category && {category}), ...(kind && {kind})}, signal);
  }
}

type Query = {sort?: 'popular'; cursor?: string; limit?: number};

export function isSet({category, kind}: Filter): boolean {
  return Boolean(category || kind);
}

/** Tells which articles a filter lets through. */
export function fits({category, kind}: Filter): (article: {category: string; kind: string}) => boolean {
  return (article) => (!category || article.category === category) && (!kind || article.kind === kind);
}
