import {timeNow} from '../../locales/times.js';
import type {Opened} from './open-ticket.js';

const minute = 60_000;

/**
 * Ms between two looks for news at most: a minute; ten seconds while something may well happen, since the team has it in hand and it was just sent or
 * moved, or a promise of it falls due. `fed`: news come by themselves; then only what time brings is looked for, and every five minutes whether it is still there.
 * `now`: epoch ms.
 */
export function longestWait(opened: Opened | undefined, fed = false, now = timeNow()): number {
  if (fed) return Math.min(5 * minute, ...dueIn(opened, now));
  if (opened?.ticket.waitingFor !== 'team') return minute;
  const {updatedAt, clocks} = opened.ticket;
  const near = (time: string | undefined) => Math.abs(Date.parse(time ?? '') - now) < 10 * minute;
  const due = Array.isArray(clocks) && clocks.some((clock) => clock?.state === 'running' && near(clock.dueAt));
  return near(updatedAt) || due ? 10_000 : minute;
}

/** Ms until its promises fall due that run, and a little more. */
function dueIn(opened: Opened | undefined, now: number): number[] {
  const clocks = opened?.ticket.clocks;
  if (!Array.isArray(clocks)) return [];
  return clocks.map((clock) => (clock?.state === 'running' ? Date.parse(clock.dueAt ?? '') - now + 1_000 : NaN)).filter((ms) => ms > 0);
}
