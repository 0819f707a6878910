import {DeskElement} from '../elements/desk/desk.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-desk', DeskElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-desk': DeskElement;
  }
}
