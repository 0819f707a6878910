import type {TemplateResult} from 'lit';
import type {OnDemand} from '../../kit/on-demand.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import type {AnswerWords} from './parts.js';

/** In the place of a part that is on its way, or of one that could not be had: why, and a way to ask again. */
export function lateView(words: AnswerWords, late: OnDemand<unknown>): TemplateResult {
  const {problem} = late;
  return problem ? problemView(words, problem, {retry: () => void late.load()}) : skeleton(words.say('loading'), ['block']);
}
