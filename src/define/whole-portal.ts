/** The portal with its elements, none of which it has to load later. */
import './submit-ticket.js';
import './ticket-status.js';
import './knowledge-base.js';
import './satisfaction-survey.js';
import {PortalElement} from '../elements/portal/portal.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-portal', PortalElement);
