import './desk.js';
import {SubmitTicketElement} from '../elements/submit-ticket/submit-ticket.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-submit-ticket', SubmitTicketElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-submit-ticket': SubmitTicketElement;
  }
}
