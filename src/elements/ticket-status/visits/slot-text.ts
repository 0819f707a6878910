import type {Slot} from '../../../contract/visit.js';
import {deskTime} from '../../../kit/desk-time.js';
import {dateWith, timeOfDay, yearOf} from '../../../locales/times.js';

/** The day of a time by the reader's clock, or by that of a zone: "11月25日周三". `now`: epoch ms. */
export function slotDay({from}: Slot, locale: string, now: number, timeZone?: string): string {
  return dateWith({...yearOf(from, now), month: 'short', day: 'numeric', weekday: 'short', ...(timeZone && {timeZone})}, from, locale);
}

/** From when until when: "09:00–11:00"; with the day of its end where that is another one. */
export function slotHours(slot: Slot, locale: string, now: number, timeZone?: string): string {
  const zone = timeZone && {timeZone};
  const time = (at: string) => dateWith({...timeOfDay, ...zone}, at, locale);
  const ends = slotDay({from: slot.to, to: slot.to}, locale, now, timeZone);
  const [day, end] = [slotDay(slot, locale, now, timeZone), time(slot.to)];
  return `${time(slot.from)}–${ends === day ? end : `${ends} ${end}`}`;
}

/** Both: "11月25日周三 09:00–11:00". */
export function slotText(slot: Slot, locale: string, now: number, timeZone?: string): string {
  return `${slotDay(slot, locale, now, timeZone)} ${slotHours(slot, locale, now, timeZone)}`;
}

/** The same by the desk's clock with the name of its zone; `undefined` where the reader's clock shows the same. */
export function slotAtDesk(slot: Slot, timeZone: string, locale: string, now: number): {time: string; zone: string} | undefined {
  const there = deskTime(Date.parse(slot.from), timeZone, locale, now);
  return there && {time: slotText(slot, locale, now, timeZone), zone: there.zone};
}
