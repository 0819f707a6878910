import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {TicketSummary} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {fullDateTime, pick, timeAgo} from '../../locales/format.js';
import {emptyView, lapseView, refusedView} from './refused-view.js';
import type {Parts, StatusWords} from './parts.js';
import {stateBadge, turnView} from './state-words.js';
import {filters, type Listed, type TicketList} from './ticket-list.js';

/** The list with its filters and its search. `opened` hears of a row that was followed. */
export function listView(
  words: StatusWords,
  list: TicketList,
  parts: Parts,
  above: TemplateResult | typeof nothing,
  opened: (event: MouseEvent) => void,
): TemplateResult {
  const {state} = list.loader;
  return html`<section class="stack" part="list" aria-labelledby="list-title">
    <h2 id="list-title" tabindex="-1">${words.say('list.title')}</h2>
    ${above} ${tools(words, list)}
    ${
      state.is === 'failed'
        ? refusedView(words, state.problem, () => void list.loader.refresh())
        : state.is === 'ready'
          ? answer(words, list, state.value, parts, opened)
          : bones(words)
    }
  </section>`;
}

function tools(words: StatusWords, list: TicketList): TemplateResult {
  return html`<div class="list-tools" part="filters">
    <div class="filters" role="group" aria-label=${words.say('list.filter')}>
      ${filters.map(
        (filter) =>
          html`<button class="filter" type="button" aria-pressed=${list.filter === filter} @click=${() => list.choose(filter)}>
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
        @input=${(event: InputEvent) => {
          if (!event.isComposing) list.search((event.target as HTMLInputElement).value);
        }}
        @compositionend=${(event: CompositionEvent) => list.search((event.target as HTMLInputElement).value)}
      />
    </label>
  </div>`;
}

function answer(words: StatusWords, list: TicketList, listed: Listed, parts: Parts, opened: (event: MouseEvent) => void) {
  const {state} = list.loader;
  const [fits, lapse] = [listed.asked === list.asked, state.is === 'ready' ? state.lapse : undefined];
  if (!fits && lapse) return refusedView(words, lapse, () => void list.loader.refresh());
  const busy = state.is === 'ready' && state.refreshing;
  return html`${lapseView(words, lapse)}
    ${
      listed.items.length
        ? html`<ul class="entries ${fits ? '' : 'dim'}" aria-busy=${!fits}>
            ${repeat(
              listed.items,
              ({id}) => id,
              (ticket) => row(words, ticket, listed, parts, opened),
            )}
          </ul>`
        : nothingFound(words, list, parts)
    }
    ${
      listed.more
        ? html`<button class="button more" type="button" aria-disabled=${busy} @click=${() => !busy && void list.more()}>
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
  opened: (event: MouseEvent) => void,
): TemplateResult {
  const type = settings.requestTypes.find(({id}) => id === ticket.type);
  return html`<li class="entry ${ticket.waitingFor}" part="entry">
    <h3 class="entry-title">
      <a data-id=${ticket.id} href=${parts.hrefTo({view: 'ticket', id: ticket.id})} @click=${opened} dir="auto">${ticket.title}</a>
    </h3>
    <p class="entry-facts small muted">
      <span class="number">${ticket.reference}</span>
      <span>${type ? pick(type.name, words.locale) : ticket.type}</span>
      <time datetime=${ticket.updatedAt} title=${fullDateTime(ticket.updatedAt, words.locale)}>
        ${words.say('list.updated', {time: timeAgo(ticket.updatedAt, words.locale)})}
      </time>
    </p>
    <p class="entry-state">
      ${stateBadge(words, ticket)}
      ${turnView(words, ticket)}
    </p>
  </li>`;
}

function nothingFound(words: StatusWords, list: TicketList, parts: Parts): TemplateResult {
  if (list.filter === 'all' && !list.q.trim()) {
    return emptyView('inbox', words.say('empty.title'), words.say('empty.text'), html`<a class="button primary" href=${parts.hrefTo({view: 'submit'})}>${words.say('list.submit')}</a>`); // prettier-ignore
  }
  const all = html`<button class="button" type="button" @click=${() => list.clear()}>${words.say('empty.clear')}</button>`;
  return emptyView('search', words.say('empty.filtered'), '', all);
}

/** As tall as rows are, so that nothing jumps when they come. */
function bones(words: StatusWords): TemplateResult {
  return html`<div class="entries" role="status">
    <span class="unseen">${words.say('loading')}</span>
    ${[1, 2, 3].map(
      () =>
        html`<div class="entry bones" aria-hidden="true">
          <div class="bone wide"></div>
          <div class="bone half"></div>
        </div>`,
    )}
  </div>`;
}
