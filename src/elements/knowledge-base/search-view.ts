import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {marked} from '../../kit/marked.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import type {Words} from '../../locales/words.js';
import {kindIcon, kindName} from './article-kind.js';
import type {Finding, Results} from './searcher.js';

export interface SearchView {
  words: Words<'knowledge-base'>;
  text: string;
  results: Results;
  /** Index of the marked finding, -1 for none. */
  active: number;
  categoryName(id: string): string;
  articleHref(id: string): string;
  submitHref: string;
  /** Somebody is about to type. */
  entered(): void;
  typed(event: Event): void;
  keyed(event: KeyboardEvent): void;
  clear(): void;
  retry(): void;
}

/** The field, by the combobox pattern: focus stays in it while the arrow keys mark a finding. */
export function searchBox({words, text, results, active, entered, typed, keyed, clear}: SearchView): TemplateResult {
  const open = Boolean(text.trim()) && results.is === 'found' && results.findings.length > 0;
  return html`<div class="search" part="search" role="search">
    ${icon('search')}
    <input
      class="input"
      part="input"
      type="search"
      role="combobox"
      aria-label=${words.say('search.label')}
      aria-autocomplete="list"
      aria-expanded=${open}
      aria-controls=${open ? 'findings' : nothing}
      aria-activedescendant=${open && active >= 0 ? `finding-${active}` : nothing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      .enterKeyHint=${'search'}
      placeholder=${words.say('search.hint')}
      .value=${text}
      @focus=${entered}
      @input=${typed}
      @compositionend=${typed}
      @keydown=${keyed}
    />
    ${
      text
        ? html`<button class="button icon-only" type="button" aria-label=${words.say('search.clear')} @click=${clear}>
            ${icon('close')}
          </button>`
        : nothing
    }
  </div>`;
}

/** What the query found, or why it found nothing and what can be done then. */
export function searchResults(view: SearchView): TemplateResult {
  const {words, results} = view;
  if (results.is === 'failed') return problemView(words, results.problem, {retry: view.retry});
  if (results.is !== 'found') return skeleton(words.say('loading'), ['half', '', 'half', '', 'half', '']);
  if (!results.findings.length) return nothingFound(view, results.query);
  return html`<p class="small muted">${words.say('found', {count: results.findings.length})}</p>
    <div class="findings" part="results" id="findings" role="listbox" aria-label=${words.say('search.results')}>
      ${results.findings.map((finding, index) => findingRow(view, finding, index))}
    </div>`;
}

function findingRow({words, active, categoryName, articleHref}: SearchView, finding: Finding, index: number): TemplateResult {
  const {id, kind, category, locale, title, titleRanges, excerpt, excerptRanges} = finding;
  return html`<a
    class="finding"
    part="result"
    id="finding-${index}"
    role="option"
    aria-selected=${index === active}
    tabindex="-1"
    data-article=${id}
    href=${articleHref(id)}
  >
    ${kindIcon(kind)}
    <span class="title" lang=${locale}>${marked(title, titleRanges)}</span>
    <span class="excerpt" lang=${locale}>${marked(excerpt, excerptRanges)}</span>
    <span class="meta">${[kindName(words, kind), categoryName(category)].filter(Boolean).join(' · ')}</span>
  </a>`;
}

function nothingFound({words, submitHref}: SearchView, query: string): TemplateResult {
  if ([...query].length < 2) return html`<p class="muted">${words.say('search.short')}</p>`;
  return html`<div class="empty" part="empty">
    ${icon('search')}
    <p class="empty-title">${words.say('none.title', {query})}</p>
    <p class="small">${words.say('none.shorter')}<br />${words.say('none.scripts')}</p>
    <p class="small">${words.say('none.ask')}</p>
    <a class="button" href=${submitHref}>${words.say('submit')}</a>
  </div>`;
}
