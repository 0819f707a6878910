import type {TicketStep} from './ticket-step.js';

/** What the history says of a step besides the state it led to. */
export function noteOf(step: TicketStep): string | undefined {
  switch (step.is) {
    case 'wait':
    case 'resume':
      return step.note;
    case 'reject':
    case 'reopen':
    case 'cancel':
    case 'decline-quote':
    case 'reject-delivery':
      return step.reason;
    case 'resolve':
      return step.summary;
    default:
      return undefined;
  }
}
