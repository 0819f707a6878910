import {html, nothing, type TemplateResult} from 'lit';
import {pick} from '../../locales/format.js';
import {timeAgo} from '../../locales/progress-times.js';
import {dateTime} from '../../locales/times.js';
import {factsView} from './facts-view.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {timeView} from './small-views.js';

/** Who has it, and since when. */
export function peopleView(words: AnswerWords, {ticket}: Opened): TemplateResult {
  const {assignee, requester, createdAt, updatedAt} = ticket;
  const title = assignee?.title ? html` <span class="small muted">${pick(assignee.title, words.locale)}</span>` : nothing;
  return factsView(
    [
      [words.say('ticket.assignee'), assignee ? [assignee.name, title] : words.say('ticket.unassigned')],
      [words.say('ticket.requester'), requester.name],
      [words.say('ticket.created'), timeView(words, createdAt, dateTime(createdAt, words.locale))],
      [words.say('ticket.updated'), timeView(words, updatedAt, timeAgo(updatedAt, words))],
    ],
    'people',
  );
}
