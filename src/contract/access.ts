import * as z from 'zod/mini';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, openEnum, Time} from './values.js';

/** What is asked for: access to a system for a while, or consent to one job on data, which ends when the job is done. */
export const accessKinds = ['access', 'data-job'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Which system, as what role, which data. */
export const scopeKinds = ['system', 'role', 'data'] as const;

/**
 * `asked`: waits for the customer; `running`: granted and good; then `refused` or `revoked` by the customer, `withdrawn` or `given-back` by the team,
 * `expired` at its time, `done` with its job, `closed` with its request.
 */
export const grantStates = ['asked', 'running', 'refused', 'withdrawn', 'expired', 'revoked', 'given-back', 'done', 'closed'] as const;

/** One line of what is asked for; the customer grants the lines he chooses. */
export type ScopeLine = z.infer<ReturnType<typeof ScopeLine>>;
export const ScopeLine = once(() => z.object({id: Id(), kind: openEnum(scopeKinds), text: z.string()}));

/** A time-boxed access that the team asked the customer for, and everything that came of it. No credentials: these never pass through here. */
export type AccessGrant = z.infer<ReturnType<typeof AccessGrant>>;
export const AccessGrant = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(accessKinds),
    at: Time(),
    by: Person(),
    purpose: z.string(),
    /** How the team would like to be let in. */
    how: z.optional(z.string()),
    /** For how long it was asked. */
    hours: z.int(),
    /** Everything that was asked for. */
    scope: z.array(ScopeLine()),
    state: openEnum(grantStates),
    /** `scope`: ids of the lines that were granted; `note`: how the customer lets the team in. */
    granted: z.optional(z.object({at: Time(), by: Person(), scope: z.array(Id()), until: Time(), note: z.optional(z.string())})),
    /** `by` is missing where time or the end of the request did it. */
    ended: z.optional(z.object({at: Time(), by: z.optional(Person()), note: z.optional(z.string())})),
    /** Each use, oldest first. */
    uses: z.array(z.object({id: Id(), at: Time(), by: Person(), text: z.string(), minutes: z.optional(z.int())})),
    /** That what was taken over is removed: who says so, and what went. */
    purged: z.optional(z.object({at: Time(), by: Person(), text: z.string()})),
  }),
);
