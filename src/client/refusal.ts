import {ProblemError} from '../contract/problem-error.js';
import type {Problem} from '../contract/problem.js';
import type {ProblemCode} from '../contract/problem-codes.js';
import {localProblem} from '../contract/local-problem.js';
import type {Kinds} from './misfit.js';
import {readJson} from './read-json.js';
import {problem} from './wire-problem.js';

/** Codes that pass by themselves, among those whose status says that the request was wrong. */
const passing: ReadonlySet<string> = new Set(['still-in-flight', 'upload-offset-conflict'] satisfies ProblemCode[]);
const codeOf: Record<number, ProblemCode> = {
  401: 'unauthenticated',
  413: 'too-large',
  429: 'too-many-requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** What a failed answer says. Proxies on the way answer for the server: those pages say by their status only whether waiting helps. */
export async function readRefusal(response: Response, now: number, kinds: Kinds): Promise<ProblemError> {
  const {status} = response;
  const retryAfter = readRetryAfter(response.headers, now);
  const body = (status >= 400 ? await readJson(response).catch(() => undefined) : undefined) as Partial<Problem> | null | undefined;
  if (typeof body?.code !== 'string') return localProblem(codeOf[status] ?? 'unreadable', {status, retryAfter});
  const {code} = body;
  const usual = {type: 'about:blank', title: code, status, code, retryable: status >= 500 || status === 429 || passing.has(code)};
  const told = {...usual, ...body, status};
  return new ProblemError(problem(kinds)(told, '') === undefined ? told : usual, {retryAfter});
}

/** A server that asks for more than an hour, in ms, is broken or attacked: nothing on this device lies dead for days because of one header. */
const longestAsked = 3_600_000;

/**
 * Milliseconds the server asks to wait, from seconds or an HTTP date. A date is measured against the reply's own `Date`: device clocks are wrong by
 * days. `undefined` where nothing is asked.
 */
function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Math.min(longestAsked, Number(value) * 1000);
  const wait = Date.parse(value) - (Date.parse(headers.get('date') ?? '') || now);
  return Number.isNaN(wait) ? undefined : Math.min(longestAsked, Math.max(0, wait));
}
