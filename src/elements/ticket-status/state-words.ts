import {html, nothing, type TemplateResult} from 'lit';
import type {TicketState, TicketSummary} from '../../contract/ticket.js';
import {icon, type IconName} from '../../kit/icons.js';
import type {StatusWords} from './parts.js';

const icons: Record<TicketState, IconName> = {
  received: 'inbox',
  classified: 'inbox',
  assigned: 'person',
  'in-progress': 'tools',
  'waiting-for-customer': 'reply',
  'waiting-for-third-party': 'hourglass',
  resolved: 'question',
  confirmed: 'check',
  'closed-unanswered': 'close',
  reopened: 'reopen',
  cancelled: 'close',
  archived: 'archive',
};

type Standing = Pick<TicketSummary, 'state' | 'waitingFor' | 'assignee'>;

/** A state in plain words; one we do not know is its own text. */
export function stateName(words: StatusWords, state: string): string {
  return words.find(`state.${state}`) ?? state;
}

export function stateIcon(state: string): TemplateResult {
  return icon(Object.hasOwn(icons, state) ? icons[state as TicketState] : 'clock');
}

/** Icon and words together: colour only underlines whose turn it is. */
export function stateBadge(words: StatusWords, {state, waitingFor}: Standing): TemplateResult {
  const tone = waitingFor === 'customer' ? 'accent' : state === 'confirmed' ? 'good' : '';
  return html`<span class="badge ${tone}" part="state">${stateIcon(state)} ${stateName(words, state)}</span>`;
}

/** Whose turn it is, where it is anybody's. */
export function turnView(words: StatusWords, standing: Standing): TemplateResult | typeof nothing {
  if (standing.waitingFor === 'nobody') return nothing;
  return html`<span class="small ${standing.waitingFor === 'customer' ? 'yours' : 'muted'}" part="turn">${turn(words, standing)}</span>`;
}

function turn(words: StatusWords, {waitingFor, assignee}: Standing): string {
  if (waitingFor === 'team' && assignee) return words.say('turn.agent', {who: assignee.name});
  return words.find(`turn.${waitingFor}`) ?? waitingFor;
}

/** What is going on, and what happens next, in two plain sentences. */
export function lead(words: StatusWords, ticket: Standing): {now: string; next: string} {
  const {state} = ticket;
  const who = ticket.assignee?.name ?? words.say('team');
  const now = words.find(`lead.${state}`, {who});
  if (now === undefined) return {now: words.say('lead.other', {state}), next: turn(words, ticket)};
  return {now, next: words.find(`next.${state}`) ?? ''};
}
