import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Person} from '../../src/contract/person.js';
import type {TicketDraft} from '../../src/contract/ticket.js';
import type {Customer} from './authenticate.js';
import {foldAll} from './fold-all.js';
import type {Ports, TicketSelection} from './ports.js';
import {mayRead} from './ticket-access.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

/** Looked up for one complaint; more than an honest one comes near. */
const mostLookUps = 60;
/** Groups that a reference may have: `AC-7K3P-0001` has three. */
const mostGroups = 4;
/** What a reference has at least and at most, without what stands between its groups. */
const lengths = {min: 5, max: 40};

/** What the team does to put a request into its order; whoever did nothing else never had it. */
const arranging: readonly TicketStep['is'][] = ['classify', 'escalate', 'note', 'reject', 'reopen'];

export function isComplaint({draft}: {draft: Pick<TicketDraft, 'type'>}, {escalation}: Pick<DeskSettings, 'escalation'>): boolean {
  return draft.type === escalation?.complaints?.type;
}

/**
 * What a complaint is about, and who is kept from it: everybody who had that request or worked on it. It is the first of the customer's own (or of those he may read as a
 * manager, or was brought in on) whose reference stands in the field that is meant for it, or in the title. Nothing for other requests.
 */
export async function complaintAbout(
  draft: TicketDraft,
  settings: DeskSettings,
  customer: Customer,
  {repository}: Pick<Ports, 'repository'>,
): Promise<Pick<TicketRecord, 'concerns' | 'apart'>> {
  if (!isComplaint({draft}, settings)) return {};
  const field = draft.fields[settings.escalation?.complaints?.concerns ?? ''];
  const texts = [typeof field === 'string' ? field : '', draft.title];
  for (const reference of [...new Set(texts.flatMap(referencesIn))].slice(0, mostLookUps)) {
    const record = await repository.ticketByReference(reference);
    if (record && (await mayRead({repository}, record, customer))) return {concerns: record.reference, apart: holders(record)};
  }
  return {};
}

/** What of a text may be a reference, in the form of `plainReference`: groups with a number among them, with dashes, blanks or nothing between them. */
function referencesIn(text: string): string[] {
  // Letters of other scripts end a group: what is read out stands between Chinese words without a blank.
  const folded = foldAll(text).text;
  const groups = [...folded.matchAll(/[a-z0-9]+/g)];
  return groups.flatMap((group, n) => {
    const found: string[] = [];
    let [plain, end] = ['', group.index];
    for (const {0: next, index} of groups.slice(n, n + mostGroups)) {
      if (/[\p{L}\p{N}]/u.test(folded.slice(end, index))) break;
      plain += next;
      end = index + next.length;
      if (/\d/.test(plain) && plain.length >= lengths.min && plain.length <= lengths.max) found.unshift(plain);
    }
    return found;
  });
}

/** Whether an agent of this id sees a ticket and may take steps in it; an agent who does not say who he is sees no complaint. */
export function mayHandle(record: TicketRecord, agent: string | undefined, settings: DeskSettings): boolean {
  const {notType, complaints} = seenBy(agent, settings);
  return record.draft.type !== notType && (!complaints || isSeen(record, complaints));
}

/** The tickets that this agent sees, as a selection: the same ones as by `mayHandle`. */
export function seenBy(
  agent: string | undefined,
  {escalation}: Pick<DeskSettings, 'escalation'>,
): Pick<TicketSelection, 'notType' | 'complaints'> {
  const {type, handledBy = []} = escalation?.complaints ?? {};
  if (type === undefined) return {};
  if (agent === undefined) return {notType: type};
  // Where all who handle complaints are concerned, whoever is not takes their place.
  return {complaints: {type, notAbout: agent, about: handledBy.includes(agent) ? [] : handledBy}};
}

/** See `TicketSelection.complaints`. */
export function isSeen(
  record: Pick<TicketRecord, 'draft' | 'apart'>,
  {type, notAbout, about}: NonNullable<TicketSelection['complaints']>,
): boolean {
  return record.draft.type !== type || (!isApart(record, notAbout) && about.every((id) => isApart(record, id)));
}

/** Whether somebody is kept from a ticket for having had the request that it is about. */
export function isApart({apart = []}: Pick<TicketRecord, 'apart'>, agent: string): boolean {
  return apart.some(({id}) => id === agent);
}

/** Everybody of the team who had a ticket at some time, answered or worked on it without having it, or was to come for it. */
function holders({steps, assignee}: TicketRecord): Person[] {
  const all = steps.flatMap(({by, step}) => {
    if (step.is === 'assign') return [step.to];
    if (step.is === 'propose-visit') return [by, step.offer.engineer];
    return by.role === 'agent' && !arranging.includes(step.is) ? [by] : [];
  });
  if (assignee) all.push(assignee);
  return all.filter(({id}, n) => all.findIndex((person) => person.id === id) === n);
}
