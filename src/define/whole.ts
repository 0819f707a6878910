/** All four elements at once, for pages that show several of them. */
import './submit-ticket.js';
import './ticket-status.js';
import './knowledge-base.js';
import './satisfaction-survey.js';
