import * as z from 'zod/mini';
import {clockKinds, ClockTarget} from './clock.js';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, LocalText, openEnum, Time} from './values.js';

/** A number or an address where somebody can be reached; `href` is `tel:`, `mailto:` or https, nothing else is linked. */
export type Line = z.infer<ReturnType<typeof Line>>;
export const Line = once(() =>
  z.object({name: z.optional(LocalText()), value: z.string(), href: z.optional(z.string()), hours: z.optional(LocalText())}),
);

const levelShape = () => ({
  id: Id(),
  /** What stands there: "二线支持", "Service manager". */
  name: LocalText(),
  /** Who answers for it; left out at the first level, where it is whoever has the request. */
  person: z.optional(Person()),
  contact: z.optional(Line()),
  /** How long a request may rest without a word of the team, on the team's turn, until it is raised to here from the level below; left out: time alone does not raise it. */
  after: z.optional(ClockTarget()),
});

/** One step of a ladder. */
export type EscalationLevel = z.infer<ReturnType<typeof EscalationLevel>>;
export const EscalationLevel = once(() =>
  z.object({
    ...levelShape(),
    /** Promises that raise it to here the moment one is missed, from whatever level below. */
    missed: z.optional(z.array(openEnum(clockKinds))),
  }),
);

/** Who answers for requests that fit `when`, one after the other; the first has them from the start. An empty condition fits any. */
export type EscalationLadder = z.infer<ReturnType<typeof EscalationLadder>>;
export const EscalationLadder = once(() =>
  z.object({
    when: z.object({
      type: z.optional(z.array(z.string())),
      priority: z.optional(z.array(z.string())),
      tier: z.optional(z.array(z.string())),
    }),
    /** Id of the calendar in which its times count; left out: the tier's, else the desk's. */
    calendar: z.optional(Id()),
    levels: z.array(EscalationLevel()),
    /** How often a customer may urge; left out: not at all. `early`: also before the next promised word is due. */
    urge: z.optional(z.object({every: ClockTarget(), early: z.optional(z.boolean())})),
    /** Whether the executive line is shown from the start; else it is at the last level. */
    executive: z.optional(z.boolean()),
  }),
);

/** Requests of this type are complaints: whoever had the request they are about neither sees nor handles them. */
export type ComplaintRule = z.infer<ReturnType<typeof ComplaintRule>>;
export const ComplaintRule = once(() =>
  z.object({
    /** Id of the request type. */
    type: Id(),
    /** Id of its field in which the reference of the request concerned stands. */
    concerns: z.optional(Id()),
    /** Ids of the agents who see and handle complaints; left out: everybody who is not concerned. */
    handledBy: z.optional(z.array(Id())),
  }),
);

/** How requests that do not get on are passed further up. Of the ladders the first that fits counts. */
export type EscalationRules = z.infer<ReturnType<typeof EscalationRules>>;
export const EscalationRules = once(() =>
  z.object({ladders: z.array(EscalationLadder()), executive: z.optional(Line()), complaints: z.optional(ComplaintRule())}),
);

/** Why a request was raised: nothing happened for too long, a promise was missed, the customer asked, the team did it. */
export const raiseReasons = ['no-progress', 'missed', 'asked', 'team'] as const;
export type RaiseReason = (typeof raiseReasons)[number];

/** The ladder of one request, and where on it the request stands. */
export type Escalation = z.infer<ReturnType<typeof Escalation>>;
export const Escalation = once(() =>
  z.object({
    /** The level it stands on, from 1. */
    level: z.int(),
    /** When it was raised to there; left out where it began there. */
    escalatedAt: z.optional(Time()),
    ladder: z.array(
      z.object({
        ...levelShape(),
        /** When and why it was raised to here, since it was last opened. */
        reachedAt: z.optional(Time()),
        why: z.optional(openEnum(raiseReasons)),
        /** When it will be raised to here unless something happens; `because` of what. */
        nextAt: z.optional(Time()),
        because: z.optional(openEnum(['no-progress', 'missed'])),
      }),
    ),
    /** Where the vendor's management is reached. */
    executive: z.optional(Line()),
    /** When it may be urged; left out where it may not be as it stands, which `allowedActions` says too. */
    urgeableAt: z.optional(Time()),
  }),
);

/** A customer's asking for progress, and what the team said to it. */
export type Urge = z.infer<ReturnType<typeof Urge>>;
export const Urge = once(() =>
  z.object({
    id: Id(),
    at: Time(),
    reason: z.optional(z.string()),
    answer: z.optional(z.object({at: Time(), by: Person(), text: z.string()})),
  }),
);
