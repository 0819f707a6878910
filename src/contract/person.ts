import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, openEnum} from './values.js';

/** Who did something, as the other side may see it. `system` is the desk itself. */
export type Person = z.infer<ReturnType<typeof Person>>;
export const Person = once(() =>
  z.object({
    id: Id(),
    name: z.string(),
    role: openEnum(['requester', 'agent', 'system']),
    /** What the person does, in the vendor's words: "数据连接组工程师". */
    title: z.optional(z.string()),
  }),
);

/** The person the token speaks for. */
export type Me = z.infer<ReturnType<typeof Me>>;
export const Me = once(() =>
  z.object({
    id: Id(),
    name: z.string(),
    email: z.optional(z.string()),
    organisation: z.optional(z.object({id: Id(), name: z.string()})),
    role: openEnum(['requester', 'manager']),
    preferences: z.object({locale: z.optional(z.string())}),
  }),
);
