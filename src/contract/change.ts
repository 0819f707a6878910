import * as z from 'zod/mini';
import {once} from './once.js';
import {Person} from './person.js';
import {Quote} from './quote.js';
import {Id, openEnum, Time} from './values.js';

/** A line of what is delivered: something that works and was tried (`check`), or something handed over (`handover`), `note` saying where or how. */
export type DeliveryItem = z.infer<ReturnType<typeof DeliveryItem>>;
export const DeliveryItem = once(() =>
  z.object({id: Id(), kind: openEnum(['check', 'handover']), text: z.string(), note: z.optional(z.string())}),
);

export const deliveryStates = ['waiting', 'accepted', 'rejected'] as const;

/** What was delivered, and what the customer said to it. */
export type Delivery = z.infer<ReturnType<typeof Delivery>>;
export const Delivery = once(() =>
  z.object({
    at: Time(),
    by: Person(),
    summary: z.string(),
    /** Everything that has to be ticked off before it is accepted. */
    checklist: z.array(DeliveryItem()),
    state: openEnum(deliveryStates),
    decidedAt: z.optional(Time()),
    decidedBy: z.optional(Person()),
    /** The name it was signed off with. */
    signedBy: z.optional(z.string()),
    reason: z.optional(z.string()),
  }),
);

/** When the work is done, as agreed. */
export type Schedule = z.infer<ReturnType<typeof Schedule>>;
export const Schedule = once(() =>
  z.object({at: Time(), by: Person(), from: Time(), to: z.optional(Time()), note: z.optional(z.string())}),
);

/** How far a change request is: every version of the quote, when the work is done, every delivery; oldest first. */
export type Change = z.infer<ReturnType<typeof Change>>;
export const Change = once(() => z.object({quotes: z.array(Quote()), schedule: z.optional(Schedule()), deliveries: z.array(Delivery())}));
