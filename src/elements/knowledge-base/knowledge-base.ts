import {html, type PropertyValues, type TemplateResult} from 'lit';
import type {DeskChange, NewSignal} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import {emit} from '../../kit/events.js';
import {OnDemand} from '../../kit/on-demand.js';
import type {Place} from '../../kit/place.js';
import {property, state} from '../../kit/reactive.js';
import {pick} from '../../locales/format.js';
import type {Aids} from './aids.js';
import {ArticleList} from './article-list.js';
import {ArticleReader} from './article-reader.js';
import {articleStyles} from './article.styles.js';
import {browse} from './browse-view.js';
import {listStyles} from './list.styles.js';
import {placeClicked, rowOf, type Counter, type Filter, type KnowledgeWords, type Scene} from './scene.js';
import {SearchField} from './search-field.js';
import {foundSentence} from './searcher.js';

/** Looking for an article, or reading one (`title` as the list had it). */
type Phase = {is: 'looking'} | {is: 'reading'; id: string; title: string};

/**
 * Instant search over the vendor's articles, browsing by category, reading, and "did this help?". Follows the page's place
 * (`#aftercare=help/<query>`, `#aftercare=article/<id>`) unless `article` or `query` is set.
 * @tag aftercare-knowledge-base
 * @csspart search - The search field with its icon and button.
 * @csspart input - The search field itself.
 * @csspart results - What a query found.
 * @csspart result - One article that was found.
 * @csspart filters - Categories and kinds.
 * @csspart recent - Recent searches.
 * @csspart group - The articles of one category.
 * @csspart article-link - One article of a list.
 * @csspart empty - Where there is nothing to show.
 * @csspart back - The link from an article back to the list.
 * @csspart article - The article.
 * @csspart contents - The article's list of contents.
 * @csspart vote - "Did this article help?"
 * @csspart related - Related articles.
 * @csspart palette - The dialog of a palette.
 * @fires aftercare-searched - Typing has come to rest and was answered; once a query.
 * @fires aftercare-search-empty - Typing has come to rest, and nothing was found.
 * @fires aftercare-article-opened - A reader opened an article.
 */
export class KnowledgeBaseElement extends AftercareElement<'knowledge-base'> {
  static override styles = [...AftercareElement.styles, listStyles, ...articleStyles];

  /** What to search for at first. */
  @property() query = '';
  /** Id of the only category to list and search. */
  @property() category = '';
  /** The only kind to list and search: `solution`, `guide`, `manual`, `case`, `faq` or `video`. */
  @property() kind = '';
  /** Id of the article to show. */
  @property() article = '';
  /** In the page, or in a dialog that Ctrl+K (Cmd+K) and `show()` open. A palette does not follow the page's place. */
  @property({reflect: true}) mode: 'page' | 'palette' = 'page';

  @state() private phase: Phase = {is: 'looking'};

  protected readonly catalogue = 'knowledge-base';
  protected override readonly bones = ['tall', 'half', '', 'half', '', 'half', ''];

