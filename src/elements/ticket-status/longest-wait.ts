import {timeNow} from '../../locales/times.js';
import type {Opened} from './open-ticket.js';

const minute = 60_000;

/**
 * Ms between two looks for news at most: a minute; ten seconds while something may well happen, since the team has it in hand and it was just sent or
 * moved, or a promise of it falls due. `now`: epoch ms.
 */
export function longestWait(opened: Opened | undefined, now = timeNow()): number {
  if (opened?.ticket.waitingFor !== 'team') return minute;
  const {updatedAt, clocks} = opened.ticket;
  const near = (time: string | undefined) => Math.abs(Date.parse(time ?? '') - now) < 10 * minute;
  const due = Array.isArray(clocks) && clocks.some((clock) => clock?.state === 'running' && near(clock.dueAt));
  return near(updatedAt) || due ? 10_000 : minute;
}
