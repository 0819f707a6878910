import * as z from 'zod/mini';
import {accessKinds, scopeKinds} from '../../../src/contract/access.js';
import {once} from '../../../src/contract/once.js';
import {Id} from '../../../src/contract/values.js';
import {step} from './staff-shapes.js';

/** What the team asks to be let in to, what for and for how many hours; `how`: in what way it would like to be let in. */
export const AskAccessStep = once(() =>
  step({
    kind: z.enum(accessKinds),
    scope: z.array(z.object({kind: z.enum(scopeKinds), text: z.string()})),
    purpose: z.string(),
    how: z.optional(z.string()),
    hours: z.int(),
  }),
);

/** What was done with it; `minutes`: for how long. */
export const UseAccessStep = once(() => step({grant: Id(), text: z.string(), minutes: z.optional(z.int())}));

/** It is needed no more: what was done, or why. */
export const EndAccessStep = once(() => step({grant: Id(), text: z.string()}));
