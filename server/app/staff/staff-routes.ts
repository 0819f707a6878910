import * as z from 'zod/mini';
import {Attachment, AttachmentLink} from '../../../src/contract/attachment.js';
import {once} from '../../../src/contract/once.js';
import type {QueryValues, Route, Schema} from '../../../src/contract/route.js';
import {AskAccessStep, EndAccessStep, UseAccessStep} from './staff-access-shapes.js';
import {DeliverStep, ProposeStep, QuoteStep, ScheduleStep} from './staff-change-shapes.js';
import {ArriveStep, MissVisitStep, ProposeVisitStep, VisitReasonStep, VisitReportStep, VisitStep} from './staff-visit-shapes.js';
import {
  AnswerStep,
  ArticleOff,
  AssignStep,
  CallStep,
  CaseDraft,
  ChangeArticle,
  ClassifyStep,
  EmptySearches,
  EscalateStep,
  NoteStep,
  OptionalNoteStep,
  PlainStep,
  Erased,
  ExplainStep,
  PersonData,
  PersonErasure,
  PersonRequest,
  PromiseStep,
  PublishArticle,
  Rating,
  RatingFigures,
  RatingPage,
  ReasonStep,
  ResolveStep,
  StaffArticle,
  StaffArticlePage,
  StaffDesk,
  StaffTicket,
  StaffTicketPage,
  TextStep,
  WordsStep,
} from './staff-shapes.js';

// Whoever comes here has shown the staff key already.
const usual = {access: 'anyone', keyed: false, versioned: false, cached: false} as const;

function get<R, Q extends QueryValues = QueryValues>(
  path: string,
  summary: string,
  reply: Schema<R>,
  query?: Schema<Q>,
): Route<R, undefined, Q> {
  return {...usual, method: 'GET', status: 200, path, summary, reply, ...(query && {query})};
}

function post<R, B>(path: string, summary: string, body: Schema<B>, reply: Schema<R>, versioned = false): Route<R, B> {
  return {...usual, method: 'POST', status: 200, keyed: true, versioned, path, summary, body, reply};
}

/** Done again, it does the same. */
function plain<R, B>(path: string, summary: string, body: Schema<B>, reply: Schema<R>): Route<R, B> {
  return {...usual, method: 'POST', status: 200, path, summary, body, reply};
}

/** A step of one request; it carries the version seen. */
const step = <B>(name: string, summary: string, body: Schema<B>) => post(`/tickets/{ticket}/${name}`, summary, body, StaffTicket, true);

const QueueQuery = once(() =>
  z.object({
    cursor: z.optional(z.string()),
    limit: z.optional(z.string()),
    /** One state, or all of a group: `open`, `team` (on which the team must do something), `waiting` (the customer must), `closed`. */
    state: z.optional(z.string()),
    type: z.optional(z.string()),
    priority: z.optional(z.string()),
    /** An agent's id, or `nobody`. */
    assignee: z.optional(z.string()),
    /** `due`: what is to be done here before what waits for the customer, in each what is promised first; otherwise what changed last comes first. */
    order: z.optional(z.enum(['due', 'changed'])),
    /** Words to find in reference, title, description and messages. */
    q: z.optional(z.string()),
  }),
);
const RatingsQuery = once(() =>
  z.object({cursor: z.optional(z.string()), limit: z.optional(z.string()), low: z.optional(z.enum(['true', 'false']))}),
);
const ArticlesQuery = once(() =>
  z.object({
    cursor: z.optional(z.string()),
    limit: z.optional(z.string()),
    /** Words to find in id and title. */
    q: z.optional(z.string()),
  }),
);
const SinceQuery = once(() => z.object({days: z.optional(z.string())}));

