import * as z from 'zod/mini';
import {once} from './once.js';

/** What is wrong with one field: `pointer` is a JSON pointer into the body (`/fields/version`), `code` picks the sentence, `params` fill it. */
export type Issue = z.infer<ReturnType<typeof Issue>>;
export const Issue = once(() =>
  z.object({
    pointer: z.string(),
    code: z.string(),
    params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  }),
);

/** A refusal, RFC 9457 `application/problem+json`. `code` is stable and kebab-case; `detail` is for engineers, customers read the sentence that `locales` keeps for the code. */
export type Problem = z.infer<ReturnType<typeof Problem>>;
export const Problem = once(() =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    retryable: z.boolean(),
    detail: z.optional(z.string()),
    issues: z.optional(z.array(Issue())),
    /** For `action-not-allowed`: what is allowed now. */
    allowed: z.optional(z.array(z.string())),
    requestId: z.optional(z.string()),
  }),
);

/** Codes a server of this contract sends, with their status and whether trying the same again can help. */
export const problemCodes = {
  'invalid-request': [400, false],
  'idempotency-key-missing': [400, false],
  'empty-file': [400, false],
  unauthenticated: [401, false],
  'not-allowed': [403, false],
  'not-found': [404, false],
  'method-not-allowed': [405, false],
  'still-in-flight': [409, true],
  'action-not-allowed': [409, false],
  'upload-offset-conflict': [409, true],
  'response-closed': [409, false],
  gone: [410, false],
  'version-stale': [412, false],
  'too-large': [413, false],
  'unsupported-type': [415, false],
  'idempotency-key-reused': [422, false],
  'invalid-fields': [422, false],
  'too-many-requests': [429, true],
  'internal-error': [500, true],
  unavailable: [503, true],
} as const satisfies Record<string, readonly [status: number, retryable: boolean]>;

/** Codes the client itself gives: no answer, no answer in time, an answer that breaks the contract, taken back by the caller. */
export type LocalCode = 'offline' | 'timeout' | 'unreadable' | 'aborted';
export type ProblemCode = keyof typeof problemCodes | LocalCode;
