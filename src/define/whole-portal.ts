/** The portal with all its elements, none of which it has to load later. */
import './whole.js';
import {PortalElement} from '../elements/portal/portal.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-portal', PortalElement);
