import './desk.js';
import {sources} from '../client/wire-sources.js';
import {articles} from '../client/wire-articles.js';
import {KnowledgeBaseElement} from '../elements/knowledge-base/knowledge-base.js';
import {defineElement} from '../kit/define-element.js';

sources.articles = async () => ({articles});

defineElement('aftercare-knowledge-base', KnowledgeBaseElement);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-knowledge-base': KnowledgeBaseElement;
  }
}
