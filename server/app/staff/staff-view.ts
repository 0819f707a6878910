import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import type {Clocks} from '../../../src/rules/clock-events.js';
import {nextState, type StepName} from '../../../src/rules/lifecycle.js';
import {nextVisitState, type VisitStep} from '../../../src/rules/visit.js';
import type {Diaries} from '../diaries.js';
import {isWorkedThere, mayBeHere, type Working} from '../helpdesk-trail.js';
import {standingGrants} from '../access-view.js';
import {iso} from '../iso.js';
import {nextClock} from '../queue-place.js';
import {visitsOf} from '../visits.js';
import type {SurveyRecord} from '../survey-record.js';
import type {TicketRecord} from '../ticket-record.js';
import {ticketClocks} from '../ticket-clocks.js';
import {levelOf, openUrge, ticketStanding} from '../ticket-escalation.js';
import {summarise, viewTicket} from '../ticket-view.js';
import {wantsOf} from '../wants.js';
import type {StaffTicket, StaffTicketSummary} from './staff-shapes.js';

/** What the team's routes do by the lifecycle; what nobody has confirmed yet is opened again as the customer would reject it. */
const steps = {
  classify: ['classify'], assign: ['assign'], start: ['start'], answer: ['answer'], ask: ['ask'], note: ['note'], wait: ['wait'],
  resume: ['resume'], resolve: ['resolve'], reopen: ['reject', 'reopen'], answerUrge: ['answer-urge'], escalate: ['escalate'],
  arrive: ['arrive'], promise: ['promise'], explain: ['explain'],
  proposeVisit: ['propose-visit'], depart: ['depart'], missVisit: ['miss-visit'], reportVisit: ['report-visit'], callOffVisit: ['call-off-visit'],
  askAccess: ['ask-access'], useAccess: ['use-access'], endAccess: ['end-access'], confirmPurge: ['confirm-purge'],
  evaluate: ['evaluate'], quote: ['quote'], schedule: ['schedule'], deliver: ['deliver'], propose: ['propose'], recordCall: ['call'],
} satisfies Record<string, readonly StepName[]>; // prettier-ignore
export type StepRoute = keyof typeof steps;

/** The id that a customer's token gave his organisation, see `personKey`. */
function organisationId({organisation}: TicketRecord): string | undefined {
  return organisation === undefined ? undefined : (JSON.parse(organisation) as [string, string])[1];
}

/** As the queue shows it at `now`, epoch ms: whose it is, and what is due next. */
export function summariseForStaff(
  record: TicketRecord,
  settings: DeskSettings,
  now: number,
  told: Clocks = ticketClocks(record, settings, now),
): StaffTicketSummary {
  const organisation = organisationId(record);
  const {organisationName} = record;
  const due = nextDue(told);
  const urge = openUrge(record);
  const level = levelOf(record);
  const wants = wantsOf(record);
  return {
    ...summarise(record),
    ...(organisation !== undefined && {organisation}),
    ...(organisationName !== undefined && {organisationName}),
    ...(due && {due}),
    ...(record.draft.impact && {impact: record.draft.impact}),
    ...(urge && {urgedAt: urge.at}),
    ...(wants.length && {wants}),
    ...(level > 1 && {level}),
  };
}

function nextDue(told: Clocks): StaffTicketSummary['due'] {
  const first = nextClock(told);
  return first && {clock: first.kind, dueAt: iso(first.dueAt), missed: first.state === 'breached'};
}

/** A ticket, whole, as the team sees it. `survey`: the one that the record names; `diaries`: of the engineers who are to come. */
export function viewForStaff(
  record: TicketRecord,
  settings: DeskSettings,
  {survey, now, diaries, helpdesk}: {survey: SurveyRecord | undefined; now: number; diaries: Diaries; helpdesk: Working | undefined},
): StaffTicket {
  const told = ticketClocks(record, settings, now);
  const messages = {items: record.messages, nextCursor: null};
  const view = viewTicket(record, settings, {messages, survey, own: true, reader: {}, diaries, now});
  return {
    ...view,
    ...summariseForStaff(record, settings, now, told),
    ...(record.email !== undefined && {email: record.email}),
    notes: record.steps.flatMap(({id, at, by, step, attachments = []}) => {
      const text = step.is === 'note' ? step.text : step.is === 'escalate' && step.why === 'team' ? step.reason : undefined;
      return text === undefined ? [] : [{id, at: iso(at), by, text, ...(attachments.length && {attachments})}];
    }),
    ...(helpdesk && isWorkedThere(record) && {worksIn: helpdesk.name}),
    allowedSteps: stepsNow(record, settings, now, {told, helpdesk}),
  };
}

/** What the team may do here with a ticket now: what the lifecycle allows, what there is occasion for, and what it does not do in its helpdesk. */
export function stepsNow(
  record: TicketRecord,
  settings: DeskSettings,
  now: number,
  {told = ticketClocks(record, settings, now), helpdesk}: {told?: Clocks; helpdesk?: Working | undefined} = {},
): StepRoute[] {
  const standing = ticketStanding(record, settings, now, told);
  const visits = visitsOf(record);
  const visited = (step: VisitStep | 'arrive') => visits.some(({state, offer}) => nextVisitState(state, step, offer.kind) !== undefined);
  const {asked, running, purge} = standingGrants(record, now);
  const occasions: Partial<Record<StepRoute, boolean>> = {
    askAccess: settings.access !== undefined,
    useAccess: running.length > 0,
    endAccess: asked.length + running.length > 0,
    confirmPurge: purge.length > 0,
    arrive:
      visits.some(
        ({state, offer, consent}) => nextVisitState(state, 'arrive', offer.kind) !== undefined && (consent?.is ?? 'given') === 'given',
      ) || told.clocks.some(({kind, endedAt}) => kind === 'arrival' && endedAt === undefined),
    depart: visited('depart'),
    missVisit: visited('miss-visit'),
    reportVisit: visited('report-visit'),
    callOffVisit: visited('call-off-visit'),
    explain: told.ledger.some(({is}) => is === 'missed'),
    answerUrge: openUrge(record) !== undefined,
    escalate: standing !== undefined && standing.level < standing.ladder.levels.length,
  };
  return (Object.keys(steps) as StepRoute[]).filter(
    (route) =>
      (occasions[route] ?? true) &&
      steps[route].some((name) => nextState(record.state, name, record.process) && mayBeHere(name, record, helpdesk)),
  );
}
