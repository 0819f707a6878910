import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, openEnum, Time} from './values.js';

/** `deflected`: an article made a request unnecessary; `deflection-undone`: it did not after all. */
const signalKinds = ['searched', 'search-empty', 'article-opened', 'deflected', 'deflection-undone'] as const;

/** Most signals in one batch, and most UTF-16 code units of a query. */
export const mostSignals = 50;
export const longestQuery = 200;

/** Something that happened while somebody looked for help. Says nothing of who; mail addresses and numbers are taken out of `query` before it leaves the device. */
export type Signal = z.infer<ReturnType<typeof Signal>>;
export const Signal = once(() =>
  z.object({
    kind: openEnum(signalKinds),
    query: z.optional(z.string().check(z.maxLength(longestQuery))),
    articleId: z.optional(Id()),
    /** Articles a search found. */
    count: z.optional(z.int().check(z.minimum(0))),
    /** BCP 47. */
    locale: z.optional(z.string().check(z.maxLength(35))),
    at: Time(),
  }),
);

/** Signals, small and batched; losing a batch is allowed. */
export type SignalBatch = z.infer<ReturnType<typeof SignalBatch>>;
export const SignalBatch = once(() => z.object({signals: z.array(Signal()).check(z.minLength(1), z.maxLength(mostSignals))}));

/** How many of a batch were kept. */
export type SignalReceipt = z.infer<ReturnType<typeof SignalReceipt>>;
export const SignalReceipt = once(() => z.object({taken: z.int().check(z.minimum(0))}));
