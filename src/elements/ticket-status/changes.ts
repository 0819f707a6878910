import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Message} from '../../contract/message.js';
import type {Ticket} from '../../contract/ticket.js';
import {pick} from '../../locales/format.js';
import type {StatusWords} from './parts.js';
import {stateName} from './state-words.js';

/** One request with its whole thread, and the desk it was read from. */
export interface Opened {
  settings: DeskSettings;
  ticket: Ticket;
  messages: readonly Message[];
}

export function priorityName(words: StatusWords, settings: DeskSettings, priority: string): string {
  const known = settings.impact.priorities.find(({id}) => id === priority);
  return known ? pick(known.name, words.locale) : priority;
}

/** What is new for the requester between two readings, a sentence each; his own messages are no news to him. */
export function changesBetween(words: StatusWords, before: Opened, after: Opened): string[] {
  const [old, now] = [before.ticket, after.ticket];
  const known = new Set(before.messages.map(({id}) => id));
  const count = after.messages.filter(({id, author}) => !known.has(id) && author.id !== now.requester.id).length;
  return [
    ...(count ? [words.say('news.messages', {count})] : []),
    ...(now.state !== old.state ? [words.say('news.state', {state: stateName(words, now.state)})] : []),
    ...(now.assignee && now.assignee.id !== old.assignee?.id ? [words.say('news.assignee', {who: now.assignee.name})] : []),
    ...(now.priority !== undefined && now.priority !== old.priority
      ? [words.say('news.priority', {priority: priorityName(words, after.settings, now.priority)})]
      : []),
  ];
}

/** What of a reading would be news, in one comparable text. */
export function standing(value: Opened | 'missing' | {items: readonly {id: string; version: number}[]} | undefined): string {
  if (!value || value === 'missing') return '';
  if ('items' in value) return value.items.map(({id, version}) => `${id} ${version}`).join();
  return `${value.ticket.version} ${value.messages.length} ${value.ticket.survey?.state}`;
}
