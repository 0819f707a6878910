import * as z from 'zod/mini';
import {clockKinds} from './clock.js';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, openEnum, Time} from './values.js';

export const proposalKinds = ['plan', 'delay'] as const;
export type ProposalKind = (typeof proposalKinds)[number];
export const proposalStates = ['waiting', 'approved', 'rejected', 'replaced'] as const;

/**
 * What the team asks the customer to approve in writing: a plan of work (who does what, until when), or a notice of delay: which promise moves
 * to when, why, and what is done about it. A later one of the same kind takes the place of the one before.
 */
export type Proposal = z.infer<ReturnType<typeof Proposal>>;
export const Proposal = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(proposalKinds),
    at: Time(),
    by: Person(),
    /** What it is about, or why it is late. */
    text: z.string(),
    /** Of a plan. */
    steps: z.optional(z.array(z.object({text: z.string(), owner: z.optional(z.string()), until: z.optional(Time())}))),
    /** Of a delay: the promise, and the time it moves to once it is approved. */
    clock: z.optional(openEnum(clockKinds)),
    dueAt: z.optional(Time()),
    remedy: z.optional(z.string()),
    state: openEnum(proposalStates),
    decidedAt: z.optional(Time()),
    decidedBy: z.optional(Person()),
    reason: z.optional(z.string()),
  }),
);

/**
 * Something that waits for the customer's word, as lists show it: `visit` and `session` for the time he chooses, for somebody who comes or for a remote session.
 * `about`: id of the visit, the proposal or the access that is meant. `until`: when it can be decided no more.
 */
export type Awaited = z.infer<ReturnType<typeof Awaited>>;
export const Awaited = once(() =>
  z.object({
    kind: openEnum(['quote', 'delivery', 'access', ...proposalKinds, 'visit', 'session', 'consent']),
    at: Time(),
    about: z.optional(Id()),
    until: z.optional(Time()),
  }),
);
