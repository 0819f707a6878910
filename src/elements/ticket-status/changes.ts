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
  if (state !== old.state) news.push(words.say('news.state', {state: stateName(words, state, settings)}));
  if (assignee && assignee.id !== old.assignee?.id) news.push(more.say('news.assignee', {who: assignee.name}));
  if (priority && priority !== old.priority) {
    news.push(more.say('news.priority', {priority: nameOf(words, settings.impact.priorities, priority)}));
  }
  return news;
}

/** The clocks of a request that stand otherwise than before, or promise another time. Of one kind they are told apart by their order. */
export function movedClocks(before: Ticket, {id, clocks}: Ticket): {id: string; clock: string; state: string; dueAt: string | undefined}[] {
  const named = (all: Ticket['clocks']) =>
    all.map((clock, i) => ({...clock, nth: all.slice(0, i).filter(({kind}) => kind === clock.kind).length}));
  const old = named(before.clocks);
  return named(clocks)
    .filter(({kind, nth, state, dueAt}) => {
      const known = old.find((one) => one.kind === kind && one.nth === nth);
      return known?.state !== state || known.dueAt !== dueAt;
    })
    .map(({kind, state, dueAt}) => ({id, clock: kind, state, dueAt}));
}
