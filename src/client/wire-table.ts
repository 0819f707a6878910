// Written by `npm run openapi` from the contract's route table; change that instead.
import {
  boolean,
  count,
  either,
  exactly,
  fields,
  id,
  integer,
  key,
  list,
  named,
  number,
  optional,
  pair,
  record,
  string,
  texts,
  time,
  type Shapes,
} from './misfit.js';

const Option = fields({id, label: texts, hint: optional(texts)});
const SurveyScale = fields({min: integer, max: integer, words: list(texts), lowAt: integer});
const DeskSettings = fields({
  brand: fields({name: texts}),
  locales: list(string),
  timeZone: string,
  requestTypes: list(
    fields({
      id,
      name: texts,
      description: texts,
      icon: optional(string),
      asksImpact: boolean,
      asksCategory: boolean,
      titleHint: optional(texts),
      descriptionHint: optional(texts),
      suggests: optional(boolean),
      reviews: optional(boolean),
      fields: list(
        fields({
          id,
          kind: string,
          label: texts,
          hint: optional(texts),
          required: boolean,
          options: optional(list(Option)),
          maxLength: optional(integer),
          when: optional(fields({field: string, is: list(string)})),
        }),
      ),
    }),
  ),
  categories: list(fields({id, name: texts, children: optional(list(fields({id, name: texts})))})),
  impact: fields({
    questions: list(fields({id, question: texts, options: list(Option)})),
    matrix: list(fields({when: record(list(string)), priority: string})),
    otherwise: string,
    priorities: list(fields({id: string, name: texts, meaning: texts})),
  }),
  stages: list(fields({id, name: texts, states: list(string)})),
  reopenDays: integer,
  closeDays: optional(integer),
  articleCategories: list(fields({id, name: texts})),
  surveys: list(
    fields({
      id,
      kind: string,
      title: texts,
      asksSolved: boolean,
      dimensions: list(fields({id, label: texts, hint: optional(texts), metric: optional(string), scale: optional(SurveyScale)})),
      overall: optional(id),
      scale: SurveyScale,
      reasons: list(fields({id, label: texts})),
      callback: optional(texts),
    }),
  ),
  channels: list(
    fields({id, kind: string, name: texts, value: string, href: optional(string), hours: optional(texts), emergency: boolean}),
  ),
  contactMethods: list(fields({id, kind: string, name: texts, hint: optional(texts), asksValue: boolean})),
  limits: fields({
    title: integer,
    description: integer,
    message: integer,
    reason: integer,
    comment: integer,
    attachments: fields({count: integer, bytes: integer, types: texts}),
  }),
  consents: list(fields({id, text: texts, required: boolean})),
});
const Me = fields({
  id,
  name: string,
  email: optional(string),
  organisation: optional(fields({id, name: string})),
  role: string,
  preferences: fields({locale: optional(string), unwanted: optional(list(string)), approvals: optional(boolean)}),
});
const Person = fields({id, name: string, role: string, title: optional(string)});
const FieldValue = either(string, list(string), boolean);
const Attachment = fields({id, name: string, size: count, type: string, sha256: string});
const ContactChoice = fields({by: id, value: optional(string)});
const Message = fields({
  id,
  at: time,
  author: Person,
  kind: optional(string),
  text: string,
  attachments: list(Attachment),
  clientRef: optional(string),
});
const Ticket = fields({
  id,
  reference: string,
  type: id,
  title: string,
  state: string,
  priority: optional(string),
  category: optional(string),
  requester: Person,
  assignee: optional(Person),
  createdAt: time,
  updatedAt: time,
  version: integer,
  waitingFor: string,
  newsAt: optional(time),
  messageCount: integer,
  clientRef: optional(string),
  description: string,
  fields: record(FieldValue),
  impact: texts,
  attachments: list(Attachment),
  contact: optional(ContactChoice),
  context: optional(texts),
  stages: list(fields({stage: string, enteredAt: time})),
  events: list(fields({id, at: time, kind: string, by: Person, from: optional(string), to: optional(string), note: optional(string)})),
  resolution: optional(fields({at: time, by: Person, summary: string})),
  people: optional(list(Person)),
  allowedActions: list(string),
  reopenableUntil: optional(time),
  allowsReply: boolean,
  survey: optional(fields({id, state: string})),
  messages: fields({items: list(Message), nextCursor: either(string, exactly(null))}),
});
const TicketPage = fields({
  items: list(
    fields({
      id,
      reference: string,
      type: id,
      title: string,
      state: string,
      priority: optional(string),
      category: optional(string),
      requester: Person,
      assignee: optional(Person),
      createdAt: time,
      updatedAt: time,
      version: integer,
      waitingFor: string,
      newsAt: optional(time),
      messageCount: integer,
    }),
  ),
  nextCursor: either(string, exactly(null)),
  counts: optional(fields({open: integer, waiting: integer, closed: integer})),
});
const ListMessagesReply = fields({items: list(Message), nextCursor: either(string, exactly(null))});
const ArticleSummary = fields({
  id,
  kind: string,
  title: string,
  summary: string,
  category: string,
  locale: string,
  updatedAt: time,
  highlights: optional(fields({title: list(pair(count, count)), summary: list(pair(count, count))})),
});
const ListArticlesReply = fields({items: list(ArticleSummary), nextCursor: either(string, exactly(null))});
const ArticleIndex = fields({
  version: string,
  variants: string,
  words: optional(string),
  common: optional(string),
  readings: optional(string),
  articles: list(
    fields({
      id,
      kind: string,
      title: string,
      summary: string,
      category: string,
      locale: string,
      updatedAt: time,
      highlights: optional(fields({title: list(pair(count, count)), summary: list(pair(count, count))})),
      text: string,
    }),
  ),
});
const Article = fields({
  id,
  kind: string,
  title: string,
  summary: string,
  category: string,
  locale: string,
  updatedAt: time,
  highlights: optional(fields({title: list(pair(count, count)), summary: list(pair(count, count))})),
  body: list(named('ArticleNode')),
  related: list(ArticleSummary),
  helpful: optional(boolean),
});
const ArticleFeedbackReceipt = fields({clientRef: string, helpful: boolean});
const Survey = fields({
  id,
  definition: id,
  state: string,
  ticket: optional(fields({id, reference: string, title: string, confirmed: optional(boolean)})),
  subject: optional(texts),
  createdAt: time,
  expiresAt: time,
  response: optional(
    fields({
      clientRef: key,
      solved: optional(boolean),
      scores: record(integer),
      reasons: list(string),
      comment: string,
      callback: optional(fields({phone: string})),
    }),
  ),
  answeredAt: optional(time),
  editableUntil: optional(time),
  supersededBy: optional(id),
  followUp: optional(fields({state: string, at: time, answer: optional(fields({at: time, by: Person, text: string}))})),
});
const ListSurveysReply = fields({items: list(Survey), nextCursor: either(string, exactly(null))});
export const Problem = fields({
  type: string,
  title: string,
  status: integer,
  code: string,
  retryable: boolean,
  detail: optional(string),
  issues: optional(list(fields({pointer: string, code: string, params: optional(record(either(string, number)))}))),
  allowed: optional(list(string)),
  requestId: optional(string),
});

