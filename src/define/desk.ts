import {DeskElement} from '../elements/desk/desk.js';
import {defineElement} from '../kit/define-element.js';
import {whenIdle} from '../kit/when-idle.js';

defineElement('aftercare-desk', DeskElement);
// Answers to whoever embeds us; without them everything works as well.
whenIdle(() => import('../diagnosis/page-check.js').then(({checkPage}) => checkPage(DeskElement), () => {})); // prettier-ignore

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-desk': DeskElement;
  }
}
