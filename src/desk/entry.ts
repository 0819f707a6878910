import {encodeJson} from '../client/encode-json.js';
import {ProblemError} from '../contract/problem-error.js';
import type {Survey} from '../contract/survey.js';
import type {Ticket} from '../contract/ticket.js';
import type {Corner} from '../storage/corner.js';
import {keyOf, listDrafts, type Form} from '../storage/draft-store.js';
import type {StoredEntry} from '../storage/outbox-store.js';
import type {OutboxRecord} from '../storage/records.js';
import type {Change} from '../storage/store.js';
import type {DeskChange} from './desk.js';

/** An entry as this page holds it. */
export interface Live extends StoredEntry {
  sending: boolean;
  nextTryAt?: number | undefined;
  /** When `nextTryAt` was set: a clock that stands before that was set back since. */
  postponedAt?: number | undefined;
  problem?: ProblemError | undefined;
  /** Whether a reload would find it. */
  kept: boolean;
  /** Whether whoever handed it in still waits for the outcome. */
  awaited: boolean;
}

export function awake(entry: StoredEntry): Live {
  return {...entry, sending: false, kept: true, awaited: false, problem: entry.refused && new ProblemError(entry.refused)};
}

/** The forms that drafts are written in, by what becomes of them. */
const forms: Partial<Record<OutboxRecord['route'], string>> = {submitTicket: 'request', postMessage: 'reply', respondToSurvey: 'rating'};

/** What must stay in order: everything about one ticket, one survey, one article; a new request stands alone. */
export function laneOf({route, params, key}: OutboxRecord): string {
  return route === 'submitTicket' ? key : Object.values(params).join('/');
}

/** Two clicks on one button are one entry: the same key, or for what has no draft the same words to the same thing. */
export function sameness({route, params, key, body}: OutboxRecord): string {
  return forms[route] ? key : encodeJson([route, params, {...body, clientRef: ''}]);
}

/** Whether a parsed reply is the answer to this very entry, and not some other page's or person's success. */
export function echoes({route, params, key}: OutboxRecord, reply: unknown): boolean {
  const {id, clientRef, response} = reply as {id?: unknown; clientRef?: unknown; response?: {clientRef?: unknown}};
  return route === 'actOnTicket' ? id === params.ticket : (route === 'respondToSurvey' ? response?.clientRef : clientRef) === key;
}

/** What an accepted entry changed, for those who show it. */
export function newsOf({route, params}: OutboxRecord, reply: unknown): DeskChange[] {
  if (route === 'rateArticle') return [];
  if (route === 'postMessage') return [{is: 'ticket', id: params.ticket!}];
  if (route === 'respondToSurvey') {
    const survey = reply as Survey;
    return [{is: 'survey', survey}, ...(survey.ticket ? [{is: 'ticket', id: survey.ticket.id} as const] : [])];
  }
  const ticket = reply as Ticket;
  return [{is: 'ticket', id: ticket.id, ticket}];
}

/** The form an entry was written in, by name; `undefined` for what has none of its own. */
export function formOf({route, params}: OutboxRecord): Form | undefined {
  const form = forms[route];
  return form === undefined ? undefined : [form, ...Object.values(params)];
}

/** The change that takes a form's draft away as it is handed in; one begun meanwhile stays. */
export async function spendDraft(corner: Corner, entry: OutboxRecord): Promise<Change[]> {
  const form = formOf(entry);
  const drafts = form ? await listDrafts(corner, form) : [];
  return drafts.filter(([, draft]) => keyOf(draft) === entry.key).map(([place]) => [place, undefined]);
}
