import {encodeJson} from '../client/encode-json.js';
import {ProblemError} from '../contract/problem-error.js';
import {newKey} from '../contract/key.js';
import type {Survey} from '../contract/survey.js';
import type {Ticket} from '../contract/ticket.js';
import {withoutBytes, type Corner} from '../storage/corner.js';
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

/** The key a draft will be sent under, as each form has it. */
export const keyOf = (draft: {key?: string; clientRef?: string} | undefined) => draft?.key ?? draft?.clientRef;

/** The change that takes a form's draft away as it is handed in; a draft begun meanwhile stays. */
export async function spendDraft(corner: Corner, entry: OutboxRecord): Promise<Change[]> {
  const {place, there} = await draftOf(corner, entry);
  return keyOf(there) === entry.key ? [[place, undefined]] : [];
}

/**
 * The change that puts a refused request, reply or rating back into its form, under a new key (the old one is spent: its refusal is remembered by the
 * server). `undefined` for what has no form of its own, and while something else is being written there.
 */
export async function backToDraft(corner: Corner, entry: OutboxRecord, now: number): Promise<Change | undefined> {
  if (!forms[entry.route]) return undefined;
  const {place, there} = await draftOf(corner, entry);
  const empty = there?.key && !(there.text || there.title || there.description || there.files?.length);
  if (there && keyOf(there) !== entry.key && !empty) return undefined;
  const key = newKey();
  const {clientRef: _, attachments: _ids, locale: _locale, context: _context, ...words} = entry.body;
  const {files} = withoutBytes(entry);
  return [place, entry.route === 'respondToSurvey' ? {...words, clientRef: key} : {...words, key, files, editedAt: now}];
}

async function draftOf(corner: Corner, {route, params}: OutboxRecord) {
  const place = corner.key('draft', String(forms[route]), ...Object.values(params));
  return {
    place,
    there: await corner.store.get<Partial<Record<'key' | 'clientRef' | 'text' | 'title' | 'description', string>> & {files?: unknown[]}>(
      place,
    ),
  };
}
