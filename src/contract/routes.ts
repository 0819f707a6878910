import * as z from 'zod/mini';
import {Article, ArticleFeedback, ArticleFeedbackReceipt, ArticleIndex, ArticleSummary} from './article.js';
import {Attachment, AttachmentLink} from './attachment.js';
import {DeskSettings} from './desk-settings.js';
import {Belonging, Colleague, Colleagues} from './colleague.js';
import {GuestCodeCheck, GuestCodeReceipt, GuestCodeRequest, GuestSession, LinkSessionRequest} from './guest.js';
import {Message, MessageDraft} from './message.js';
import {once} from './once.js';
import {Page} from './page.js';
import {Me, Preferences} from './person.js';
import {Plan} from './plan.js';
import type {QueryValues, Route, Schema} from './route.js';
import {SharedLinks, SharedToken, ShareRequest, UnshareRequest} from './shared-link.js';
import {SignalBatch, SignalReceipt} from './signal.js';
import {Survey, SurveyResponse} from './survey.js';
import {Ticket, TicketActionRequest, TicketDraft, TicketPage} from './ticket.js';
import {Id} from './values.js';

type Optional = Pick<Route, 'access' | 'keyed' | 'versioned' | 'cached'>;

const usual: Optional = {access: 'person', keyed: false, versioned: false, cached: false};

function get<R, Q extends QueryValues = QueryValues>(
  path: string,
  summary: string,
  reply: Schema<R>,
  more: Partial<Optional> & {query?: Schema<Q>} = {},
): Route<R, undefined, Q> {
  return {...usual, method: 'GET', status: 200, path, summary, reply, ...more};
}

function send<R, B>(
  method: 'POST' | 'PUT',
  path: string,
  summary: string,
  body: Schema<B>,
  reply: Schema<R>,
  more: Partial<Optional> & {status?: Route['status']} = {},
): Route<R, B> {
  return {...usual, method, status: 200, keyed: method === 'POST', path, summary, body, reply, ...more};
}

const listQuery = () => ({cursor: z.optional(z.string()), limit: z.optional(z.string())});

const ListQuery = once(() => z.object(listQuery()));
const TicketQuery = once(() =>
  z.object({
    ...listQuery(),
    /** One state, or all of a group: `open`, `waiting` (those of them on which the customer must do something), `closed`. */
    state: z.optional(z.string()),
    type: z.optional(z.string()),
    /** Words to find in reference, title, description and messages, in either Chinese script; each must be there. */
    q: z.optional(z.string()),
    /** `mine` when left out. `organisation`: all of the organisation that the token names; for managers only, others are refused. `shared`: requests of colleagues in which the reader was brought in. */
    scope: z.optional(z.enum(['mine', 'organisation', 'shared'])),
    /** Of the requests that `scope` names those of one person, by his id. */
    person: z.optional(Id()),
    clientRef: z.optional(z.string()),
    /** `approval`: what waits for the reader's approval, of a manager all of his organisation's; on one page, the other narrowing is left aside. */
    awaits: z.optional(z.enum(['approval'])),
    /** Id of a request: those like it, the most alike first, on one page and without counts; the other narrowing is left aside but `scope`. */
    like: z.optional(Id()),
  }),
);
const PeopleQuery = once(() =>
  z.object({
    /** A part of the name, or an address; of a manager also a part of an address. */
    q: z.optional(z.string()),
    limit: z.optional(z.string()),
  }),
);
const ArticleQuery = once(() =>
  z.object({
    ...listQuery(),
    q: z.optional(z.string()),
    category: z.optional(z.string()),
    kind: z.optional(z.string()),
    locale: z.optional(z.string()),
    /** `popular`: those opened lately, most often first; else last changed first. What `q` finds comes best first. */
    sort: z.optional(z.string()),
  }),
);

