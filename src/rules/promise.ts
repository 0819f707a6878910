import type {ClockReading} from './clock-count.js';
import {calendarFor, type ClockDesk, rulesFor} from './clock-rules.js';
import {clocksOf} from './clocks.js';
import {workingTime} from './working-time.js';
import {isFit} from './calendar.js';

/** What would be promised for a request that is sent now. Times in epoch ms. */
export interface Outlook {
  /** Those of its clocks that begin with it, as they would stand. */
  clocks: ClockReading[];
  /** When counting begins, where the desk is closed until then. */
  opensAt?: number;
  /** Some of the times may still move: holidays up to then are not announced. */
  provisional: boolean;
}

/** The promise for a request sent at `now`, epoch ms; nothing where the desk's calendars are not fit to count by. */
export function promiseFor(
  request: {type: string; priority?: string | undefined; tier?: string | undefined},
  desk: ClockDesk,
  now: number,
): Outlook | undefined {
  const {type, priority, tier} = request;
  const rules = rulesFor(desk.clocks, type, priority, tier);
  const calendars = rules.map((rule) => calendarFor(desk, rule, tier));
  if (!rules.length || calendars.some((calendar) => !calendar || !isFit(calendar))) return undefined;
  const {clocks} = clocksOf({type, tier, events: [{at: now, is: 'received', priority}]}, desk, now);
  const [first] = clocks;
  const opensAt = first && workingTime(first.calendar).nextOpening(now);
  return {clocks, ...(opensAt !== undefined && opensAt > now && {opensAt}), provisional: clocks.some(({provisional}) => provisional)};
}