/** What the vendor's team does over `/staff/v1`, where no helpdesk of his own stands in its place. */
export const staffRoutes = {
  readStaffDesk: get('/desk', 'Who works here, and what the desk offers', StaffDesk),
  listQueue: get('/tickets', 'Requests of all customers, last changed first', StaffTicketPage, QueueQuery),
  readStaffTicket: get('/tickets/{ticket}', 'One request, whole, with internal notes', StaffTicket),
  linkStaffAttachment: get('/tickets/{ticket}/attachments/{attachment}', 'A short-lived download link', AttachmentLink),
  readStaffUpload: get('/uploads/{upload}', 'A file that came in whole, for an answer or a note', Attachment),
  classify: step('classify', 'Sets priority and category', ClassifyStep),
  assign: step('assign', 'Gives it to somebody', AssignStep),
  start: step('start', 'Begins work on it', PlainStep),
  answer: step('answer', 'Writes to the customer', AnswerStep),
  ask: step('ask', 'Asks the customer something, and waits for him', WordsStep),
  note: step('note', 'Writes to the team alone', WordsStep),
  wait: step('wait', 'Waits for a third party', NoteStep),
  resume: step('resume', 'Goes on after waiting', OptionalNoteStep),
  resolve: step('resolve', 'Says how it was solved, once everything on the list was checked', ResolveStep),
  answerUrge: step('answer-urge', 'Answers a customer who asked for progress', WordsStep),
  escalate: step('escalate', 'Passes it on to a higher level of its ladder, and says why', EscalateStep),
  arrive: step('arrive', 'Is at the customer’s door, or in the remote session', ArriveStep),
  promise: step('promise', 'Promises another time, and says why', PromiseStep),
  explain: step('explain', 'Says why a promise was missed, and what is done about it', ExplainStep),
  reopen: step('reopen', 'Opens again what was resolved or closed', ReasonStep),
  evaluate: step('evaluate', 'Looks into what a change takes', PlainStep),
  quote: step('quote', 'Offers a price; a further one takes the place of the one before', QuoteStep),
  schedule: step('schedule', 'Says when the work is done', ScheduleStep),
  propose: step('propose', 'Asks for approval of a plan, or of a delay', ProposeStep),
  proposeVisit: step('propose-visit', 'Offers times for a visit or a remote session, or other ones', ProposeVisitStep),
  depart: step('depart', 'Sets out for a visit', VisitStep),
  missVisit: step('miss-visit', 'Says that nobody comes at the time agreed, why, and what is done about it', MissVisitStep),
  reportVisit: step('report-visit', 'Says what was done and found', VisitReportStep),
  callOffVisit: step('call-off-visit', 'Calls a visit off, and says why', VisitReasonStep),
  deliver: step('deliver', 'Hands the change over to be accepted', DeliverStep),
  askAccess: step('ask-access', 'Asks the customer for access, or for consent to one job on his data', AskAccessStep),
  useAccess: step('use-access', 'Notes a use of a granted access', UseAccessStep),
  endAccess: step('end-access', 'Gives an access back, notes its job as done, or asks for it no more', EndAccessStep),
  confirmPurge: step('confirm-purge', 'Confirms that what was taken over is removed', TextStep),
  recordCall: step('record-call', 'Notes a call after the solution, with what the customer answered', CallStep),
  exportPerson: plain('/people/export', 'Everything that is kept of one person', PersonRequest, PersonData),
  erasePerson: plain('/people/erase', 'Removes everything that is kept of one person', PersonErasure, Erased),
  listRatings: get('/ratings', 'What customers said of the service, last answered first', RatingPage, RatingsQuery),
  answerRating: post('/ratings/{survey}/answer', 'Answers what a rating says', TextStep, Rating),
  listStaffArticles: get('/articles', 'Articles of the knowledge base, last changed first', StaffArticlePage, ArticlesQuery),
  readStaffArticle: get('/articles/{article}', 'One article with its Markdown', StaffArticle),
  draftCase: get('/tickets/{ticket}/case', 'A solved request as the beginning of an article, without who asked', CaseDraft),
  publishArticle: post('/articles', 'Publishes an article', PublishArticle, StaffArticle),
  changeArticle: post('/articles/{article}/change', 'Publishes an article anew', ChangeArticle, StaffArticle, true),
  removeArticle: post('/articles/{article}/remove', 'Takes an article off', PlainStep, ArticleOff, true),
  readRatingFigures: get('/rating-figures', 'What the ratings of a time come to, by survey and by row', RatingFigures, SinceQuery),
  listEmptySearches: get('/empty-searches', 'What was looked for and not found, most often first', EmptySearches, SinceQuery),
} as const;

export type StaffRouteName = keyof typeof staffRoutes;
