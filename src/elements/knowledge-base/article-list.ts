import type {ReactiveControllerHost} from 'lit';
import type {ArticleSummary} from '../../contract/article.js';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {Loader, type Load} from '../../kit/loader.js';
import type {Counter} from './scene.js';

/** Which articles to list; an empty string stands for all. */
export interface Filter {
  category: string;
  kind: string;
}

/** A list as far as it was read. `problem`: why the next page did not come. */
export interface ReadList {
  items: ArticleSummary[];
  nextCursor: string | null;
  problem?: ProblemError | undefined;
}

/** The articles to browse, page by page. Where the first page held them all, filters need no backend any more. */
export class ArticleList {
  settings: DeskSettings | undefined;
  #loader: Loader<ReadList, [Filter]>;
  #filter: Filter | undefined;
  #whole: ArticleSummary[] | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly counter: Counter,
  ) {
    this.#loader = new Loader(host, async (signal, filter: Filter) => {
      const [list] = await Promise.all([this.#page(filter, undefined, signal), this.readSettings()]);
      if (!signal.aborted && !filter.category && !filter.kind && !list.nextCursor) this.#whole = list.items;
      return list;
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
  async show(filter: Filter): Promise<void> {
    const {category, kind} = filter;
    if (this.#filter?.category === category && this.#filter.kind === kind) return;
    this.#filter = filter;
    if (this.#whole) {
      const items = this.#whole.filter((item) => (!category || item.category === category) && (!kind || item.kind === kind));
      return this.#loader.set({items, nextCursor: null});
    }
    await this.#loader.run(filter);
    const {state} = this.#loader;
    if (state.is === 'failed') this.counter.refused(state.problem);
  }

  /** Reads the next page; gives the first article it added. */
  async more(): Promise<ArticleSummary | undefined> {
    const before = this.#loader.value;
    if (!before?.nextCursor || !this.#filter) return undefined;
    try {
      const {items, nextCursor} = await this.#page(this.#filter, before.nextCursor);
      if (this.#loader.value !== before) return undefined;
      this.#loader.set({items: [...before.items, ...items], nextCursor});
      return items[0];
    } catch (error) {
      const problem = this.counter.refused(error);
      if (this.#loader.value === before) this.#loader.set({...before, problem});
      return undefined;
    }
  }

  /** Another desk or person: the next `show` reads anew. */
  forget(): void {
    this.#filter = this.#whole = undefined;
  }

  retry(): void {
    this.forget();
    this.host.requestUpdate();
  }

  async #page({category, kind}: Filter, cursor?: string, signal?: AbortSignal): Promise<ReadList> {
    const desk = await this.counter.desk();
    return desk.articles({...(category && {category}), ...(kind && {kind}), ...(cursor && {cursor})}, signal);
  }
}
