/** The four elements at once, for a page that shows them all: in the one-script build they are one file with what their main jobs need. */
import './define/submit-ticket.js';
import './define/ticket-status.js';
import './define/knowledge-base.js';
import './define/satisfaction-survey.js';
