import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, LocalText, openEnum, Time} from './values.js';

/**
 * What a clock runs for: the first word of the team, its next one, a way to work until it is solved, the solution, somebody at the
 * customer's door, the answer to a question, a word to a customer who urged.
 */
export const clockKinds = ['first-response', 'next-update', 'workaround', 'resolution', 'arrival', 'answer', 'urge'] as const;
export type ClockKind = (typeof clockKinds)[number];

export const clockStates = ['not-started', 'running', 'paused', 'met', 'breached', 'cancelled'] as const;
export type ClockState = (typeof clockStates)[number];

export const clockUnits = ['minute', 'hour', 'working-day'] as const;

/**
 * How long something may take. `min` to `max` is a range, of which `max` is the promise. Minutes and hours are those that the calendar
 * counts; `n` working days end when the n-th working day after the start closes. `bestEffort`: aimed at, not promised.
 */
export type ClockTarget = z.infer<ReturnType<typeof ClockTarget>>;
export const ClockTarget = once(() =>
  z.object({
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    unit: openEnum(clockUnits),
    bestEffort: z.optional(z.boolean()),
  }),
);

/** Why a stretch of a clock counts, or does not; `arranging`: a time for a visit is being found. */
export const segmentReasons = [
  'working',
  'closed',
  'waiting-for-customer',
  'waiting-for-third-party',
  'awaiting-confirmation',
  'arranging',
  'priority-changed',
  'best-effort',
  'overdue',
] as const;
export type SegmentReason = (typeof segmentReasons)[number];

/** A stretch of a clock; without `to` it goes on. */
export type ClockSegment = z.infer<ReturnType<typeof ClockSegment>>;
export const ClockSegment = once(() =>
  z.object({from: Time(), to: z.optional(Time()), counted: z.boolean(), why: openEnum(segmentReasons)}),
);

/**
 * One clock of a request. It begins when its calendar next opens, which may be later than what set it off: until then it is `not-started`.
 * A clock without `dueAt` promises no time (`target` says so), or is paused.
 */
export type Clock = z.infer<ReturnType<typeof Clock>>;
export const Clock = once(() =>
  z.object({
    kind: openEnum(clockKinds),
    target: z.optional(ClockTarget()),
    /** Id of one of the desk's calendars. */
    calendar: Id(),
    startedAt: Time(),
    dueAt: z.optional(Time()),
    /** The earliest that `target.min` lets expect, where it is a range. */
    notBefore: z.optional(Time()),
    state: openEnum(clockStates),
    /** When what it ran for was done, or called off. A missed one may be done later. */
    endedAt: z.optional(Time()),
    /** Minutes that count and are left, while it is paused. */
    minutesLeft: z.optional(z.int()),
    /** The holidays up to `dueAt` are not yet announced; it may still move. */
    provisional: z.optional(z.boolean()),
    segments: z.array(ClockSegment()),
  }),
);

/** A clock as a plan of service sets it. Left out: `target` where no time is named ("as soon as possible"), `calendar` where the tier's own counts. */
export type ClockRule = z.infer<ReturnType<typeof ClockRule>>;
export const ClockRule = once(() =>
  z.object({
    kind: openEnum(clockKinds),
    target: z.optional(ClockTarget()),
    calendar: z.optional(Id()),
    /** The promise in the vendor's words, for what no number says. */
    words: z.optional(LocalText()),
    /** What stops it; left out: only `waiting-for-customer`. */
    pausedBy: z.optional(z.array(openEnum(['waiting-for-customer', 'waiting-for-third-party']))),
  }),
);

/** The clocks of all requests that fit `when`; an empty condition fits any. Of several the first that fits decides. */
export type ClockPolicy = z.infer<ReturnType<typeof ClockPolicy>>;
export const ClockPolicy = once(() =>
  z.object({
    when: z.object({
      type: z.optional(z.array(z.string())),
      priority: z.optional(z.array(z.string())),
      tier: z.optional(z.array(z.string())),
    }),
    clocks: z.array(ClockRule()),
  }),
);

/** A level of service, and the calendar in which its clocks run unless they name another. */
export type Tier = z.infer<ReturnType<typeof Tier>>;
export const Tier = once(() => z.object({id: Id(), name: LocalText(), description: z.optional(LocalText()), calendar: Id()}));

/** What the ledger of promises notes; `owed` and `done` of what has no time. */
export const promiseMoves = ['promised', 'changed', 'kept', 'missed', 'caught-up', 'called-off', 'owed', 'done'] as const;
export type PromiseMove = (typeof promiseMoves)[number];

/**
 * One line of the ledger, oldest first: a promise made, moved, kept, missed. `why` is one of the reasons the desk knows, or missing where
 * `reason` says it in the team's words; `remedy` is what is done about a miss.
 */
export type PromiseEntry = z.infer<ReturnType<typeof PromiseEntry>>;
export const PromiseEntry = once(() =>
  z.object({
    id: Id(),
    at: Time(),
    /** `purge`: the removal of data that were taken over under an access. */
    clock: openEnum([...clockKinds, 'purge']),
    is: openEnum(promiseMoves),
    dueAt: z.optional(Time()),
    /** The earliest to expect, where a range was promised. */
    notBefore: z.optional(Time()),
    /** Aimed at, not promised. */
    bestEffort: z.optional(z.boolean()),
    /** What was promised before. */
    before: z.optional(Time()),
    why: z.optional(openEnum(['received', 'reopened', 'rejected', 'answered', 'priority-changed', 'waited', 'team', 'urged', 'agreed'])),
    reason: z.optional(z.string()),
    remedy: z.optional(z.string()),
    /** When the customer said that he has seen it. */
    acknowledgedAt: z.optional(Time()),
  }),
);
