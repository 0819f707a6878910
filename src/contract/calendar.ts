import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, LocalText} from './values.js';

/** A stretch of a day by the wall clock: `09:00` up to, not including, `18:00`; `24:00` is the day's end. `from` comes before `to`. */
export type Hours = z.infer<ReturnType<typeof Hours>>;
export const Hours = once(() => z.object({from: z.string(), to: z.string()}));

/**
 * When somebody works. A day that is listed among `workingDays` or `closedDays` follows that (working days first), any other the ordinary
 * week. Days are written `2026-02-14` and meant in `timeZone`, an IANA name.
 */
export type Calendar = z.infer<ReturnType<typeof Calendar>>;
export const Calendar = once(() =>
  z.object({
    id: Id(),
    name: z.optional(LocalText()),
    timeZone: z.string(),
    /** The ordinary week: hours, and the days that have them, 1 (Monday) to 7 (Sunday). A break is the gap between two stretches. */
    week: z.array(z.object({days: z.array(z.int()), hours: z.array(Hours())})),
    /** Public holidays and other days without work. */
    closedDays: z.array(z.string()),
    /** Days worked beside the ordinary week, as those that make up for a holiday (调休). Hours left out: those of the first line of `week`. */
    workingDays: z.array(z.object({day: z.string(), hours: z.optional(z.array(Hours()))})),
    /** Last day for which holidays are known; past it the ordinary week counts, and what is promised says so. Left out: there are none to announce. */
    validThrough: z.optional(z.string()),
  }),
);
