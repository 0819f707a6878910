import '../../src/define/knowledge-base.js';
import '../../src/define/portal.js';
import '../../src/define/satisfaction-survey.js';
import '../../src/define/submit-ticket.js';
import '../../src/define/ticket-status.js';

/** Every element that draws something. */
export const tags = [
  'aftercare-submit-ticket',
  'aftercare-ticket-status',
  'aftercare-knowledge-base',
  'aftercare-satisfaction-survey',
  'aftercare-portal',
] as const;
