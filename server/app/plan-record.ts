import type {Entitlement, Plan} from '../../src/contract/plan.js';
import type {Ports} from './ports.js';
import {iso} from './iso.js';
import {periodOf} from '../../src/rules/entitlement.js';

/** What an organisation bought, as it is stored; how much of it is used is counted when somebody asks. */
export interface PlanRecord extends Omit<Plan, 'organisation' | 'tier' | 'entitlements' | 'now'> {
  /** Id of one of the desk's tiers. */
  tier: string;
  /** See `personKey`. */
  organisation: string;
  entitlements: Omit<Entitlement, 'used' | 'renewsAt'>[];
  /** Counts writes, from 1. */
  revision: number;
}

/** A plan with what is used of it at `now`, epoch ms. Requests that were taken back are not counted. */
export async function viewPlan(
  record: PlanRecord,
  organisation: NonNullable<Plan['organisation']>,
  repository: Pick<Ports['repository'], 'countTickets'>,
  now: number,
): Promise<Plan> {
  const {entitlements, revision: _, ...rest} = record;
  const counted = entitlements.map(async (entitlement): Promise<Entitlement> => {
    const {from: since, to} = periodOf(entitlement.period, record.timeZone, now);
    const counts = await Promise.all(
      entitlement.types.map((type) => repository.countTickets({whose: {organisation: record.organisation}, type, since})),
    );
    const used = counts.flatMap(({cancelled: _taken, ...others}) => Object.values(others)).reduce((sum, count) => sum + count, 0);
    return {...entitlement, used, ...(to !== undefined && {renewsAt: iso(to)})};
  });
  return {...rest, organisation, entitlements: await Promise.all(counted)};
}
