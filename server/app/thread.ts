import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import type {TicketAction} from '../../src/contract/ticket.js';
import {allowsReply, needsReason} from '../../src/rules/lifecycle.js';
import {attachmentsOf} from './attachments.js';
import {asPerson} from './authenticate.js';
import {linkTo} from './downloads.js';
import {customerOf, type Handlers} from './handler.js';
import {iso} from './iso.js';
import {messagePage} from './message-page.js';
import {readCursor, readLimit} from './paging.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {ownTicket, reaches, reachesAction, readableTicket, requireReach} from './ticket-access.js';
import {ticketClocks} from './ticket-clocks.js';
import {levelOf, ticketStanding} from './ticket-escalation.js';
import {applyStep, filesOf, type StepEntry, type StepTaken, type TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';
import {actionsOn} from './ticket-view.js';
import {checkText, readWhole} from './tickets.js';

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
      const {limits} = settings;
      const {clientRef, attachments: ids} = call.body;
      const text = call.body.text.normalize('NFC');
      if (!allowsReply(before.state)) refuse('action-not-allowed', {allowed: actionsOn(before, settings, call.now)});
      const issues = checkText('/text', text, limits.message, ids.length === 0);
      const {count} = limits.attachments;
      if (ids.length > count) issues.push({pointer: '/attachments', code: 'too-many', params: {max: count, actual: ids.length}});
      if (issues.length) refuse('invalid-fields', {issues});
      await call.spend(`messages ${customer.key}`, ports.quotas.messages, 'Too many replies by this person.');
      const attachments = await attachmentsOf(ports, ids, {customer, ticket: before.id, settings});
      const entry = {id: ports.newId(), at: call.now, by: asPerson(customer), attachments};
      const {record, change} = take(before, {...entry, step: {is: 'reply', text, attachments: ids, clientRef}}, settings);
      return {reply: found(record.messages.at(-1)), change};
    },

    actOnTicket: async (call) => {
      const customer = customerOf(call);
      const before = await ownTicket(ports, call.params['ticket'], customer);
      const {action} = call.body;
      requireReach(reachesAction(customer, action));
      if (call.version !== before.version) refuse('version-stale', {detail: `The request stands at version ${before.version}.`});
      const settings = await repository.settings();
      const allowed = actionsOn(before, settings, call.now);
      if (!allowed.includes(action))
        refuse('action-not-allowed', {allowed, ...(action === 'urge' && urgedTooEarly(before, settings, call.now))});
      const reason = (call.body.reason ?? '').normalize('NFC');
      const issues = checkText('/reason', reason, settings.limits.reason, needsReason(action));
      if (issues.length) refuse('invalid-fields', {issues});
      const entry = {id: ports.newId(), at: call.now, by: asPerson(customer)};
      const {record, change} = take(before, {...entry, step: stepOf(action, reason, before)}, settings);
      return {reply: await readWhole(ports, record, customer, call.now), change};
    },

    linkAttachment: async (call) => {
      const record = await readableTicket(ports, call.params['ticket'], customerOf(call));
      const file = found(filesOf(record).find(({id}) => id === call.params['attachment']));
      return {reply: {url: await linkTo(file, call.base, ports)}};
    },
  };
}

function take(before: TicketRecord, entry: StepEntry, settings: DeskSettings) {
  const taken: StepTaken | undefined = applyStep(before, entry, settings);
  if (!taken) return refuse('action-not-allowed', {allowed: actionsOn(before, settings, entry.at)});
  const {record, opens, withdraws} = taken;
  return {record, change: {ticket: record, survey: opens, withdraws}};
}

/** When it may be urged, for whoever wants to know why not now. */
function urgedTooEarly(record: TicketRecord, settings: DeskSettings, now: number): {detail?: string; issues?: Issue[]} {
  const at = ticketStanding(record, settings, now, ticketClocks(record, settings, now))?.urgeableAt;
  if (at === undefined) return {};
  return {detail: `It may be urged from ${iso(at)} on.`, issues: [{pointer: '/action', code: 'too-early', params: {at: iso(at)}}]};
}

function stepOf(action: TicketAction, reason: string, before: TicketRecord): TicketStep {
  switch (action) {
    case 'confirm':
    case 'acknowledge':
      return {is: action};
    case 'cancel':
    case 'urge':
      return {is: action, ...(reason.trim() && {reason})};
    case 'escalate':
      return {is: action, to: levelOf(before) + 1, why: 'asked', reason};
    case 'reject':
    case 'reopen':
      return {is: action, reason};
  }
}
