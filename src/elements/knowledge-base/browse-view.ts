import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleSummary} from '../../contract/article.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import {isSet, type ArticleList, type ReadList} from './article-list.js';
import {about, farness, kindIcon, type Scene} from './scene.js';

export interface BrowseView extends Scene {
  list: ArticleList;
  more(): void;
}

/** Articles of a group that stand on the first page; one more than these is shown as well rather than hidden behind a button. */
const few = 4;

/** Everything there is to read, by category. */
export function browse(view: BrowseView): TemplateResult {
  const {words, list, filter, help} = view;
  const {state} = list;
  if (state.is === 'failed') return problemView(words, state.problem, {retry: () => list.retry()});
  if (state.is !== 'ready') return skeleton(words.say('loading'), ['half', '', 'half', '', 'half', '', 'half', '']);
  const {items, nextCursor, problem} = state.value;
  if (!items.length) return empty(view, words.say(isSet(filter) ? 'empty.filter' : 'empty.desk'), '');
  const queries = isSet(filter) ? [] : (list.recent?.list() ?? []);
  return html`<div class="row recent" part="recent" role="group" aria-labelledby="recent-title" ?hidden=${!queries.length}>
      ${help.loaded?.recent(queries, view, (query) => list.forgetSearch(query))}
    </div>
    <div class="groups">${groups(view, state.value)}</div>
    ${problem ? problemView(words, problem) : nothing}
    ${nextCursor ? html`<button class="button more" type="button" @click=${view.more}>${words.say('more')}</button>` : nothing}`;
}

/** Where there is nothing to show: what can be done comes a moment later. */
export function empty({filter, help}: Scene, title: string, query: string): TemplateResult {
  return help.part?.deadEnd(query, title, isSet(filter)) ?? html`<div class="empty" part="empty"><p class="empty-title">${title}</p></div>`;
}

/** What is read most, then by category in the desk's order, what it does not name last; in each the reader's own language first. */
function groups(view: BrowseView, {items, whole, popular = []}: ReadList): (TemplateResult | typeof nothing)[] {
  const {words, filter, choose} = view;
  const categories = view.categories ?? [];
  const far = ({locale}: ArticleSummary) => farness(locale, words.locale);
  const group = (name: string, among: readonly ArticleSummary[], category?: string) => {
    const all = [...among].sort((a, b) => far(a) - far(b));
    const rest = category && whole && !filter.category && all.length > few + 1;
    if (!all.length) return nothing;
    return html`<section class="group" part="group">
      <h3>${name}</h3>
      <div>
        <ul>
          ${(rest ? all.slice(0, few) : all).map((item) => articleRow(view, item))}
        </ul>
        ${
          rest
            ? html`<button class="button plain" type="button" @click=${() => choose({category})}>
                ${words.say('showGroup', {count: all.length})}<span class="unseen">${name}</span>
              </button>`
            : nothing
        }
      </div>
    </section>`;
  };
  return [
    popular.length < items.length ? group(words.say('popular'), popular.filter((item) => !far(item)).slice(0, few)) : nothing,
    ...categories.map(({id, name}) =>
      group(
        name,
        items.filter(({category}) => category === id),
        id,
      ),
    ),
    group(
      words.say(categories.length ? 'category.other' : 'filter.all'),
      items.filter(({category}) => !categories.some(({id}) => id === category)),
    ),
  ];
}

/** One article of a list: its title is the link, the whole row its target. */
export function articleRow(scene: Scene, {category: _, ...article}: ArticleSummary): TemplateResult {
  const {id, kind, title, summary, locale} = article;
  return html`<li class="entry article ${farness(locale, scene.words.locale) ? 'far' : ''}" part="article-link">
    ${kindIcon(kind)}
    <a class="title" lang=${locale} data-article=${id} href=${scene.articleHref(id)}>${title}</a>
    <span class="excerpt small muted" lang=${locale}>${summary}</span>
    <span class="small muted">${about(scene, article)}</span>
  </li>`;
}
