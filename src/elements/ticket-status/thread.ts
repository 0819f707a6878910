import {html, nothing, type TemplateResult} from 'lit';
import type {Message} from '../../contract/message.js';
import {pick} from '../../locales/format.js';
import {clockTime, dayName} from '../../locales/progress-times.js';
import {attachmentsView} from './attachments.js';
import {eventLine, tells} from './event-line.js';
import {textView} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {Parts, StatusWords} from './parts.js';
import {lapseView} from './refused-view.js';
import {timeView} from './small-views.js';

/** How many entries are drawn at first, and how many more with each asking. */
export const threadStep = 30;

export interface ThreadOptions {
  parts: Parts;
  /** What of it waits to be sent, without what the reply box is just sending. */
  waiting: readonly TemplateResult[];
  shown: number;
  earlier: () => void;
}

/**
 * Messages and what happened between them, oldest first, by day; at the end what still waits to be sent.
 * @csspart thread - Messages and what happened between them.
 * @csspart new - The line above what is new.
 */
export function threadView(words: StatusWords, opened: Opened, options: ThreadOptions): TemplateResult {
  const {ticket, messages, newFrom, gap} = opened;
  const {parts, waiting, shown, earlier} = options;
  const entries = [
    ...messages.map((message) => ({at: message.at, view: () => messageView(words, message, opened, parts)})),
    ...ticket.events
      .filter((event) => tells(event, ticket.events))
      .map((event) => ({at: event.at, view: () => eventLine(words, event, opened, parts)})),
    // Stable: of the same instant, what was said comes before what followed from it.
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const hidden = Math.max(0, entries.length - shown);
  // Where everything is new nothing needs to be told apart.
  const firstNew = newFrom ? entries.findIndex(({at}) => Date.parse(at) >= Date.parse(newFrom)) : 0;
  let day: string | undefined;
  return html`<section class="stack thread" part="thread" aria-labelledby="thread-title">
    <h3 id="thread-title" tabindex="-1">${words.say('thread.title')}</h3>
    ${
      hidden
        ? html`<button class="button plain" type="button" @click=${earlier}>
            ${words.say('thread.earlier', {count: Math.min(hidden, threadStep)})}
          </button>`
        : nothing
    }
    ${entries.length || waiting.length ? nothing : html`<p class="muted">${words.say('thread.empty')}</p>`}
    <ol class="stack lines">
      ${entries.map(({at, view}, index) => {
        // What is not shown yet keeps its place in the list, so that nothing that is shown is drawn anew when it comes.
        if (index < hidden) return nothing;
        const before = day;
        day = dayName(at, words.locale);
        return html`${index && index === firstNew ? html`<li class="row day new small" part="new">${words.say('thread.new')}</li>` : nothing}
        ${day === before ? nothing : html`<li class="row day small muted">${day}</li>`} ${view()}`;
      })}
      ${waiting}
    </ol>
    ${lapseView(parts, gap, true)}
  </section>`;
}

/** @csspart message - One message. */
function messageView(
  words: StatusWords,
  {author, at, kind, text, attachments: files}: Message,
  {ticket, own: mine}: Opened,
  parts: Parts,
): TemplateResult {
  const own = mine && author.id === ticket.requester.id;
  return html`<li class="stack message ${own ? 'own' : ''}" part="message">
    <p class="small muted">
      <b dir="auto">${own ? words.say('thread.you') : author.name}</b>
      ${author.title && !own ? html`<span dir="auto">${pick(author.title, words.locale)}</span>` : nothing} ${timeView(words, at, clockTime(at, words.locale))}
      ${kind ? html`<span class="badge accent">${kindName(words, kind)}</span>` : nothing}
    </p>
    ${text ? textView(words, text) : nothing} ${attachmentsView(words, parts, ticket.id, files)}
  </li>`;
}

function kindName(words: StatusWords, kind: string): string {
  switch (kind) {
    case 'plan':
    case 'workaround':
      return words.say(`thread.${kind}`);
    default:
      return kind;
  }
}
