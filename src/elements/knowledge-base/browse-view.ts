import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleSummary} from '../../contract/article.js';
import {icon} from '../../kit/icons.js';
import type {Load} from '../../kit/loader.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import {dayOf, languageName} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import {kindIcon, kindName, kinds} from './article-kind.js';
import type {Filter, ReadList} from './article-list.js';

export interface BrowseView {
  words: Words<'knowledge-base'>;
  list: Load<ReadList>;
  /** The desk's categories in its order, with their names in the reader's language. */
  categories: readonly {id: string; name: string}[];
  filter: Filter;
  articleHref(id: string): string;
  submitHref: string;
  choose(filter: Partial<Filter>): void;
  more(): void;
  retry(): void;
}

/** Everything there is to read, by category, with quiet filters that stay while the list is read. */
export function browse(view: BrowseView): TemplateResult {
  const {words, list, filter, categories} = view;
  const free = !filter.category && !filter.kind;
  const empty = list.is === 'ready' && !list.value.items.length;
  if (empty && free) {
    return html`<div class="empty" part="empty">
      ${icon('inbox')}
      <p class="empty-title">${words.say('empty.desk')}</p>
      <p class="small">${words.say('none.ask')}</p>
      <a class="button" href=${view.submitHref}>${words.say('submit')}</a>
    </div>`;
  }
  return html`${categories.length && (list.is === 'ready' || !free) ? filters(view) : nothing}
  ${list.is === 'failed' ? problemView(words, list.problem, {retry: view.retry}) : list.is === 'ready' ? listed(view, list.value) : bones(words)}`;
}

function bones(words: BrowseView['words']): TemplateResult {
  return skeleton(words.say('loading'), ['tall', 'half', '', 'half', '', 'half', '', 'half', '']);
}

function listed(view: BrowseView, {items, nextCursor, problem}: ReadList): TemplateResult {
  const {words, choose, more} = view;
  if (!items.length) {
    return html`<div class="empty" part="empty">
      <p class="empty-title">${words.say('empty.filter')}</p>
      <button class="button" type="button" @click=${() => choose({category: '', kind: ''})}>${words.say('showAll')}</button>
    </div>`;
  }
  return html`<div class="groups">${groupsOf(view, items).map((group) => groupView(view, group))}</div>
    ${problem ? problemView(words, problem) : nothing}
    ${nextCursor ? html`<button class="button more" type="button" @click=${more}>${words.say('more')}</button>` : nothing}`;
}

function filters({words, categories, filter: {category, kind}, choose}: BrowseView): TemplateResult {
  const tab = (id: string, name: string) =>
    html`<button type="button" aria-pressed=${id === category} @click=${() => choose({category: id})}>${name}</button>`;
  return html`<div class="filters" part="filters">
    <div class="tabs" role="group" aria-label=${words.say('filter.category')}>
      ${tab('', words.say('filter.all'))}${categories.map(({id, name}) => tab(id, name))}
    </div>
    <select
      class="input"
      aria-label=${words.say('filter.kind')}
      .value=${kind}
      @change=${(event: Event) => choose({kind: (event.target as HTMLSelectElement).value})}
    >
      <option value="" ?selected=${!kind}>${words.say('filter.allKinds')}</option>
      ${kinds.map((id) => html`<option value=${id} ?selected=${id === kind}>${kindName(words, id)}</option>`)}
    </select>
  </div>`;
}

interface Group {
  name: string;
  items: ArticleSummary[];
}

/** By category in the desk's order, what it does not name last; in each the reader's own language first. */
function groupsOf({words, categories}: BrowseView, items: ArticleSummary[]): Group[] {
  const foreign = (item: ArticleSummary) => Number(item.locale !== words.locale);
  const known = new Set(categories.map(({id}) => id));
  const groups = categories.map(({id, name}) => ({name, items: items.filter((item) => item.category === id)}));
  const others = {
    name: words.say(categories.length ? 'category.other' : 'filter.all'),
    items: items.filter((item) => !known.has(item.category)),
  };
  return [...groups, others]
    .filter((group) => group.items.length)
    .map(({name, items: own}) => ({name, items: own.sort((a, b) => foreign(a) - foreign(b))}));
}

function groupView(view: BrowseView, {name, items}: Group): TemplateResult {
  return html`<section class="group" part="group">
    <h3>${name}</h3>
    <ul>
      ${items.map((item) => articleRow(view, item))}
    </ul>
  </section>`;
}

/** One article of a list: its title is the link, the whole row its target. */
export function articleRow(
  {words, articleHref}: Pick<BrowseView, 'words' | 'articleHref'>,
  {id, kind, title, summary, locale, updatedAt}: ArticleSummary,
): TemplateResult {
  const meta = [
    kindName(words, kind),
    ...(locale === words.locale ? [] : [languageName(locale, words.locale)]),
    words.say('updated', {date: dayOf(updatedAt, words.locale)}),
  ];
  return html`<li class="article" part="article-link">
    ${kindIcon(kind)}
    <a class="title" lang=${locale} data-article=${id} href=${articleHref(id)}>${title}</a>
    <span class="excerpt" lang=${locale}>${summary}</span>
    <span class="meta">${meta.join(' · ')}</span>
  </li>`;
}
