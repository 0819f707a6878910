import type {SurveyDefinition, SurveyDimension, SurveyResponse, SurveyScale} from '../contract/survey.js';

/** The scale of one row: its own, or the definition's. */
export function scaleOf({scale}: SurveyDefinition, dimension: SurveyDimension | undefined): SurveyScale {
  return dimension?.scale ?? scale;
}

/** Whether an answer says that something was not good enough. */
export function isLow({solved, scores}: Pick<SurveyResponse, 'solved' | 'scores'>, definition: SurveyDefinition): boolean {
  return (
    solved === false ||
    definition.dimensions.some((dimension) => (scores[dimension.id] ?? Infinity) <= scaleOf(definition, dimension).lowAt)
  );
}
