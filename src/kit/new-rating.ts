import {newKey} from '../contract/key.js';
import type {SurveyResponse} from '../contract/survey.js';

/** An answer to start from: empty, or the one given before. It always has a key of its own, for a changed answer is another answer. */
export function newRating(before?: SurveyResponse): SurveyResponse {
  return {scores: {}, reasons: [], comment: '', ...before, clientRef: newKey()};
}
