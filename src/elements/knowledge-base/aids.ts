import {html, type LitElement, type TemplateResult} from 'lit';
import type {Article} from '../../contract/article.js';
import type {DeskChange} from '../../desk/desk.js';
import {addStyles} from '../../kit/add-styles.js';
import {copyText} from '../../kit/copy-text.js';
import {PartWords} from '../../kit/part-words.js';
import type {Locale, Messages} from '../../locales/catalogue.js';
import type {Words} from '../../locales/words.js';
import {lateControls} from '../../styles/late-controls.js';
import {aidStyles} from './aids.styles.js';
import {ArticleVotes} from './article-votes.js';
import {filterRow, recentSearches, related} from './browse-aids.js';
import {deadEnd, filteredEnd} from './dead-end.js';
import {ReadingPlaces} from './reading-places.js';
import type {Counter, Filter, Scene} from './scene.js';
import {searchAfar} from './search-afar.js';
import type {Finding} from './searcher.js';

export type AidWords = Words<'knowledge-aids'>;

/** What the aids need of the element. */
export interface Aided extends Counter {
  host: LitElement;
  locale(): Locale | undefined;
  messages(): Messages | undefined;
  /** Longest explanation of a rating, in UTF-16 code units; missing where the desk did not say. */
  limit(): number | undefined;
  /** The form, with these words as its title. */
  submitHref(title: string): string;
  look(text: string): void;
  choose(filter: Partial<Filter>): void;
}

/** How long a copy button says that it worked, in ms. */
const shown = 2000;

/** What searching and reading do without: filters, recent searches, "did this help?", buttons to copy code, what to try where nothing was found. Loaded on demand. */
export class Aids {
  readonly #words: PartWords<'knowledge-aids'>;
  readonly #votes: ArticleVotes;
  readonly places: ReadingPlaces;
  #meant: {query: string; meant?: string | undefined} | undefined;

  private constructor(private readonly aided: Aided) {
    this.#words = new PartWords(aided.host, 'knowledge-aids', aided.messages);
    this.#votes = new ArticleVotes(aided);
    this.places = new ReadingPlaces(aided.host);
  }

  /** With its words, for without them it could not be drawn. */
  static async open(aided: Aided): Promise<Aids> {
    const aids = new Aids(aided);
    const locale = aided.locale();
    if (locale) await aids.#words.load(locale);
    addStyles(aided.host, lateControls, aidStyles);
    aided.host.renderRoot.addEventListener('keydown', aids.#keyed);
    await aids.forget();
    return aids;
  }

  heard(change: DeskChange): void {
    this.#votes.heard(change);
  }

  /** Another person is here: what waits on this device is his. */
  async forget(): Promise<void> {
    this.#votes.forget();
    const desk = await this.aided.desk();
    this.#votes.heard({is: 'outbox', entries: desk.outbox()});
  }

  /** Under an article: whether it helped, and what else to read. */
  after(scene: Scene, article: Article): TemplateResult | undefined {
    const words = this.#now;
    return words && html`${this.#votes.view(words, article)} ${related(words, scene, article)}`;
  }

  /** Categories and kinds to choose from. */
  filters(scene: Scene): TemplateResult | undefined {
    const words = this.#now;
    return words && filterRow(words, scene);
  }

  /** What this person looked for before. */
  recent(queries: readonly string[], scene: Scene, forget: (query: string) => void): TemplateResult | undefined {
    const words = this.#now;
    return words && recentSearches(words, queries, scene, forget);
  }

  /** Where there is nothing to show, for a query or (empty) at all, `filtered` or not: what can be done. `title` says so. */
  deadEnd(query: string, title: string, filtered: boolean): TemplateResult | undefined {
    const words = this.#now;
    return words && (filtered ? filteredEnd(words, title, this.aided) : deadEnd(words, query, title, this.aided, this.#meantBy(query)));
  }

  /** Finds articles by the backend, where the index cannot be had. */
  readonly searchAfar = (query: string, limit: number, signal: AbortSignal): Promise<Finding[]> =>
    searchAfar(this.aided, query, limit, signal);

  /** What may have been meant by a query that found nothing; asked for once, and drawn when it has come. */
  #meantBy(query: string): string | undefined {
    if (query !== this.#meant?.query) {
      const asked: {query: string; meant?: string | undefined} = (this.#meant = {query});
      this.aided
        .desk()
        .then((desk) => (query ? desk.suggest(query) : undefined))
        .then((meant) => {
          asked.meant = meant;
          this.aided.host.requestUpdate();
        })
        .catch(() => undefined);
    }
    return this.#meant?.meant;
  }

  /** Gives blocks of code their bars: the language and a button to copy. */
  furnish(): void {
    const words = this.#now;
    if (!words) return;
    for (const block of this.aided.host.renderRoot.querySelectorAll<HTMLElement>('.code:not(:has(.bar))')) {
      const bar = Object.assign(document.createElement('div'), {className: 'bar row small muted', lang: words.locale});
      const language = block.dataset['language'];
      const button = Object.assign(document.createElement('button'), {className: 'button plain copy', type: 'button'});
      button.textContent = words.say('body.copy');
      button.addEventListener('click', () => void this.#copy(block, button));
      bar.append(language === 'text' ? '' : (language ?? ''), button);
      block.prepend(bar);
    }
  }

  /** A slash leads to the search field, from wherever nothing is typed. */
  #keyed = async (event: Event): Promise<void> => {
    const {key, ctrlKey, metaKey, target} = event as KeyboardEvent;
    if (key !== '/' || ctrlKey || metaKey || (target as Element).matches('input, textarea, select')) return;
    event.preventDefault();
    const {host} = this.aided;
    host.renderRoot.querySelector<HTMLElement>('.back')?.click();
    await host.updateComplete;
    host.renderRoot.querySelector('input')?.focus();
  };

  async #copy(block: HTMLElement, button: HTMLElement): Promise<void> {
    const words = this.#now;
    // The last line's end would run the command where it is pasted into a terminal.
    const text = block.querySelector('pre')?.textContent.replace(/\n$/, '');
    if (!words || !text) return;
    const copied = await copyText(text, this.aided.host.renderRoot as ShadowRoot);
    this.aided.announce(words.say(copied ? 'body.copied' : 'body.notCopied'));
    if (!copied) return;
    button.textContent = words.say('body.copied');
    setTimeout(() => (button.textContent = words.say('body.copy')), shown);
  }

  get #now(): AidWords | undefined {
    const locale = this.aided.locale();
    return locale && this.#words.in(locale);
  }
}
