// Written by `npm run openapi` from the contract's route table; change that instead.
import {boolean, count, either, exactly, fields, id, integer, list, optional, record, string, texts, time} from './misfit.js';

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
      impact: optional(
        fields({
          questions: list(fields({id, question: texts, options: list(Option)})),
          matrix: list(fields({when: record(list(string)), priority: string})),
          otherwise: string,
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
    fields({
      id,
      kind: string,
      name: texts,
      value: either(string, texts),
      href: optional(string),
      hours: optional(texts),
      emergency: boolean,
    }),
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
const Person = fields({id, name: string, role: string, title: optional(either(string, texts))});
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

/** Shapes that other tables are made of too. */
export const shared = {Me, Message, Person, Ticket};

export const usual = {method: 'GET', status: 200, access: 'person', keyed: false, cached: false} as const;

export const lines = {
  readDesk: {access: 'anyone', cached: true, path: '/desk', reply: DeskSettings},
  readMe: {path: '/me', reply: Me},
  submitTicket: {method: 'POST', status: 201, keyed: true, path: '/tickets', reply: Ticket},
  readUpload: {path: '/uploads/{upload}', reply: Attachment},
} as const;
