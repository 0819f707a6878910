import {bringOne} from './bring-one.js';
import type {Committing} from './commit.js';
import {handedRequest, handedStep, isCarried} from './handed.js';
import {HelpdeskFailed, Lost, type Helpdesk, type HelpdeskPlace, type HelpdeskTrail, type LostReason} from './helpdesk.js';
import {dueNow, placeOf} from './helpdesk-trail.js';
import {keepTrail} from './keep-trail.js';
import {movesOf} from './moves.js';
import {pauseAfter, problemIn} from './outbox-entry.js';
import type {Ports} from './ports.js';
import type {TicketRecord} from './ticket-record.js';

/** Tries in vain, over some twenty minutes, after which something refused goes without its files, and words without their state. */
const forLong = 6;
/** Most requests that one run looks at. */
export const handedAtOnce = 20;

export type Meeting = Committing & Pick<Ports, 'scanner' | 'report' | 'newId'> & {helpdesk: Helpdesk};

/**
 * Carries into the helpdesk what customers did, each request's steps in their order, each once: what a step did there is known by its mark, looked for before it is done
 * again. Gives how many requests it looked at. To be run by one process at a time.
 */
export async function handOver(ports: Meeting): Promise<number> {
  const {repository, now, report} = ports;
  const due = await repository.ticketsToCarry({now: now(), limit: handedAtOnce});
  for (const {id, reference} of due) {
    try {
      await carryAll(id, ports);
    } catch (error) {
      // The others would wait for it as long, one after the other.
      if (error instanceof HelpdeskFailed && error.down) throw error;
      report(error, `helpdesk ${reference}`);
      if (error instanceof Lost) await lose(ports, id, error.reason);
      else await postpone(ports, id, error);
    }
  }
  return due.length;
}

async function carryAll(id: string, ports: Meeting): Promise<void> {
  const {repository, helpdesk} = ports;
  const settings = await repository.settings();
  for (;;) {
    const record = await repository.ticket(id);
    const trail = record?.helpdesk;
    if (!record || trail?.dueAt === undefined || trail.lost) return;
    const place = placeOf(record);
    if (!place) {
      const made = await perhapsBare(trail, (bare) => helpdesk.receive(handedRequest(record, settings, ports, bare)));
      await keepTrail(ports, id, (before) => ({...dueNow(before), ...made, owner: record.owner}));
      continue;
    }
    const n = record.steps.findIndex((entry, index) => index >= trail.carried && isCarried(entry));
    if (n >= 0) {
      await perhapsBare(trail, (bare) => helpdesk.carry(place, handedStep(record, n, settings, ports, bare)));
      if (movesOf(record).includes(n))
        await moveThere(record, n, place, ports).catch((error: unknown) => unlessUnreadable(error, trail, ports));
    }
    await keepTrail(ports, id, (before) => ({...dueNow(before), carried: n >= 0 ? n + 1 : record.steps.length}));
  }
}

/** With its files, and where that was refused for long without them: they may be why, or no scanner says anything of them. */
async function perhapsBare<T>({tries}: HelpdeskTrail, work: (bare: boolean) => Promise<T>): Promise<T> {
  try {
    return await work(false);
  } catch (error) {
    if (tries < forLong || !(error instanceof HelpdeskFailed) || !error.refused) throw error;
    return work(true);
  }
}

/** What the team did there cannot be read, and has not been for long: the state stays as it is there, and the customer's later words do not wait for it. */
function unlessUnreadable(error: unknown, {tries}: HelpdeskTrail, {report}: Meeting): void {
  if (tries < forLong || !(error instanceof HelpdeskFailed) || error instanceof Lost || error.down) throw error;
  report(error, 'helpdesk');
}

/** Sets the state that the n-th step led to, unless something has moved the request since: the team may have, there, a moment ago. */
async function moveThere({id, steps}: TicketRecord, n: number, place: HelpdeskPlace, ports: Meeting): Promise<void> {
  const {repository, helpdesk} = ports;
  const before = await repository.ticket(id);
  if (before) await bringOne(before, place, ports);
  const record = await repository.ticket(id);
  if (record && placeOf(record) && movesOf(record).at(-1) === n) await helpdesk.move(place, steps[n]!.id, record.state);
}

async function postpone(ports: Meeting, id: string, error: unknown): Promise<void> {
  const now = ports.now();
  await keepTrail(ports, id, (trail) => {
    const tries = trail.tries + 1;
    return {...trail, tries, problem: problemIn(error), since: trail.since ?? now, dueAt: now + Math.min(pauseAfter(tries), longest)};
  });
}

/** A customer's words wait no longer than this for a helpdesk that is back, in ms. */
const longest = 5 * 60_000;

/** From now on the gateway's team has it: nothing more of it is shown from there, nothing said to it there. */
export async function lose(ports: Meeting, id: string, reason: LostReason): Promise<void> {
  await keepTrail(ports, id, ({dueAt: _, ...trail}) => (trail.lost ? undefined : {...trail, lost: reason, since: ports.now()}));
}
