import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleSummary} from '../../contract/article.js';
import {icon} from '../../kit/icons.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import {isSet, type ArticleList, type ReadList} from './article-list.js';
import {about, farness, kindIcon, kindName, kinds, type Scene} from './scene.js';

export interface BrowseView extends Scene {
  list: ArticleList;
  more(): void;
}

/** Articles of a group that stand on the first page; one more than these is shown as well rather than hidden behind a button. */
const few = 4;

/** Everything there is to read, by category. */
export function browse(view: BrowseView): TemplateResult {
  const {words, list, filter} = view;
  const {state} = list;
  if (state.is === 'failed') return problemView(words, state.problem, {retry: () => list.retry()});
  if (state.is !== 'ready') return skeleton(words.say('loading'), ['half', '', 'half', '', 'half', '', 'half', '']);
  const {items, nextCursor, problem} = state.value;
  if (!items.length) return empty(view, words.say(isSet(filter) ? 'empty.filter' : 'empty.desk'), '');
  return html`${isSet(filter) ? nothing : recent(view)}
    <div class="groups">${groups(view, state.value)}</div>
    ${problem ? problemView(words, problem) : nothing}
    ${nextCursor ? html`<button class="button more" type="button" @click=${view.more}>${words.say('more')}</button>` : nothing}`;
}

/** Where there is nothing to show: behind a filter the way back to everything, else what can be done. */
export function empty(view: Scene, title: string, query: string): TemplateResult {
  const {words, filter, choose, deadEnd} = view;
  return (
    (!isSet(filter) && deadEnd(query, title)) ||
    html`<div class="empty" part="empty">
      <p class="empty-title">${title}</p>
      <button class="button" type="button" ?hidden=${!isSet(filter)} @click=${() => choose({category: '', kind: ''})}>
        ${words.say('showAll')}
      </button>
    </div>`
  );
}

/** Quiet filters that stay while one searches and reads lists. Their row keeps its place until it is known what they offer. */
export function filters({words, categories, filter: {category, kind}, choose}: Scene): TemplateResult {
  return html`<div class="filters" part="filters" ?hidden=${!categories?.length && Boolean(categories)}>
    <div class="tabs" role="group" aria-label=${words.say('filter.category')}>
      ${
        categories &&
        [{id: '', name: words.say('filter.all')}, ...categories].map(
          ({id, name}) =>
            html`<button class="button" type="button" aria-pressed=${id === category} @click=${() => choose({category: id})}>${name}</button>`,
        )
      }
    </div>
    <select
      class="input"
      aria-label=${words.say('filter.kind')}
      @change=${({target}: Event) => choose({kind: (target as HTMLSelectElement).value})}
    >
      ${['', ...kinds].map(
        (id) => html`<option value=${id} .selected=${id === kind}>${id ? kindName(words, id) : words.say('filter.allKinds')}</option>`,
      )}
    </select>
  </div>`;
}

/** What this person looked for before: links to look for it again, each with a way to have it forgotten. */
function recent({words, list, searchHref}: BrowseView): TemplateResult | typeof nothing {
  const queries = list.recent?.list() ?? [];
  if (!queries.length) return nothing;
  return html`<div class="row" part="recent" role="group" aria-label=${words.say('recent')}>
    <span class="small muted">${words.say('recent')}</span>
    ${queries.map(
      (query) =>
        html`<span class="chip"
          ><a href=${searchHref(query)}>${query}</a
          ><button class="button icon-only" type="button" aria-label=${words.say('recent.forget', {query})} @click=${() => list.forgetSearch(query)}>
            ${icon('close')}
          </button></span
        >`,
    )}
  </div>`;
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
  return html`<li class="entry article" part="article-link">
    ${kindIcon(kind)}
    <a class="title" lang=${locale} data-article=${id} href=${scene.articleHref(id)}>${title}</a>
    <span class="excerpt small muted" lang=${locale}>${summary}</span>
    <span class="small muted">${about(scene, article)}</span>
  </li>`;
}
