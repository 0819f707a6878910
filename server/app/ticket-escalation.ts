import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Escalation, EscalationLevel, Urge} from '../../src/contract/escalation.js';
import type {Clocks} from '../../src/rules/clock-events.js';
import {type LadderCase, type LadderEvent, ladderFor, type Standing, standingOf} from '../../src/rules/escalation.js';
import {nextState, waitingFor} from '../../src/rules/lifecycle.js';
import {isAgreed} from '../../src/rules/visit.js';
import {iso} from './iso.js';
import {isApart, isComplaint} from './complaints.js';
import {ticketClocks} from './ticket-clocks.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';
import {takeVisitStep, type VisitReading} from './visits.js';

/** What the team says or does that a customer sees as getting on with it. */
const progress: readonly TicketStep['is'][] = [
  'start',
  'answer',
  'answer-urge',
  'ask',
  'wait',
  'resume',
  'arrive',
  'promise',
  'explain',
  'evaluate',
  'quote',
  'schedule',
  'deliver',
  'propose-visit',
  'depart',
  'miss-visit',
  'report-visit',
  'call-off-visit',
];
/** What of it is said to him: it answers his urging. */
const words: readonly TicketStep['is'][] = ['answer', 'answer-urge', 'ask', 'resolve', 'quote', 'schedule', 'deliver', 'propose-visit'];

/** Where a ticket stands on its ladder at `now`, epoch ms; `undefined` where the desk has none for it. `told`: its clocks at that time. */
export function ticketStanding(
  record: TicketRecord,
  settings: DeskSettings,
  now: number,
  {clocks}: Pick<Clocks, 'clocks'> = ticketClocks(record, settings, now),
): (Standing & Pick<LadderCase, 'ladder'>) | undefined {
  const found = ladderOf(record, settings);
  return found && {...standingOf({...found, events: ladderEvents(record), clocks}, now), ladder: found.ladder};
}

/** A level of a ticket's ladder, from 1. */
export function levelAt(
  record: Pick<TicketRecord, 'draft' | 'priority' | 'tier'>,
  settings: DeskSettings,
  level: number,
): EscalationLevel | undefined {
  return ladderOf(record, settings)?.ladder.levels[level - 1];
}

/** The level that a ticket was last raised to since it was opened. */
export function levelOf({steps}: Pick<TicketRecord, 'steps'>): number {
  return sinceOpened(steps).reduce((level, {step}) => (step.is === 'escalate' ? Math.max(level, step.to) : level), 1);
}

/** As the contract writes it, without whoever is kept from the ticket. `own`: whether its reader may urge. */
export function asEscalation(
  standing: NonNullable<ReturnType<typeof ticketStanding>>,
  settings: DeskSettings,
  {record, own}: {record: Pick<TicketRecord, 'apart'>; own: boolean},
): Escalation {
  const {ladder, level, reached, ahead, urgeableAt} = standing;
  const escalatedAt = reached.at(-1)?.at;
  const executive = ladder.executive || level === ladder.levels.length ? settings.escalation?.executive : undefined;
  return {
    level,
    ...(escalatedAt !== undefined && {escalatedAt: iso(escalatedAt)}),
    ladder: ladder.levels.map(({missed: _, person, contact, ...shown}, n) => {
      const open = person === undefined || !isApart(record, person.id);
      const was = reached.find((one) => one.level === n + 1);
      const next = ahead.find((one) => one.level === n + 1);
      return {
        ...shown,
        ...(open && {...(person && {person}), ...(contact && {contact})}),
        ...(was && {reachedAt: iso(was.at), why: was.why}),
        ...(next && {nextAt: iso(next.at), because: next.why}),
      };
    }),
    ...(executive && {executive}),
    ...(own && urgeableAt !== undefined && {urgeableAt: iso(urgeableAt)}),
  };
}

/** How often its customer urged since it was opened, and the team's next word after each. */
export function urgesOf({steps}: Pick<TicketRecord, 'steps'>): Urge[] {
  const open = sinceOpened(steps);
  return open.flatMap(({id, at, step}, n) => {
    if (step.is !== 'urge') return [];
    const answer = open.slice(n).find((later) => words.includes(later.step.is) && later.by.role === 'agent');
    const text = answer && ('text' in answer.step ? answer.step.text : answer.step.is === 'resolve' ? answer.step.summary : '');
    return {
      id,
      at: iso(at),
      ...(step.reason !== undefined && {reason: step.reason}),
      ...(answer && {answer: {at: iso(answer.at), by: answer.by, text: text ?? ''}}),
    };
  });
}

/** The first urging that its customer still waits to have answered. */
export function openUrge(record: Pick<TicketRecord, 'steps'>): Urge | undefined {
  return urgesOf(record).find(({answer}) => !answer);
}

/** What of it stands apart: a complaint, what it is about and who is kept from it. */
export function asComplaint(record: TicketRecord, settings: DeskSettings) {
  const {concerns, apart = []} = record;
  if (!isComplaint(record, settings)) return {};
  return {...(concerns !== undefined && {concerns}), ...(apart.length && {keptFrom: [...apart]})};
}

function ladderOf({draft, priority, tier}: Pick<TicketRecord, 'draft' | 'priority' | 'tier'>, settings: DeskSettings) {
  return ladderFor(settings, {type: draft.type, priority, tier});
}

function sinceOpened(steps: readonly StepEntry[]): readonly StepEntry[] {
  return steps.slice(steps.findLastIndex(({step}) => step.is === 'reopen') + 1);
}

function ladderEvents({createdAt, steps, process}: TicketRecord): LadderEvent[] {
  const events: LadderEvent[] = [{at: createdAt, is: 'opened'}];
  const visits: VisitReading[] = [];
  let state: TicketRecord['state'] = 'received';
  let [after, until]: [boolean, number | undefined] = [true, undefined];
  for (const entry of steps) {
    const {at, by, step} = entry;
    const before: {after: boolean; until: number | undefined} = {after, until};
    state = nextState(state, step.is, process) ?? state;
    takeVisitStep(visits, entry);
    after = turnOf(state);
    until = after ? restOf(visits) : undefined;
    if (step.is === 'reopen') events.push({at, is: 'opened'});
    else if (until !== undefined && until !== before.until) events.push({at, is: 'rested', until});
    else if (after !== before.after || until !== before.until) events.push({at, is: after ? 'resumed' : 'rested'});
    if (by.role === 'agent' && progress.includes(step.is)) events.push({at, is: 'progress'});
    if (step.is === 'escalate') events.push({at, is: 'raised', to: step.to, why: step.why});
    if (step.is === 'urge') events.push({at, is: 'urged'});
  }
  return events;
}

/** How long a customer is given to choose where no time was named to him, ms. */
const choosing = 7 * 86_400_000;

/** Until when visits let nobody expect a word, epoch ms: an agreed time until it is over, an offer until its last time is. */
function restOf(visits: readonly VisitReading[]): number | undefined {
  const ends = visits.flatMap(({state, slot, offer, changedAt}) => {
    if (isAgreed(state)) return slot ? [slot.to] : [];
    if (state !== 'proposed') return [];
    return [offer.slots.length ? Math.max(...offer.slots.map(({to}) => to)) : changedAt + choosing];
  });
  return ends.length ? Math.max(...ends) : undefined;
}

/** Whether the vendor has to do something, himself or through others. */
function turnOf(state: TicketRecord['state']): boolean {
  const turn = waitingFor(state);
  return turn === 'team' || turn === 'third-party';
}
