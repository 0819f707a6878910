import {ProblemError} from '../contract/problem-error.js';
import type {Problem} from '../contract/problem.js';
import {problemCodes, type ProblemCode} from '../contract/problem-codes.js';
import {localProblem} from './local-problem.js';
import {misfit, type Shape} from './misfit.js';
import {Problem as problemShape, shapes} from './wire-table.js';

/** The reply of a success: the expected status, JSON, and the shape. Everything else throws a ProblemError. `now` in epoch ms. */
export async function readReply<T>(response: Response, status: number, shape: Shape, now: number): Promise<T> {
  if (response.status !== status) throw await readProblem(response, now);
  const reply = await readJson(response);
  const wrong = misfit(reply, shape, shapes);
  if (wrong !== undefined) throw localProblem('unreadable', {status, cause: new TypeError(`The reply breaks the contract at "${wrong}"`)});
  return reply as T;
}

/** What a failed answer says. Proxies on the way answer for the server: those pages say by their status only whether waiting helps. */
export async function readProblem(response: Response, now: number): Promise<ProblemError> {
  const {status} = response;
  const retryAfter = readRetryAfter(response.headers, now);
  const body = status >= 400 ? await readJson(response).catch(() => undefined) : undefined;
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const known = problemCodes[body.code as keyof typeof problemCodes];
    const usual = {type: 'about:blank', title: body.code, retryable: known?.[1] ?? (status >= 500 || status === 429)};
    const told = {...usual, ...body, status};
    const problem = misfit(told, problemShape, shapes) === undefined ? (told as Problem) : {...usual, status, code: body.code};
    return new ProblemError(problem, {retryAfter});
  }
  const code: ProblemCode =
    status === 401
      ? 'unauthenticated'
      : status === 413
        ? 'too-large'
        : status === 429
          ? 'too-many-requests'
          : status >= 502 && status <= 504
            ? 'unavailable'
            : 'unreadable';
  return localProblem(code, {status, retryAfter});
}

async function readJson(response: Response): Promise<unknown> {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')) return undefined;
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds the server asks to wait, from seconds or an HTTP date. A date is measured against the reply's own `Date`: device clocks are wrong by
 * days. `undefined` where nothing is asked.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const sent = Date.parse(headers.get('date') ?? '');
  const wait = Date.parse(value) - (Number.isNaN(sent) ? now : sent);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
