import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Slot, Visit, VisitAction} from '../../src/contract/visit.js';
import {isAhead, isWithin, overlap, visitActionsAt} from '../../src/rules/visit.js';
import {freeSlots} from '../../src/rules/visit-slots.js';
import type {Stretch} from '../../src/rules/working-time.js';
import type {Diaries} from './diaries.js';
import {iso} from './iso.js';
import type {TicketRecord} from './ticket-record.js';
import {visitsOf, type VisitReading} from './visits.js';

const hour = 3_600_000;

/** Until when the agreed time of a visit may be moved or given up without a call, epoch ms. */
export function changeableUntil({slot, state}: VisitReading, {visits}: DeskSettings): number | undefined {
  return slot && state === 'booked' ? slot.from - (visits?.noticeHours ?? 0) * hour : undefined;
}

/** Times that the customer can choose for a visit at `now`, epoch ms: those proposed that are still free, or where none is left those of the desk's calendar. */
export function slotsFor(
  {id, offer, state, slot, refused}: VisitReading,
  settings: DeskSettings,
  now: number,
  diaries: Diaries,
): Stretch[] {
  if (state !== 'proposed' && state !== 'booked') return [];
  const taken: Stretch[] = (diaries.get(offer.engineer.id)?.engagements ?? []).filter(({visit}) => visit !== id);
  // The time that he has already is no other one.
  if (slot && state === 'booked') taken.push(slot);
  const isRefused = (one: Stretch) => refused.some((other) => isWithin(one, other));
  const proposed = offer.slots.filter((one) => one.from > now && !isRefused(one) && !taken.some((other) => overlap(one, other)));
  const {visits: rules, calendars} = settings;
  const calendar = rules?.calendar === undefined ? calendars[0] : calendars.find((one) => one.id === rules.calendar);
  if (proposed.length || !rules || !calendar) return proposed;
  return freeSlots({calendar, minutes: rules.minutes, days: rules.days, lead: rules.leadHours * hour}, now, [...taken, ...refused]);
}

/** What the customer may do to a visit at `now`, epoch ms. */
export function actionsOnVisit(visit: VisitReading, settings: DeskSettings, now: number): VisitAction[] {
  return visitActionsAt(visit.state, changeableUntil(visit, settings), now, visit.consent?.is);
}

/** As its reader sees it. `acts`: whether he may do something about it; `diaries` of the engineers who would come, where he chooses among their times. */
export function viewVisit(
  visit: VisitReading,
  settings: DeskSettings,
  {now, acts, diaries}: {now: number; acts: readonly string[]; diaries: Diaries},
): Visit {
  const {id, offer, state, slot, wish, arrivedAt, report, missed, sequence, history} = visit;
  const {slots: _, session, ...offered} = offer;
  const {consent, endedAt} = visit;
  const until = changeableUntil(visit, settings);
  const allowedActions = actionsOnVisit(visit, settings, now).filter((action) => acts.includes(action));
  return {
    id,
    ...offered,
    state,
    ...(slot && !isSought(state) && {slot: asSlot(slot)}),
    slots: allowedActions.length ? slotsFor(visit, settings, now, diaries).map(asSlot) : [],
    timeZone: settings.timeZone,
    ...(wish && {wish: {...wish, at: iso(wish.at)}}),
    ...(arrivedAt !== undefined && {arrivedAt: iso(arrivedAt)}),
    ...(session &&
      consent && {
        session: {
          ...session,
          consent: consent.is,
          ...(consent.at !== undefined && {decidedAt: iso(consent.at)}),
          ...(consent.by && {decidedBy: consent.by}),
          ...(endedAt !== undefined && {endedAt: iso(endedAt)}),
        },
      }),
    ...(report && {report: {...report, at: iso(report.at)}}),
    ...(missed && {missed: {...missed, at: iso(missed.at)}}),
    ...(until !== undefined && {changeableUntil: iso(until)}),
    sequence,
    history: history.map(({at, slot: to, before, ...line}) => ({
      ...line,
      at: iso(at),
      ...(to && {slot: asSlot(to)}),
      ...(before && {before: asSlot(before)}),
    })),
    allowedActions,
  };
}

/** Whether its time is to be found. */
function isSought(state: VisitReading['state']): boolean {
  return state === 'proposed' || state === 'asked';
}

/** What the customer may do to any of a request's visits at `now`, epoch ms. */
export function visitActionsOf(record: TicketRecord, settings: DeskSettings, now: number): VisitAction[] {
  return visitsOf(record)
    .filter(({state}) => isAhead(state))
    .flatMap((visit) => actionsOnVisit(visit, settings, now));
}

function asSlot({from, to}: Stretch): Slot {
  return {from: iso(from), to: iso(to)};
}
