import {control} from './control.js';
import {startEventLog} from './event-log.js';
import {mount} from './mount.js';
import {startBench, type Tag} from './bench.js';

const definitions: Record<Tag, () => Promise<unknown>> = {
  'aftercare-portal': () => import('../../src/define/portal.js'),
  'aftercare-submit-ticket': () => import('../../src/define/submit-ticket.js'),
  'aftercare-ticket-status': () => import('../../src/define/ticket-status.js'),
  'aftercare-knowledge-base': () => import('../../src/define/knowledge-base.js'),
  'aftercare-satisfaction-survey': () => import('../../src/define/satisfaction-survey.js'),
};

startEventLog(control('stage', HTMLDivElement));
void mount({
  define: async () => {
    await import('../../src/define/desk.js');
    startBench(definitions);
  },
});
