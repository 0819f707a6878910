import {html, nothing, type TemplateResult} from 'lit';
import type {TicketEvent} from '../../contract/ticket.js';
import {clockTime} from '../../locales/progress-times.js';
import {linkedText} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {Parts, StatusWords} from './parts.js';
import {nameOf, timeView} from './small-views.js';
import {stateName} from './state-words.js';

/**
 * One quiet line of the history: "14:02 沈砚接手处理".
 * @csspart event - One line of what happened.
 */
export function eventLine(words: StatusWords, event: TicketEvent, opened: Opened, parts: Parts): TemplateResult {
  const {at, note, to} = event;
  // The solution that stands is shown whole in its own card.
  const known = to === 'resolved' && opened.ticket.resolution?.at === at;
  return html`<li class="event small" part="event">
    ${timeView(words, at, clockTime(at, words.locale))}
    <div>
      <p>${eventText(words, event, opened, parts)}</p>
      ${note && !known ? html`<p class="text muted" dir="auto">${linkedText(note)}</p>` : nothing}
    </div>
  </li>`;
}

/** Whether an event tells something that the lines around it do not: handing in is the request itself, and a name says more than "assigned". */
export function tells({kind, from, to, at}: TicketEvent, all: readonly TicketEvent[]): boolean {
  if (kind !== 'state-changed') return true;
  if (to === 'assigned') return !all.some((other) => other.kind === 'assigned' && other.at === at);
  return from !== undefined || to !== 'received';
}

function eventText(words: StatusWords, {kind, by, from = '', to = ''}: TicketEvent, opened: Opened, parts: Parts): string {
  const {settings, ticket, own: mine} = opened;
  const own = mine && by.id === ticket.requester.id;
  const who = own ? words.say('thread.you') : by.name;
  const name = (id: string) => nameOf(words, [...settings.impact.priorities, ...(parts.answering()?.levels(opened) ?? [])], id);
  const key =
    kind === 'state-changed'
      ? `to.${own && to === 'in-progress' ? 'resumed' : from === 'cancelled' && to === 'reopened' ? 'restored' : to}`
      : kind === 'assigned' && by.name === to
        ? 'taken'
        : kind === 'priority-changed' && !from
          ? 'priority-set'
          : kind;
  const told = parts.find(`event.${key}`, {who, from: name(from), to: name(to)});
  if (told) return told;
  return kind === 'state-changed'
    ? words.say('news.state', {state: stateName(words, to, settings)})
    : words.say('event.other', {who, what: `${kind} ${to}`});
}
