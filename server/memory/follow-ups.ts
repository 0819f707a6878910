import type {Person} from '../../src/contract/person.js';
import {isLow} from '../../src/rules/rating.js';
import type {Ports} from '../app/ports.js';
import {followedUp, type SurveyRecord} from '../app/survey-record.js';
import type {Plans} from './plans.js';
import type {WatchedRepository} from './watched-repository.js';
import {knownTo} from './world/people.js';
import {followUpLine} from './world/follow-up-lines.js';

export interface FollowUpOptions {
  /** Who answers. */
  by: Person;
  /** How long he takes over it, in ms. */
  after: number;
  plans: Plans;
}

export interface FollowUps {
  /** Answers what this survey says, said before it began. */
  takeUp(survey: SurveyRecord): void;
  stop(): void;
}

/** Answers what ratings say from now on: low scores, comments, wishes to be called. */
export function answerRatings(
  {repository, now}: Pick<Ports, 'now'> & {repository: WatchedRepository},
  {by, after, plans}: FollowUpOptions,
): FollowUps {
  const answer = async (id: string): Promise<void> => {
    const [survey, {surveys}] = await Promise.all([repository.survey(id), repository.settings()]);
    const definition = surveys.find((item) => item.id === survey?.definition);
    if (!survey?.response || !definition || !waits(survey)) return;
    const text = followUpLine(survey, isLow(survey.response, definition));
    // After a conflict the newer answer has made another plan.
    await repository.write({survey: followedUp(survey, {at: now(), by: knownTo(survey.locale, by), text})});
  };

  const takeUp = (survey: SurveyRecord) => {
    const {id} = survey;
    plans.drop(id);
    if (waits(survey)) plans.make(id, after, `follow-up ${id}`, () => answer(id));
  };
  return {takeUp, stop: repository.watchSurveys(takeUp)};
}

function waits({followUp}: SurveyRecord): boolean {
  return followUp !== undefined && !followUp.answer;
}
