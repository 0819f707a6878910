import {html, nothing, type TemplateResult} from 'lit';
import type {TicketSummary} from '../../contract/ticket.js';
import {icon, type IconName} from '../../kit/icons.js';
import type {StatusWords} from './parts.js';

/** By state where it has one of its own, else by whose turn it is. */
const icons: Readonly<Record<string, IconName>> = {
  received: 'inbox',
  'in-progress': 'tools',
  confirmed: 'check',
  cancelled: 'close',
  team: 'person',
  customer: 'reply',
  'third-party': 'hourglass',
  nobody: 'archive',
};

type Standing = Pick<TicketSummary, 'state' | 'waitingFor' | 'assignee' | 'requester'>;

/** A state in plain words; one we do not know is its own text. */
export function stateName(words: StatusWords, state: string): string {
  return words.find(`state.${state}`) ?? state;
}

export function stateIcon({state, waitingFor}: Standing): TemplateResult {
  return icon(icons[state] ?? icons[waitingFor] ?? 'clock');
}

/** Icon and words together: colour only underlines whose turn it is. */
export function stateBadge(words: StatusWords, ticket: Standing): TemplateResult {
  const {state, waitingFor} = ticket;
  const tone = waitingFor === 'customer' ? 'accent' : state === 'confirmed' ? 'good' : '';
  return html`<span class="badge ${tone}" part="state">${stateIcon(ticket)} ${stateName(words, state)}</span>`;
}

/** Whose turn it is, where it is anybody's. `own`: whether the reader handed it in. */
export function turnView(words: StatusWords, {waitingFor, assignee, requester}: Standing, own: boolean): TemplateResult | typeof nothing {
  if (waitingFor === 'nobody') return nothing;
  const who = waitingFor === 'team' ? assignee?.name : own ? undefined : requester.name;
  const turn = (who && words.find(`turn.${waitingFor}.who`, {who})) ?? words.find(`turn.${waitingFor}`);
  return html`<span class="small turn ${waitingFor}" part="turn">${turn ?? waitingFor}</span>`;
}
