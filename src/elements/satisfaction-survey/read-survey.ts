import type {Survey, SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import type {Desk} from '../../desk/desk.js';
import {newRating} from '../../kit/new-rating.js';
import {scaleOf} from '../../rules/rating.js';

/** The survey to answer. `limit`: UTF-16 code units the comment may have. `led`: the link named an earlier one. */
export interface One {
  is: 'one';
  survey: Survey;
  definition: SurveyDefinition;
  limit: number;
  led: boolean;
}

/** What was read: the surveys to choose from, or the one to answer. */
export type Shown = {is: 'list'; surveys: Survey[]; definitions: SurveyDefinition[]} | One;

/** The survey of that id, or of that ticket, else all of them. */
export async function readSurvey(desk: Desk, id: string | undefined, ticket: string, signal: AbortSignal): Promise<Shown> {
  const [{surveys: definitions, limits}, named, all] = await Promise.all([
    desk.settings(),
    id ? desk.survey(id, signal) : undefined,
    id ? undefined : desk.surveys(signal),
  ]);
  const asked = named ?? all?.items.find((item) => item.ticket?.id === ticket);
  const next = asked?.response ? undefined : asked?.supersededBy;
  // An old link leads to what may be rated now.
  const survey = next ? await desk.survey(next, signal) : asked;
  const definition = definitions.find((item) => item.id === survey?.definition);
  if (!survey || !definition) return {is: 'list', surveys: all?.items ?? [], definitions};
  return {is: 'one', survey, definition, limit: limits.comment, led: next !== undefined};
}

/** The answer to start with: what was written before, and what is known already. A score brought along goes to the row that stands for the whole. */
export async function startRating(desk: Desk, {survey, definition}: One, text: string): Promise<SurveyResponse> {
  const {asksSolved, dimensions, overall} = definition;
  const rating: SurveyResponse = {
    ...newRating(),
    ...(asksSolved && survey.ticket?.confirmed && {solved: true}),
    ...(await desk.drafts.rating(survey.id)),
  };
  const row = dimensions.find(({id}) => id === overall) ?? dimensions[0];
  const {min, max} = scaleOf(definition, row);
  const score = Number(text || NaN);
  const fits = row && Number.isInteger(score) && score >= min && score <= max;
  return fits ? {...rating, scores: {...rating.scores, [row.id]: score}} : rating;
}
