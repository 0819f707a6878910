import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {always, mainlandOffice} from '../../server/app/presets/calendars.js';
import type {ClockPolicy, ClockRule} from '../../src/contract/clock.js';
import type {EscalationLadder} from '../../src/contract/escalation.js';
import type {ClockEvent} from '../../src/rules/clock-events.js';
import {clocksOf} from '../../src/rules/clocks.js';
import {type LadderEvent, type Running, standingOf} from '../../src/rules/escalation.js';
import {workingTime} from '../../src/rules/working-time.js';

const minute = 60_000;
const text = readFileSync(new URL('../../docs/clocks.md', import.meta.url), 'utf8');

/** The rows of the table of docs/clocks.md that has these columns. */
function table(...columns: string[]): string[][] {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.startsWith('|') && cells(line).join() === columns.join());
  assert.ok(head >= 0, columns.join());
  const rows = lines.slice(head + 2);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map(cells);
}

/** `Fri 11-20 19:30` of 2026, or with its year; the day of the week must be right. */
function instant(said: string): number {
  const [, day, date, time] = /^(\w{3}) ([\d-]+) (\d\d:\d\d)$/.exec(said) ?? assert.fail(said);
  const at = Date.parse(`${date!.length > 5 ? date : `2026-${date}`}T${time}+08:00`);
  assert.equal(new Date(at + 8 * 60 * minute).toUTCString().slice(0, 3), day, said);
  return at;
}

function said(at: number): string {
  const local = new Date(at + 8 * 60 * minute);
  const [date, time] = [local.toISOString().slice(0, 10), local.toISOString().slice(11, 16)];
  return `${local.toUTCString().slice(0, 3)} ${date.startsWith('2026-') ? date.slice(5) : date} ${time}`;
}

function rule(promise: string): ClockRule {
  const [, kind, min, max, unit, rest = ''] =
    /^([\w-]+) (?:(?:(\d+)-)?(\d+) (minute|hour|working-day)|without a number)(.*)$/.exec(promise) ?? assert.fail(promise);
  return {
    kind: kind!,
    ...(max && {target: {max: Number(max), unit: unit!, ...(min && {min: Number(min)})}}),
    ...(rest.includes('always') && {calendar: 'always'}),
    ...(rest.includes('third parties') && {pausedBy: ['waiting-for-customer', 'waiting-for-third-party']}),
  };
}

const policies = (promises: string): ClockPolicy[] =>
  promises.split(' / ').map((promise) => {
    const [, priority, one] = /^(?:(P\d): )?(.*)$/.exec(promise)!;
    return {when: priority ? {priority: [priority]} : {}, clocks: [rule(one!)]};
  });

function event(happened: string, kind: string): ClockEvent {
  const [, time, what] = /^(\w{3} [\d-]+ [\d:]+) (.*)$/.exec(happened) ?? assert.fail(happened);
  const at = instant(time!);
  const [is, ...more] = what!.split(' ');
  switch (is) {
    case 'received':
      return {at, is, ...(more.length && {priority: more.at(-1)})};
    case 'graded':
      return {at, is, priority: more[0]!};
    case 'waiting-for-customer':
    case 'waiting-for-third-party':
      return {at, is: 'paused', why: is};
    case 'promised':
      return {at, is, clock: kind, dueAt: instant(more.slice(1).join(' ')), reason: 'Said so'};
    case 'answered':
    case 'resumed':
    case 'resolved':
    case 'rejected':
    case 'reopened':
      return {at, is};
    default:
      assert.fail(happened);
  }
}

describe('the worked examples of docs/clocks.md', () => {
  for (const [name, promise, happened, asked, expected] of table('what it shows', 'promise', 'what happened', 'asked', 'the clock')) {
    it(`come out: ${name}`, () => {
      const desk = {calendars: [mainlandOffice, always], tiers: [], clocks: policies(promise!)};
      const {kind} = desk.clocks[0]!.clocks[0]!;
      const events = happened!.split('; ').map((one) => event(one, kind));
      const {clocks} = clocksOf({type: 'incident', events}, desk, instant(asked!));
      const {state, startedAt, notBefore, dueAt, endedAt, left, provisional} = clocks.find((one) => one.kind === kind)!;
      const facts = [
        state,
        `begins ${said(startedAt)}`,
        ...(notBefore === undefined ? [] : [`from ${said(notBefore)}`]),
        ...(dueAt === undefined ? [] : [`due ${said(dueAt)}`]),
        ...(left === undefined ? [] : [`${left / minute} minutes left`]),
        ...(endedAt === undefined ? [] : [`ended ${said(endedAt)}`]),
        ...(provisional ? ['provisional'] : []),
      ];
      assert.equal(facts.join(', '), expected);
    });
  }

  it('come out: the hour that comes or goes', () => {
    const sundays = workingTime({...always, timeZone: 'America/New_York', week: [{days: [7], hours: [{from: '01:30', to: '03:30'}]}]});
    for (const [day, minutes] of table('day', 'minutes worked')) {
      const begin = Date.parse(`${day}T05:00Z`);
      assert.equal(sundays.between(begin, begin + 12 * 60 * minute) / minute, Number(minutes), day);
    }
  });

  const hours = (max: number) => ({max, unit: 'hour' as const});
  const levels = ['first', 'second', 'manager'];
  const ladder: EscalationLadder = {
    when: {},
    levels: [
      {id: 'first', name: {en: 'first'}},
      {id: 'second', name: {en: 'second'}, after: hours(8), missed: ['next-update']},
      {id: 'manager', name: {en: 'manager'}, after: hours(16), missed: ['resolution']},
    ],
    urge: {every: hours(4)},
  };
  for (const [name, happened, ...expected] of table('what it shows', 'what happened', 'next', 'and then', 'urge from')) {
    it(`come out on the ladder: ${name}`, () => {
      const events: LadderEvent[] = [];
      const clocks: Running[] = [];
      for (const one of happened!.split('; ')) {
        const [, kind, due] = /^([\w-]+) due (.*)$/.exec(one) ?? [];
        const [, time, is] = /^(\w{3} [\d-]+ [\d:]+) (opened|progress|rested|resumed|urged)$/.exec(one) ?? [];
        if (kind && due) clocks.push({kind, dueAt: instant(due)});
        else events.push({at: instant(time ?? assert.fail(one)), is: is as 'opened'});
      }
      const {ahead, urgeableAt} = standingOf({ladder, calendar: mainlandOffice, events, clocks}, events.at(-1)!.at);
      const next = ahead.map(({level, at}) => `${levels[level - 1]} ${said(at)}`);
      assert.deepEqual([next[0] ?? '-', next[1] ?? '-', urgeableAt === undefined ? '-' : said(urgeableAt)], expected);
    });
  }
});
