import * as z from 'zod/mini';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, openEnum, Time} from './values.js';

/** Somebody of the reader's own organisation. `hint` tells apart people of one name: part of an address, never the whole of it. */
export type Colleague = z.infer<ReturnType<typeof Colleague>>;
export const Colleague = once(() =>
  z.object({
    id: Id(),
    name: z.string(),
    role: openEnum(['requester', 'manager']),
    hint: z.optional(z.string()),
    /** Since when he no longer belongs to it; only managers see who left. */
    leftAt: z.optional(Time()),
  }),
);

/** By name. `more`: there are further ones, which `q` finds. */
export type Colleagues = z.infer<ReturnType<typeof Colleagues>>;
export const Colleagues = once(() => z.object({items: z.array(Colleague()), more: z.boolean()}));

/** What a manager says of somebody of his organisation. */
export type Belonging = z.infer<ReturnType<typeof Belonging>>;
export const Belonging = once(() => z.object({left: z.boolean()}));

/** What is done to the people of a request, see `ticketActions`. */
export const peopleActions = ['bring-in', 'take-out', 'leave', 'hand-over'] as const;
export type PeopleAction = (typeof peopleActions)[number];

/** A colleague who was brought in on a request: when, and by whom. */
export type Companion = z.infer<ReturnType<typeof Companion>>;
export const Companion = once(() => z.object({person: Person(), at: Time(), by: Person()}));
