import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {DeskChange} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import {emit} from '../../kit/events.js';
import {parsePlace, type Place} from '../../kit/place.js';
import type {Words} from '../../locales/words.js';
import {ArticleList} from './article-list.js';
import {ArticleReader, type Counter} from './article-reader.js';
import {articleStyles} from './article.styles.js';
import {browse} from './browse-view.js';
import {findArticles, prepareSearch} from './find-articles.js';
import {listStyles} from './list.styles.js';
import {PlaceFollower} from './place-follower.js';
import {searchBox, searchResults, type SearchView} from './search-view.js';
import {Searcher} from './searcher.js';
import {WayBack} from './way-back.js';

type KnowledgeWords = Words<'knowledge-base'>;

/** Looking for an article (`active`: the finding marked by the arrow keys, -1 for none), or reading one (`title` as the list had it). */
type Phase = {is: 'looking'; active: number} | {is: 'reading'; id: string; title: string};

/**
 * Instant search over the vendor's articles, browsing by category, reading, and "did this help?". Follows the page's place
 * (`#aftercare=help/<query>`, `#aftercare=article/<id>`) unless `article` or `query` is set.
 * @tag aftercare-knowledge-base
 * @csspart search - The search field with its icon and button.
 * @csspart input - The search field itself.
 * @csspart results - What a query found.
 * @csspart result - One of it.
 * @csspart filters - Categories and kinds.
 * @csspart group - The articles of one category.
 * @csspart article-link - One article of a list.
 * @csspart empty - Where there is nothing to show.
 * @csspart back - The link from an article back to the list.
 * @csspart article - The article.
 * @csspart contents - The article's list of contents.
 * @csspart vote - "Did this article help?"
 * @csspart related - Related articles.
 * @fires aftercare-searched - Typing has come to rest and was answered; once a query.
 * @fires aftercare-search-empty - The same, and nothing was found.
 * @fires aftercare-article-opened - A reader opened an article.
 */
export class KnowledgeBaseElement extends AftercareElement<'knowledge-base'> {
  static override styles = [...AftercareElement.styles, listStyles, articleStyles];

  /** What to search for at first. */
  @property() query = '';
  /** Id of the only category to list. */
  @property() category = '';
  /** The only kind to list: `solution`, `guide`, `manual`, `case` or `faq`. */
  @property() kind = '';
  /** Id of the article to show. */
  @property() article = '';

  @state() private phase: Phase = {is: 'looking', active: -1};
  @state() private text = '';

  protected readonly catalogue = 'knowledge-base';
  protected override readonly bones = ['tall', 'half', '', 'half', '', 'half', ''];

