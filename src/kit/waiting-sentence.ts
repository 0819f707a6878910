import type {OutboxEntry} from '../desk/desk.js';
import type {Part} from '../locales/catalogue.js';
import type {Words} from '../locales/words.js';

/** Refused for good. */
export function isFinal({problem}: Pick<OutboxEntry, 'problem'>): boolean {
  return problem !== undefined && !problem.retryable && problem.code !== 'unauthenticated';
}

/** Refused for good, or too old to be sent without asking: nothing but a person's decision moves it any more. */
export function isStuck(entry: Pick<OutboxEntry, 'problem'>): boolean {
  return isFinal(entry) || entry.problem?.code === 'gone';
}

/** What will become of something that waits on this device: whether it goes by itself, and what the customer is to do. */
export function waitingSentence<P extends Part>(words: Words<P>, entry: Pick<OutboxEntry, 'problem' | 'kept'>): string {
  if (isStuck(entry)) return words.shared.say(entry.problem?.code === 'gone' ? 'waiting.expired' : 'waiting.refused');
  return words.shared.say(entry.kept ? 'waiting.kept' : 'waiting.unkept');
}
