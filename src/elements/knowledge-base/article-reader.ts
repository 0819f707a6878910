import type {LitElement, TemplateResult} from 'lit';
import type {Article} from '../../contract/article.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Desk, DeskChange} from '../../desk/desk.js';
import {copyText} from '../../kit/copy-text.js';
import {Loader} from '../../kit/loader.js';
import type {Place} from '../../kit/place.js';
import type {Words} from '../../locales/words.js';
import {articleBody, type ArticleBody} from './article-body.js';
import {articleView, type ArticleView} from './article-view.js';
import {ArticleVotes} from './article-vote.js';
import {voteView} from './vote-view.js';

/** What the reader needs of the element it reads for. */
export interface Counter {
  desk(): Promise<Desk>;
  refused(error: unknown): ProblemError;
  announce(text: string): void;
  hrefTo(place: Place): string;
}

/** What only the element knows of the page; `limit`: longest explanation of a rating, in UTF-16 code units. */
export type Page = Pick<ArticleView, 'title' | 'categoryName' | 'back' | 'retry'> & {limit: number};

/** How long a copy button says that it worked, in ms. */
const shown = 2000;

/** Reads one article, draws its page, and answers the links and buttons in it. */
export class ArticleReader {
  #loader: Loader<Article, [string]>;
  #votes: ArticleVotes;
  #built: {article: Article; words: Words<'knowledge-base'>; body: ArticleBody} | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly counter: Counter,
  ) {
    this.#loader = new Loader(host, async (signal, id: string) => (await counter.desk()).article(id, signal));
    this.#votes = new ArticleVotes(
      host,
      () => counter.desk(),
      (error) => counter.refused(error),
    );
  }

  /** Reads an article, and what waits on this device for it; true once it is there. */
  async read(id: string): Promise<boolean> {
    await this.#loader.run(id);
    const {state} = this.#loader;
    if (state.is === 'failed') this.counter.refused(state.problem);
    if (state.is !== 'ready') return false;
    this.#votes.adopt((await this.counter.desk()).outbox());
    return true;
  }

  heard(change: DeskChange): void {
    this.#votes.heard(change);
  }

  /** Another person reads now. */
  forget(): void {
    this.#votes.forget();
  }

  view(words: Words<'knowledge-base'>, page: Page): TemplateResult {
    return articleView({
      ...page,
      words,
      load: this.#loader.state,
      articleHref: (id) => this.counter.hrefTo({view: 'article', id}),
      body: (article) => this.#body(article, words),
      vote: (article) => this.#vote(words, article, page.limit),
    });
  }

  /** A click anywhere in the article: jumps to headings, copies code. */
  clicked(event: MouseEvent): void {
    const root = this.host.renderRoot as ShadowRoot;
    const target = event.composedPath().find((node) => node instanceof HTMLAnchorElement || node instanceof HTMLButtonElement);
    if (target instanceof HTMLAnchorElement && target.dataset['jump'] !== undefined) {
      event.preventDefault();
      const heading = root.getElementById(target.dataset['jump']);
      heading?.scrollIntoView({block: 'start'});
      heading?.focus({preventScroll: true});
    }
    if (target instanceof HTMLButtonElement && target.classList.contains('copy')) void this.#copy(target, root);
  }

  /** The body, built once an article and language. */
  #body(article: Article, words: Words<'knowledge-base'>): ArticleBody {
    if (this.#built?.article !== article || this.#built.words !== words) {
      const labels = {
        copy: words.say('body.copy'),
        code: words.say('body.code'),
        table: words.say('body.table'),
        newTab: words.say('body.newTab'),
      };
      const articleHref = (id: string) => this.counter.hrefTo({view: 'article', id});
      this.#built = {article, words, body: articleBody(article.body, {articleHref, locale: words.locale, labels})};
    }
    return this.#built.body;
  }

  #vote(words: Words<'knowledge-base'>, article: Article, limit: number): TemplateResult {
    const votes = this.#votes;
    return voteView({
      words,
      vote: votes.of(article),
      limit,
      submitHref: this.counter.hrefTo({view: 'submit'}),
      cast: (helpful) => this.#focusAfter(votes.cast(article, helpful), '.said', '.vote button'),
      write: (text) => votes.write(article, text),
      explain: () => this.#focusAfter(votes.explain(article, limit), '[aria-invalid=true]', '.said'),
      reopen: () => this.#focusAfter(Promise.resolve(votes.reopen(article)), '.vote button'),
      retry: (key) => void votes.retry(key),
      discard: (key) => this.#focusAfter(votes.discard(article, key), '.vote button'),
    });
  }

  /** After a step of the rating focus goes to the first of `selectors` there is, if focus was in the rating. */
  async #focusAfter(step: Promise<unknown>, ...selectors: string[]): Promise<void> {
    const {host} = this;
    const within = host.renderRoot.querySelector('.vote')?.matches(':focus-within');
    await step;
    await host.updateComplete;
    const found = selectors.map((selector) => host.renderRoot.querySelector<HTMLElement>(selector)).find(Boolean);
    if (within) found?.focus();
  }

  async #copy(button: HTMLButtonElement, root: ShadowRoot): Promise<void> {
    const words = this.#built?.words;
    // The last line's end would run the command where it is pasted into a terminal.
    const text = button.closest('.code')?.querySelector('pre')?.textContent.replace(/\n$/, '');
    if (!words || !text) return;
    const copied = await copyText(text, root);
    this.counter.announce(words.say(copied ? 'body.copied' : 'body.notCopied'));
    if (!copied) return;
    button.textContent = words.say('body.copied');
    setTimeout(() => (button.textContent = words.say('body.copy')), shown);
  }
}
