import {headLists} from './heading.js';
import {mount} from './mount.js';

headLists('ticket');
void mount({define: () => import('../../src/define/ticket-status.js'), places: ['tickets', 'ticket']});
