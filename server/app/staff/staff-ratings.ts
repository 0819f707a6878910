import type {Issue} from '../../../src/contract/problem.js';
import {foldAll} from '../fold-all.js';
import {iso} from '../iso.js';
import {everyRow, pageOf, readCount, readCursor, readLimit} from '../paging.js';
import type {Ports} from '../ports.js';
import {mayHandle} from '../complaints.js';
import {ratingFigures} from '../rating-figures.js';
import {found, refuse} from '../refusal.js';
import {followedUp, viewSurvey, type SurveyRecord} from '../survey-record.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import {said} from './staff-said.js';
import {agentOf} from './staff-agent.js';

const day = 86_400_000;
/** Searches told of at once. */
const mostSearches = 100;
/** Ratings read at once, and counted at most: whoever waits for figures waits seconds at worst. */
const readAtOnce = 500;
const mostCounted = 5_000;

/** What customers said of the service, and what they looked for in vain. */
export function ratingHandlers(
  {repository}: Ports,
  {agents}: StaffSettings,
): Pick<StaffHandlers, 'listRatings' | 'answerRating' | 'readRatingFigures' | 'listEmptySearches'> {
  /** What is said of a complaint is for those who handle it. */
  const isFor = async ({ticket}: SurveyRecord, agent: string | undefined): Promise<boolean> => {
    const record = ticket && (await repository.ticket(ticket.id));
    return !record || mayHandle(record, agent, await repository.settings());
  };

  return {
    listRatings: async ({query, now, agent}) => {
      const limit = readLimit(query.limit);
      const {low} = query;
      const position = ({answeredAt = 0, id}: SurveyRecord) => ({at: answeredAt, id});
      const shown: SurveyRecord[] = [];
      // What is not for this agent leaves no gap: neither the length of a page nor where it ends tells of it.
      for (let after = readCursor(query.cursor); shown.length <= limit;) {
        const rows = await repository.ratings({after, low: low === undefined ? undefined : low === 'true', limit: limit + 1});
        const seen = await Promise.all(rows.map((survey) => isFor(survey, agent)));
        shown.push(...rows.filter((_, n) => seen[n]));
        const last = rows.at(-1);
        if (!last || rows.length <= limit) break;
        after = position(last);
      }
      return {reply: pageOf(shown, limit, position, (survey) => viewRating(survey, now))};
    },

    answerRating: async ({params, body, now, agent = body.by}) => {
      const before = found(await repository.survey(params['survey'] ?? ''));
      if (!(await isFor(before, agent))) refuse('not-found');
      if (agent !== body.by) refuse('not-allowed', {detail: 'A rating is answered in the name of whoever asks.'});
      const settings = await repository.settings();
      const issues: Issue[] = [];
      const by = agentOf(agents, body.by, '/by', issues);
      const text = said('/text', body.text, settings.limits.message, issues);
      if (!by || issues.length) return refuse('invalid-fields', {issues});
      if (!before.followUp || before.followUp.answer) refuse('action-not-allowed', {allowed: []});
      const survey = followedUp(before, {at: now, by, text});
      return {reply: viewRating(survey, now), change: {survey}};
    },

    readRatingFigures: async ({query, now, agent}) => {
      const since = now - readCount('days', query.days, {usual: 90, max: 366}) * day;
      const counted: SurveyRecord[] = [];
      let more = false;
      for await (const survey of everyRow(
        (part) => repository.ratings(part),
        ({answeredAt = 0}) => answeredAt,
        readAtOnce,
      )) {
        if ((survey.answeredAt ?? 0) < since) break;
        // One that is not for this agent does not even show in whether there are more.
        if (!(await isFor(survey, agent))) continue;
        more = counted.length === mostCounted;
        if (more) break;
        counted.push(survey);
      }
      const surveys = ratingFigures(counted, (await repository.settings()).surveys);
      return {reply: {since: iso(since), ...(more && {newest: mostCounted}), surveys}};
    },

    listEmptySearches: async ({query, now}) => {
      const since = now - readCount('days', query.days, {usual: 30, max: 366}) * day;
      const found = new Map<string, {query: string; count: number; at: number}>();
      for (const {query: words, at} of await repository.signals({since, kind: 'search-empty'})) {
        if (!words) continue;
        const key = foldAll(words).text.trim();
        found.set(key, {query: words, count: (found.get(key)?.count ?? 0) + 1, at: Math.max(at, found.get(key)?.at ?? 0)});
      }
      const items = [...found.values()].sort((a, b) => b.count - a.count || b.at - a.at).slice(0, mostSearches);
      return {reply: {since: iso(since), items: items.map(({query: words, count, at}) => ({query: words, count, lastAt: iso(at)}))}};
    },
  };
}

function viewRating(survey: SurveyRecord, now: number) {
  const {response, followUp, answeredAt, call} = viewSurvey(survey, undefined, now);
  return {
    survey: survey.id,
    definition: survey.definition,
    ...(survey.ticket && {ticket: survey.ticket}),
    ...(survey.subject && {subject: survey.subject}),
    response: found(response),
    answeredAt: found(answeredAt),
    low: survey.low ?? false,
    ...(followUp && {followUp}),
    ...(call && {call}),
  };
}
