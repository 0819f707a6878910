import {html, nothing, type TemplateResult} from 'lit';
import type {Ticket, TicketEvent} from '../../contract/ticket.js';
import {clockTime, fullDateTime} from '../../locales/format.js';
import {priorityName, type Opened} from './changes.js';
import {linkedText} from './linked-text.js';
import type {StatusWords} from './parts.js';
import {stateName} from './state-words.js';

/** One quiet line of the history: "14:02 沈砚接手处理". */
export function eventLine(words: StatusWords, event: TicketEvent, opened: Opened): TemplateResult {
  const note = noteOf(event, opened.ticket);
  return html`<li class="event small" part="event">
    <time datetime=${event.at} title=${fullDateTime(event.at, words.locale)}>${clockTime(event.at, words.locale)}</time>
    <div>
      <p>${eventText(words, event, opened)}</p>
      ${note ? html`<p class="text muted" dir="auto">${linkedText(note)}</p>` : nothing}
    </div>
  </li>`;
}

/** Whether an event tells something that the lines around it do not: handing in is the request itself, and a name says more than "assigned". */
export function tells(event: TicketEvent, all: readonly TicketEvent[]): boolean {
  if (event.kind !== 'state-changed') return true;
  if (event.from === undefined && event.to === 'received') return false;
  return event.to !== 'assigned' || !all.some(({kind, at}) => kind === 'assigned' && at === event.at);
}

/** The solution that stands is shown whole in its own card. */
function noteOf({note, at, to}: TicketEvent, {resolution}: Ticket): string | undefined {
  return to === 'resolved' && resolution?.at === at ? undefined : note;
}

function eventText(words: StatusWords, event: TicketEvent, {settings, ticket}: Opened): string {
  const {kind, by, from = '', to = ''} = event;
  const who = by.id === ticket.requester.id ? words.say('thread.you') : by.name;
  switch (kind) {
    case 'state-changed':
      if (to === 'in-progress' && by.id === ticket.requester.id) return words.say('event.resumed');
      return words.find(`event.to.${to}`, {who}) ?? words.say('event.to.other', {state: stateName(words, to)});
    case 'assigned':
      return by.name === to ? words.say('event.taken', {to}) : words.say('event.assigned', {who, to});
    case 'priority-changed':
      return from
        ? words.say('event.priority', {from: priorityName(words, settings, from), to: priorityName(words, settings, to)})
        : words.say('event.priority-set', {to: priorityName(words, settings, to)});
    case 'escalated':
      return words.say('event.escalated');
    case 'rated':
      return words.say('event.rated', {who});
    default:
      return words.say('event.other', {who, what: [kind, to].filter(Boolean).join(' ')});
  }
}
