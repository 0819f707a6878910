import type {ReactiveControllerHost} from 'lit';
import type {Desk, Sent} from '../../desk/desk.js';
import type {TicketSummary} from '../../contract/ticket.js';
import type {Place} from '../../kit/place.js';
import {waitingSentence} from '../../kit/waiting-sentence.js';
import type {Words} from '../../locales/words.js';

export type StatusWords = Words<'ticket-status'>;

/** What the parts of this element get from it. */
export interface Parts {
  readonly host: ReactiveControllerHost & HTMLElement;
  desk(): Promise<Desk>;
  /** Missing until they are loaded. */
  words(): StatusWords | undefined;
  announce(text: string): void;
  hrefTo(place: Place): string;
  /** Everything read passes here, so that a changed state is told once, whoever read it. */
  saw(ticket: Pick<TicketSummary, 'id' | 'state'>): void;
  /** The reader did something: look for news soon. */
  stir(): void;
  /** Puts the focus on the first that fits, once what changed is drawn. */
  focus(selector: string): Promise<void>;
}

/** Sentences one after the other, the way the language sets them: Chinese without a blank between. */
export function joined(words: StatusWords, sentences: readonly string[]): string {
  return sentences.join(words.locale === 'en' ? ' ' : '');
}

/** What became of something sent, in a sentence: `done` where it arrived. */
export function outcome(words: StatusWords, sent: Sent<unknown>, done: string): string {
  return sent.is === 'accepted' ? done : waitingSentence(words, sent);
}
