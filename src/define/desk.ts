import {ContextRoot} from '@lit/context';
import {DeskElement} from '../elements/desk/desk.js';
import {defineElement} from '../kit/define-element.js';

// An element defined before its desk asks too early; the root keeps the question until the desk is there.
new ContextRoot().attach(document.documentElement);

defineElement('aftercare-desk', DeskElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-desk': DeskElement;
  }
}
