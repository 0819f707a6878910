import type {Survey, SurveyResponse} from '../../src/contract/survey.js';

const day = 86_400_000;
/** An unanswered survey closes after this. */
export const surveyOpenFor = 14 * day;
/** An answer may be changed for this long. */
export const answerEditableFor = 7 * day;

/** A survey as it is stored; times in epoch ms. */
export interface SurveyRecord {
  id: string;
  /** Person it asks, see `personKey`. */
  owner: string;
  definition: string;
  ticket: {id: string; reference: string; title: string};
  createdAt: number;
  expiresAt: number;
  response?: SurveyResponse;
  answeredAt?: number;
  /** The resolution it asked about was rejected before an answer came: nobody sees it any more. */
  withdrawn: boolean;
  /** Counts writes, from 1. */
  revision: number;
}

export function surveyState(survey: SurveyRecord, now: number): 'due' | 'answered' | 'expired' {
  if (survey.response) return 'answered';
  return now < survey.expiresAt ? 'due' : 'expired';
}

/** Whether an answer, first or changed, is taken now. */
export function takesAnswer(survey: SurveyRecord, now: number): boolean {
  return survey.answeredAt === undefined ? now < survey.expiresAt : now < survey.answeredAt + answerEditableFor;
}

/** The survey with this answer as the one that counts. */
export function answered(survey: SurveyRecord, response: SurveyResponse, now: number): SurveyRecord {
  return {...survey, response, answeredAt: survey.answeredAt ?? now, revision: survey.revision + 1};
}

/** What its owner sees. */
export function viewSurvey(survey: SurveyRecord, now: number): Survey {
  return {
    id: survey.id,
    definition: survey.definition,
    state: surveyState(survey, now),
    ticket: {id: survey.ticket.id, reference: survey.ticket.reference, title: survey.ticket.title},
    createdAt: new Date(survey.createdAt).toISOString(),
    expiresAt: new Date(survey.expiresAt).toISOString(),
    ...(survey.response && {response: survey.response}),
    ...(survey.answeredAt !== undefined && {
      answeredAt: new Date(survey.answeredAt).toISOString(),
      editableUntil: new Date(survey.answeredAt + answerEditableFor).toISOString(),
    }),
  };
}
