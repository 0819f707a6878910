import type {Calendar} from '../contract/calendar.js';
import type {ClockPolicy, ClockRule} from '../contract/clock.js';
import type {DeskSettings} from '../contract/desk-settings.js';

/** What decides on a desk which clocks run; of the calendars the first is the desk's own. */
export type ClockDesk = Pick<DeskSettings, 'calendars' | 'tiers' | 'clocks'>;

/** The first of several that is meant for a kind of request. */
export function fitting<T extends Pick<ClockPolicy, 'when'>>(
  all: readonly T[],
  type: string,
  priority?: string,
  tier?: string,
): T | undefined {
  const fits = (accepted: readonly string[] | undefined, given: string | undefined) =>
    !accepted || (given !== undefined && accepted.includes(given));
  return all.find(({when}) => fits(when.type, type) && fits(when.priority, priority) && fits(when.tier, tier));
}

/** The rules for a kind of request: those of the first policy that fits. */
export function rulesFor(policies: readonly ClockPolicy[], type: string, priority?: string, tier?: string): readonly ClockRule[] {
  return fitting(policies, type, priority, tier)?.clocks ?? [];
}

/** The calendar that a clock runs in: its own, else the tier's, else the desk's; `undefined` where the desk has none by that name. */
export function calendarFor(
  {calendars, tiers}: Pick<ClockDesk, 'calendars' | 'tiers'>,
  rule: Pick<ClockRule, 'calendar'>,
  tier: string | undefined,
): Calendar | undefined {
  const id = rule.calendar ?? tiers.find((one) => one.id === tier)?.calendar;
  return id === undefined ? calendars[0] : calendars.find((calendar) => calendar.id === id);
}
