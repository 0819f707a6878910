import * as z from 'zod/mini';
import {once} from './once.js';
import {Person} from './person.js';
import {openEnum, Time} from './values.js';

/** A line of a quote: so many of something at a price each. Amounts count the currency's smallest unit (分, cents); a discount is below nought. */
export type QuoteItem = z.infer<ReturnType<typeof QuoteItem>>;
export const QuoteItem = once(() =>
  z.object({
    text: z.string(),
    quantity: z.int(),
    /** What is counted: 人日, licence. */
    unit: z.optional(z.string()),
    unitAmount: z.int(),
    amount: z.int(),
  }),
);

export const quoteStates = ['open', 'accepted', 'declined', 'expired', 'superseded'] as const;

/**
 * What a change would cost. A later version takes the place of the one before, and only the last can be accepted. Amounts in the smallest unit
 * of `currency`; `net` and `tax` make up `total`.
 */
export type Quote = z.infer<ReturnType<typeof Quote>>;
export const Quote = once(() =>
  z.object({
    /** From 1. */
    version: z.int(),
    at: Time(),
    by: Person(),
    /** ISO 4217. */
    currency: z.string(),
    items: z.array(QuoteItem()),
    net: z.int(),
    /** `rate` in hundredths of a per cent: 600 is 6 %. */
    tax: z.optional(z.object({name: z.string(), rate: z.int(), amount: z.int()})),
    total: z.int(),
    /** The last day on which it can be accepted, `2026-02-28`, by the clock of `timeZone`. */
    validThrough: z.string(),
    timeZone: z.string(),
    /** When that day is over. */
    expiresAt: Time(),
    terms: z.optional(z.string()),
    state: openEnum(quoteStates),
    /** When and by whom it was accepted or declined, and why it was declined. */
    decidedAt: z.optional(Time()),
    decidedBy: z.optional(Person()),
    reason: z.optional(z.string()),
  }),
);
