import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Message} from '../../contract/message.js';
import type {TicketEvent} from '../../contract/ticket.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {clockTime, dayName, fullDateTime} from '../../locales/format.js';
import type {Attachments} from './attachments.js';
import type {Opened} from './changes.js';
import {eventLine, tells} from './event-line.js';
import {linkedText} from './linked-text.js';
import type {StatusWords} from './parts.js';
import type {Unsent} from './unsent.js';

type Entry = {id: string; at: string} & ({is: 'message'; message: Message} | {is: 'event'; event: TicketEvent});

/** How many entries are drawn at first, and how many more with each asking. */
export const threadStep = 30;

export interface ThreadOptions {
  attachments: Attachments;
  unsent: Unsent;
  /** What of it waits to be sent, without what the reply box is just sending. */
  waiting: readonly OutboxEntry[];
  shown: number;
  earlier: () => void;
}

/** Messages and what happened between them, oldest first, by day; at the end what still waits to be sent. */
export function threadView(words: StatusWords, opened: Opened, options: ThreadOptions): TemplateResult {
  const entries = entriesOf(opened);
  const shown = entries.slice(-options.shown);
  const hidden = entries.length - shown.length;
  return html`<section class="thread" part="thread" aria-labelledby="thread-title">
    <h3 id="thread-title" tabindex="-1">${words.say('thread.title')}</h3>
    ${
      hidden
        ? html`<button class="button plain" type="button" @click=${options.earlier}>
            ${words.say('thread.earlier', {count: Math.min(hidden, threadStep)})}
          </button>`
        : nothing
    }
    ${entries.length || options.waiting.length ? nothing : html`<p class="muted">${words.say('thread.empty')}</p>`}
    <ol class="lines">
      ${repeat(
        shown,
        ({id}) => id,
        (entry, index) => {
          const day = dayName(entry.at, words.locale);
          const before = shown[index - 1];
          return html`${before && dayName(before.at, words.locale) === day ? nothing : html`<li class="day small muted">${day}</li>`}
          ${entry.is === 'event' ? eventLine(words, entry.event, opened) : messageView(words, entry.message, opened, options.attachments)}`;
        },
      )}
      ${repeat(
        options.waiting,
        ({key}) => key,
        (entry) => waitingView(words, entry, options.unsent),
      )}
    </ol>
  </section>`;
}

function entriesOf({ticket, messages}: Opened): Entry[] {
  const said = messages.map((message): Entry => ({is: 'message', id: `m-${message.id}`, at: message.at, message}));
  const done = ticket.events
    .filter((event) => tells(event, ticket.events))
    .map((event): Entry => ({is: 'event', id: `e-${event.id}`, at: event.at, event}));
  // Stable: of the same instant, what was said comes before what followed from it.
  return [...said, ...done].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function messageView(words: StatusWords, message: Message, {ticket}: Opened, attachments: Attachments): TemplateResult {
  const {author, at} = message;
  const own = author.id === ticket.requester.id;
  return html`<li class="message ${own ? 'own' : ''}" part="message">
    <p class="message-head small">
      <span class="message-author" dir="auto">${own ? words.say('thread.you') : author.name}</span>
      ${author.title && !own ? html`<span class="muted" dir="auto">${author.title}</span>` : nothing}
      <time class="muted" datetime=${at} title=${fullDateTime(at, words.locale)}>${clockTime(at, words.locale)}</time>
    </p>
    ${message.text ? html`<p class="text" dir="auto">${linkedText(message.text)}</p>` : nothing}
    ${attachments.view(words, ticket.id, message.attachments)}
  </li>`;
}

function waitingView(words: StatusWords, entry: OutboxEntry, unsent: Unsent): TemplateResult {
  const text = entry.body['text'];
  return html`<li class="message own waiting" part="message waiting">
    <p class="message-head small"><span class="message-author">${words.say('thread.you')}</span></p>
    <p class="text" dir="auto">${typeof text === 'string' && text ? text : entry.label}</p>
    ${
      entry.files.length
        ? html`<ul class="small muted">
            ${entry.files.map(({name}) => html`<li><bdi>${name}</bdi></li>`)}
          </ul>`
        : nothing
    }
    ${unsent.standing(words, entry)}
  </li>`;
}
