import {html, nothing, type TemplateResult} from 'lit';
import type {TicketSummary} from '../../contract/ticket.js';
import {skeleton} from '../../kit/skeleton.js';
import {timeAgo} from '../../locales/progress-times.js';
import type {Parts, StatusWords} from './parts.js';
import {asksWho, lapseView, refusedView} from './refused-view.js';
import {nameOf, timeView} from './small-views.js';
import {stateBadge, turnView} from './state-words.js';
import type {Listed, TicketList} from './ticket-list.js';

export interface ListOptions {
  parts: Parts;
  /** What waits to be sent. */
  above: TemplateResult | typeof nothing;
  /** Rows alone, for a narrow place on somebody's page. */
  compact: boolean;
  /** Hears of a row that was clicked. */
  follow: (event: MouseEvent) => void;
}

/**
 * The list with its filters and its search.
 * @csspart list - The list of requests.
 */
export function listView(words: StatusWords, list: TicketList, options: ListOptions): TemplateResult {
  const {compact, above, parts} = options;
  const {state} = list.loader;
  // To somebody who must sign in first there is nothing to narrow; the room for it goes as he is told.
  const toolless = compact || (state.is === 'failed' && asksWho(state.problem, list.question.scope === 'mine'));
  // The room of what waits is kept from the first row on, so that it moves none when it comes.
  return html`<section class="stack ${compact ? 'compact' : ''}" part="list" aria-labelledby="list-title">
    <h2 id="list-title" tabindex="-1">${words.say(`list.${list.question.scope}`)}</h2>
    ${above} ${toolless ? (compact || parts.answering() ? nothing : html`<div class="room"></div>`) : html`${parts.drawn((answering) => answering.around.filters(), true)} ${parts.answering()?.around.waits() ?? (list.loader.value?.counts?.awaits ? html`<div class="waits"></div>` : nothing)}`} ${found(words, list, options)}
  </section>`;
}

function found(words: StatusWords, list: TicketList, options: ListOptions): TemplateResult | typeof nothing {
  const {state} = list.loader;
  if (state.is === 'idle' || state.is === 'loading')
    return skeleton(words.say('loading'), ['', 'half', '', 'half', '', 'half', '', 'half']);
  const problem = state.is === 'failed' ? state.problem : state.lapse;
  const fits = state.is === 'ready' && state.value.asked === list.asked;
  // An answer to another question is not worth showing beside a problem.
  if (state.is === 'failed' || (problem && !fits)) {
    const mine = list.question.scope === 'mine';
    return refusedView(words, options.parts, problem!, mine);
  }
  const {items, more} = state.value;
  return html`${lapseView(options.parts, problem)}
    ${
      items.length
        ? html`<ul class="entries" aria-busy=${!fits}>
            ${items.map((ticket) => row(words, ticket, state.value, options))}
          </ul>`
        : options.parts.drawn((answering) => answering.around.empty())
    }
    ${
      more
        ? html`<button class="button more" type="button" aria-disabled=${state.refreshing} @click=${() => state.refreshing || list.more()}>
            ${words.say('more')}
          </button>`
        : nothing
    }`;
}

/**
 * Its state stands in another line once it can be named more exactly: nothing grows out of its place. (The two lines are written otherwise, for builds
 * take two that are the same for one.)
 * @csspart entry - One request of the list.
 */
function row(words: StatusWords, ticket: TicketSummary, {settings, me, unread}: Listed, {parts, follow}: ListOptions): TemplateResult {
  const {id, title, reference, type, updatedAt, waitingFor, requester} = ticket;
  const own = !me || me === requester.id;
  const badge = stateBadge(parts, ticket, settings, own);
  const turn = turnView(words, ticket, own);
  return html`<li class="stack entry ${waitingFor}" part="entry">
    <h3><a data-id=${id} href=${parts.hrefTo({view: 'ticket', id})} @click=${follow} dir="auto">${title}</a></h3>
    <p class="row entry-facts small muted">
      ${unread.includes(id) ? html`<span class="unread"><span class="unseen">${words.say('list.unread')}</span></span>` : nothing}
      <span class="number">${reference}</span>
      <span>${nameOf(words, settings.requestTypes, type)}</span>
      ${me ? html`<span dir="auto">${requester.name}</span>` : nothing}
      ${timeView(words, updatedAt, words.say('list.updated', {time: timeAgo(updatedAt, words)}))}
    </p>
    ${parts.answering() ? html`<p class="row entry-state">${badge} ${turn}</p>` : html`<p class="entry-state row">${badge} ${turn}</p>`}
  </li>`;
}
