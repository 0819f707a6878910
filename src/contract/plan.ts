import * as z from 'zod/mini';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, LocalText, openEnum, Time} from './values.js';

/** What a request costs: nothing, what it costs the vendor, or what a quote says that comes first. */
export const charges = ['free', 'at-cost', 'quote'] as const;
export type Charge = (typeof charges)[number];

/**
 * A stretch of what was bought: the free period, the warranty, maintenance after it. Days are written `2026-02-28`, both count, and are
 * meant in the plan's time zone.
 */
export type CoveragePhase = z.infer<ReturnType<typeof CoveragePhase>>;
export const CoveragePhase = once(() =>
  z.object({
    kind: openEnum(['free', 'warranty', 'maintenance']),
    name: z.optional(LocalText()),
    from: z.string(),
    to: z.string(),
    /** What requests cost in it, unless one of `except` names their type. */
    charge: openEnum(charges),
    except: z.optional(z.array(z.object({types: z.array(z.string()), charge: openEnum(charges)}))),
  }),
);

/** Days added to the end of a phase, and why: as after an outage. `to` of the phase holds them already. */
export type Extension = z.infer<ReturnType<typeof Extension>>;
export const Extension = once(() =>
  z.object({phase: openEnum(['free', 'warranty', 'maintenance']), days: z.int(), reason: LocalText(), addedAt: Time()}),
);

/** So many requests of some types that are included, in a month, a year or the whole term. */
export type Entitlement = z.infer<ReturnType<typeof Entitlement>>;
export const Entitlement = once(() =>
  z.object({
    id: Id(),
    name: LocalText(),
    types: z.array(z.string()),
    period: openEnum(['month', 'year', 'term']),
    used: z.int(),
    total: z.int(),
    /** What one beyond the number costs. */
    beyond: openEnum(charges),
    /** When it is counted from nought again. */
    renewsAt: z.optional(Time()),
  }),
);

/** What the organisation of the reader bought. Where that is nothing, or he speaks for none, no phase is in it and nothing is counted. */
export type Plan = z.infer<ReturnType<typeof Plan>>;
export const Plan = once(() =>
  z.object({
    organisation: z.optional(z.object({id: Id(), name: z.string()})),
    /** Id of the one of the desk's tiers that the reader's requests run by. */
    tier: z.optional(Id()),
    timeZone: z.string(),
    /** In order, none overlapping. */
    phases: z.array(CoveragePhase()),
    extensions: z.array(Extension()),
    entitlements: z.array(Entitlement()),
    /** Since when the plan rests, and why; urgent requests are taken all the same. */
    suspended: z.optional(z.object({since: Time(), reason: LocalText()})),
    /** Who looks after the organisation. */
    people: z.array(Person()),
  }),
);
