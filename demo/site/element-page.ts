import {control} from './control.js';
import {startEventLog} from './event-log.js';
import {mount} from './mount.js';
import {startPlayground, type ElementRecord} from './playground.js';

const definitions: Record<string, () => Promise<unknown>> = {
  'aftercare-desk': () => import('../../src/define/ticket-status.js'),
  'aftercare-portal': () => import('../../src/define/portal.js'),
  'aftercare-submit-ticket': () => import('../../src/define/submit-ticket.js'),
  'aftercare-ticket-status': () => import('../../src/define/ticket-status.js'),
  'aftercare-knowledge-base': () => import('../../src/define/knowledge-base.js'),
  'aftercare-satisfaction-survey': () => import('../../src/define/satisfaction-survey.js'),
};

const record = JSON.parse(document.getElementById('record')!.textContent) as ElementRecord;
startEventLog(control('stage', HTMLDivElement));
startPlayground(record);
void mount({define: () => definitions[record.tag]!()});
