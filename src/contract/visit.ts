import * as z from 'zod/mini';
import {Line} from './escalation.js';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, openEnum, Time} from './values.js';

export const visitKinds = ['on-site', 'remote'] as const;
export type VisitKind = (typeof visitKinds)[number];

/**
 * `proposed`: the customer chooses a time; `asked`: none of them suits him, or the one he had, and he said which would; `arrived`: the engineer is at work,
 * on site or in the remote session; `missed`: nobody came, and another time has to be found.
 */
export const visitStates = ['proposed', 'asked', 'booked', 'on-the-way', 'arrived', 'done', 'missed', 'cancelled'] as const;
export type VisitState = (typeof visitStates)[number];

/** A stretch of time in which the engineer comes. */
export type Slot = z.infer<ReturnType<typeof Slot>>;
export const Slot = once(() => z.object({from: Time(), to: Time()}));

/** A line of a visit's history. `slot`: the time it is at from then on; `before`: the one it was at. */
export const visitMoves = [
  'proposed',
  'booked',
  'moved',
  'asked',
  'departed',
  'arrived',
  'done',
  'missed',
  'cancelled',
  'consented',
  'withdrawn',
] as const;
export type VisitMove = (typeof visitMoves)[number];
export type VisitEvent = z.infer<ReturnType<typeof VisitEvent>>;
export const VisitEvent = once(() =>
  z.object({
    at: Time(),
    by: Person(),
    is: openEnum(visitMoves),
    slot: z.optional(Slot()),
    before: z.optional(Slot()),
    reason: z.optional(z.string()),
    /** Which times would suit the customer, in his words. */
    wish: z.optional(z.string()),
  }),
);

/** What the customer may do to a visit, over `POST /tickets/{id}/actions`. */
export const visitActions = ['book-visit', 'reschedule', 'cancel-visit', 'give-consent', 'withdraw-consent'] as const;
export type VisitAction = (typeof visitActions)[number];

export const consentStates = ['asked', 'given', 'declined', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** What of the customer's system is seen or done in a remote session, with which tool, and whether he agrees. Without his consent no session begins. */
export type RemoteSession = z.infer<ReturnType<typeof RemoteSession>>;
export const RemoteSession = once(() =>
  z.object({
    sees: z.string(),
    /** `href`: where the session takes place, an https address on a host of the vendor's list. */
    tool: z.object({name: z.string(), href: z.optional(z.string())}),
    consent: openEnum(consentStates),
    /** When and by whom it was last given, declined or withdrawn. */
    decidedAt: z.optional(Time()),
    decidedBy: z.optional(Person()),
    /** When it ended: by the engineer's word, or because the consent was withdrawn. */
    endedAt: z.optional(Time()),
  }),
);

/** An engineer who comes, in person or by remote session. */
export type Visit = z.infer<ReturnType<typeof Visit>>;
export const Visit = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(visitKinds),
    state: openEnum(visitStates),
    engineer: Person(),
    /** Where the engineer, or somebody who knows where he is, can be reached. */
    contact: z.optional(Line()),
    /** What is done. */
    purpose: z.string(),
    address: z.optional(z.string()),
    /** What should be ready before, a line each; and who must be there. */
    prepare: z.optional(z.array(z.string())),
    present: z.optional(z.string()),
    /** The time that is agreed, or was last; none while one is to be found. */
    slot: z.optional(Slot()),
    /** Times that can be had now, in order; none where there is nothing to choose. */
    slots: z.array(Slot()),
    /** The zone of the desk, in which its calendar is kept. */
    timeZone: z.string(),
    /** Which times suit the customer, and why none of the others did. */
    wish: z.optional(z.object({at: Time(), text: z.string(), reason: z.string()})),
    arrivedAt: z.optional(Time()),
    /** Of a remote session; its beginning is `arrivedAt`. */
    session: z.optional(RemoteSession()),
    /** What was done and found. */
    report: z.optional(z.object({at: Time(), by: Person(), text: z.string()})),
    /** Why nobody came, and what is done about it. */
    missed: z.optional(z.object({at: Time(), reason: z.string(), remedy: z.optional(z.string())})),
    /** Until when an agreed time may be moved or given up without a call. */
    changeableUntil: z.optional(Time()),
    /** How often its time was agreed, moved or given up: the SEQUENCE of its calendar file, whose UID is the visit's id. */
    sequence: z.int(),
    history: z.array(VisitEvent()),
    allowedActions: z.array(openEnum(visitActions)),
  }),
);

/** How visits are arranged. */
export type VisitRules = z.infer<ReturnType<typeof VisitRules>>;
export const VisitRules = once(() =>
  z.object({
    /** Id of the calendar in whose hours times are offered where the team proposed none; left out: the desk's own. */
    calendar: z.optional(Id()),
    /** How long such a time is, in minutes. */
    minutes: z.int(),
    /** How many days with such times are offered. */
    days: z.int(),
    /** How many hours before a time it can still be chosen, so that somebody can be there. */
    leadHours: z.number(),
    /** How many hours before an agreed time it can still be moved or given up. */
    noticeHours: z.number(),
    /** Hosts that links to remote sessions may lead to; left out: none. */
    toolHosts: z.optional(z.array(z.string())),
  }),
);
