import {mount} from './mount.js';

void mount({define: () => import('../../src/define/knowledge-base.js'), places: ['help', 'article']});