  readonly #counter: Counter = {
    desk: () => this.desk(),
    refused: (error) => this.refused(error),
    announce: (text) => this.announce(text),
  };
  readonly #list = new ArticleList(this, this.#counter);
  readonly #reader = new ArticleReader(this, this.#counter);
  readonly #field = new SearchField(
    this,
    {
      ...this.#counter,
      locale: () => this.words?.locale ?? '',
      filter: () => this,
      linked: () => Boolean(this.link),
      afar: async (...search) => {
        await this.#help.load();
        if (this.#help.problem) throw this.#help.problem;
        return this.#help.loaded!.searchAfar(...search);
      },
      told: (query, count) => this.#told(query, count),
    },
    () => this.#keepQuery(),
  );
  readonly #help: OnDemand<Aids> = new OnDemand(this, async () => {
    const {Aids} = await import('./aids.js');
    return Aids.open({
      ...this.#counter,
      host: this,
      locale: () => this.words?.locale,
      messages: () => this.link?.options.messages,
      limit: () => this.#list.settings?.limits.comment,
      submitHref: (title) => this.hrefTo({view: 'submit', title: this.#field.query || title}),
      look: (text) => this.#field.ask(text),
      choose: this.#choose,
    });
  });
  readonly #palette = new OnDemand(this, async () => {
    const {Palette} = await import('./palette.js');
    return new Palette(this, () => this.#goBack(this.#field.query, false));
  });
  /** The article a reader asked for, until the page was told that it is open. */
  #asked: string | undefined;
  /** The article that was opened from the list. */
  #left = '';
  /** Where focus goes with the next update: to the first of these selectors that fits. */
  #focusNext: string[] = [];
  /** A host that sets an attribute keeps the element from following the page; a link followed inside it sets it free. */
  #pinned = false;
  /** The page's place changes to what is new, by a link, not to what is gone back to. */
  #followed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const {signal} = this.stay;
    this.whereabouts.watch((place) => this.#pinned || this.#arrive(place, true), signal);
    for (const name of ['online', 'offline']) addEventListener(name, () => this.requestUpdate(), {signal});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('article') || changed.has('query') || changed.has('mode')) this.#readAttributes();
    if (!this.link || this.phase.is !== 'looking') return;
    if (!this.#field.query) void this.#list.show(this);
    else if (changed.has('category') || changed.has('kind')) void this.#field.search.look(undefined, true);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#one('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'});
    if (!this.words) return;
    this.#focusNext
      .map((selector) => this.#one(selector))
      .find(Boolean)
      ?.focus();
    this.#focusNext = [];
    if (this.phase.is === 'reading') this.#help.loaded?.furnish();
    else if (!this.#help.loaded && (this.#field.search.value ?? this.#list.state.is === 'ready')) this.#help.ahead();
  }

  protected override deskChanged(): void {
    this.#reader.forget();
    void this.#help.loaded?.forget();
    this.#list.forget();
    void this.#list.readSettings();
    if (this.phase.is === 'reading') void this.#read(this.phase.id);
    else void this.#field.search.look();
  }

  protected override heard(change: DeskChange): void {
    this.#help.loaded?.heard(change);
  }

  protected override content(words: KnowledgeWords): TemplateResult {
    const {settings} = this.#list;
    const scene: Scene = {
      words,
      categories: settings?.articleCategories.map(({id, name}) => ({id, name: pick(name, words.locale)})),
      filter: this,
      choose: this.#choose,
      articleHref: (id) => this.hrefTo({view: 'article', id}),
      searchHref: (query) => this.hrefTo({view: 'help', query}),
      help: this.#help,
      closed: (id) => !navigator.onLine && !this.#reader.hasRead(id),
    };
    if (this.mode !== 'palette') return this.#content(scene);
    return this.#palette.part?.view(words, () => this.#content(scene)) ?? html``;
  }

  /** Opens the palette, where this is one; closes with Escape. */
  async show(): Promise<void> {
    await this.#palette.load();
    await this.#palette.part?.open();
  }

  #content(scene: Scene): TemplateResult {
    return html`<div class="knowledge stack" @click=${this.#clicked}>
      ${this.phase.is === 'reading' ? this.#reading(scene, this.phase) : this.#looking(scene)}
    </div>`;
  }

  #looking(scene: Scene): TemplateResult {
    return html`<h2 class="unseen" id="heading" tabindex="-1">${scene.words.say('heading')}</h2>
      ${this.#field.box(scene)} ${this.#help.loaded?.filters(scene) ?? html`<div class="filters"></div>`}
      ${this.#field.query ? this.#field.results(scene) : browse({...scene, list: this.#list, more: this.#more})}`;
  }

  #reading(scene: Scene, {id, title}: Phase & {is: 'reading'}): TemplateResult {
    const query = this.#field.query;
    return this.#reader.view(scene, {
      title,
      back: {href: scene.searchHref(query), label: scene.words.say(query ? 'article.toResults' : 'article.toAll')},
      retry: () => void this.#read(id),
    });
  }

  #one(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector(selector);
  }

  #readAttributes(): void {
    const {article, query} = this;
    this.#pinned = Boolean(article || query || this.mode === 'palette');
    const free = this.hasUpdated || this.#pinned ? {view: 'help' as const} : this.whereabouts.place;
    this.#arrive(article ? {view: 'article', id: article} : query ? {view: 'help', query} : free, false);
  }

  /** Shows a place that is this element's own. `moved`: a reader went there, so focus goes along; otherwise only where it was inside. */
  #arrive(place: Place | undefined, moved: boolean): void {
    const own: Place = place ?? (this.article ? {view: 'article', id: this.article} : {view: 'help'});
    const focus = moved || this.matches(':focus-within');
    if (this.phase.is === 'reading' && !('id' in own && own.id === this.phase.id)) this.#help.loaded?.places.note(this.phase.id);
    if (own.view === 'article') this.#open(own.id, focus, moved);
    if (own.view === 'help') this.#goBack(own.query ?? '', focus);
    this.#followed = false;
  }

  #open(id: string, focus: boolean, moved: boolean): void {
    if (this.phase.is === 'reading' && this.phase.id === id) return;
    const row = this.#one(rowOf(id));
    if (this.phase.is === 'looking') this.#left = id;
    this.#field.search.tell();
    this.phase = {is: 'reading', id, title: (row?.querySelector('.title') ?? row)?.textContent ?? ''};
    if (focus) this.#focusNext = ['#title'];
    const {place} = this.whereabouts;
    this.#asked = moved || (place?.view === 'article' && place.id === id) ? id : undefined;
    void this.#read(id, moved && !this.#followed);
  }

  /** To the list or the findings as they were left, or to those of another query. */
  #goBack(query: string, focus: boolean): void {
    const back = this.phase.is === 'reading';
    this.phase = {is: 'looking'};
    if (query !== this.#field.query) this.#field.put(query, false);
    if (!back) return;
    // On a touch screen focus in the field would open the keyboard over the findings.
    const inField = focus && query && !matchMedia('(pointer: coarse)').matches;
    const active = inField ? this.#field.search.findings.findIndex(({id}) => id === this.#left) : -1;
    this.#field.mark(active);
    if (focus) this.#focusNext = active < 0 ? [rowOf(this.#left), '#heading'] : ['input'];
  }

  /** `resumed`: the reader went back to the article, and goes on where he left it. */
  async #read(id: string, resumed = false): Promise<void> {
    if (!this.link || !(await this.#reader.read(id))) return;
    if (resumed) void this.updateComplete.then(() => this.#help.loaded?.places.resume(id));
    if (this.#asked !== id) return;
    this.#asked = undefined;
    emit(this, 'aftercare-article-opened', {id});
    this.#signal({kind: 'article-opened', articleId: id, ...(this.#field.query && {query: this.#field.query})});
  }

  #told(query: string, count: number): void {
    this.#keepQuery();
    if (!this.words || (!count && [...query].length < 2)) return;
    this.announce(count ? foundSentence(this.words, this.#field.search.findings, count) : this.words.say('none.title', {query}));
    emit(this, 'aftercare-searched', {query, count});
    if (!count) emit(this, 'aftercare-search-empty', {query});
    else this.#list.recent?.keep(query);
    this.#signal({kind: count ? 'searched' : 'search-empty', query, count});
  }

  #signal(signal: NewSignal): void {
    this.desk().then((desk) => desk.signal({...signal, locale: this.words?.locale}), () => undefined); // prettier-ignore
  }

  #keepQuery(): void {
    if (!this.#pinned && !this.link?.options.portalUrl) this.whereabouts.keep({view: 'help', query: this.#field.query});
  }

  #choose = (chosen: Partial<Filter>): void => void Object.assign(this, chosen);

  /** The hash says nothing new where the place was left by another way, so links are followed here; the browser follows them itself, too. */
  #clicked = (event: MouseEvent): void => {
    this.#reader.clicked(event, this.renderRoot as ShadowRoot);
    const place = placeClicked(event);
    if (place?.view !== 'article' && place?.view !== 'help') return;
    this.#field.search.tell();
    if (this.#field.query && this.phase.is === 'looking') this.#keepQuery();
    if (this.mode === 'palette') event.preventDefault();
    else this.#pinned = false;
    this.#followed = true;
    this.#arrive(place, true);
  };

  #more = async (): Promise<void> => {
    const first = await this.#list.more();
    if (first) this.#focusNext = [rowOf(first.id)];
    this.requestUpdate();
  };
}
