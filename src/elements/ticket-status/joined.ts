import type {StatusWords} from './parts.js';

/** Sentences one after the other, the way the language sets them: Chinese without a blank between. */
export function joined(words: StatusWords, sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(words.locale === 'en' ? ' ' : '');
}
