import type {Survey} from '../contract/survey.js';
import type {Ticket} from '../contract/ticket.js';
import type {OutboxRecord} from '../storage/records.js';
import type {DeskChange} from './desk.js';

/** What an accepted entry changed, for those who show it. */
export function newsOf({route, params}: OutboxRecord, reply: unknown): DeskChange[] {
  switch (route) {
    case 'submitTicket':
    case 'actOnTicket': {
      const ticket = reply as Ticket;
      return [{is: 'ticket', id: ticket.id, ticket}];
    }
    case 'postMessage':
      return [{is: 'ticket', id: params.ticket!}];
    case 'respondToSurvey': {
      const survey = reply as Survey;
      const rated: DeskChange[] = survey.ticket ? [{is: 'ticket', id: survey.ticket.id}] : [];
      return [{is: 'survey', survey}, ...rated];
    }
    default:
      return [];
  }
}
