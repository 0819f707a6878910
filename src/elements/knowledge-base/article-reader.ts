import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Article} from '../../contract/article.js';
import {icon} from '../../kit/icons.js';
import {Loader} from '../../kit/loader.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import {articleBody, type ArticleBody} from '../../kit/article-body.js';
import {about, kindIcon, type Counter, type KnowledgeWords, type Scene} from './scene.js';

/** What only the element knows of the page. `title`: as the list had it. */
export interface Page {
  title: string;
  back: {href: string; label: string};
  retry(): void;
}

/** Reads one article and draws its page. */
export class ArticleReader {
  /** By id: what was read opens again without a network. */
  readonly #read = new Map<string, Article>();
  readonly #loader: Loader<Article, [string]>;
  #built: (ArticleBody & {article: Article; words: KnowledgeWords}) | undefined;

  constructor(
    host: LitElement,
    private readonly counter: Counter,
  ) {
    this.#loader = new Loader(host, async (signal, id: string) => {
      const article = await (await counter.desk()).article(id, signal).catch((error: unknown) => {
        const kept = !navigator.onLine && this.#read.get(id);
        if (kept) return kept;
        throw error;
      });
      this.#read.set(id, article);
      return article;
    });
  }

  /** Reads an article; true once it is there. */
  async read(id: string): Promise<boolean> {
    await this.#loader.run(id);
    const {state} = this.#loader;
    if (state.is === 'failed') this.counter.refused(state.problem);
    return state.is === 'ready';
  }

  hasRead(id: string): boolean {
    return this.#read.has(id);
  }

  /** A click anywhere in the article: jumps to headings without leaving the place. */
  clicked(event: MouseEvent, root: ShadowRoot): void {
    const jump = (event.target as Element).closest('a')?.dataset['jump'];
    if (!jump) return;
    event.preventDefault();
    const heading = root.getElementById(jump);
    heading?.scrollIntoView();
    heading?.focus({preventScroll: true});
  }

  /** Another person reads now. */
  forget(): void {
    this.#read.clear();
  }

  /** The page of one article. Its heading stands from the first moment on, so that focus has a place while the text is fetched. */
  view(scene: Scene, {title, back, retry}: Page): TemplateResult {
    const {words} = scene;
    const load = this.#loader.state;
    const article = this.#loader.value;
    const problem = load.is === 'failed' ? load.problem : undefined;
    const gone = problem?.code === 'not-found' || problem?.code === 'gone';
    return html`<a class="button plain back" part="back" href=${back.href}>${icon('back')}${back.label}</a>
      <article class="stack" lang=${article?.locale ?? words.locale} part="article">
        <h2 id="title" tabindex="-1">${article?.title ?? (gone ? words.say('article.gone') : title || words.say('loading'))}</h2>
        ${
          article
            ? this.#text(scene, article)
            : gone
              ? html`<p class="muted">${words.say('article.goneHint')}</p>`
              : problem
                ? problemView(words, problem, {retry})
                : skeleton(words.say('loading'), ['half', '', '', '', 'half', 'block', '', ''])
        }
      </article>
      ${article ? (scene.help.part?.after(scene, article) ?? html`<div class="after vote"></div>`) : nothing}`;
  }

  #text(scene: Scene, article: Article): TemplateResult {
    const {words} = scene;
    if (this.#built?.article !== article || this.#built.words !== words)
      this.#built = {article, words, ...articleBody(article.body, scene)};
    const {element, headings} = this.#built;
    return html`<p class="small muted" lang=${words.locale}>${kindIcon(article.kind)} ${about(scene, article)}</p>
      <div class="page">
        ${
          headings.length > 2
            ? html`<nav class="contents" part="contents" aria-labelledby="contents-title">
                <p class="small muted" id="contents-title" lang=${words.locale}>${words.say('article.contents')}</p>
                <ul>
                  ${headings.map(
                    ({id, tagName, textContent}) => html`<li class=${tagName}><a data-jump=${id} href="#${id}">${textContent}</a></li>`,
                  )}
                </ul>
              </nav>`
            : nothing
        }${element}
      </div>`;
  }
}