  readonly #articleHref = (id: string) => this.hrefTo({view: 'article', id});
  readonly #places = new PlaceFollower(this, (place) => this.#arrive(place, true));
  readonly #counter: Counter = {
    desk: () => this.desk(),
    refused: (error) => this.refused(error),
    announce: (text) => this.announce(text),
    hrefTo: (place) => this.hrefTo(place),
  };
  readonly #list = new ArticleList(this, this.#counter);
  readonly #reader = new ArticleReader(this, this.#counter);
  readonly #searcher = new Searcher(
    this,
    async (query, signal) => findArticles(await this.desk(), query, this.words?.locale, signal),
    (query, count) => this.#settled(query, count),
  );
  readonly #wayBack = new WayBack();
  /** The article a reader asked for, until the page was told that it is open. */
  #asked: string | undefined;
  #focusNext: 'title' | 'row' | 'field' | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => this.isConnected || this.#searcher.stop());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('article') || changed.has('query')) this.#readAttributes();
    const {category, kind} = this;
    if (this.link && this.phase.is === 'looking' && !this.#wanted) void this.#list.show({category, kind});
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.phase.is === 'looking' && this.phase.active >= 0) this.#one('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'});
    if (this.#focusNext && this.words) this.#moveFocus(this.#focusNext);
  }

  protected override deskChanged(): void {
    this.#reader.forget();
    this.#list.forget();
    void this.#list.readSettings();
    if (this.phase.is === 'reading') void this.#read(this.phase);
    else void this.#searcher.ask(this.#wanted, false);
  }

  protected override heard(change: DeskChange): void {
    this.#reader.heard(change);
  }

  protected override content(words: KnowledgeWords): TemplateResult {
    return html`<div class="knowledge" @click=${this.#clicked} @keydown=${this.#keyed}>
      ${this.phase.is === 'reading' ? this.#reading(words, this.phase) : this.#looking(words, this.phase)}
    </div>`;
  }

  #looking(words: KnowledgeWords, {active}: Phase & {is: 'looking'}): TemplateResult {
    const submitHref = this.hrefTo({view: 'submit'});
    const search: SearchView = {
      words,
      text: this.text,
      results: this.#searcher.state,
      active,
      categoryName: (id) => this.#list.categoryName(id, words.locale),
      articleHref: this.#articleHref,
      submitHref,
      entered: () => void prepareSearch(this.#counter.desk),
      typed: this.#typed,
      keyed: this.#keyedInField,
      clear: this.#clear,
      retry: () => this.#searcher.ask(this.#wanted, true),
    };
    return html`<h2 class="unseen" id="heading" tabindex="-1">${words.say('heading')}</h2>
      ${searchBox(search)}
      ${
        this.#wanted
          ? searchResults(search)
          : browse({
              words,
              list: this.#list.state,
              categories: this.#list.categories(words.locale),
              filter: {category: this.category, kind: this.kind},
              articleHref: this.#articleHref,
              submitHref,
              choose: (chosen) => void Object.assign(this, chosen),
              more: this.#more,
              retry: this.#retryList,
            })
      }`;
  }

  #reading(words: KnowledgeWords, phase: Phase & {is: 'reading'}): TemplateResult {
    const query = this.#wanted;
    return this.#reader.view(words, {
      title: phase.title,
      categoryName: (id) => this.#list.categoryName(id, words.locale),
      back: {
        href: this.hrefTo({view: 'help', ...(query && {query})}),
        label: words.say(query ? 'article.toResults' : 'article.toAll'),
      },
      retry: () => void this.#read(phase),
      limit: this.#list.commentLimit,
    });
  }

  /** The query as it is looked up. */
  get #wanted(): string {
    return this.text.trim();
  }

  #readAttributes(): void {
    const {article, query} = this;
    this.#places.pinned = Boolean(article || query);
    if (!this.#places.pinned) this.#arrive(this.hasUpdated ? {view: 'help'} : parsePlace(location.hash), false);
    else this.#arrive(article ? {view: 'article', id: article} : {view: 'help', query}, false);
  }

  /** Shows a place that is this element's own. `moved`: a reader went there, so focus goes along; otherwise only where it was inside. */
  #arrive(place: Place | undefined, moved: boolean): void {
    const own = place ?? (this.article ? {view: 'article' as const, id: this.article} : {view: 'help' as const});
    const focus = moved || this.matches(':focus-within');
    if (own.view === 'article') this.#open(own.id, focus, moved);
    if (own.view === 'help') this.#look(own.query, focus);
  }

  #open(id: string, focus: boolean, moved: boolean): void {
    if (this.phase.is === 'reading' && this.phase.id === id) return;
    const row = WayBack.row(this.renderRoot, id);
    if (this.phase.is === 'looking') this.#wayBack.leave(this.renderRoot, id);
    this.#searcher.settle();
    const phase: Phase = {is: 'reading', id, title: (row?.querySelector('.title') ?? row)?.textContent ?? ''};
    this.phase = phase;
    if (focus) this.#focusNext = 'title';
    const place = parsePlace(location.hash);
    this.#asked = moved || (place?.view === 'article' && place.id === id) ? id : undefined;
    void this.#read(phase);
  }

  #look(query: string | undefined, focus: boolean): void {
    if (this.phase.is === 'reading') {
      // On a touch screen focus in the field would open the keyboard over the findings.
      const inField = focus && this.#wanted && !matchMedia('(pointer: coarse)').matches;
      this.phase = {is: 'looking', active: inField ? this.#searcher.indexOf(this.#wayBack.id) : -1};
      if (focus) this.#focusNext = 'row';
    }
    if (query !== undefined && query !== this.#wanted) this.#type(query, false);
  }

  async #read({id}: Phase & {is: 'reading'}): Promise<void> {
    if (!this.link || !(await this.#reader.read(id)) || this.#asked !== id) return;
    this.#asked = undefined;
    emit(this, 'aftercare-article-opened', {id});
  }

  #type(text: string, typed: boolean): void {
    this.text = text;
    this.phase = {is: 'looking', active: -1};
    if (this.link) void this.#searcher.ask(this.#wanted, typed);
  }

  #settled(query: string, count: number): void {
    const short = [...query].length < 2 && !count;
    if (!this.words || short) return;
    this.announce(count ? this.words.say('found', {count}) : this.words.say('none.title', {query}));
    emit(this, 'aftercare-searched', {query, count});
    if (!count) emit(this, 'aftercare-search-empty', {query});
  }

  #one(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  #moveFocus(to: 'title' | 'row' | 'field'): void {
    this.#focusNext = undefined;
    if (to === 'title') return this.#one('#title')?.focus();
    const row = to === 'row' ? this.#wayBack.find(this.renderRoot) : null;
    if (!row) return this.#one(to === 'row' ? '#heading' : 'input')?.focus();
    const marked = this.phase.is === 'looking' && this.phase.active >= 0;
    (marked ? this.#one('input') : row)?.focus({preventScroll: true});
  }

  #clicked = (event: MouseEvent): void => {
    this.#reader.clicked(event);
    this.#places.clicked(event);
  };

  #keyed = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.composedPath().some((node) => node instanceof HTMLElement && node.matches('input, textarea, select'))) return;
    event.preventDefault();
    this.#one('.back')?.click();
    this.#focusNext = 'field';
    this.requestUpdate();
  };

  #typed = (event: Event): void => {
    // While a word is being composed the field holds half of it.
    if (event instanceof InputEvent && event.isComposing) return;
    const {value} = event.target as HTMLInputElement;
    if (value !== this.text) this.#type(value, true);
  };

  #keyedInField = (event: KeyboardEvent): void => {
    const {phase} = this;
    if (phase.is !== 'looking' || event.isComposing || event.keyCode === 229) return;
    const count = this.#wanted ? this.#searcher.count : 0;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && count) {
      event.preventDefault();
      const from = phase.active < 0 && step < 0 ? 0 : phase.active;
      this.phase = {is: 'looking', active: (from + step + count) % count};
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#searcher.settle();
      this.#one('[aria-selected="true"]')?.click();
    } else if (event.key === 'Escape' && this.text) {
      event.preventDefault();
      event.stopPropagation();
      this.#clear();
    }
  };

  #clear = (): void => {
    this.#type('', true);
    this.#one('input')?.focus();
  };

  #more = async (): Promise<void> => {
    const first = await this.#list.more();
    await this.updateComplete;
    if (first) WayBack.row(this.renderRoot, first.id)?.focus();
  };

  #retryList = (): void => {
    this.#list.forget();
    this.requestUpdate();
  };
}
