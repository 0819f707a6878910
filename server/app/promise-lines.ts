import {clockKinds, type ClockKind} from '../../src/contract/clock.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {dateWith, timeOfDay} from '../../src/locales/times.js';
import type {LedgerLine} from '../../src/rules/clock-events.js';
import {zoneName} from './mail-times.js';
import type {MailWords} from './mail-words.js';
import {ticketClocks} from './ticket-clocks.js';
import type {TicketRecord} from './ticket-record.js';

/** Promised times as a mail says them: a line for each, and the name of the zone they are told in. */
export interface PromiseLines {
  lines: string;
  zone: string;
}

type Writer = (words: MailWords, locale: string) => PromiseLines | undefined;

/** What was promised when a request came in. The next word is promised anew with each word, so no mail tells of it. */
export function promisesMade(record: TicketRecord, settings: DeskSettings): Writer {
  const {ledger} = ticketClocks(record, settings, record.createdAt);
  return writer(
    ledger.filter(({is, clock}) => is === 'promised' && clock !== 'next-update'),
    settings,
  );
}

/** What the n-th step of a request promised anew, with the times before. */
export function promisesMoved(record: TicketRecord, settings: DeskSettings, n: number): Writer {
  const at = record.steps[n]?.at ?? record.createdAt;
  const changes = (steps: number) =>
    ticketClocks({...record, steps: record.steps.slice(0, steps)}, settings, at).ledger.filter(({is}) => is === 'changed');
  const moved = changes(n + 1).slice(changes(n).length);
  return writer(
    moved.filter(({clock}) => clock !== 'next-update'),
    settings,
  );
}

/** The promise of this clock that was missed last. */
export function promiseMissed(record: TicketRecord, settings: DeskSettings, clock: string, at: number): Writer {
  const missed = ticketClocks(record, settings, at).ledger.findLast((line) => line.is === 'missed' && line.clock === clock);
  return writer(missed ? [missed] : [], settings);
}

function writer(all: readonly LedgerLine[], {timeZone}: DeskSettings): Writer {
  return (words, locale) => {
    const year = new Date(all.at(-1)?.at ?? 0).getUTCFullYear();
    const say = (at: number) => {
      const far = new Date(at).getUTCFullYear() !== year;
      const day = {...(far && {year: 'numeric' as const}), month: 'short', day: 'numeric', weekday: 'short'} as const;
      return dateWith({...day, ...timeOfDay, timeZone}, new Date(at), locale);
    };
    const told = all.flatMap(({clock, dueAt, before, bestEffort}) => {
      const kind = clockKinds.find((known): known is ClockKind => known === clock);
      if (kind === undefined || dueAt === undefined) return [];
      const [time, was] = [say(dueAt), before === undefined ? undefined : say(before)];
      // What moved by less than a minute is the same to whoever reads it.
      if (time === was) return [];
      return words.promise.line({clock: kind, time, aimed: bestEffort === true, ...(was !== undefined && {before: was})});
    });
    const times = all.flatMap(({dueAt, before}) => [dueAt, before]).filter((at) => at !== undefined);
    return told.length ? {lines: told.join('\n'), zone: zoneName(times, timeZone, locale)} : undefined;
  };
}