/** Those that hold themselves. */
export const shapes: Shapes = {
  ArticleNode: either(string, fields({tag: string, attributes: optional(texts), children: optional(list(named('ArticleNode')))})),
};

export const usual = {method: 'GET', status: 200, access: 'person', keyed: false, cached: false} as const;

export const lines = {
  readDesk: {access: 'anyone', cached: true, path: '/desk', reply: DeskSettings},
  readMe: {path: '/me', reply: Me},
  submitTicket: {method: 'POST', status: 201, keyed: true, path: '/tickets', reply: Ticket},
  listTickets: {path: '/tickets', reply: TicketPage},
  readTicket: {cached: true, path: '/tickets/{ticket}', reply: Ticket},
  listMessages: {path: '/tickets/{ticket}/messages', reply: ListMessagesReply},
  postMessage: {method: 'POST', status: 201, keyed: true, path: '/tickets/{ticket}/messages', reply: Message},
  actOnTicket: {method: 'POST', keyed: true, path: '/tickets/{ticket}/actions', reply: Ticket},
  readUpload: {path: '/uploads/{upload}', reply: Attachment},
  listArticles: {access: 'anyone', path: '/articles', reply: ListArticlesReply},
  readArticleIndex: {access: 'anyone', cached: true, path: '/articles/index', reply: ArticleIndex},
  readArticle: {access: 'anyone', cached: true, path: '/articles/{article}', reply: Article},
  rateArticle: {method: 'POST', access: 'anyone', keyed: true, path: '/articles/{article}/feedback', reply: ArticleFeedbackReceipt},
  listSurveys: {path: '/surveys', reply: ListSurveysReply},
  readSurvey: {path: '/surveys/{survey}', reply: Survey},
  respondToSurvey: {method: 'PUT', path: '/surveys/{survey}/response', reply: Survey},
} as const;
