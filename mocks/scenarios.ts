import type {Problem} from '../src/contract/problem.js';
import {problemCodes} from '../src/contract/problem-codes.js';
import type {Transport} from '../src/desk/desk.js';

/** What can go wrong on the way, to be tried out by hand or in a test. */
export const scenarios = ['normal', 'slow', 'offline', '429', '503', 'broken-reply', 'expired-token', 'empty'] as const;
export type Scenario = (typeof scenarios)[number];

export function isScenario(name: string | null | undefined): name is Scenario {
  return scenarios.some((scenario) => scenario === name);
}

/** The scenario an address asks for: `?scenario=slow`. */
export function scenarioOf(address: string | URL): Scenario {
  const name = new URL(address).searchParams.get('scenario');
  return isScenario(name) ? name : 'normal';
}

export interface ScenarioOptions {
  /** How `slow` waits; rejects when the signal fires first. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How long `slow` takes longer, and what 429 and 503 ask to wait. */
export const slowness = 3000;
const retryAfter = '5';

/**
 * The transport with one thing going wrong. `broken-reply`, `empty` and `slow` let the work happen; the others keep the request from it.
 * `expired-token` refuses the first token it sees, and only that.
 */
export function withScenario(transport: Transport, scenario: Scenario, {wait = waitFor}: ScenarioOptions = {}): Transport {
  switch (scenario) {
    case 'normal':
      return transport;
    case 'slow':
      return async (request) => {
        await wait(slowness, request.signal);
        return transport(request);
      };
    case 'offline':
      return () => Promise.reject(new TypeError('Failed to fetch'));
    case '429':
      return () => Promise.resolve(refusal('too-many-requests'));
    case '503':
      return () => Promise.resolve(refusal('unavailable'));
    case 'broken-reply':
      return async (request) => breakOff(await transport(request));
    case 'empty':
      return async (request) => emptied(await transport(request));
    case 'expired-token': {
      let expired: string | null = null;
      return (request) => {
        const token = request.headers.get('Authorization');
        expired ??= token;
        return token !== null && token === expired ? Promise.resolve(refusal('unauthenticated')) : transport(request);
      };
    }
  }
}

/** A transport whose scenario can be changed while requests go through it. */
export interface ScenarioSwitch {
  readonly transport: Transport;
  scenario: Scenario;
}

export function scenarioSwitch(transport: Transport, first: Scenario = 'normal', options?: ScenarioOptions): ScenarioSwitch {
  let scenario = first;
  let current = withScenario(transport, first, options);
  return {
    transport: (request) => current(request),
    get scenario() {
      return scenario;
    },
    set scenario(next) {
      scenario = next;
      current = withScenario(transport, next, options);
    },
  };
}

function refusal(code: 'too-many-requests' | 'unavailable' | 'unauthenticated'): Response {
  const [status, retryable] = problemCodes[code];
  const problem: Problem = {type: 'about:blank', title: code, status, code, retryable};
  const headers = {
    'Content-Type': 'application/problem+json',
    'Aftercare-Version': '1',
    ...(retryable ? {'Retry-After': retryAfter} : {}),
  };
  return new Response(JSON.stringify(problem), {status, headers});
}

/** The first half of what was answered, as a line that broke would leave it. */
async function breakOff(response: Response): Promise<Response> {
  // A stream has no half: it ends before it begins.
  if (/event-stream/.test(response.headers.get('Content-Type') ?? '')) {
    await response.body?.cancel();
    return new Response('', {status: response.status, headers: response.headers});
  }
  const text = await response.text();
  if (text === '') return response;
  const headers = without(response.headers, 'Content-Length');
  return new Response(text.slice(0, text.length / 2), {status: response.status, headers});
}

/** A list that was answered, with nothing in it. */
async function emptied(response: Response): Promise<Response> {
  const json = (await response.clone().json().catch(() => undefined)) as Record<string, unknown> | undefined; // prettier-ignore
  const list = ['items', 'articles'].find((name) => Array.isArray(json?.[name]));
  if (!json || !list) return response;
  const {status, headers} = response;
  const counts = 'counts' in json ? {counts: {open: 0, waiting: 0, closed: 0}} : {};
  return Response.json(
    {...json, [list]: [], ...('nextCursor' in json ? {nextCursor: null} : {}), ...counts},
    {status, headers: without(headers, 'Content-Length')},
  );
}

function without(headers: Headers, name: string): Headers {
  const rest = new Headers(headers);
  rest.delete(name);
  return rest;
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, {once: true});
  });
}
