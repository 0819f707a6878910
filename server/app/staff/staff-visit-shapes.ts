import * as z from 'zod/mini';
import {once} from '../../../src/contract/once.js';
import {Id, Time} from '../../../src/contract/values.js';
import {visitKinds} from '../../../src/contract/visit.js';
import {step} from './staff-shapes.js';

/**
 * Who comes, what for, and when he could. `visit`: id of the one that is offered anew, and the `reason`; `engineer`: an agent's id; `contact`: a number or an
 * address. Without `slots` the customer chooses among free times of the desk's calendar.
 */
export const ProposeVisitStep = once(() =>
  step({
    visit: z.optional(Id()),
    reason: z.optional(z.string()),
    kind: z.enum(visitKinds),
    engineer: Id(),
    contact: z.optional(z.string()),
    purpose: z.string(),
    address: z.optional(z.string()),
    prepare: z.optional(z.array(z.string())),
    present: z.optional(z.string()),
    /** Of a remote session: what is seen or done, and the tool; its address leads to a host of the vendor's list. */
    sees: z.optional(z.string()),
    tool: z.optional(z.string()),
    toolHref: z.optional(z.string()),
    slots: z.array(z.object({from: Time(), to: Time()})),
    /** Whether times that the customer turned down are offered again nevertheless; else they are refused as `turned-down`. */
    despite: z.optional(z.boolean()),
  }),
);

export const VisitStep = once(() => step({visit: Id()}));
/** Which visit it is; left out: the one that somebody is on the way to, else the next. */
export const ArriveStep = once(() => step({visit: z.optional(Id())}));
export const VisitReasonStep = once(() => step({visit: Id(), reason: z.string()}));
export const MissVisitStep = once(() => step({visit: Id(), reason: z.string(), remedy: z.optional(z.string())}));
export const VisitReportStep = once(() => step({visit: Id(), text: z.string()}));
