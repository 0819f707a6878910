import type {Calendar} from '../contract/calendar.js';
import type {ClockTarget} from '../contract/clock.js';
import type {DeskSettings} from '../contract/desk-settings.js';
import type {EscalationLadder, EscalationLevel, RaiseReason} from '../contract/escalation.js';
import type {OpenEnum} from '../contract/values.js';
import {type ClockReading, legBy} from './clock-count.js';
import {calendarFor, fitting} from './clock-rules.js';

/** What happened to a request as far as its ladder goes. Times in epoch ms, in order. */
export type LadderEvent = {at: number} &
  /** Handed in or opened again: it begins at the first level. */
  (
    | {is: 'opened'}
    /** The team wrote or went on with it. */
    | {is: 'progress'}
    /** It is the customer's turn, or over. With `until`: nobody expects a word before then, but what was promised is still held against the team. */
    | {is: 'rested'; until?: number}
    /** It is the team's turn again. */
    | {is: 'resumed'}
    | {is: 'raised'; to: number; why: OpenEnum<RaiseReason>}
    | {is: 'urged'}
  );

/** What is read of a clock that runs. */
export type Running = Pick<ClockReading, 'kind' | 'dueAt' | 'endedAt'>;

/** The times that a ladder is counted in, and the clocks of the request whose misses raise it. */
export interface LadderCase {
  ladder: EscalationLadder;
  calendar: Calendar;
  events: readonly LadderEvent[];
  clocks: readonly Running[];
}

/** Where a request stands on its ladder. Levels count from 1, times in epoch ms. */
export interface Standing {
  level: number;
  /** When and why it was raised to levels above the first since it was opened, lowest first. */
  reached: {level: number; at: number; why: OpenEnum<RaiseReason>}[];
  /** Where it goes from here, and when, unless something happens; levels that it passes over are left out. */
  ahead: {level: number; at: number; why: 'no-progress' | 'missed'}[];
  /** Since when nothing has happened on the team's turn, ahead of now where a rest has an end; missing while it is not its turn. */
  quietSince?: number;
  /** From when on it may be urged, which may be long past; missing where it may not be as it stands. */
  urgeableAt?: number;
  /** Whether its customer may have it passed on by now. */
  escalatable: boolean;
}

/** A promised word of the team: before that is due nobody is urged. */
const words: readonly string[] = ['first-response', 'next-update', 'urge'];

/** The ladder for a kind of request: the first that fits; `undefined` where the desk has none with levels, or no such calendar. */
export function ladderFor(
  {escalation, ...desk}: Pick<DeskSettings, 'calendars' | 'tiers' | 'escalation'>,
  request: {type: string; priority?: string | undefined; tier?: string | undefined},
): Pick<LadderCase, 'ladder' | 'calendar'> | undefined {
  const ladder = fitting(escalation?.ladders ?? [], request.type, request.priority, request.tier);
  const calendar = ladder?.levels.length ? calendarFor(desk, ladder, request.tier) : undefined;
  return ladder && calendar && {ladder, calendar};
}

