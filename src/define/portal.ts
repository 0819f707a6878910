import './desk.js';
import {PortalElement} from '../elements/portal/portal.js';
import {defineElement} from '../kit/define-element.js';

PortalElement.loaders = {
  submit: () => import('./submit-ticket.js'),
  tickets: () => import('./ticket-status.js'),
  help: () => import('./knowledge-base.js'),
  surveys: () => import('./satisfaction-survey.js'),
};

defineElement('aftercare-portal', PortalElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-portal': PortalElement;
  }
}
