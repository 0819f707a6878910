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
  const {code} = entry.problem ?? {};
  if (code !== undefined && isStuck(entry)) {
    return words.find(code === 'gone' ? 'waiting.expired' : 'waiting.refused') ?? words.shared.say('problem.other', {code});
  }
  return words.shared.say(entry.kept ? 'waiting.kept' : 'waiting.unkept');
}
