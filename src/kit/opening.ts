import type {ContactChannel, DeskSettings} from '../contract/desk-settings.js';
import {isFit} from '../rules/calendar.js';
import {workingTime} from '../rules/working-time.js';

/** From when on somebody is at a channel, epoch ms and not after `now` where somebody is, and by whose clock. Nothing where it names no calendar that can be counted by. */
export function openingOf(
  {calendar: id}: ContactChannel,
  {calendars = []}: Pick<DeskSettings, 'calendars'>,
  now: number,
): {at: number; timeZone: string} | undefined {
  const calendar = calendars.find((one) => one.id === id);
  const at = calendar && isFit(calendar) ? workingTime(calendar).nextOpening(now) : undefined;
  return calendar && at !== undefined ? {at, timeZone: calendar.timeZone} : undefined;
}
