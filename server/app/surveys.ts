import type {SurveyDefinition, SurveyResponse} from '../../src/contract/survey.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import type {Customer} from './authenticate.js';
import {customerOf, type Handlers} from './handler.js';
import {pageOf, readCursor, readLimit} from './paging.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {answered, takesAnswer, viewSurvey, type SurveyRecord} from './survey-record.js';
import {noteRating} from './ticket-record.js';
import {checkText} from './tickets.js';

/** Surveys of one person, and his answers. */
export function surveyHandlers(ports: Ports): Pick<Handlers, 'listSurveys' | 'readSurvey' | 'respondToSurvey'> {
  const {repository} = ports;
  return {
    listSurveys: async (call) => {
      const limit = readLimit(call.query.limit);
      const after = readCursor(call.query.cursor);
      const rows = await repository.surveys({owner: customerOf(call).key, after, limit: limit + 1});
      return {
        reply: pageOf(
          rows,
          limit,
          ({createdAt, id}) => ({at: createdAt, id}),
          (row) => viewSurvey(row, call.now),
        ),
      };
    },

    readSurvey: async (call) => ({reply: viewSurvey(await ownSurvey(call.params['survey'], customerOf(call)), call.now)}),

    respondToSurvey: async (call) => {
      const before = await ownSurvey(call.params['survey'], customerOf(call));
      const response = {...call.body, comment: call.body.comment.normalize('NFC')};
      // The same answer once more, because the first reply was lost, changes nothing and is never too late.
      if (before.response?.clientRef === response.clientRef && JSON.stringify(before.response) === JSON.stringify(response)) {
        return {reply: viewSurvey(before, call.now)};
      }
      const settings = await repository.settings();
      const definition = found(settings.surveys.find(({id}) => id === before.definition));
      if (!takesAnswer(before, call.now)) refuse('response-closed');
      const issues = checkResponse(response, definition, settings.limits);
      if (issues.length) refuse('invalid-fields', {issues});
      const survey = answered(before, response, call.now);
      const ticket = before.response ? undefined : await repository.ticket(before.ticket.id);
      return {
        reply: viewSurvey(survey, call.now),
        change: {survey, ticket: ticket && noteRating(ticket, `${survey.id}-rated`, call.now)},
      };
    },
  };

  async function ownSurvey(id: string | undefined, customer: Customer): Promise<SurveyRecord> {
    const survey = found(await repository.survey(id ?? ''));
    return survey.owner === customer.key && !survey.withdrawn ? survey : found<SurveyRecord>(undefined);
  }
}

function checkResponse(response: SurveyResponse, definition: SurveyDefinition, limits: DeskSettings['limits']): Issue[] {
  const issues = checkText('/comment', response.comment, limits.comment, false);
  const scores = Object.entries(response.scores);
  const max = definition.scale.length;
  for (const [id, score] of scores) {
    const pointer = `/scores/${id.slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!definition.dimensions.some((dimension) => dimension.id === id)) issues.push({pointer, code: 'unknown-option'});
    else if (score < 1 || score > max) issues.push({pointer, code: 'out-of-range', params: {min: 1, max}});
  }
  response.reasons.forEach((id, n) => {
    if (!definition.reasons.some((reason) => reason.id === id)) issues.push({pointer: `/reasons/${n}`, code: 'unknown-option'});
  });
  const says = scores.length > 0 || response.solved !== undefined || response.comment.trim();
  if (!says) issues.push({pointer: '/scores', code: 'required'});
  return issues.slice(0, 50);
}
