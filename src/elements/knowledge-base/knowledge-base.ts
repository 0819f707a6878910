import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {DeskChange} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import {emit} from '../../kit/events.js';
import {parsePlace, watchPlace, type Place} from '../../kit/place.js';
import {pick} from '../../locales/format.js';
import {ArticleList} from './article-list.js';
import {ArticleReader} from './article-reader.js';
import {articleStyles} from './article.styles.js';
import {browse} from './browse-view.js';
import {listStyles} from './list.styles.js';
import type {Counter, KnowledgeWords, Scene} from './scene.js';
import {searchBox, searchResults} from './search-view.js';
import {Searcher} from './searcher.js';

/** Looking for an article (`active`: the finding marked by the arrow keys, -1 for none), or reading one (`title` as the list had it). */
type Phase = {is: 'looking'; active: number} | {is: 'reading'; id: string; title: string};

/** Explanations of a rating end here where the desk did not say, in UTF-16 code units. */
const usualLimit = 2000;

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

  readonly #counter: Counter = {
    desk: () => this.desk(),
    refused: (error) => this.refused(error),
    announce: (text) => this.announce(text),
  };
  readonly #list = new ArticleList(this, this.#counter);
  readonly #reader = new ArticleReader(this, this.#counter);
  readonly #search = new Searcher(this, {
    query: () => this.#wanted,
    locale: () => this.words?.locale ?? '',
    desk: () => this.desk(),
    told: (query, count) => this.#told(query, count),
  });
  /** The article a reader asked for, until the page was told that it is open. */
  #asked: string | undefined;
  /** The article that was opened from the list. */
  #left = '';
  /** Where focus goes with the next update: to the first of these selectors that fits. */
  #focusNext: string[] = [];
  /** A host that sets an attribute keeps the element from following the page; a link followed inside it sets it free. */
  #pinned = false;
  #stopPlace: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopPlace = watchPlace((place) => this.#pinned || this.#arrive(place, true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPlace?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('article') || changed.has('query')) this.#readAttributes();
    const {category, kind} = this;
    if (this.link && this.phase.is === 'looking' && !this.#wanted) void this.#list.show({category, kind});
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#one('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'});
    if (!this.words) return;
    const next = this.#focusNext.find((selector) => this.#one(selector));
    if (next) this.#one(next)?.focus();
    this.#focusNext = [];
  }

  protected override deskChanged(): void {
    this.#reader.votes.forget();
    this.#list.forget();
    void this.#list.readSettings();
    if (this.phase.is === 'reading') void this.#read(this.phase.id);
    else void this.#search.look(false);
  }

  protected override heard(change: DeskChange): void {
    this.#reader.votes.heard(change);
  }

  protected override content(words: KnowledgeWords): TemplateResult {
    const {settings} = this.#list;
    const scene: Scene = {
      words,
      categories: (settings?.articleCategories ?? []).map(({id, name}) => ({id, name: pick(name, words.locale)})),
      articleHref: (id) => this.hrefTo({view: 'article', id}),
      submitHref: this.hrefTo({view: 'submit'}),
    };
    return html`<div class="knowledge stack" @click=${this.#clicked} @keydown=${this.#keyed}>
      ${this.phase.is === 'reading' ? this.#reading(scene, this.phase) : this.#looking(scene, this.phase.active)}
    </div>`;
  }

  #looking(scene: Scene, active: number): TemplateResult {
    const {text} = this;
    const [entered, typed, keyed, clear] = [this.#entered, this.#typed, this.#keyedInField, this.#clear];
    const retry = () => void this.#search.look(true);
    const search = {...scene, text, results: this.#search.state, active, entered, typed, keyed, clear, retry};
    return html`<h2 class="unseen" id="heading" tabindex="-1">${scene.words.say('heading')}</h2>
      ${searchBox(search)}
      ${
        this.#wanted
          ? searchResults(search)
          : browse({
              ...scene,
              list: this.#list,
              filter: this,
              choose: (chosen) => void Object.assign(this, chosen),
              more: this.#more,
            })
      }`;
  }

  #reading(scene: Scene, {id, title}: Phase & {is: 'reading'}): TemplateResult {
    const query = this.#wanted;
    return this.#reader.view(scene, {
      title,
      back: {href: this.hrefTo({view: 'help', query}), label: scene.words.say(query ? 'article.toResults' : 'article.toAll')},
      limit: this.#list.settings?.limits.comment ?? usualLimit,
      retry: () => void this.#read(id),
    });
  }

  /** The query as it is looked up. */
  get #wanted(): string {
    return this.text.trim();
  }

  #one(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector(selector);
  }

  #readAttributes(): void {
    const {article, query} = this;
    this.#pinned = Boolean(article || query);
    const free = this.hasUpdated ? {view: 'help' as const} : parsePlace(location.hash);
    this.#arrive(article ? {view: 'article', id: article} : query ? {view: 'help', query} : free, false);
  }

  /** Shows a place that is this element's own. `moved`: a reader went there, so focus goes along; otherwise only where it was inside. */
  #arrive(place: Place | undefined, moved: boolean): void {
    const own: Place = place ?? (this.article ? {view: 'article', id: this.article} : {view: 'help'});
    const focus = moved || this.matches(':focus-within');
    if (own.view === 'article') this.#open(own.id, focus, moved);
    if (own.view === 'help') this.#goBack(own.query, focus);
  }

  #open(id: string, focus: boolean, moved: boolean): void {
    if (this.phase.is === 'reading' && this.phase.id === id) return;
    const row = this.#one(rowOf(id));
    if (this.phase.is === 'looking') this.#left = id;
    this.#search.tell();
    this.phase = {is: 'reading', id, title: (row?.querySelector('.title') ?? row)?.textContent ?? ''};
    if (focus) this.#focusNext = ['#title'];
    const place = parsePlace(location.hash);
    this.#asked = moved || (place?.view === 'article' && place.id === id) ? id : undefined;
    void this.#read(id);
  }

  /** To the list or the findings as they were left, or to those of another query. */
  #goBack(query: string | undefined, focus: boolean): void {
    if (this.phase.is === 'reading') {
      // On a touch screen focus in the field would open the keyboard over the findings.
      const inField = focus && this.#wanted && !matchMedia('(pointer: coarse)').matches;
      const active = inField ? this.#search.findings.findIndex(({id}) => id === this.#left) : -1;
      this.phase = {is: 'looking', active};
      if (focus) this.#focusNext = active < 0 ? [rowOf(this.#left), '#heading'] : ['input'];
    }
    if (query !== undefined && query !== this.#wanted) this.#type(query, false);
  }

  async #read(id: string): Promise<void> {
    if (!this.link || !(await this.#reader.read(id)) || this.#asked !== id) return;
    this.#asked = undefined;
    emit(this, 'aftercare-article-opened', {id});
  }

  #type(text: string, typed: boolean): void {
    const before = this.#wanted;
    this.text = text;
    this.phase = {is: 'looking', active: -1};
    if (this.link) void this.#search.look(typed, Boolean(before));
  }

  #told(query: string, count: number): void {
    if (!this.words || (!count && [...query].length < 2)) return;
    this.announce(count ? this.words.say('found', {count}) : this.words.say('none.title', {query}));
    emit(this, 'aftercare-searched', {query, count});
    if (!count) emit(this, 'aftercare-search-empty', {query});
  }

  #clicked = (event: MouseEvent): void => {
    this.#reader.clicked(event, this.renderRoot as ShadowRoot);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest('a');
    // The hash says nothing new where the place was left by another way; the browser follows the link itself.
    if (!link || link.target || link.href.split('#')[0] !== location.href.split('#')[0]) return;
    const place = parsePlace(link.hash);
    if (place?.view !== 'article' && place?.view !== 'help') return;
    this.#pinned = false;
    this.#arrive(place, true);
  };

  #keyed = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || (event.target as Element).matches('input, textarea, select')) return;
    event.preventDefault();
    this.#one('.back')?.click();
    this.#focusNext = ['input'];
    this.requestUpdate();
  };

  /** Has the index loaded before the first word is typed. A failure shows itself when something is looked for. */
  #entered = (): void => {
    void this.desk()
      .then((desk) => desk.search(''))
      .catch(() => undefined);
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
    const count = this.#wanted ? this.#search.findings.length : 0;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && count) {
      const from = phase.active < 0 && step < 0 ? 0 : phase.active;
      this.phase = {is: 'looking', active: (from + step + count) % count};
    } else if (event.key === 'Enter') {
      this.#search.tell();
      this.#one('[aria-selected="true"]')?.click();
    } else if (event.key === 'Escape' && this.text) {
      event.stopPropagation();
      this.#clear();
    } else return;
    event.preventDefault();
  };

  #clear = (): void => {
    this.#type('', true);
    this.#one('input')?.focus();
  };

  #more = async (): Promise<void> => {
    const first = await this.#list.more();
    if (first) this.#focusNext = [rowOf(first.id)];
    this.requestUpdate();
  };
}

/** Selects the row of an article in the list or among the findings. */
function rowOf(id: string): string {
  return `[data-article="${CSS.escape(id)}"]`;
}