/** The portal contract: the one table that everybody reads. Uploads follow tus 1.0 and stand in `upload.ts`, the stream of news in `event.ts`. */
export const routes = {
  readDesk: get('/desk', 'Everything the widgets need to draw', DeskSettings, {access: 'anyone', cached: true}),
  readMe: get('/me', 'The person the token speaks for', Me),
  setPreferences: send('PUT', '/me/preferences', 'Sets the language of mails, and which of them to do without', Preferences, Me),
  readPlan: get('/plan', 'What the reader’s organisation bought, and how much of it is used', Plan),
  listPeople: get('/people', 'The people of the reader’s organisation, by name', Colleagues, {query: PeopleQuery}),
  setPerson: send('PUT', '/people/{person}', 'A manager says that somebody left his organisation, or did not', Belonging, Colleague),
  submitTicket: send('POST', '/tickets', 'Hands in a request', TicketDraft, Ticket, {status: 201}),
  listTickets: get('/tickets', 'My requests or my organisation’s, last changed first', TicketPage, {query: TicketQuery}),
  readTicket: get('/tickets/{ticket}', 'One request, whole', Ticket, {cached: true}),
  listMessages: get(
    '/tickets/{ticket}/messages',
    'The public thread, oldest first',
    once(() => Page(Message())),
    {query: ListQuery},
  ),
  postMessage: send('POST', '/tickets/{ticket}/messages', 'Adds a reply', MessageDraft, Message, {status: 201}),
  actOnTicket: send(
    'POST',
    '/tickets/{ticket}/actions',
    'Confirms or rejects a resolution, reopens or cancels a request',
    TicketActionRequest,
    Ticket,
    {
      versioned: true,
    },
  ),
  linkAttachment: get('/tickets/{ticket}/attachments/{attachment}', 'A short-lived download link', AttachmentLink),
  listLinks: get('/tickets/{ticket}/links', 'Links by which somebody without an account reads this request', SharedLinks),
  shareTicket: send('POST', '/tickets/{ticket}/links', 'Makes such a link', ShareRequest, SharedLinks, {status: 201}),
  readLink: get('/tickets/{ticket}/links/{link}', 'The token of such a link, to pass on', SharedToken),
  revokeLink: send('POST', '/tickets/{ticket}/links/{link}/revoke', 'Takes such a link back, at once', UnshareRequest, SharedLinks),
  readUpload: get('/uploads/{upload}', 'A finished upload', Attachment),
  listArticles: get(
    '/articles',
    'Search or browse articles',
    once(() => Page(ArticleSummary())),
    {access: 'anyone', query: ArticleQuery},
  ),
  readArticleIndex: get('/articles/index', 'The index for instant search', ArticleIndex, {access: 'anyone', cached: true}),
  readArticle: get('/articles/{article}', 'One article, whole', Article, {access: 'anyone', cached: true}),
  rateArticle: send('POST', '/articles/{article}/feedback', 'Says whether an article helped', ArticleFeedback, ArticleFeedbackReceipt, {
    access: 'anyone',
  }),
  sendSignals: send(
    'POST',
    '/signals',
    'What was looked for and opened, for the people who write the articles',
    SignalBatch,
    SignalReceipt,
    {
      access: 'anyone',
      keyed: false,
      status: 202,
    },
  ),
  listSurveys: get(
    '/surveys',
    'Surveys due, answered and expired, newest first',
    once(() => Page(Survey())),
    {query: ListQuery},
  ),
  readSurvey: get('/surveys/{survey}', 'One survey', Survey),
  respondToSurvey: send('PUT', '/surveys/{survey}/response', 'Answers a survey, or changes the answer', SurveyResponse, Survey),
  askGuestCode: send(
    'POST',
    '/guest-sessions',
    'Asks for a code by mail, to read one request without an account',
    GuestCodeRequest,
    GuestCodeReceipt,
    {
      access: 'anyone',
      keyed: false,
      status: 202,
    },
  ),
  openGuestSession: send(
    'POST',
    '/guest-sessions/verify',
    'Trades the code for a token that opens that request',
    GuestCodeCheck,
    GuestSession,
    {
      access: 'anyone',
      keyed: false,
    },
  ),
  openLinkSession: send(
    'POST',
    '/link-sessions',
    'Trades the token of a link in a mail for one that opens that request',
    LinkSessionRequest,
    GuestSession,
    {
      access: 'anyone',
      keyed: false,
    },
  ),
  readHealth: get(
    '/health',
    'Liveness and readiness',
    once(() => z.object({status: z.literal('ok'), checks: z.optional(z.record(z.string(), z.string()))})),
    {access: 'anyone'},
  ),
} as const;

export type RouteName = keyof typeof routes;
