import type {SurveyResponse} from '../../../src/contract/survey.js';
import {diariesFor} from '../diaries.js';
import {helpdeskNow} from '../helpdesk-met.js';
import type {Ports} from '../ports.js';
import {found, refuse} from '../refusal.js';
import {answered, takesAnswer, type SurveyRecord} from '../survey-record.js';
import {checkResponse} from '../surveys.js';
import {applyStep} from '../ticket-record.js';
import {beginStep} from './staff-begin-step.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import {said} from './staff-said.js';
import {stepsNow, viewForStaff} from './staff-view.js';

/** Calls after a solution. What the customer answers by phone is his answer to the survey of that solution, so that nobody asks him twice. */
export function callHandlers(ports: Ports, {agents}: StaffSettings): Pick<StaffHandlers, 'recordCall'> {
  const {repository} = ports;
  return {
    recordCall: async (call) => {
      const {body, now} = call;
      const {before, settings, by, issues} = await beginStep(ports, agents, call);
      const helpdesk = await helpdeskNow(ports);
      const allowed = stepsNow(before, settings, now, {helpdesk});
      // What may not be done now is said before what does not fit in how it was written.
      if (by && !allowed.includes('recordCall')) refuse('action-not-allowed', {allowed});
      const calledAt = Date.parse(body.at);
      const solvedAt = before.entered.findLast(({state}) => state === 'resolved' || state === 'acceptance')?.at ?? before.createdAt;
      if (calledAt > now) issues.push({pointer: '/at', code: 'in-the-future'});
      if (calledAt < solvedAt) issues.push({pointer: '/at', code: 'too-early'});
      const {reached, response} = body;
      const note = body.note?.trim() ? said('/note', body.note, settings.limits.message, issues) : undefined;
      const survey = before.survey === undefined ? undefined : await repository.survey(before.survey);
      if (response && !reached) issues.push({pointer: '/response', code: 'not-reached'});
      // His own answer stands; somebody else's notes do not take its place.
      else if (response && (!survey || survey.response || !takesAnswer(survey, now))) issues.push({pointer: '/response', code: 'closed'});
      const rated =
        response && survey ? rate(survey, {...response, comment: response.comment.normalize('NFC'), clientRef: body.clientRef}) : undefined;
      const step = {is: 'call', calledAt, reached, ...(note !== undefined && {note})} as const;
      const taken = by && applyStep(before, {id: ports.newId(), at: now, by, step, via: 'staff'}, settings);
      if (issues.length || !by) refuse('invalid-fields', {issues});
      if (!taken) refuse('action-not-allowed', {allowed});
      const {record} = taken;
      const told = rated && {...rated, call: {at: calledAt, by}};
      const diaries = await diariesFor(ports, record);
      return {
        reply: viewForStaff(record, settings, {survey: told ?? survey, now, diaries, helpdesk}),
        change: {ticket: record, ...(told && {survey: told})},
      };

      function rate(due: SurveyRecord, given: SurveyResponse): SurveyRecord | undefined {
        const definition = found(settings.surveys.find(({id}) => id === due.definition));
        for (const {pointer, ...issue} of checkResponse(given, definition, settings.limits)) {
          issues.push({...issue, pointer: `/response${pointer}`});
        }
        return due.response ? undefined : answered(due, given, definition, now);
      }
    },
  };
}
