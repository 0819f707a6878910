import type {ProblemError} from '../contract/problem-error.js';
import {localProblem} from '../contract/local-problem.js';
import {kinds, misfit, type Shape} from './misfit.js';
import {readJson} from './read-json.js';

/** Loads what reads failed answers. It is loaded ahead; where it is not to be had, a failure stands for a desk that cannot be reached now. */
export const refusals = () => import('./refusal.js');

/** The reply of a success: the expected status, JSON, and the shape. Everything else throws a ProblemError. `now` in epoch ms. */
export async function readReply<T>(response: Response, status: number, shape: Shape, now: number): Promise<T> {
  if (response.status !== status) throw await readProblem(response, now);
  const reply = await readJson(response);
  const wrong = misfit(reply, shape);
  if (wrong !== undefined) throw localProblem('unreadable', {status, cause: new TypeError(`The reply breaks the contract at "${wrong}"`)});
  return reply as T;
}

export async function readProblem(response: Response, now: number): Promise<ProblemError> {
  const {status} = response;
  const part = await refusals().catch(() => undefined);
  return part?.readRefusal(response, now, kinds) ?? localProblem(status === 401 ? 'unauthenticated' : 'unavailable', {status});
}
