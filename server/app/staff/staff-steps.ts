import type * as z from 'zod/mini';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import type {Issue} from '../../../src/contract/problem.js';
import type {Person} from '../../../src/contract/person.js';
import type {Call, Handler} from '../handler.js';
import {helpdeskNow} from '../helpdesk-met.js';
import type {Ports} from '../ports.js';
import {attachmentsOf} from '../attachments.js';
import {levelsOf} from '../../../src/rules/priority.js';
import {refuse} from '../refusal.js';
import {diariesFor, type Diaries} from '../diaries.js';
import {isTakenThere} from '../helpdesk-trail.js';
import {mayHandle} from '../complaints.js';
import {ticketStanding} from '../ticket-escalation.js';
import {applyStep, type TicketRecord} from '../ticket-record.js';
import type {TicketStep} from '../ticket-step.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import type {staffRoutes} from './staff-routes.js';
import type {WordsStep} from './staff-shapes.js';
import {accessSteps} from './staff-access-steps.js';
import {agentOf} from './staff-agent.js';
import {beginStep} from './staff-begin-step.js';
import {agentOwner} from './staff-uploads.js';
import {changeSteps} from './staff-change-steps.js';
import {proposeStep} from './staff-propose-step.js';
import {said} from './staff-said.js';
import {visitSteps} from './staff-visit-steps.js';
import {stepsNow, viewForStaff, type StepRoute} from './staff-view.js';

/** What a step is decided by. `issues` takes what is wrong with it. */
export interface Deciding {
  before: TicketRecord;
  /** Epoch ms. */
  now: number;
  settings: DeskSettings;
  agents: readonly Person[];
  /** Of the engineers who are to come. */
  diaries: Diaries;
  issues: Issue[];
}

/** What a step's body, of the shape `S`, makes of it. */
export type Decide<S extends () => z.ZodMiniType> = (body: z.infer<ReturnType<S>>, deciding: Deciding) => TicketStep;

/** Lines a checklist may have. */
const longestChecklist = 50;

