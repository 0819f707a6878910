import assert from 'node:assert/strict';
import {createClient, type ClientOptions} from '../../src/client/client.js';
import type {Transport} from '../../src/client/transport.js';
import {ProblemError} from '../../src/contract/problem-error.js';
import {FakeClock} from './fake-clock.js';

export const baseUrl = 'https://support.example.com/portal/v1';
export const me = {id: 'c-1', name: '王芳', role: 'requester', preferences: {}};
export const key = 'k'.repeat(22);
export const feedback = {params: {article: 'a-1'}, body: {clientRef: key, helpful: true}, key};

/** A client whose backend answers by `reply`, with everything it asked. */
export function openClient(reply: (request: Request, nth: number) => Response | Promise<Response>, more: Partial<ClientOptions> = {}) {
  const seen: Request[] = [];
  const clock = new FakeClock();
  const transport: Transport = async (request) => {
    seen.push(request);
    return reply(request, seen.length);
  };
  return {client: createClient({baseUrl, transport, clock, ...more}), seen, clock};
}

export async function problem(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    (value) => assert.fail(`accepted: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProblemError, String(error));
  return error;
}

export const refusal = (status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/problem+json', ...headers}});

/** A token that says whom it speaks for; `n` tells two of one person apart. */
export const token = (sub: string, n = 0) => `${btoa('{}')}.${btoa(JSON.stringify({iss: 'vendor', sub, n}))}.signature`;
