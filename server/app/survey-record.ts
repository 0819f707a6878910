import type {Person} from '../../src/contract/person.js';
import type {FollowUp, Survey, SurveyDefinition, SurveyResponse} from '../../src/contract/survey.js';
import type {LocalText} from '../../src/contract/values.js';
import {isLow} from '../../src/rules/rating.js';
import {iso} from './iso.js';
import type {TicketRecord} from './ticket-record.js';

const day = 86_400_000;
/** An unanswered survey closes after this. */
export const surveyOpenFor = 14 * day;
/** An answer may be changed for this long. */
export const answerEditableFor = 7 * day;

/** A low score, a comment or a wish to be called, as somebody's work; times in epoch ms. */
export interface FollowUpRecord {
  at: number;
  answer?: {at: number; by: Person; text: string};
}

/** A survey as it is stored; times in epoch ms. */
export interface SurveyRecord {
  id: string;
  /** Person it asks, see `personKey`. */
  owner: string;
  definition: string;
  /** What it is about: a ticket's resolution, or `subject`. */
  ticket?: {id: string; reference: string; title: string};
  subject?: LocalText;
  /** Language of the person it asks, where it is known. */
  locale?: string;
  createdAt: number;
  expiresAt: number;
  response?: SurveyResponse;
  /** Whether the answer says that something was not good enough. */
  low?: boolean;
  answeredAt?: number;
  followUp?: FollowUpRecord;
  /** Where it was answered by phone: when, and who wrote it down; gone once the person changed it himself. */
  call?: {at: number; by: Person};
  /** The resolution it asked about was rejected before an answer came: no list shows it any more. */
  withdrawn: boolean;
  /** Counts writes, from 1. */
  revision: number;
}

export function surveyState(survey: SurveyRecord, now: number): 'due' | 'answered' | 'expired' | 'withdrawn' {
  if (survey.withdrawn) return 'withdrawn';
  if (survey.response) return 'answered';
  return now < survey.expiresAt ? 'due' : 'expired';
}

/** Whether an answer, first or changed, is taken now. */
export function takesAnswer(survey: SurveyRecord, now: number): boolean {
  if (survey.withdrawn) return false;
  return survey.answeredAt === undefined ? now < survey.expiresAt : now < survey.answeredAt + answerEditableFor;
}

/** The survey with this answer as the one that counts. New words, reasons or numbers are new work for somebody. */
export function answered(survey: SurveyRecord, response: SurveyResponse, definition: SurveyDefinition, now: number): SurveyRecord {
  const {followUp, call: _, ...rest} = survey;
  const low = isLow(response, definition);
  const asks = low || response.comment.trim() !== '' || response.callback !== undefined;
  const open = followUp && (!followUp.answer || matterOf(survey.response) === matterOf(response)) ? followUp : {at: now};
  return {...rest, response, low, answeredAt: survey.answeredAt ?? now, revision: survey.revision + 1, ...(asks && {followUp: open})};
}

/** The survey with somebody's answer to what was said. */
export function followedUp(survey: SurveyRecord, answer: NonNullable<FollowUpRecord['answer']>): SurveyRecord {
  return {...survey, followUp: {at: answer.at, ...survey.followUp, answer}, revision: survey.revision + 1};
}

/** What its owner sees. `ticket`: the one it is about, as it stands now. */
export function viewSurvey(survey: SurveyRecord, ticket: TicketRecord | undefined, now: number): Survey {
  const {followUp, call} = survey;
  return {
    id: survey.id,
    definition: survey.definition,
    state: surveyState(survey, now),
    ...(survey.ticket && {
      ticket: {
        id: survey.ticket.id,
        reference: survey.ticket.reference,
        title: survey.ticket.title,
        confirmed: ticket?.state === 'confirmed' || ticket?.state === 'archived',
      },
    }),
    ...(survey.subject && {subject: survey.subject}),
    createdAt: iso(survey.createdAt),
    expiresAt: iso(survey.expiresAt),
    ...(survey.response && {response: survey.response}),
    ...(survey.answeredAt !== undefined && {answeredAt: iso(survey.answeredAt), editableUntil: iso(survey.answeredAt + answerEditableFor)}),
    ...(ticket?.survey !== undefined && ticket.survey !== survey.id && {supersededBy: ticket.survey}),
    ...(followUp && {followUp: viewFollowUp(followUp)}),
    ...(call && {call: {...call, at: iso(call.at)}}),
  };
}

function viewFollowUp({at, answer}: FollowUpRecord): FollowUp {
  return answer ? {state: 'answered', at: iso(at), answer: {...answer, at: iso(answer.at)}} : {state: 'received', at: iso(at)};
}

function matterOf(response: SurveyResponse | undefined): string {
  return JSON.stringify([response?.solved, response?.reasons, response?.comment.trim(), response?.callback?.phone]);
}
