import './desk.js';
import {PortalElement} from '../elements/portal/portal.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-portal', PortalElement);
