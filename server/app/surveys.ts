import type {SurveyDefinition, SurveyResponse} from '../../src/contract/survey.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import {isPhone} from '../../src/rules/phone.js';
import {scaleOf} from '../../src/rules/rating.js';
import type {Customer} from './authenticate.js';
import {customerOf, type Handlers} from './handler.js';
import {pageOf, readCursor, readLimit} from './paging.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {answered, takesAnswer, viewSurvey, type SurveyRecord} from './survey-record.js';
import {mayRate} from './ticket-access.js';
import {noteRating} from './note-rating.js';
import {checkText} from './tickets.js';

/** Surveys of one person, and his answers. */
export function surveyHandlers(ports: Ports): Pick<Handlers, 'listSurveys' | 'readSurvey' | 'respondToSurvey'> {
  const {repository} = ports;
  return {
    listSurveys: async (call) => {
      const customer = customerOf(call);
      const limit = readLimit(call.query.limit);
      const after = readCursor(call.query.cursor);
      const surveys =
        customer.guestOf === undefined ? await repository.surveys({owner: customer.key, after, limit: limit + 1}) : await ofGuest(customer);
      const rows = await Promise.all(surveys.map(async (survey) => ({survey, ticket: await ticketOf(survey)})));
      return {
        reply: pageOf(
          rows,
          limit,
          ({survey: {createdAt, id}}) => ({at: createdAt, id}),
          ({survey, ticket}) => viewSurvey(survey, ticket, call.now),
        ),
      };
    },

    readSurvey: async (call) => ({reply: await view(await ownSurvey(call.params['survey'], customerOf(call)), call.now)}),

    respondToSurvey: async (call) => {
      const before = await ownSurvey(call.params['survey'], customerOf(call));
      const response = {...call.body, comment: call.body.comment.normalize('NFC')};
      // The same answer once more, because the first reply was lost, changes nothing and is never too late.
      if (before.response?.clientRef === response.clientRef && JSON.stringify(before.response) === JSON.stringify(response)) {
        return {reply: await view(before, call.now)};
      }
      const settings = await repository.settings();
      const definition = found(settings.surveys.find(({id}) => id === before.definition));
      const ticket = await ticketOf(before);
      // Handed over, it is another's request: what was answered before stands as it is.
      if (!takesAnswer(before, call.now) || (ticket && ticket.owner !== before.owner)) refuse('response-closed');
      const issues = checkResponse(response, definition, settings.limits);
      if (issues.length) refuse('invalid-fields', {issues});
      const survey = answered(before, response, definition, call.now);
      const noted = ticket && !before.response ? noteRating(ticket, `${survey.id}-rated`, call.now) : undefined;
      return {reply: viewSurvey(survey, ticket, call.now), change: {survey, ticket: noted}};
    },
  };

  async function ownSurvey(id: string | undefined, customer: Customer): Promise<SurveyRecord> {
    const survey = found(await repository.survey(id ?? ''));
    const about = survey.ticket && (customer.guestOf === survey.ticket.id ? await ticketOf(survey) : undefined);
    const asks = survey.owner === customer.key || (about?.owner === survey.owner && mayRate(about, customer));
    return asks ? survey : found<SurveyRecord>(undefined);
  }

  /** The survey of the one request that a link opened, where it was made for that. */
  async function ofGuest(customer: Customer): Promise<SurveyRecord[]> {
    const ticket = await repository.ticket(customer.guestOf ?? '');
    const survey = ticket?.survey !== undefined && mayRate(ticket, customer) ? await repository.survey(ticket.survey) : undefined;
    return survey && !survey.withdrawn && survey.owner === ticket?.owner ? [survey] : [];
  }

  async function ticketOf({ticket}: SurveyRecord) {
    return ticket && repository.ticket(ticket.id);
  }

  async function view(survey: SurveyRecord, now: number) {
    return viewSurvey(survey, await ticketOf(survey), now);
  }
}

/** What is wrong with an answer; pointers name its members. */
export function checkResponse(response: SurveyResponse, definition: SurveyDefinition, limits: DeskSettings['limits']): Issue[] {
  const issues = checkText('/comment', response.comment, limits.comment, false);
  const scores = Object.entries(response.scores);
  for (const [id, score] of scores) {
    const dimension = definition.dimensions.find((row) => row.id === id);
    const {min, max} = scaleOf(definition, dimension);
    const pointer = `/scores/${id.slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!dimension) issues.push({pointer, code: 'unknown-option'});
    else if (score < min || score > max) issues.push({pointer, code: 'out-of-range', params: {min, max}});
  }
  response.reasons.forEach((id, n) => {
    if (!definition.reasons.some((reason) => reason.id === id)) issues.push({pointer: `/reasons/${n}`, code: 'unknown-option'});
  });
  if (response.callback && !definition.callback) issues.push({pointer: '/callback', code: 'unknown-option'});
  else if (response.callback && !isPhone(response.callback.phone)) issues.push({pointer: '/callback/phone', code: 'not-a-phone'});
  const says = scores.length > 0 || response.solved !== undefined || response.comment.trim();
  if (!says) issues.push({pointer: '/scores', code: 'required'});
  return issues.slice(0, 50);
}
