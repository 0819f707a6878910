import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Article} from '../../contract/article.js';
import {copyText} from '../../kit/copy-text.js';
import {icon} from '../../kit/icons.js';
import {Loader} from '../../kit/loader.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import {articleBody, type ArticleBody} from './article-body.js';
import {ArticleVotes} from './article-votes.js';
import {articleRow} from './browse-view.js';
import {about, kindIcon, type Counter, type KnowledgeWords, type Scene} from './scene.js';

/** What only the element knows of the page. `title`: as the list had it. `limit`: longest explanation of a rating, in UTF-16 code units. */
export interface Page {
  title: string;
  back: {href: string; label: string};
  limit: number;
  retry(): void;
}

/** How long a copy button says that it worked, in ms. */
const shown = 2000;

/** Reads one article, draws its page, and answers the links and buttons in it. */
export class ArticleReader {
  readonly votes: ArticleVotes;
  readonly #loader: Loader<Article, [string]>;
  #built: (ArticleBody & {article: Article; words: KnowledgeWords}) | undefined;

  constructor(
    host: LitElement,
    private readonly counter: Counter,
  ) {
    this.#loader = new Loader(host, async (signal, id: string) => (await counter.desk()).article(id, signal));
    this.votes = new ArticleVotes(host, counter);
  }

  /** Reads an article, and what waits on this device for it; true once it is there. */
  async read(id: string): Promise<boolean> {
    await this.#loader.run(id);
    const {state} = this.#loader;
    if (state.is === 'failed') this.counter.refused(state.problem);
    if (state.is !== 'ready') return false;
    this.votes.adopt((await this.counter.desk()).outbox());
    return true;
  }

  /** The page of one article. Its heading stands from the first moment on, so that focus has a place while the text is fetched. */
  view(scene: Scene, {title, back, limit, retry}: Page): TemplateResult {
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
      ${article ? this.votes.view(scene, article, limit) : nothing}
      ${
        article?.related.length
          ? html`<section class="related" part="related">
              <h3>${words.say('article.related')}</h3>
              <ul>
                ${article.related.map((item) => articleRow(scene, item))}
              </ul>
            </section>`
          : nothing
      }`;
  }

  /** A click anywhere in the article: jumps to headings, copies code. */
  clicked(event: MouseEvent, root: ShadowRoot): void {
    const target = (event.target as Element).closest<HTMLElement>('a, button');
    const jump = target?.dataset['jump'];
    if (jump) {
      event.preventDefault();
      const heading = root.getElementById(jump);
      heading?.scrollIntoView();
      heading?.focus({preventScroll: true});
    }
    if (target?.matches('.copy')) void this.#copy(target, root);
  }

  #text(scene: Scene, article: Article): TemplateResult {
    const {words} = scene;
    if (this.#built?.article !== article || this.#built.words !== words)
      this.#built = {article, words, ...articleBody(article.body, scene)};
    const {element, headings} = this.#built;
    const contents =
      headings.length > 2
        ? html`<nav class="contents" part="contents" aria-labelledby="contents-title">
            <p class="small muted" id="contents-title" lang=${words.locale}>${words.say('article.contents')}</p>
            <ul>
              ${headings.map(
                ({id, tagName, textContent}) => html`<li class=${tagName}><a data-jump=${id} href="#${id}">${textContent}</a></li>`,
              )}
            </ul>
          </nav>`
        : nothing;
    return html`<p class="small muted" lang=${words.locale}>${kindIcon(article.kind)} ${about(scene, article)}</p>
      <div class="page">${contents}${element}</div>`;
  }

  async #copy(button: HTMLElement, root: ShadowRoot): Promise<void> {
    const {words} = this.#built ?? {};
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
