import type {Ticket} from '../../contract/ticket.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords, StatusWords} from './parts.js';
import {nameOf} from './small-views.js';
import {stateName} from './state-words.js';

/** What is new for the requester between two readings, a sentence each; his own messages are no news to him. */
export function changesBetween(words: StatusWords, more: AnswerWords, before: Opened, {settings, ticket, messages, own}: Opened): string[] {
  const [news, old]: [string[], Ticket] = [[], before.ticket];
  const {state, assignee, priority} = ticket;
  const count = messages.filter(
    ({id, author}) => !(own && author.id === ticket.requester.id) && !before.messages.some((known) => known.id === id),
  ).length;
  if (count) news.push(more.say('news.messages', {count}));
  if (state !== old.state) news.push(words.say('news.state', {state: stateName(words, state)}));
  if (assignee && assignee.id !== old.assignee?.id) news.push(more.say('news.assignee', {who: assignee.name}));
  if (priority && priority !== old.priority) {
    news.push(more.say('news.priority', {priority: nameOf(words, settings.impact.priorities, priority)}));
  }
  return news;
}
