/** Classes and types; importing this registers nothing. Tags are registered by `@aftercare-portal/elements/define/<tag>.js`. */
export {DeskElement} from './elements/desk/desk.js';
export {KnowledgeBaseElement} from './elements/knowledge-base/knowledge-base.js';
export {PortalElement} from './elements/portal/portal.js';
export {SatisfactionSurveyElement} from './elements/satisfaction-survey/satisfaction-survey.js';
export {SubmitTicketElement} from './elements/submit-ticket/submit-ticket.js';
export {TicketStatusElement} from './elements/ticket-status/ticket-status.js';
export {ProblemError} from './contract/problem-error.js';
export type {Article, ArticleSummary} from './contract/article.js';
export type {DeskSettings} from './contract/desk-settings.js';
export type {Problem} from './contract/problem.js';
export type {ProblemCode} from './contract/problem-codes.js';
export type {Survey, SurveyResponse} from './contract/survey.js';
export type {Ticket, TicketSummary} from './contract/ticket.js';
export type {Desk, DeskChange, DeskOptions, Sent, Transport} from './desk/desk.js';
export type {AftercareEventMap} from './kit/events.js';
export type {Messages} from './locales/catalogue.js';
