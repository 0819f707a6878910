import type {Sent} from '../../desk/desk.js';
import {waitingSentence} from '../../kit/waiting-sentence.js';
import type {AnswerWords} from './parts.js';

/** What became of something sent, in a sentence: `done` where it arrived. */
export function outcome(words: AnswerWords, sent: Sent<unknown>, done: string): string {
  return sent.is === 'accepted' ? done : waitingSentence(words, sent);
}
