import type {ReactiveControllerHost} from 'lit';
import type {ArticleSummary} from '../../contract/article.js';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {Loader, type Load} from '../../kit/loader.js';
import {pick} from '../../locales/format.js';
import type {Counter} from './article-reader.js';

/** Explanations end here where the desk did not say, in UTF-16 code units. */
const usualLimit = 2000;

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
  #loader: Loader<ReadList, [Filter]>;
  #filter: Filter | undefined;
  #whole: ReadList | undefined;
  #settings: DeskSettings | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly counter: Counter,
  ) {
    this.#loader = new Loader(host, async (signal, filter: Filter) => {
      const desk = await counter.desk();
      const [list] = await Promise.all([desk.articles(query(filter), signal), this.readSettings()]);
      if (!signal.aborted && !filter.category && !filter.kind && list.nextCursor === null) this.#whole = list;
      return list;
    });
  }

  get state(): Load<ReadList> {
    return this.#loader.state;
  }

  /** Without them only names are missing: never a reason to show nothing. */
  async readSettings(): Promise<void> {
    try {
      this.#settings = await (await this.counter.desk()).settings();
      this.host.requestUpdate();
    } catch {
      // What was read before still holds.
    }
  }

  /** The desk's categories in its order, named in the reader's language. */
  categories(locale: string): {id: string; name: string}[] {
    return (this.#settings?.articleCategories ?? []).map(({id, name}) => ({id, name: pick(name, locale)}));
  }

  categoryName(id: string, locale: string): string {
    return this.categories(locale).find((category) => category.id === id)?.name ?? '';
  }

  /** Longest explanation of a rating, in UTF-16 code units. */
  get commentLimit(): number {
    return this.#settings?.limits.comment ?? usualLimit;
  }

  /** Reads what fits the filter, unless that is what it shows already. */
  async show(filter: Filter): Promise<void> {
    if (this.#filter?.category === filter.category && this.#filter.kind === filter.kind) return;
    this.#filter = filter;
    if (this.#whole) return this.#loader.set({...this.#whole, items: this.#whole.items.filter((item) => fits(item, filter))});
    await this.#loader.run(filter);
    const {state} = this.#loader;
    if (state.is === 'failed') this.counter.refused(state.problem);
  }

  /** Reads the next page; gives the first article it added. */
  async more(): Promise<ArticleSummary | undefined> {
    const before = this.#loader.value;
    const filter = this.#filter;
    if (!before?.nextCursor || !filter) return undefined;
    try {
      const page = await (await this.counter.desk()).articles({...query(filter), cursor: before.nextCursor});
      if (this.#loader.value !== before) return undefined;
      this.#loader.set({...before, items: [...before.items, ...page.items], nextCursor: page.nextCursor, problem: undefined});
      return page.items[0];
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
}

function query({category, kind}: Filter): {category?: string; kind?: string} {
  return {...(category && {category}), ...(kind && {kind})};
}

function fits(item: ArticleSummary, {category, kind}: Filter): boolean {
  return (!category || item.category === category) && (!kind || item.kind === kind);
}
