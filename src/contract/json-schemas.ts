import * as z from 'zod/mini';
import {Article, ArticleFeedback, ArticleFeedbackReceipt, ArticleIndex, ArticleNode, ArticleSummary} from './article.js';
import {Attachment, AttachmentLink} from './attachment.js';
import {Calendar, Hours} from './calendar.js';
import {Clock, ClockPolicy, ClockRule, ClockSegment, ClockTarget, PromiseEntry, Tier} from './clock.js';
import {
  Category,
  Condition,
  ContactChannel,
  ContactMethod,
  DeskSettings,
  FieldDefinition,
  Impact,
  Limits,
  Option,
  RequestType,
  Stage,
} from './desk-settings.js';
import {GuestCodeCheck, GuestCodeReceipt, GuestCodeRequest, GuestSession, LinkSessionRequest} from './guest.js';
import {Message, MessageDraft} from './message.js';
import {Me, Person, Preferences} from './person.js';
import {CoveragePhase, Entitlement, Extension, Plan} from './plan.js';
import {Issue, Problem} from './problem.js';
import type {Route, Schema} from './route.js';
import {Signal, SignalBatch, SignalReceipt} from './signal.js';
import {FollowUp, Survey, SurveyDefinition, SurveyDimension, SurveyResponse, SurveyScale} from './survey.js';
import {
  Check,
  ContactChoice,
  FieldValue,
  Outage,
  Resolution,
  Ticket,
  TicketActionRequest,
  TicketDraft,
  TicketEvent,
  TicketPage,
  TicketSummary,
} from './ticket.js';

/** A JSON Schema of draft 2020-12, as plain data. */
export type JsonSchema = Record<string, unknown>;

const named: Record<string, Schema> = {
  Article, ArticleFeedback, ArticleFeedbackReceipt, ArticleIndex, ArticleNode, ArticleSummary, Attachment, AttachmentLink, Calendar,
  Category, Check, Clock, ClockPolicy, ClockRule, ClockSegment, ClockTarget, Condition, ContactChannel, ContactChoice, ContactMethod,
  CoveragePhase, DeskSettings, Entitlement, Extension, FieldDefinition, FieldValue, FollowUp, GuestCodeCheck, GuestCodeReceipt,
  GuestCodeRequest, GuestSession, Hours, Impact, Issue, Limits, LinkSessionRequest, Me, Message, MessageDraft, Option, Outage,
  Person, Plan, Preferences, Problem, PromiseEntry, RequestType, Resolution, Signal, SignalBatch, SignalReceipt, Stage, Survey,
  SurveyDefinition, SurveyDimension, SurveyResponse, SurveyScale, Ticket, TicketActionRequest, TicketDraft, TicketEvent, TicketPage,
  TicketSummary, Tier,
}; // prettier-ignore

const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/**
 * Every schema of the table as JSON Schema, by name, each referring to the others under `base`; and the name each route's parts go by.
 * A part without a name of its own gets its route's: `ListTicketsReply`. Unknown fields stay allowed, as readers must take them.
 */
export function jsonSchemas(routes: Record<string, Route<unknown, unknown>>, base = '#/components/schemas/') {
  const registry = z.registry<{id: string}>();
  const names = new Map<Schema, string>();
  const add = (schema: Schema, name: string) => {
    if (names.has(schema)) return;
    names.set(schema, name);
    registry.add(schema(), {id: name});
  };
  for (const [name, schema] of Object.entries(named)) add(schema, name);
  for (const [name, route] of Object.entries(routes)) {
    add(route.reply, `${capital(name)}Reply`);
    if (route.body) add(route.body, `${capital(name)}Body`);
    if (route.query) add(route.query, `${capital(name)}Query`);
  }
  const {schemas} = z.toJSONSchema(registry, {io: 'input', uri: (id) => `${base}${id}`});
  const plain = Object.entries(schemas).map(([id, {$schema: _, $id: __, ...schema}]): [string, JsonSchema] => [id, schema]);
  return {schemas: Object.fromEntries(plain), nameOf: (schema: Schema) => names.get(schema)!};
}
