import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {pick} from '../../src/locales/format.js';
import {type Appointment, calendarFile, organizerOf} from '../../src/rules/calendar-file.js';
import type {Stretch} from '../../src/rules/working-time.js';
import {zonedTime, zoneName} from './mail-times.js';
import type {About} from './mail-sentences.js';
import type {Wording} from './notice-letters.js';
import type {Mailing} from './mail-ports.js';
import type {TicketRecord} from './ticket-record.js';
import {visitsOf, type VisitReading} from './visits.js';

/** What a step did to visits that somebody has to hear of. */
export interface VisitNews {
  visit: VisitReading;
  is: 'proposed' | 'booked' | 'moved' | 'asked' | 'cancelled' | 'withdrawn' | 'declined';
  before: Stretch | undefined;
  /** Whether its time went by before, and nobody came. */
  passed?: boolean;
}

/** Whether the requester is written about it: not of what he asked for himself, nor that a time is given up that he never had or that is long over. */
export function isForRequester({visit, is, passed = false}: VisitNews): boolean {
  return is !== 'asked' && is !== 'declined' && (is !== 'cancelled' || (visit.slot !== undefined && !passed));
}

/** What the n-th step of a request did to its visits. */
export function visitNews(record: TicketRecord, n: number): VisitNews[] {
  const before = visitsOf({steps: record.steps.slice(0, n)});
  return visitsOf({steps: record.steps.slice(0, n + 1)}).flatMap((visit): VisitNews[] => {
    const old = before.find(({id}) => id === visit.id);
    const line = visit.history.length > (old?.history.length ?? 0) ? visit.history.at(-1) : undefined;
    switch (line?.is) {
      case 'cancelled':
        return old ? [{visit, is: line.is, before: old.slot, passed: old.state === 'missed' && (old.slot?.to ?? 0) <= line.at}] : [];
      case 'withdrawn':
        return [{visit, is: visit.consent?.is === 'withdrawn' ? 'withdrawn' : 'declined', before: undefined}];
      case 'proposed':
      case 'booked':
      case 'moved':
      case 'asked':
        return [{visit, is: line.is, before: line.before}];
      default:
        return [];
    }
  });
}

/** What the requester is written about it, with the calendar file that goes with a time. */
export function visitWording({visit, is, before}: VisitNews, settings: DeskSettings, {replyTo, from}: Mailing): Wording {
  return (words, it, locale) => {
    const told = visitTold(visit, settings, it, locale);
    const organizer = organizerOf(settings.channels, replyTo, from);
    const file = () => ({calendar: visitFile(visit, {summary: words.visit.summary(told), organizer, cancelled: is === 'cancelled'})});
    switch (is) {
      case 'proposed':
      case 'asked':
        return words.visit.proposed(told);
      case 'booked':
        return {...words.visit.booked(told), ...file()};
      case 'moved':
        return {...words.visit.moved({...told, before: before ? timeOf(before, settings, locale) : ''}), ...file()};
      case 'cancelled':
        return {...words.visit.cancelled(told), ...file()};
      case 'withdrawn':
      case 'declined':
        return words.visit.withdrawn(told);
    }
  };
}

/** That it is near. */
export function reminderWording(visit: VisitReading, settings: DeskSettings): Wording {
  return (words, it, locale) => words.visit.tomorrow(visitTold(visit, settings, it, locale));
}

/** A visit as mails name it. */
export function visitTold({slot, offer, endedAt}: VisitReading, settings: DeskSettings, it: About, locale: string) {
  const {engineer, kind} = offer;
  return {
    ...it,
    who: [engineer.name, pick(engineer.title, locale)].filter(Boolean).join(locale.startsWith('zh') ? ' · ' : ', '),
    time: slot ? timeOf(slot, settings, locale) : '',
    zone: zoneName(slot ? [slot.from, slot.to] : [], settings.timeZone, locale),
    remote: kind === 'remote',
    ended: endedAt !== undefined,
  };
}

/** Its calendar file; what should be ready is read in the portal. */
function visitFile(
  {id, slot, sequence, changedAt, offer}: VisitReading,
  told: Pick<Appointment, 'summary' | 'organizer' | 'cancelled'>,
): string {
  const {from, to} = slot ?? {from: changedAt, to: changedAt};
  return calendarFile({uid: visitUid(id), sequence, changedAt, from, to, location: offer.address, ...told});
}

/** The name under which calendars know a visit, the same in mails and on the page. */
function visitUid(id: string): string {
  return `${id}@aftercare`;
}

function timeOf({from, to}: Stretch, {timeZone}: DeskSettings, locale: string): string {
  return zonedTime(from, to, timeZone, locale);
}
