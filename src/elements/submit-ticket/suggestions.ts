import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {addStyles} from '../../kit/add-styles.js';
import {articleBody} from '../../kit/article-body.js';
import {emit} from '../../kit/events.js';
import {icon} from '../../kit/icons.js';
import {marked} from '../../kit/marked.js';
import {PartWords} from '../../kit/part-words.js';
import {placeHref} from '../../kit/place.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemView} from '../../kit/problem-view.js';
import type {Locale} from '../../locales/catalogue.js';
import type {Hit} from '../../search/search.js';
import {articleBodyStyles} from '../../styles/article-body.js';
import type {Extra} from './extras.js';
import type {Submission} from './submission.js';

/** Ms without a change after which the title is looked up. */
const rest = 350;
const most = 3;

/** An article that somebody has opened in the form. */
type Reading = {body: HTMLElement} | {problem: ProblemError};

/** Articles that may answer what is being written, to be read in the form: they offer help and never stand in the way. */
export class Suggestions {
  #hits: readonly Hit[] = [];
  #query = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #composing = false;
  /** The article that solved it, and the draft it did so for. */
  #solved: {hit: Hit; key: string | undefined} | undefined;
  readonly #read = new Map<string, Reading>();
  readonly #words: PartWords<'knowledge-base'>;

  constructor(private readonly submission: Submission) {
    const {host} = this;
    this.#words = new PartWords(host, 'knowledge-base', () => submission.options.link()?.options.messages);
    addStyles(host, articleBodyStyles);
    host.addEventListener('compositionstart', () => (this.#composing = true));
    host.addEventListener('compositionend', () => {
      this.#composing = false;
      host.requestUpdate();
    });
  }

  private get host(): LitElement {
    return this.submission.element;
  }

  /** Looks up what the title has come to; a letter that is still being composed is none. */
  view(extra: Extra, query: string): TemplateResult | typeof nothing {
    const {words, memory} = extra;
    if (!this.#composing && query !== this.#query) this.#lookUp(query, words);
    if (this.#solved?.key === memory.key && this.#solved) return this.#solvedView(extra, this.#solved.hit);
    if (!this.#hits.length) return nothing;
    return html`<section class="wide" part="suggestions" aria-labelledby="suggestions">
      <p class="small muted" id="suggestions">${icon('bulb')} ${words.say('suggest')}</p>
      ${this.#hits.map((hit) => this.#suggestion(extra, hit))}
    </section>`;
  }

  #suggestion({words, memory}: Extra, hit: Hit): TemplateResult {
    const read = this.#read.get(hit.id);
    const foreign = foreignLanguage(hit.locale, words.locale);
    const toggled = ({currentTarget}: Event) => {
      if ((currentTarget as HTMLDetailsElement).open) void this.#open(hit, words.locale);
    };
    return html`<details class="suggestion" @toggle=${toggled}>
      <summary>
        <span lang=${hit.locale}>${marked(hit.title, hit.titleRanges)}</span>
        ${foreign ? html`<span class="note">${foreign}</span>` : nothing}
      </summary>
      <div class="stack" lang=${hit.locale}>
        ${
          read && 'problem' in read
            ? problemView(words, read.problem, {retry: () => void this.#open(hit, words.locale)})
            : (read?.body ?? html`<p class="muted">${marked(hit.excerpt, hit.excerptRanges)}</p>`)
        }
        <div class="row" lang=${words.locale}>
          <button class="button" type="button" @click=${() => this.#solve(hit, memory.key)}>${icon('check')} ${words.say('suggest.solved')}</button>
        </div>
      </div>
    </details>`;
  }

  #solvedView({words, extras, main}: Extra, hit: Hit): TemplateResult {
    const undo = () => {
      this.#solved = undefined;
      this.#signal('deflection-undone', hit, words.locale);
      this.host.requestUpdate();
      this.submission.options.focus('/title');
    };
    return html`<div class="notice good wide" part="solved" role="status">
      ${icon('check')}
      <div>
        <p tabindex="-1" data-solved>${words.say('suggest.glad', {title: hit.title})}</p>
        <div class="row">
          <button class="button" type="button" @click=${undo}>${words.say('suggest.undo')}</button>
          ${extras.discarding(main)}
        </div>
      </div>
    </div>`;
  }

  async #solve(hit: Hit, key: string | undefined): Promise<void> {
    this.#solved = {hit, key};
    emit(this.host, 'aftercare-deflected', {article: hit.id});
    this.#signal('deflected', hit, hit.locale);
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('[data-solved]')?.focus();
  }

  /** Counts what articles save; losing one is of no consequence. */
  #signal(kind: 'deflected' | 'deflection-undone', {id}: Hit, locale: string): void {
    void this.submission.options.desk().then((desk) => desk.signal({kind, articleId: id, locale}));
  }

  #lookUp(query: string, words: Extra['words']): void {
    this.#query = query;
    clearTimeout(this.#timer);
    if (!/\p{Script=Han}{2}|\w{4}/u.test(query)) this.#hits = [];
    else this.#timer = setTimeout(() => void this.#search(query, words), rest);
  }

  /** Nothing found and nothing to be found out look the same: suggestions are an offer. */
  async #search(query: string, words: Extra['words']): Promise<void> {
    const hits = await this.submission.options
      .desk()
      .then((desk) => desk.search(query, {limit: most, locale: words.locale}))
      .then((hits) => hits.filter(({weak}) => !weak))
      .catch(() => []);
    if (query !== this.#query || !this.host.isConnected) return;
    const news = hits.length && !this.#hits.length;
    this.#hits = hits;
    this.host.requestUpdate();
    if (news) this.submission.options.announce(() => words.say('suggest'));
  }

  async #open({id}: Hit, locale: Locale): Promise<void> {
    const read = this.#read.get(id);
    if (read && 'body' in read) return;
    try {
      const [desk] = await Promise.all([this.submission.options.desk(), this.#words.load(locale)]);
      const article = await desk.article(id);
      const words = this.#words.in(locale)!;
      const articleHref = (other: string) => placeHref({view: 'article', id: other}, this.submission.options.link()?.options.portalUrl);
      const {element} = articleBody(article.body, {words, articleHref});
      // What is being written stays where it is: everything else opens beside it.
      for (const link of element.querySelectorAll('a')) apart(link, element);
      this.#read.set(id, {body: element});
      emit(this.host, 'aftercare-article-opened', {id});
    } catch (error) {
      this.#read.set(id, {problem: problemOf(error)});
    }
    this.host.requestUpdate();
  }
}

/** The language of an article where it is not the reader's, named in his; nothing where it is, or cannot be told. */
function foreignLanguage(tag: string, readers: string): string | undefined {
  try {
    const [one, other] = [tag, readers].map((each) => new Intl.Locale(each).maximize());
    if (one!.language === other!.language && one!.script === other!.script) return undefined;
    return new Intl.DisplayNames([readers], {type: 'language'}).of(tag);
  } catch {
    return undefined;
  }
}

/** A jump within the article stays in it; other links leave the form alone. */
function apart(link: HTMLAnchorElement, body: HTMLElement): void {
  const {jump} = link.dataset;
  if (!jump) return void Object.assign(link, {target: '_blank', rel: 'noopener noreferrer'});
  link.addEventListener('click', (event) => {
    event.preventDefault();
    body.querySelector<HTMLElement>(`#${CSS.escape(jump)}`)?.focus();
  });
}
