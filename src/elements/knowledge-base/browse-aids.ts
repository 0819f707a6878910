import {html, nothing, type TemplateResult} from 'lit';
import type {Article} from '../../contract/article.js';
import {icon} from '../../kit/icons.js';
import type {AidWords} from './aids.js';
import {articleRow} from './browse-view.js';
import {kindName, kinds, type Scene} from './scene.js';

/** Quiet filters that stay while one searches and reads lists. Their row keeps its place until it is known what they offer. */
export function filterRow(words: AidWords, {words: own, categories, filter: {category, kind}, choose}: Scene): TemplateResult {
  return html`<div class="filters" part="filters" ?hidden=${!categories?.length && Boolean(categories)}>
    <div class="tabs" role="group" aria-label=${words.say('filter.category')}>
      ${
        categories &&
        [{id: '', name: own.say('filter.all')}, ...categories].map(
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
        (id) => html`<option value=${id} .selected=${id === kind}>${id ? kindName(own, id) : words.say('filter.allKinds')}</option>`,
      )}
    </select>
  </div>`;
}

/** What this person looked for before: links to look for it again, each with a way to have it forgotten. */
export function recentSearches(
  words: AidWords,
  queries: readonly string[],
  {searchHref}: Scene,
  forget: (query: string) => void,
): TemplateResult {
  return html`<span class="small muted" id="recent-title">${words.say('recent')}</span>
    ${queries.map(
      (query) =>
        html`<span class="chip"
          ><a href=${searchHref(query)}>${query}</a
          ><button class="button icon-only" type="button" aria-label=${words.say('recent.forget', {query})} @click=${() => forget(query)}>
            ${icon('close')}
          </button></span
        >`,
    )}`;
}

/** Other articles that belong to this one. */
export function related(words: AidWords, scene: Scene, {related: items}: Article): TemplateResult | typeof nothing {
  if (!items.length) return nothing;
  return html`<section class="after" part="related">
    <h3>${words.say('article.related')}</h3>
    <ul>
      ${items.map((item) => articleRow(scene, item))}
    </ul>
  </section>`;
}
