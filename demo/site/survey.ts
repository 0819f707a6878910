import {mount} from './mount.js';

void mount({define: () => import('../../src/define/satisfaction-survey.js'), places: ['surveys', 'survey']});
