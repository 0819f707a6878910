import {mount} from './mount.js';

void mount({define: () => import('../../src/define/submit-ticket.js'), places: ['submit']});
