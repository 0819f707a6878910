import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Message} from '../../contract/message.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {clockTime, dayName} from '../../locales/format.js';
import type {Attachments} from './attachments.js';
import {eventLine, tells} from './event-line.js';
import {linkedText} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {StatusWords} from './parts.js';
import {timeView} from './small-views.js';
import type {Unsent} from './unsent.js';

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
  const {ticket, messages} = opened;
  const {attachments, unsent, waiting} = options;
  const entries = [
    ...messages.map((message) => ({id: message.id, at: message.at, view: () => messageView(words, message, opened, attachments)})),
    ...ticket.events
      .filter((event) => tells(event, ticket.events))
      .map((event) => ({id: `e-${event.id}`, at: event.at, view: () => eventLine(words, event, opened)})),
    // Stable: of the same instant, what was said comes before what followed from it.
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const hidden = Math.max(0, entries.length - options.shown);
  let day: string | undefined;
  return html`<section class="stack thread" part="thread" aria-labelledby="thread-title">
    <h3 id="thread-title" tabindex="-1">${words.say('thread.title')}</h3>
    ${
      hidden
        ? html`<button class="button plain" type="button" @click=${options.earlier}>
            ${words.say('thread.earlier', {count: Math.min(hidden, threadStep)})}
          </button>`
        : nothing
    }
    ${entries.length || waiting.length ? nothing : html`<p class="muted">${words.say('thread.empty')}</p>`}
    <ol class="stack lines">
      ${repeat(
        entries.slice(hidden),
        ({id}) => id,
        ({at, view}) => {
          const before = day;
          day = dayName(at, words.locale);
          return html`${day === before ? nothing : html`<li class="row day small muted">${day}</li>`} ${view()}`;
        },
      )}
      ${repeat(
        waiting,
        ({key}) => key,
        (entry) => waitingView(words, entry, unsent),
      )}
    </ol>
  </section>`;
}

function messageView(
  words: StatusWords,
  {author, at, text, attachments: files}: Message,
  {ticket}: Opened,
  attachments: Attachments,
): TemplateResult {
  const own = author.id === ticket.requester.id;
  return html`<li class="stack message ${own ? 'own' : ''}" part="message">
    <p class="small muted">
      <b dir="auto">${own ? words.say('thread.you') : author.name}</b>
      ${author.title && !own ? html`<span dir="auto">${author.title}</span>` : nothing} ${timeView(words, at, clockTime(at, words.locale))}
    </p>
    ${text ? html`<p class="text" dir="auto">${linkedText(text)}</p>` : nothing} ${attachments.view(words, ticket.id, files)}
  </li>`;
}

function waitingView(words: StatusWords, entry: OutboxEntry, unsent: Unsent): TemplateResult {
  return html`<li class="stack message own waiting" part="message waiting">
    <p class="small"><b>${words.say('thread.you')}</b></p>
    <p class="text" dir="auto">${String(entry.body['text'] || entry.label)}</p>
    ${entry.files.map(({name}) => html`<p class="small muted"><bdi>${name}</bdi></p>`)} ${unsent.standing(words, entry)}
  </li>`;
}
