import {html, nothing, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {TicketSummary} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Parts, StatusWords} from './parts.js';

/** By state where it has one of its own, else by whose turn it is. */
const icons: Readonly<Record<string, string>> = {
  received: 'inbox',
  'in-progress': 'tools',
  confirmed: 'check',
  cancelled: 'close',
  team: 'person',
  customer: 'reply',
  'third-party': 'hourglass',
  nobody: 'archive',
};

/** Drawn nowhere else. */
export const drawings = {
  archive: 'M3 4h14v4H3zm1 4v8h12V8m-8 3h4',
  hourglass: 'M5 3h10M5 17h10M6 3c0 7 8 7 8 14m0-14c0 7-8 7-8 14',
  reply: 'M3 4h14v10H9l-4 3v-3H3z',
};

/** Only the person who is visited decides about it. */
const ofVisits: readonly string[] = ['visit', 'session', 'consent'];

type Standing = Pick<TicketSummary, 'state' | 'waitingFor' | 'assignee' | 'requester' | 'awaits'>;

/** A state in plain words; where we have none, by the stage it stands in, else as its own text. */
export function stateName(words: StatusWords, state: string, {stages}: Pick<DeskSettings, 'stages'>): string {
  return words.find(`state.${state}`) ?? (pick(stages.find(({states}) => states.includes(state))?.name, words.locale) || state);
}

export function stateIcon({state, waitingFor}: Standing): TemplateResult {
  return icon(icons[waitingFor === 'customer' ? waitingFor : state] ?? icons[waitingFor] ?? 'clock', drawings);
}

/**
 * Icon and words together: colour only underlines whose turn it is. What waits for a word of the customer is named before the state, as soon as there are words for it. `own`: whether the reader handed it in.
 * @csspart state - Its state, as a badge.
 */
export function stateBadge(parts: Parts, ticket: Standing, settings: Pick<DeskSettings, 'stages'>, own: boolean): TemplateResult {
  const {state, waitingFor, awaits} = ticket;
  const tone = waitingFor === 'customer' ? 'accent' : state === 'confirmed' ? 'good' : '';
  const asked = [awaits].flat().find((one) => one && (own || !ofVisits.includes(one.kind)));
  return html`<span class="badge ${tone}" part="state">${stateIcon(ticket)} ${parts.find(`asks.${asked?.kind}`, {}) ?? stateName(parts.words()!, state, settings)}</span>`;
}

/**
 * Whose turn it is, where it is anybody's. `own`: whether the reader handed it in.
 * @csspart turn - Whose turn it is, in a few words.
 */
export function turnView(words: StatusWords, {waitingFor, assignee, requester}: Standing, own: boolean): TemplateResult | typeof nothing {
  if (waitingFor === 'nobody') return nothing;
  const who = waitingFor === 'team' ? assignee?.name : own ? undefined : requester.name;
  const turn = (who && words.find(`turn.${waitingFor}.who`, {who})) ?? words.find(`turn.${waitingFor}`);
  return html`<span class="small turn ${waitingFor}" part="turn">${turn ?? waitingFor}</span>`;
}
