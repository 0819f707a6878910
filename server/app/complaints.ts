import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Person} from '../../src/contract/person.js';
import type {TicketDraft} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import type {Ports} from './ports.js';
import {isOwn, managedBy} from './ticket-access.js';
import type {TicketRecord} from './ticket-record.js';
import {plainReference} from './ticket-search.js';

/** References that one complaint may be searched for. */
const mostReferences = 5;

export function isComplaint({draft}: Pick<TicketRecord, 'draft'>, {escalation}: Pick<DeskSettings, 'escalation'>): boolean {
  return draft.type === escalation?.complaints?.type;
}

/**
 * What a complaint is about, and who is kept from it: everybody who had that request. It is the first of the customer's own (or of those he may read as a
 * manager) whose reference stands in the field that is meant for it, or in the title. Nothing for other requests.
 */
export async function complaintAbout(
  draft: TicketDraft,
  settings: DeskSettings,
  customer: Customer,
  {repository}: Pick<Ports, 'repository'>,
): Promise<Pick<TicketRecord, 'concerns' | 'apart'>> {
  if (!isComplaint({draft}, settings)) return {};
  const field = draft.fields[settings.escalation?.complaints?.concerns ?? ''];
  const text = `${typeof field === 'string' ? field : ''} ${draft.title}`;
  for (const word of (text.match(/[a-z0-9]+(?:-[a-z0-9]+)+/gi) ?? []).slice(0, mostReferences)) {
    const record = await repository.ticketByReference(plainReference(word));
    const readable =
      record && (isOwn(record, customer) || (record.organisation !== undefined && record.organisation === managedBy(customer)));
    if (record && readable) return {concerns: record.reference, apart: holders(record)};
  }
  return {};
}

/** Whether an agent of this id sees a ticket and may take steps in it; an agent who does not say who he is sees no complaint. */
export function mayHandle(record: TicketRecord, agent: string | undefined, settings: DeskSettings): boolean {
  if (!isComplaint(record, settings)) return true;
  const {apart = []} = record;
  if (agent === undefined || isApart(record, agent)) return false;
  const free = (settings.escalation?.complaints?.handledBy ?? []).filter((id) => !apart.some((person) => person.id === id));
  // Where all who handle complaints are concerned, whoever is not takes their place.
  return !free.length || free.includes(agent);
}

/** Whether complaints are this agent's business. */
export function handlesComplaints(agent: string | undefined, {escalation}: Pick<DeskSettings, 'escalation'>): boolean {
  return agent !== undefined && (escalation?.complaints?.handledBy?.includes(agent) ?? true);
}

/** Whether somebody is kept from a ticket for having had the request that it is about. */
export function isApart({apart = []}: Pick<TicketRecord, 'apart'>, agent: string): boolean {
  return apart.some(({id}) => id === agent);
}

/** Everybody of the team who had a ticket at some time. */
function holders({steps, assignee}: TicketRecord): Person[] {
  const all = [...steps.flatMap(({step}) => (step.is === 'assign' ? [step.to] : [])), ...(assignee ? [assignee] : [])];
  return all.filter(({id}, n) => all.findIndex((person) => person.id === id) === n);
}