/** Where a request stands on its ladder at `now`: all of it follows from what happened. */
export function standingOf({ladder, calendar, events, clocks}: LadderCase, now: number): Standing {
  const last = ladder.levels.length;
  let level = 1;
  let reached: Standing['reached'] = [];
  /** Of the team's turn: when it last began or something happened, and until when it may be quiet. */
  let since: number | undefined;
  let restsUntil = -Infinity;
  let urgedAt: number | undefined;
  /** When its customer last had it passed on. */
  let askedAt: number | undefined;
  let answered = false;
  for (const event of events) {
    if (event.at > now) break;
    switch (event.is) {
      case 'opened':
        [level, reached, since, restsUntil, urgedAt, askedAt, answered] = [1, [], event.at, -Infinity, undefined, undefined, false];
        break;
      case 'progress':
        if (since !== undefined) since = event.at;
        answered = urgedAt !== undefined;
        break;
      case 'resumed':
        [since, restsUntil] = [event.at, -Infinity];
        break;
      case 'rested':
        [since, restsUntil] = event.until === undefined ? [undefined, -Infinity] : [event.at, event.until];
        break;
      case 'raised':
        // A ladder may have become shorter since.
        level = Math.min(Math.max(level, event.to), last);
        reached = [...reached.filter((one) => one.level < level), {level, at: event.at, why: event.why}];
        if (since !== undefined) since = event.at;
        if (event.why === 'asked') askedAt = event.at;
        break;
      case 'urged':
        [urgedAt, answered] = [event.at, false];
        break;
    }
  }
  const standing: Standing = {level, reached, ahead: [], escalatable: false};
  if (since === undefined) return standing;
  const quietSince = Math.max(since, restsUntil);
  standing.quietSince = quietSince;
  standing.ahead = aheadOf(ladder.levels, calendar, clocks, {level, since, quietSince});
  const {every, early = false} = ladder.urge ?? {};
  const open = clocks.filter(({endedAt}) => endedAt === undefined);
  if (every) {
    const word = early ? undefined : soonest(open.filter(({kind}) => words.includes(kind)));
    const paced = urgedAt === undefined ? undefined : dueAfter(every, calendar, urgedAt);
    // Where no word is promised, as much time as between two urges is given to begin with.
    const begin = early || word !== undefined || urgedAt !== undefined ? quietSince : dueAfter(every, calendar, quietSince);
    if (begin !== undefined && (paced !== undefined || urgedAt === undefined)) {
      standing.urgeableAt = Math.max(begin, paced ?? begin, word ?? begin);
    }
  }
  const late = open.some(({dueAt}) => dueAt !== undefined && dueAt < now);
  const pause = askedAt === undefined || !every ? undefined : dueAfter(every, calendar, askedAt);
  standing.escalatable = level < last && (late || ((early || answered) && quietSince <= now)) && (pause ?? now) <= now;
  return standing;
}

/** When so much has been worked since an instant; `undefined` where no time is named, or not in twenty years. */
function dueAfter(target: ClockTarget, calendar: Calendar, from: number): number | undefined {
  const {budget, time} = legBy({kind: 'answer', target}, calendar, from);
  return budget === undefined ? undefined : time.add(from, budget);
}

function soonest(clocks: readonly Running[]): number | undefined {
  const times = clocks.flatMap(({dueAt}) => (dueAt === undefined ? [] : [dueAt]));
  return times.length ? Math.min(...times) : undefined;
}

/** Lets time pass with nothing happening: of what raises it next the earliest, at the same moment the highest. */
function aheadOf(
  levels: readonly EscalationLevel[],
  calendar: Calendar,
  clocks: readonly Running[],
  {level, since, quietSince}: {level: number; since: number; quietSince: number},
): Standing['ahead'] {
  const ahead: Standing['ahead'] = [];
  let [at, from] = [level, since];
  while (at < levels.length) {
    const steps: Standing['ahead'] = [];
    const after = levels[at]!.after;
    const quiet = after && dueAfter(after, calendar, Math.max(from, quietSince));
    if (quiet !== undefined) steps.push({level: at + 1, at: quiet, why: 'no-progress'});
    for (let n = at; n < levels.length; n++) {
      const {missed = []} = levels[n]!;
      const due = soonest(clocks.filter(({kind, endedAt}) => endedAt === undefined && missed.includes(kind)));
      // Due is due: it is missed a moment later.
      if (due !== undefined) steps.push({level: n + 1, at: Math.max(due + 1, from), why: 'missed'});
    }
    const [next] = steps.sort((a, b) => a.at - b.at || b.level - a.level);
    if (!next) break;
    ahead.push(next);
    [at, from] = [next.level, next.at];
  }
  return ahead;
}
