import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Message} from '../../src/contract/message.js';
import type {Page} from '../../src/contract/page.js';
import type {Ticket, TicketSummary} from '../../src/contract/ticket.js';
import {allowedActions, allowsReply, waitingFor} from '../../src/rules/lifecycle.js';
import {surveyState, type SurveyRecord} from './survey-record.js';
import type {TicketRecord} from './ticket-record.js';

/** A ticket as lists show it. */
export function summarise(record: TicketRecord): TicketSummary {
  return {
    id: record.id,
    reference: record.reference,
    type: record.draft.type,
    title: record.draft.title,
    state: record.state,
    ...(record.priority !== undefined && {priority: record.priority}),
    ...(record.category !== undefined && {category: record.category}),
    requester: record.requester,
    ...(record.assignee && {assignee: record.assignee}),
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    version: record.version,
    waitingFor: waitingFor(record.state),
    ...(record.newsAt !== undefined && {newsAt: new Date(record.newsAt).toISOString()}),
    messageCount: record.messages.length,
  };
}

/** A ticket, whole, as its requester sees it. `survey` is the one that the record names. */
export function viewTicket(
  record: TicketRecord,
  settings: DeskSettings,
  messages: Page<Message>,
  survey: SurveyRecord | undefined,
  now: number,
): Ticket {
  const {draft} = record;
  return {
    ...summarise(record),
    clientRef: draft.clientRef,
    description: draft.description,
    fields: draft.fields,
    impact: draft.impact,
    attachments: record.attachments,
    ...(draft.context && {context: draft.context}),
    stages: stagesEntered(record, settings),
    // A record holds them as they were noted, which for a rating may be after a later step; these times are all written alike.
    events: [...record.events].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)),
    clocks: [],
    ...(record.resolution && {resolution: record.resolution}),
    allowedActions: allowedActions(record.state),
    allowsReply: allowsReply(record.state),
    ...(survey && !survey.withdrawn && {survey: {id: survey.id, state: surveyState(survey, now)}}),
    messages,
  };
}

/** A move between two states of one stage does not enter it again. */
function stagesEntered({entered}: TicketRecord, settings: DeskSettings): Ticket['stages'] {
  return settings.stages.flatMap(({id, states}) => {
    const entry = entered.findLast(({state}, n) => {
      const before = entered[n - 1];
      return states.includes(state) && !(before && states.includes(before.state));
    });
    return entry ? [{stage: id, enteredAt: new Date(entry.at).toISOString()}] : [];
  });
}
