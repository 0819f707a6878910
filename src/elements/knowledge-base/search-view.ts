import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import type {Load} from '../../kit/loader.js';
import {marked} from '../../kit/marked.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import {isSet} from './article-list.js';
import {empty} from './browse-view.js';
import {about, kindIcon, type Scene} from './scene.js';
import {foundSentence, type Finding, type Results} from './searcher.js';

export interface SearchView extends Scene {
  text: string;
  /** Index of the marked option, -1 for none. */
  active: number;
  results: Load<Results>;
  entered(): void;
  keyed(event: KeyboardEvent): void;
  typed(event: Event): void;
  clear(): void;
  retry(): void;
}

/** The field, by the combobox pattern: focus stays in it while the arrow keys mark an option. */
export function searchBox({words, text, active, results, entered, keyed, typed, clear}: SearchView): TemplateResult {
  const open = text.trim() && results.is === 'ready' && results.value.findings.length;
  return html`<div class="search" part="search" role="search">
    ${icon('search')}
    <input
      class="input"
      part="input"
      type="search"
      role="combobox"
      aria-label=${words.say('search.label')}
      aria-autocomplete="list"
      aria-expanded=${Boolean(open)}
      aria-controls=${open ? 'options' : nothing}
      aria-activedescendant=${open && active >= 0 ? `option-${active}` : nothing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      .enterKeyHint=${'search'}
      placeholder=${words.say('search.hint')}
      .value=${text}
      @focus=${entered}
      @keydown=${keyed}
      @input=${typed}
      @compositionend=${typed}
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
  const {words, results, filter} = view;
  const problem = results.is === 'failed' ? results.problem : results.is === 'ready' && results.lapse;
  if (problem) return problemView(words, problem, {retry: view.retry});
  if (results.is !== 'ready') return skeleton(words.say('loading'), ['half', '', 'half', '', 'half', '']);
  const {query, findings, count} = results.value;
  if (findings.length) {
    return html`<p class="small muted">${foundSentence(words, findings, count)}</p>
      <div part="results" id="options" role="listbox" aria-label=${words.say('search.results')}>
        ${findings.map((finding, index) => findingRow(view, finding, index))}
      </div>`;
  }
  if ([...query].length < 2) return html`<p class="muted">${words.say('search.short')}</p>`;
  return empty(view, words.say(isSet(filter) ? 'none.filtered' : 'none.title', {query}), query);
}

function findingRow(view: SearchView, finding: Finding, index: number): TemplateResult {
  const {id, kind, locale, title, titleRanges, excerpt, excerptRanges} = finding;
  return html`<a
    class="entry finding"
    part="result"
    id="option-${index}"
    role="option"
    aria-selected=${index === view.active}
    tabindex="-1"
    data-article=${id}
    href=${view.articleHref(id)}
  >
    ${kindIcon(kind)}
    <span class="title" lang=${locale}>${marked(title, titleRanges)}</span>
    <span class="excerpt small muted" lang=${locale}>${marked(excerpt, excerptRanges)}</span>
    <span class="small muted">${about(view, finding)}</span>
  </a>`;
}
