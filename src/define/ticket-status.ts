import './desk.js';
import {TicketStatusElement} from '../elements/ticket-status/ticket-status.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-ticket-status', TicketStatusElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-ticket-status': TicketStatusElement;
  }
}