/** Each step of the team: who takes it, whether it fits, and what it makes of the ticket by `rules/lifecycle`. */
export function stepHandlers(ports: Ports, {agents}: StaffSettings): Pick<StaffHandlers, Exclude<StepRoute, 'recordCall'>> {
  const {repository} = ports;

  const handler = <Name extends StepRoute>(
    name: Name,
    decide: (body: Call<(typeof staffRoutes)[Name]>['body'], deciding: Deciding) => TicketStep,
  ): Handler<(typeof staffRoutes)[Name]> => {
    const handle = async (call: Call<(typeof staffRoutes)[StepRoute]>) => {
      const {body, now} = call;
      const {before, settings, by, issues} = await beginStep(ports, agents, call);
      const coming = 'engineer' in body ? [String(body.engineer)] : [];
      const diaries = await diariesFor(ports, before, ...coming);
      const step = decide(body as Call<(typeof staffRoutes)[Name]>['body'], {before, now, settings, agents, diaries, issues});
      const ids = ('attachments' in body && body.attachments) || [];
      const {count} = settings.limits.attachments;
      if (ids.length > count) issues.push({pointer: '/attachments', code: 'too-many', params: {max: count, actual: ids.length}});
      if (issues.length || !by) refuse('invalid-fields', {issues});
      const helpdesk = await helpdeskNow(ports);
      const allowed = stepsNow(before, settings, now, {helpdesk});
      if (!allowed.includes(name)) refuse('action-not-allowed', {allowed});
      // What the helpdesk has a place for is done there.
      if (isTakenThere(step, before, helpdesk))
        refuse('invalid-fields', {issues: [{pointer: step.is === 'answer' ? '/kind' : '/cause', code: 'required'}]});
      const attachments = await attachmentsOf(ports, ids, {owner: agentOwner(by.id), ticket: before.id, settings});
      const entry = {id: ports.newId(), at: now, by, step, via: 'staff', ...(attachments.length && {attachments})} as const;
      const taken = applyStep(before, entry, settings) ?? refuse('action-not-allowed', {allowed});
      const {record, opens, withdraws} = taken;
      const survey = opens ?? (record.survey === undefined ? undefined : await repository.survey(record.survey));
      return {
        reply: viewForStaff(record, settings, {survey, now, diaries, helpdesk}),
        change: {ticket: record, survey: opens, withdraws},
      };
    };
    // The body's type goes with the name; the rest is the same for all steps.
    return handle as unknown as Handler<(typeof staffRoutes)[Name]>;
  };

  return {
    classify: handler('classify', ({priority, category}, {before, settings, issues}) => {
      const {categories} = settings;
      const levels = levelsOf(settings, before.draft.type);
      const known = categories.flatMap(({id, children = []}) => [id, ...children.map((child) => child.id)]);
      if (priority !== undefined && priority !== before.priority && !levels.includes(priority))
        issues.push({pointer: '/priority', code: 'unknown-option', params: {allowed: levels.join(', ')}});
      if (category !== undefined && !known.includes(category)) issues.push({pointer: '/category', code: 'unknown-option'});
      return {is: 'classify', ...(priority !== undefined && {priority}), ...(category !== undefined && {category})};
    }),

    assign: handler('assign', ({to}, {agents: team, before, settings, issues}) => {
      const person = agentOf(team, to, '/to', issues);
      if (person && !mayHandle(before, to, settings)) issues.push({pointer: '/to', code: 'kept-from'});
      return {is: 'assign', to: person ?? before.requester};
    }),

    start: handler('start', () => ({is: 'start'})),

    answer: handler('answer', ({kind, ...body}, deciding) => ({is: 'answer', ...wordsOf(body, deciding), ...(kind && {kind})})),
    ask: handler('ask', (body, deciding) => ({is: 'ask', ...wordsOf(body, deciding)})),
    note: handler('note', (body, deciding) => ({is: 'note', ...wordsOf(body, deciding)})),
    wait: handler('wait', ({note}, {settings, issues}) => ({is: 'wait', note: said('/note', note, settings.limits.reason, issues)})),

    resume: handler('resume', ({note}, {settings, issues}) => ({
      is: 'resume',
      ...(note?.trim() && {note: said('/note', note, settings.limits.reason, issues)}),
    })),

    resolve: handler('resolve', ({summary, cause, prevention, checklist, outage}, {now, settings, issues}) => {
      const {message, title} = settings.limits;
      if (checklist.length > longestChecklist) issues.push({pointer: '/checklist', code: 'too-many', params: {max: longestChecklist}});
      const checks = checklist.map(({text, done, result}, n) => {
        if (!done) issues.push({pointer: `/checklist/${n}/done`, code: 'not-done'});
        return {
          text: said(`/checklist/${n}/text`, text, title, issues),
          done,
          ...(result?.trim() && {result: said(`/checklist/${n}/result`, result, title, issues)}),
        };
      });
      if (outage && Date.parse(outage.to) <= Date.parse(outage.from)) issues.push({pointer: '/outage/to', code: 'too-early'});
      if (outage && Date.parse(outage.to) > now) issues.push({pointer: '/outage/to', code: 'in-the-future'});
      return {
        is: 'resolve',
        summary: said('/summary', summary, message, issues),
        ...(cause?.trim() && {cause: said('/cause', cause, message, issues)}),
        ...(prevention?.trim() && {prevention: said('/prevention', prevention, message, issues)}),
        ...(checks.length && {checks}),
        ...(outage && {outage}),
      };
    }),

    answerUrge: handler('answerUrge', (body, deciding) => ({is: 'answer-urge', ...wordsOf(body, deciding)})),

    escalate: handler('escalate', ({to, reason}, {before, now, settings, issues}) => {
      const {level = 1, ladder} = ticketStanding(before, settings, now) ?? {};
      const most = ladder?.levels.length ?? 1;
      const next = to ?? level + 1;
      if (to !== undefined && (to <= level || to > most))
        issues.push({pointer: '/to', code: 'out-of-range', params: {min: level + 1, max: most}});
      return {is: 'escalate', to: next, why: 'team', reason: said('/reason', reason, settings.limits.reason, issues)};
    }),

    arrive: handler('arrive', visitSteps.arrive),

    promise: handler('promise', ({clock, dueAt, reason}, {now, settings, issues}) => {
      const time = Date.parse(dueAt);
      if (time <= now) issues.push({pointer: '/dueAt', code: 'in-the-past'});
      return {is: 'promise', clock, dueAt: time, reason: said('/reason', reason, settings.limits.reason, issues)};
    }),

    explain: handler('explain', ({clock, reason, remedy}, {settings, issues}) => ({
      is: 'explain',
      clock,
      reason: said('/reason', reason, settings.limits.reason, issues),
      ...(remedy?.trim() && {remedy: said('/remedy', remedy, settings.limits.reason, issues)}),
    })),

    evaluate: handler('evaluate', () => ({is: 'evaluate'})),
    quote: handler('quote', changeSteps.quote),
    schedule: handler('schedule', changeSteps.schedule),
    deliver: handler('deliver', changeSteps.deliver),
    propose: handler('propose', proposeStep),
    proposeVisit: handler('proposeVisit', visitSteps.propose),
    depart: handler('depart', visitSteps.depart),
    missVisit: handler('missVisit', visitSteps.miss),
    reportVisit: handler('reportVisit', visitSteps.report),
    callOffVisit: handler('callOffVisit', visitSteps.callOff),
    askAccess: handler('askAccess', accessSteps.askAccess),
    useAccess: handler('useAccess', accessSteps.useAccess),
    endAccess: handler('endAccess', accessSteps.endAccess),
    confirmPurge: handler('confirmPurge', accessSteps.confirmPurge),

    reopen: handler('reopen', ({reason}, {before, settings, issues}) => ({
      // What nobody has confirmed yet is opened again by the step with which the customer would reject it.
      is: before.state === 'resolved' ? 'reject' : 'reopen',
      reason: said('/reason', reason, settings.limits.reason, issues),
    })),
  };
}

/** What was written, with the files that go with it. */
function wordsOf({text, attachments}: z.infer<ReturnType<typeof WordsStep>>, {settings, issues}: Deciding) {
  return {text: said('/text', text, settings.limits.message, issues), ...(attachments?.length && {attachments})};
}
