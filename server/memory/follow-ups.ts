import type {Person} from '../../src/contract/person.js';
import {isLow} from '../../src/rules/rating.js';
import type {Ports} from '../app/ports.js';
import {followedUp, type SurveyRecord} from '../app/survey-record.js';
import type {MemoryRepository} from './repository.js';
import type {Schedule, Team} from './team.js';
import {followUpLine} from './world/follow-up-lines.js';

export interface FollowUpOptions {
  /** Who answers. */
  by: Person;
  /** How long he takes over it, in ms. */
  after: number;
  schedule: Schedule;
}

/** Answers what ratings say: low scores, comments, wishes to be called. What was said before it began is left as it is. */
export function answerRatings(ports: Ports & {repository: MemoryRepository}, {by, after, schedule}: FollowUpOptions): Team {
  const {repository} = ports;
  const planned = new Map<string, () => void>();
  const writing = new Set<Promise<void>>();

  const answer = async (id: string): Promise<void> => {
    planned.delete(id);
    const [survey, {surveys}] = await Promise.all([repository.survey(id), repository.settings()]);
    const definition = surveys.find((item) => item.id === survey?.definition);
    if (!survey?.response || !definition || !waits(survey)) return;
    const text = followUpLine(survey, isLow(survey.response, definition));
    // After a conflict the newer answer has made another plan.
    await repository.write({survey: followedUp(survey, {at: ports.now(), by, text})});
  };

  const unwatch = repository.watchSurveys((survey) => {
    planned.get(survey.id)?.();
    planned.delete(survey.id);
    if (!waits(survey)) return;
    const run = () => {
      const done = answer(survey.id)
        .catch((error: unknown) => ports.report(error, `follow-up ${survey.id}`))
        .finally(() => writing.delete(done));
      writing.add(done);
    };
    planned.set(survey.id, schedule(after, run));
  });
  return {
    settled: async () => {
      while (writing.size) await Promise.all(writing);
    },
    stop: () => {
      unwatch();
      for (const callOff of planned.values()) callOff();
      planned.clear();
    },
  };
}

function waits({followUp}: SurveyRecord): boolean {
  return followUp !== undefined && !followUp.answer;
}
