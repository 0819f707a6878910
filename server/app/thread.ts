import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import type {TicketActionRequest} from '../../src/contract/ticket.js';
import {allowsReply} from '../../src/rules/lifecycle.js';
import {requireMember} from './acquaintance.js';
import {attachmentsOf} from './attachments.js';
import {asPerson} from './authenticate.js';
import {customerStep, requireQuote} from './customer-steps.js';
import {diariesFor} from './diaries.js';
import {linkTo} from './downloads.js';
import {customerOf, type Handlers} from './handler.js';
import {iso} from './iso.js';
import {limits} from './limits.js';
import {messagePage} from './message-page.js';
import {readCursor, readLimit} from './paging.js';
import type {Ports} from './ports.js';
import {presentColleague} from './people.js';
import {isPeopleAction} from './people-action.js';
import {peopleStep} from './people-steps.js';
import {found, refuse} from './refusal.js';
import {requireClean} from './scanning.js';
import {mayAct, needsNoVersion, ownTicket, partOf, reaches, reachesAction, readableTicket, requireReach} from './ticket-access.js';
import {ticketStanding} from './ticket-escalation.js';
import {applyStep, filesOf, type StepEntry, type StepTaken, type TicketRecord} from './ticket-record.js';
import type {SurveyRecord} from './survey-record.js';
import {actionsOn, viewLeft} from './ticket-view.js';
import {checkText, readWhole} from './tickets.js';
import {changeableUntil} from './visit-view.js';
import {visitsOf} from './visits.js';

/** What is said and done under one request by its customer. */
export function threadHandlers(ports: Ports): Pick<Handlers, 'listMessages' | 'postMessage' | 'actOnTicket' | 'linkAttachment'> {
  const {repository} = ports;
  return {
    listMessages: async (call) => {
      const record = await readableTicket(ports, call.params['ticket'], customerOf(call));
      return {reply: messagePage(record, readCursor(call.query.cursor), readLimit(call.query.limit))};
    },

    postMessage: async (call) => {
      const customer = customerOf(call);
      const before = await ownTicket(ports, call.params['ticket'], customer);
      requireReach(reaches(customer, 'reply'));
      const settings = await repository.settings();
      const {limits: sizes} = settings;
      const {clientRef, attachments: ids} = call.body;
      const text = call.body.text.normalize('NFC');
      if (!allowsReply(before.state, before.process)) refuse('action-not-allowed', {allowed: actionsOn(before, settings, call.now)});
      const issues = checkText('/text', text, sizes.message, ids.length === 0);
      const {count} = sizes.attachments;
      if (ids.length > count) issues.push({pointer: '/attachments', code: 'too-many', params: {max: count, actual: ids.length}});
      if (issues.length) refuse('invalid-fields', {issues});
      await call.spend(`messages ${customer.key}`, ports.quotas.messages, 'Too many replies by this person.');
      const attachments = await attachmentsOf(ports, ids, {owner: customer.key, ticket: before.id, settings});
      const entry = {id: ports.newId(), at: call.now, by: asPerson(customer), attachments};
      const {record, change} = take(before, {...entry, step: {is: 'reply', text, attachments: ids, clientRef}}, settings);
      return {reply: found(record.messages.at(-1)), change};
    },

    actOnTicket: async (call) => {
      const customer = customerOf(call);
      const {action} = call.body;
      const before = await ownTicket(ports, call.params['ticket'], customer, action);
      requireReach(reachesAction(customer, action));
      if (action === 'bring-in') requireMember(customer);
      if (!needsNoVersion(action) && call.version !== before.version)
        refuse('version-stale', {detail: `The request stands at version ${before.version}.`});
      const settings = await repository.settings();
      requireQuote(call.body, before, call.now);
      const allowed = actionsOn(before, settings, call.now).filter((one) => mayAct(partOf(before, customer), one));
      if (!allowed.includes(action))
        refuse('action-not-allowed', {
          allowed,
          ...(action === 'urge' && urgedTooEarly(before, settings, call.now)),
          ...changedTooLate(call.body, before, settings),
        });
      if (isPeopleAction(action)) await call.spend(`people ${customer.key}`, limits.people, 'Too many changes to the people of requests.');
      const choosing = {settings, now: call.now, diaries: await diariesFor(ports, before)};
      const meant = call.body.person === undefined ? undefined : await presentColleague(ports, customer, call.body.person);
      const step = isPeopleAction(action)
        ? peopleStep(action, call.body, before, {customer, meant, now: call.now})
        : customerStep({...call.body, action}, before, choosing);
      const entry = {id: ports.newId(), at: call.now, by: asPerson(customer)};
      const {record, change} = take(before, {...entry, step}, settings);
      const survey = change.survey ?? (action === 'hand-over' ? await surveyHandedOver(record) : undefined);
      // The answer is kept, and given again to whoever has left by then.
      const reply = action === 'leave' ? viewLeft(record) : await readWhole(ports, record, customer, call.now, survey);
      return {reply, change: {...change, survey}};
    },

    linkAttachment: async (call) => {
      const record = await readableTicket(ports, call.params['ticket'], customerOf(call));
      const file = found(filesOf(record).find(({id}) => id === call.params['attachment']));
      await call.outOfTurn(() => requireClean(ports, file.id));
      return {reply: {url: await linkTo(file, call.base, ports)}};
    },
  };

  /** Its survey as the new requester's, unless it was answered. */
  async function surveyHandedOver({owner, locale, survey: id}: TicketRecord): Promise<SurveyRecord | undefined> {
    const survey = id === undefined ? undefined : await repository.survey(id);
    if (!survey || survey.response || survey.withdrawn) return undefined;
    const {locale: _spoken, ...rest} = survey;
    return {...rest, owner, ...(locale !== undefined && {locale}), revision: survey.revision + 1};
  }
}

function take(before: TicketRecord, entry: StepEntry, settings: DeskSettings) {
  const taken: StepTaken | undefined = applyStep(before, entry, settings);
  if (!taken) return refuse('action-not-allowed', {allowed: actionsOn(before, settings, entry.at)});
  const {record, opens, withdraws} = taken;
  return {record, change: {ticket: record, survey: opens, withdraws}};
}

/** Until when the time of the visit that is meant could be changed, for whoever wants to know why not now. */
function changedTooLate({action, visit: id}: TicketActionRequest, record: TicketRecord, settings: DeskSettings): {issues?: Issue[]} {
  const visit = visitsOf(record).find((one) => one.id === id);
  const until = visit && changeableUntil(visit, settings);
  if (until === undefined || (action !== 'reschedule' && action !== 'cancel-visit')) return {};
  return {issues: [{pointer: '/visit', code: 'too-late', params: {until: iso(until)}}]};
}

/** When it may be urged, for whoever wants to know why not now. */
function urgedTooEarly(record: TicketRecord, settings: DeskSettings, now: number): {detail?: string; issues?: Issue[]} {
  const at = ticketStanding(record, settings, now)?.urgeableAt;
  if (at === undefined) return {};
  return {detail: `It may be urged from ${iso(at)} on.`, issues: [{pointer: '/action', code: 'too-early', params: {at: iso(at)}}]};
}
