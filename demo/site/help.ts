import {headLists} from './heading.js';
import {mount} from './mount.js';

headLists('article');
void mount({define: () => import('../../src/define/knowledge-base.js'), places: ['help', 'article']});
