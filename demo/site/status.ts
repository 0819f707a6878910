import {mount} from './mount.js';

void mount({define: () => import('../../src/define/ticket-status.js'), places: ['tickets', 'ticket']});
