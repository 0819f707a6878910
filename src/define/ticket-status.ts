import './desk.js';
import {sources} from '../client/wire-sources.js';
import {tickets} from '../client/wire-tickets.js';
import {TicketStatusElement} from '../elements/ticket-status/ticket-status.js';
import {defineElement} from '../kit/define-element.js';

sources.tickets = async () => ({tickets});

defineElement('aftercare-ticket-status', TicketStatusElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-ticket-status': TicketStatusElement;
  }
}
