import {html, nothing, type TemplateResult} from 'lit';
import type {TicketSummary} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {skeleton} from '../../kit/skeleton.js';
import {timeAgo} from '../../locales/format.js';
import type {Parts, StatusWords} from './parts.js';
import {emptyView, lapseView, refusedView} from './refused-view.js';
import {nameOf, timeView} from './small-views.js';
import {stateBadge, turnView} from './state-words.js';
import {filters, type Listed, type TicketList} from './ticket-list.js';

/** The list with its filters and its search. `follow` hears of a row that was clicked. */
export function listView(
  words: StatusWords,
  list: TicketList,
  parts: Parts,
  above: TemplateResult | typeof nothing,
  follow: (event: MouseEvent) => void,
): TemplateResult {
  return html`<section class="stack" part="list" aria-labelledby="list-title">
    <h2 id="list-title" tabindex="-1">${words.say('list.title')}</h2>
    ${above}
    <div class="stack list-tools" part="filters">
      <div class="filters" role="group" aria-label=${words.say('list.filter')}>
        ${filters.map(
          (filter) =>
            html`<button class="button filter" type="button" aria-pressed=${list.filter === filter} @click=${() => list.choose(filter)}>
              ${words.say(`filter.${filter}`)}
            </button>`,
        )}
      </div>
      <label class="search">
        <span class="unseen">${words.say('list.search')}</span>
        ${icon('search')}
        <input
          class="input"
          type="search"
          autocomplete="off"
          placeholder=${words.say('list.search')}
          .value=${list.q}
          @input=${(event: InputEvent) => event.isComposing || list.search((event.target as HTMLInputElement).value)}
          @compositionend=${(event: CompositionEvent) => list.search((event.target as HTMLInputElement).value)}
        />
      </label>
    </div>
    ${found(words, list, parts, follow)}
  </section>`;
}

function found(words: StatusWords, list: TicketList, parts: Parts, follow: (event: MouseEvent) => void): TemplateResult {
  const {state} = list.loader;
  if (state.is === 'idle' || state.is === 'loading')
    return skeleton(words.say('loading'), ['', 'half', '', 'half', '', 'half', '', 'half']);
  const problem = state.is === 'failed' ? state.problem : state.lapse;
  const fits = state.is === 'ready' && state.value.asked === list.asked;
  // An answer to another question is not worth showing beside a problem.
  if (state.is === 'failed' || (problem && !fits)) return refusedView(words, problem!, () => void list.loader.refresh());
  const {items, more} = state.value;
  return html`${lapseView(words, problem)}
    ${
      items.length
        ? html`<ul class="entries" aria-busy=${!fits}>
            ${items.map((ticket) => row(words, ticket, state.value, parts, follow))}
          </ul>`
        : nothingFound(words, list, parts)
    }
    ${
      more
        ? html`<button class="button more" type="button" aria-disabled=${state.refreshing} @click=${() => state.refreshing || list.more()}>
            ${words.say('more')}
          </button>`
        : nothing
    }`;
}

function row(
  words: StatusWords,
  ticket: TicketSummary,
  {settings}: Listed,
  parts: Parts,
  follow: (event: MouseEvent) => void,
): TemplateResult {
  const {id, title, reference, type, updatedAt, waitingFor} = ticket;
  return html`<li class="stack entry ${waitingFor}" part="entry">
    <h3><a data-id=${id} href=${parts.hrefTo({view: 'ticket', id})} @click=${follow} dir="auto">${title}</a></h3>
    <p class="row entry-facts small muted">
      <span class="number">${reference}</span>
      <span>${nameOf(words, settings.requestTypes, type)}</span>
      ${timeView(words, updatedAt, words.say('list.updated', {time: timeAgo(updatedAt, words)}))}
    </p>
    <p class="row entry-state">${stateBadge(words, ticket)} ${turnView(words, ticket)}</p>
  </li>`;
}

function nothingFound(words: StatusWords, list: TicketList, parts: Parts): TemplateResult {
  if (list.filter === 'all' && !list.q.trim()) {
    const submit = html`<a class="button primary" href=${parts.hrefTo({view: 'submit'})}>${words.say('list.submit')}</a>`;
    return emptyView('inbox', words.say('empty.title'), words.say('empty.text'), submit);
  }
  const all = html`<button class="button" type="button" @click=${() => list.clear()}>${words.say('empty.clear')}</button>`;
  return emptyView('search', words.say('empty.filtered'), '', all);
}
