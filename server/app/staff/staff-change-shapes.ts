import * as z from 'zod/mini';
import {once} from '../../../src/contract/once.js';
import {clockKinds} from '../../../src/contract/clock.js';
import {proposalKinds} from '../../../src/contract/proposal.js';
import {Time} from '../../../src/contract/values.js';
import {step} from './staff-shapes.js';

/** A price for a change; what it comes to is reckoned from the lines. */
export const QuoteStep = once(() =>
  step({
    /** ISO 4217. Amounts count its smallest unit. */
    currency: z.string(),
    items: z.array(z.object({text: z.string(), quantity: z.int(), unit: z.optional(z.string()), unitAmount: z.int()})),
    /** `rate` in hundredths of a per cent. */
    tax: z.optional(z.object({name: z.string(), rate: z.int()})),
    /** The last day on which it can be accepted, in the desk's time zone. */
    validThrough: z.string(),
    terms: z.optional(z.string()),
  }),
);

/** A plan (`steps`), or a notice that a promise (`clock`) is to move to `dueAt`, and why. */
export const ProposeStep = once(() =>
  step({
    kind: z.enum(proposalKinds),
    text: z.string(),
    steps: z.optional(z.array(z.object({text: z.string(), owner: z.optional(z.string()), until: z.optional(Time())}))),
    clock: z.optional(z.enum(clockKinds)),
    dueAt: z.optional(Time()),
    remedy: z.optional(z.string()),
  }),
);

export const ScheduleStep = once(() => step({from: Time(), to: z.optional(Time()), note: z.optional(z.string())}));

export const DeliverStep = once(() =>
  step({
    summary: z.string(),
    checklist: z.array(z.object({kind: z.enum(['check', 'handover']), text: z.string(), note: z.optional(z.string())})),
  }),
);
