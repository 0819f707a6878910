import type {SurveyDefinition, SurveyDimension, SurveyScale} from '../../src/contract/survey.js';
import {scaleOf} from '../../src/rules/rating.js';
import type {SurveyRecord} from './survey-record.js';

/** From this point on somebody is a promoter, up to that one a detractor: Net Promoter Score. */
const [promoters, detractors] = [9, 6];

/** Net Promoter Score is told of no other scale. */
export function isNpsScale({min, max}: Pick<SurveyScale, 'min' | 'max'>): boolean {
  return min === 0 && max === 10;
}

/** What answers to surveys come to, one entry for each definition that was answered, in the order of the desk. Skipped rows count in none of their figures. */
export function ratingFigures(answered: readonly SurveyRecord[], definitions: readonly SurveyDefinition[]) {
  return definitions.flatMap((definition) => {
    const own = answered.filter((survey) => survey.definition === definition.id);
    if (!own.length) return [];
    const said = own.flatMap(({response}) => (response?.solved === undefined ? [] : [response.solved]));
    return [
      {
        definition: definition.id,
        answers: own.length,
        low: {count: own.filter(({low}) => low).length, of: own.length},
        ...(definition.asksSolved && {solved: {count: said.filter(Boolean).length, of: said.length}}),
        rows: definition.dimensions.map((dimension) => rowFigures(own, definition, dimension)),
      },
    ];
  });
}

function rowFigures(answered: readonly SurveyRecord[], definition: SurveyDefinition, dimension: SurveyDimension) {
  const {min, max} = scaleOf(definition, dimension);
  // What was said on a scale that the row no longer has compares with nothing.
  const scores = answered.flatMap(({response}) => response?.scores[dimension.id] ?? []).filter((score) => score >= min && score <= max);
  const of = scores.length;
  const many = (fits: (score: number) => boolean) => scores.filter(fits).length;
  const isNps = dimension.metric === 'nps' && isNpsScale({min, max});
  const good = many((score) => (isNps ? score >= promoters : score > (min + max) / 2));
  return {
    dimension: dimension.id,
    answers: of,
    ...(of && {mean: scores.reduce((sum, score) => sum + score, 0) / of}),
    good: {count: good, of},
    ...(of && isNps && {nps: Math.round(((good - many((score) => score <= detractors)) / of) * 100)}),
    points: Array.from({length: max - min + 1}, (_, n) => ({score: min + n, count: many((score) => score === min + n)})),
  };
}
