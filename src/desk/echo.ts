import type {OutboxRecord} from '../storage/records.js';

/** Whether a parsed reply is the answer to this very entry, and not some other page's or person's success. */
export function echoes(entry: OutboxRecord, reply: unknown): boolean {
  const {clientRef, id, response} = reply as {clientRef?: unknown; id?: unknown; response?: {clientRef?: unknown}};
  switch (entry.route) {
    case 'actOnTicket':
      return id === entry.params.ticket;
    case 'respondToSurvey':
      return response?.clientRef === entry.key;
    default:
      return clientRef === entry.key;
  }
}
