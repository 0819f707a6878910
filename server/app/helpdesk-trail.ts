import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {StepName} from '../../src/rules/lifecycle.js';
import {belongsThere, isCarried} from './handed.js';
import type {Helpdesk, HelpdeskPlace, HelpdeskTrail} from './helpdesk.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

/** How many of the last entries are remembered: entries of a database's transactions may become visible out of their order. */
const remembered = 100;
/** After so many tries in vain, of which the last ones are minutes apart, the team does not wait for its helpdesk. */
const inVain = 3;

/**
 * The ticket with whether something of it is to be carried into the helpdesk, asked for with each write, also by a gateway that knows of no helpdesk while others do.
 * `joins`: a new one belongs there, if ever.
 */
export function withTrail(record: TicketRecord, settings: DeskSettings, now: number, joins: boolean): TicketRecord {
  const trail = record.helpdesk ?? (joins && belongsThere(record, settings) ? {carried: 0, seen: [], tries: 0} : undefined);
  if (!trail || trail.lost) return record;
  const {dueAt, ...rest} = trail;
  const waits = trail.id === undefined || record.steps.slice(trail.carried).some(isCarried);
  return {...record, helpdesk: waits ? {...rest, dueAt: dueAt ?? now} : rest};
}

/** What is asked of the helpdesk to know where a step is taken. */
export type Working = Pick<Helpdesk, 'name' | 'owns'>;

/** How a change request goes no helpdesk knows: of it only words are its own. */
const words: readonly StepName[] = ['answer', 'answer-urge'];

/** Steps that may say more than a helpdesk has a place for. */
const partly: readonly StepName[] = ['answer', 'resolve'];

/** Whether the team works on it in the helpdesk: not before it is there, nor while nothing more of it gets there. */
export function isWorkedThere({helpdesk}: TicketRecord): boolean {
  return helpdesk?.id !== undefined && !helpdesk.lost && !hangs(helpdesk);
}

function isOwned(step: StepName, record: TicketRecord, working: Working | undefined): boolean {
  if (!working || !isWorkedThere(record)) return false;
  return working.owns.includes(step) && (record.process !== 'change' || words.includes(step));
}

/** Whether the team may take such a step at the gateway, if only where it says what the helpdesk has no place for. */
export function mayBeHere(step: StepName, record: TicketRecord, working: Working | undefined): boolean {
  return partly.includes(step) || !isOwned(step, record, working);
}

/** Whether this very step is one for the helpdesk, and so not for here. */
export function isTakenThere(step: TicketStep, record: TicketRecord, working: Working | undefined): boolean {
  return isOwned(step.is, record, working) && !saysMore(step);
}

function saysMore(step: TicketStep): boolean {
  if (step.is === 'answer') return step.kind !== undefined;
  return step.is === 'resolve' && Boolean(step.cause ?? step.prevention ?? step.checks ?? step.outage);
}

/** Whether it has been tried in vain for long enough that somebody must know. */
export function hangs({tries, lost}: HelpdeskTrail): boolean {
  return !lost && tries >= inVain;
}

/** Where it stands there; `undefined` before it was received, and once it is lost, unless `lost` ones are meant too. */
export function placeOf({id: ticket, owner, helpdesk}: TicketRecord, lost = false): HelpdeskPlace | undefined {
  if (helpdesk?.id === undefined || (helpdesk.lost && !lost)) return undefined;
  return {id: helpdesk.id, ticket, owner: helpdesk.owner ?? owner, requestor: helpdesk.requestor ?? ''};
}

/** Marks what can be carried at once. */
export function dueNow({dueAt: _, problem: _problem, since: _since, ...trail}: HelpdeskTrail): HelpdeskTrail {
  return {...trail, tries: 0};
}

export function withSeen(trail: HelpdeskTrail, ids: readonly string[]): HelpdeskTrail {
  return {...trail, seen: [...trail.seen, ...ids].slice(-remembered)};
}
