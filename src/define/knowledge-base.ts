import './desk.js';
import {KnowledgeBaseElement} from '../elements/knowledge-base/knowledge-base.js';
import {defineElement} from '../kit/define-element.js';

defineElement('aftercare-knowledge-base', KnowledgeBaseElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-knowledge-base': KnowledgeBaseElement;
  }
}
