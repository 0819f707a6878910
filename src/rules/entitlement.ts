import type {Charge, CoveragePhase, Entitlement, Plan} from '../contract/plan.js';
import type {OpenEnum} from '../contract/values.js';
import {atWall, dayAt} from './time-zone.js';

/** What a request would cost, and why. Nothing here keeps anybody from sending it. */
export interface Coverage {
  charge: OpenEnum<Charge>;
  /**
   * `critical`: help comes first, whatever the plan says. `phase`: the phase of coverage decides; `quota`: it is one of those included;
   * `beyond-quota`: those are used up. `ended`, `not-begun`: no phase covers the day; `suspended`: the plan rests.
   */
  why: 'critical' | 'phase' | 'quota' | 'beyond-quota' | 'ended' | 'not-begun' | 'suspended';
  /** The phase of that day. */
  phase?: CoveragePhase;
  /** The entitlement that counts the request; `used` is without it. */
  entitlement?: Entitlement;
}

/** The most urgent priority, which no plan and no quota may hold up. */
const critical = 'P0';

/** What a request sent at `now`, epoch ms, would cost under a plan. */
export function coverageOf(plan: Plan, request: {type: string; priority?: string | undefined}, now: number): Coverage {
  const today = dayAt(plan.timeZone, now);
  const phase = plan.phases.find(({from, to}) => from <= today && today <= to);
  const charge = phase ? chargeIn(phase, request.type) : 'quote';
  const known = {...(phase && {phase})};
  if (request.priority === critical) return {charge: charge === 'quote' ? 'at-cost' : charge, why: 'critical', ...known};
  if (plan.suspended) return {charge: 'quote', why: 'suspended', ...known};
  if (!phase) return {charge, why: plan.phases.some(({from}) => from > today) ? 'not-begun' : 'ended'};
  // Quotas count what would be free; what costs anyway is not counted twice.
  const entitlement = charge === 'free' ? plan.entitlements.find(({types}) => types.includes(request.type)) : undefined;
  if (!entitlement) return {charge, why: 'phase', phase};
  const {used, total, beyond} = entitlement;
  return used < total ? {charge, why: 'quota', phase, entitlement} : {charge: beyond, why: 'beyond-quota', phase, entitlement};
}

/** From and until when (not included) an entitlement counts at `now`, epoch ms; a term has no beginning and no end. */
export function periodOf(period: Entitlement['period'], timeZone: string, now: number): {from: number; to?: number} {
  const [year, month] = dayAt(timeZone, now).split('-').map(Number) as [number, number];
  switch (period) {
    case 'month':
      return {from: midnight(timeZone, year, month - 1), to: midnight(timeZone, year, month)};
    case 'year':
      return {from: midnight(timeZone, year, 0), to: midnight(timeZone, year + 1, 0)};
    default:
      return {from: 0};
  }
}

function chargeIn({charge, except}: CoveragePhase, type: string): OpenEnum<Charge> {
  return except?.find(({types}) => types.includes(type))?.charge ?? charge;
}

/** When a month begins by a zone's wall clock; months go on past December. */
function midnight(timeZone: string, year: number, month: number): number {
  return atWall(timeZone, Date.UTC(year, month, 1));
}
