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
