import type {Person} from '../../src/contract/person.js';
import type {TicketState} from '../../src/contract/ticket.js';
import {nextState, waitingFor} from '../../src/rules/lifecycle.js';
import type {HelpdeskEntry} from './helpdesk.js';
import type {helpdeskWords} from './helpdesk-words.js';
import {openUrge} from './ticket-escalation.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

/** What a helpdesk's entries mean, taken together: `to` beside words says what they were said for. */
export interface Meant {
  /** Ids of the entries; the first one names it, for others may yet join it. */
  ids: readonly string[];
  at: number;
  by: Person | undefined;
  said?: Extract<HelpdeskEntry, {did: 'said'}> | undefined;
  to?: TicketState | undefined;
  assigned?: Person | undefined;
  priority?: string | undefined;
  /** Something was said that is not to be shown. */
  withheld?: Extract<HelpdeskEntry, {did: 'withheld'}>['why'] | undefined;
}

/** Who writes and moves a request in one go asks with these words, or solves it with them; of several moves on end the last one counts. */
export function meantBy(entries: readonly HelpdeskEntry[]): Meant[] {
  const meant: Meant[] = [];
  for (const entry of entries) {
    const {id, at, by} = entry;
    const last = meant.at(-1);
    if (entry.did === 'moved' && last && (last.said || last.to) && !last.assigned && (!by || !last.by || by.id === last.by.id)) {
      meant[meant.length - 1] = {...last, ids: [...last.ids, id], at, by: last.by ?? by, to: entry.to};
      continue;
    }
    meant.push({
      ...{ids: [id], at, by},
      ...(entry.did === 'said' && {said: entry}),
      ...(entry.did === 'moved' && {to: entry.to}),
      ...(entry.did === 'assigned' && {assigned: entry.to}),
      ...(entry.did === 'ranked' && {priority: entry.priority}),
      ...(entry.did === 'withheld' && {withheld: entry.why}),
    });
  }
  return meant;
}

/** Ways that the team may take by itself, in the order in which they are looked at. */
const ways = ['start', 'resume', 'classify', 'assign', 'reject', 'reopen', 'resolve', 'ask', 'wait', 'cancel'] as const;
type Way = (typeof ways)[number];

/** The shortest way from a state to where `last` leads, or to a state, without asking or solving on the way; `undefined` where there is none. */
export function wayTo(from: TicketState, goal: {state: TicketState} | {step: Way}, process: TicketRecord['process']): Way[] | undefined {
  const reached = new Map<TicketState, Way[]>([[from, []]]);
  const isThere = (state: TicketState) => ('state' in goal ? state === goal.state : nextState(state, goal.step, process) !== undefined);
  for (const [state, path] of reached) {
    if (isThere(state)) return 'state' in goal ? path : [...path, goal.step];
    for (const way of ways) {
      const next = nextState(state, way, process);
      if (!next || reached.has(next)) continue;
      const telling = way === 'resolve' || way === 'ask' || way === 'wait' || way === 'cancel';
      if (telling && !('state' in goal && next === goal.state)) continue;
      reached.set(next, [...path, way]);
    }
  }
  return undefined;
}

/** States that a helpdesk cannot tell from another one: a move there is none. */
const alike: Partial<Record<TicketState, readonly TicketState[]>> = {
  resolved: ['resolved', 'confirmed', 'closed-unanswered', 'archived'],
  cancelled: ['cancelled', 'archived'],
};

export interface Deciding {
  words: ReturnType<typeof helpdeskWords>;
  /** Ids of the files that came with the words, at the gateway. */
  files: string[];
}

/**
 * The steps that a request takes by what its team did there; none where it stands so already, `undefined` where its lifecycle does not allow it. By whom: whoever did it,
 * or, where the helpdesk did it by itself, whoever has the request.
 */
export function stepsOf(record: TicketRecord, meant: Meant, {words, files}: Deciding): {by: Person; steps: TicketStep[]} | undefined {
  const {state, process} = record;
  const by = meant.by ?? record.assignee;
  // A helpdesk that opens by itself what nobody has taken on tells nothing.
  if (!by) return {by: record.requester, steps: []};
  const text = meant.said?.text;
  const fill = (path: readonly Way[]): TicketStep[] => path.map((way) => stepFor(way));
  const {said, to} = meant;
  if (meant.assigned) {
    if (meant.assigned.id === record.assignee?.id) return {by, steps: []};
    const path = wayTo(state, {step: 'assign'}, process);
    return {by, steps: path && !path.includes('reject') && !path.includes('reopen') ? fill(path) : []};
  }
  if (meant.priority !== undefined) {
    const fits = meant.priority !== record.priority && nextState(state, 'classify', process) !== undefined;
    return {by, steps: fits ? [{is: 'classify', priority: meant.priority}] : []};
  }
  const asks = to === 'waiting-for-customer';
  // What is opened by itself, as after each word of a customer, is no more than the team's turn.
  const opened = to === 'in-progress' && !meant.by && waitingFor(state) === 'team';
  const stays = to === undefined || to === 'received' || opened || (alike[to] ?? [to]).includes(state);
  const path = stays && !(asks && said) ? [] : wayTo(state, asks && said ? {step: 'ask'} : {state: to!}, process);
  const spoken = said && !usesText(path) ? [answer()] : [];
  if (!path || spoken.some(({is}) => !allowedNow(is))) {
    // Where he may not be moved he is told all the same.
    return said && allowedNow('answer') ? {by, steps: [answer()]} : stays && !said ? {by, steps: []} : undefined;
  }
  return {by, steps: [...spoken, ...fill(path)]};

  /** Whether the words go out with the last step: a solution carries no files, so that those are said before it. */
  function usesText(steps: readonly Way[] | undefined): boolean {
    const last = steps?.at(-1);
    return last === 'ask' || (last === 'resolve' && !files.length);
  }

  function allowedNow(is: TicketStep['is']): boolean {
    return nextState(state, is, process) !== undefined;
  }

  function answer(): TicketStep {
    return {
      is: openUrge(record) && allowedNow('answer-urge') ? 'answer-urge' : 'answer',
      text: text ?? '',
      ...(files.length && {attachments: files}),
    };
  }

  function stepFor(way: Way): TicketStep {
    switch (way) {
      case 'classify':
        return {is: way};
      case 'assign':
        return {is: way, to: meant.assigned ?? record.assignee ?? by!};
      case 'start':
      case 'resume':
        return {is: way};
      case 'ask':
        return {is: way, text: text ?? words.asks, ...(files.length && said && {attachments: files})};
      case 'resolve':
        return {is: way, summary: text ?? words.solved};
      case 'wait':
        return {is: way, note: words.waits};
      case 'reject':
      case 'reopen':
        return {is: way, reason: words.takenUp};
      case 'cancel':
        return {is: way, reason: words.ended};
    }
  }
}
