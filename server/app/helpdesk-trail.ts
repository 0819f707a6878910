import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {StepName} from '../../src/rules/lifecycle.js';
import {belongsThere, isCarried} from './handed.js';
import type {Helpdesk, HelpdeskPlace, HelpdeskTrail} from './helpdesk.js';
import type {TicketRecord} from './ticket-record.js';

/** How many of the last entries are remembered: entries of a database's transactions may become visible out of their order. */
const remembered = 100;

/** The ticket with whether something of it is to be carried into the helpdesk, where there is one: asked for with each write. */
export function withTrail(record: TicketRecord, settings: DeskSettings, now: number): TicketRecord {
  const trail = record.helpdesk ?? (record.revision === 1 && belongsThere(record, settings) ? {carried: 0, seen: [], tries: 0} : undefined);
  if (!trail || trail.lost) return record;
  const {dueAt, ...rest} = trail;
  const waits = trail.id === undefined || record.steps.slice(trail.carried).some(isCarried);
  return {...record, helpdesk: waits ? {...rest, dueAt: dueAt ?? now} : rest};
}

/** What is asked of the helpdesk to know where a step is taken. */
export type Working = Pick<Helpdesk, 'owns'>;

/** How a change request goes no helpdesk knows: of it only words are its own. */
const words: readonly StepName[] = ['answer', 'answer-urge'];

/** Whether the team takes such a step of this ticket in its helpdesk, and so not here. */
export function isTakenThere(step: StepName, {helpdesk, process}: TicketRecord, working: Working | undefined): boolean {
  if (!working || !helpdesk || helpdesk.lost) return false;
  return working.owns.includes(step) && (process !== 'change' || words.includes(step));
}

/** Where it stands there; `undefined` before it was received, and once it is lost, unless `lost` ones are meant too. */
export function placeOf({id: ticket, owner, helpdesk}: TicketRecord, lost = false): HelpdeskPlace | undefined {
  if (helpdesk?.id === undefined || (helpdesk.lost && !lost)) return undefined;
  return {id: helpdesk.id, ticket, owner: helpdesk.owner ?? owner, requestor: helpdesk.requestor ?? ''};
}

/** Marks what can be carried at once. */
export function dueNow({dueAt: _, problem: _problem, ...trail}: HelpdeskTrail): HelpdeskTrail {
  return {...trail, tries: 0};
}

export function withSeen(trail: HelpdeskTrail, ids: readonly string[]): HelpdeskTrail {
  return {...trail, seen: [...trail.seen, ...ids].slice(-remembered)};
}
