import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleSummary} from '../../contract/article.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import type {ArticleList, Filter, ReadList} from './article-list.js';
import {about, deadEnd, kindIcon, kindName, kinds, type Scene} from './scene.js';

export interface BrowseView extends Scene {
  list: ArticleList;
  filter: Filter;
  choose(filter: Partial<Filter>): void;
  more(): void;
}

/** Everything there is to read, by category, with quiet filters that stay while the list is read. */
export function browse(view: BrowseView): TemplateResult {
  const {words, filter, categories} = view;
  const list = view.list.state;
  const free = !filter.category && !filter.kind;
  if (list.is === 'ready' && free && !list.value.items.length) return deadEnd(view, 'inbox', words.say('empty.desk'));
  return html`${categories.length && (list.is === 'ready' || !free) ? filters(view) : nothing}
  ${
    list.is === 'failed'
      ? problemView(words, list.problem, {retry: () => view.list.retry()})
      : list.is === 'ready'
        ? listed(view, list.value)
        : skeleton(words.say('loading'), ['tall', 'half', '', 'half', '', 'half', '', 'half', ''])
  }`;
}

function listed(view: BrowseView, {items, nextCursor, problem}: ReadList): TemplateResult {
  const {words} = view;
  if (!items.length) {
    return html`<div class="empty" part="empty">
      <p class="empty-title">${words.say('empty.filter')}</p>
      <button class="button" type="button" @click=${() => view.choose({category: '', kind: ''})}>${words.say('showAll')}</button>
    </div>`;
  }
  return html`<div class="groups">${groups(view, items)}</div>
    ${problem ? problemView(words, problem) : nothing}
    ${nextCursor ? html`<button class="button more" type="button" @click=${view.more}>${words.say('more')}</button>` : nothing}`;
}

function filters({words, categories, filter: {category, kind}, choose}: BrowseView): TemplateResult {
  return html`<div class="filters" part="filters">
    <div class="tabs" role="group" aria-label=${words.say('filter.category')}>
      ${[{id: '', name: words.say('filter.all')}, ...categories].map(
        ({id, name}) =>
          html`<button class="button" type="button" aria-pressed=${id === category} @click=${() => choose({category: id})}>${name}</button>`,
      )}
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

/** By category in the desk's order, what it does not name last; in each the reader's own language first. */
function groups(view: BrowseView, items: ArticleSummary[]): (TemplateResult | typeof nothing)[] {
  const {words, categories} = view;
  const foreign = ({locale}: ArticleSummary) => Number(locale !== words.locale);
  const ordered = [...items].sort((a, b) => foreign(a) - foreign(b));
  const group = (name: string, fits: (category: string) => boolean) => {
    const rows = ordered.filter(({category}) => fits(category)).map((item) => articleRow(view, item));
    return rows.length
      ? html`<section class="group" part="group">
          <h3>${name}</h3>
          <ul>
            ${rows}
          </ul>
        </section>`
      : nothing;
  };
  return [
    ...categories.map(({id, name}) => group(name, (category) => category === id)),
    group(words.say(categories.length ? 'category.other' : 'filter.all'), (category) => !categories.some(({id}) => id === category)),
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
