import {html, nothing, type TemplateResult} from 'lit';
import type {Article} from '../../contract/article.js';
import {icon} from '../../kit/icons.js';
import type {Load} from '../../kit/loader.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import {dayOf, languageName} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import type {ArticleBody, ArticleHeading} from './article-body.js';
import {kindIcon, kindName} from './article-kind.js';
import {articleRow} from './browse-view.js';

export interface ArticleView {
  words: Words<'knowledge-base'>;
  load: Load<Article>;
  /** The title as the list had it, until the article is there. */
  title: string;
  categoryName(id: string): string;
  back: {href: string; label: string};
  articleHref(id: string): string;
  body(article: Article): ArticleBody;
  vote(article: Article): TemplateResult;
  retry(): void;
}

/** The page of one article. Its heading stands from the first moment on, so that focus has a place while the text is fetched. */
export function articleView(view: ArticleView): TemplateResult {
  const {words, load, back} = view;
  const article = load.is === 'ready' ? load.value : undefined;
  const gone = load.is === 'failed' && (load.problem.code === 'not-found' || load.problem.code === 'gone');
  const title = article?.title ?? (gone ? words.say('article.gone') : view.title || words.say('loading'));
  return html`<a class="back" part="back" href=${back.href}>${icon('back')}${back.label}</a>
    <article lang=${article?.locale ?? words.locale} part="article">
      <h2 id="title" tabindex="-1">${title}</h2>
      ${article ? reading(view, article) : waiting(view, gone)}
    </article>
    ${article ? after(view, article) : nothing}`;
}

function waiting({words, load, retry}: ArticleView, gone: boolean): TemplateResult {
  if (gone) return html`<p class="muted">${words.say('article.goneHint')}</p>`;
  if (load.is === 'failed') return problemView(words, load.problem, {retry});
  return skeleton(words.say('loading'), ['half', '', '', '', 'half', 'block', '', '']);
}

function reading({words, categoryName, body}: ArticleView, article: Article): TemplateResult {
  const {kind, category, locale, updatedAt} = article;
  const {element, headings} = body(article);
  return html`<p class="meta" lang=${words.locale}>
      ${kindIcon(kind)}
      <span>
        ${[kindName(words, kind), categoryName(category)].filter(Boolean).join(' · ')} ·
        <time datetime=${updatedAt}>${words.say('updated', {date: dayOf(updatedAt, words.locale)})}</time>
        ${locale === words.locale ? nothing : html` · ${languageName(locale, words.locale)}`}
      </span>
    </p>
    <div class="page ${headings.length > 2 ? 'with-contents' : ''}">
      ${headings.length > 2 ? contents(words, headings) : nothing}${element}
    </div>`;
}

function contents(words: Words<'knowledge-base'>, headings: readonly ArticleHeading[]): TemplateResult {
  return html`<nav class="contents" part="contents" aria-labelledby="contents-title">
    <p class="small muted" id="contents-title" lang=${words.locale}>${words.say('article.contents')}</p>
    <ul>
      ${headings.map(({id, level, text}) => html`<li class=${`level-${level}`}><a data-jump=${id} href="#${id}">${text}</a></li>`)}
    </ul>
  </nav>`;
}

function after(view: ArticleView, article: Article): TemplateResult {
  const {words} = view;
  return html`${view.vote(article)}
  ${
    article.related.length
      ? html`<section class="group related" part="related">
          <h3>${words.say('article.related')}</h3>
          <ul>
            ${article.related.map((item) => articleRow(view, item))}
          </ul>
        </section>`
      : nothing
  }`;
}
