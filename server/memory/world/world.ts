import type {articleKinds} from '../../../src/contract/article.js';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import type {CoveragePhase, Extension} from '../../../src/contract/plan.js';
import type {Person} from '../../../src/contract/person.js';
import type {TicketDraft} from '../../../src/contract/ticket.js';
import type {LocalText} from '../../../src/contract/values.js';
import type {PlanRecord} from '../../app/plan-record.js';
import type {QuoteOffer} from '../../../src/rules/quote.js';
import type {TicketStep} from '../../app/ticket-step.js';
import type {VisitOffer} from '../../app/visits.js';

/** A customer of the vendor, as its token names him. */
export interface WorldCustomer {
  id: string;
  name: string;
  email: string;
  organisation: {id: string; name: string};
  role: 'requester' | 'manager';
  locale: string;
  /** Days since his manager said that he left. */
  leftAgo?: number;
  /** Audiences that his token names. */
  audiences?: string[];
}

/** A text file, as somebody handed it in. */
export interface WorldFile {
  name: string;
  text: string;
}

type Timed = 'promise' | 'propose' | 'resolve' | 'quote' | 'schedule' | 'grant-access' | Chosen;
/** What is about a visit: the only one of its request, or the last. */
type Visiting =
  'arrive' | 'cancel-visit' | 'depart' | 'miss-visit' | 'report-visit' | 'call-off-visit' | 'give-consent' | 'withdraw-consent';
type Chosen = 'propose-visit' | 'book-visit' | 'reschedule' | Visiting;
/** Each of them without the visit it is about. */
type Unnamed<T> = T extends unknown ? Omit<T, 'visit'> : never;
/** About the access that was asked for last. */
type Granted = 'use-access' | 'revoke-access' | 'end-access';
type Step<Is extends TicketStep['is']> = Extract<TicketStep, {is: Is}>;

/** A step; what is promised, how long a quote or an access is good and when work is done lie minutes (`ahead`) or days after the world starts, an outage so many minutes before. */
export type WorldStep =
  | Exclude<TicketStep, {is: Timed | Granted}>
  | Omit<Step<'use-access'>, 'grant'>
  | Omit<Step<'revoke-access'>, 'grant'>
  | Omit<Step<'end-access'>, 'grant'>
  | (Omit<Step<'promise'>, 'dueAt'> & {ahead: number})
  | (Omit<Step<'propose'>, 'dueAt' | 'steps'> & {ahead?: number; steps?: {text: string; owner?: string}[]})
  | (Omit<Step<'resolve'>, 'outage'> & {outage?: {from: number; to: number}})
  | {is: 'quote'; quote: Omit<QuoteOffer, 'validThrough' | 'timeZone'>; validDays: number}
  | (Omit<Step<'grant-access'>, 'until' | 'grant'> & {ahead: number})
  | {is: 'schedule'; ahead: number; minutes: number; note?: string}
  /** `anew`: the visit that was offered before; without `slots` the customer chooses among times of the desk's calendar. */
  | {is: 'propose-visit'; offer: Omit<VisitOffer, 'slots'> & {slots?: {ahead: number; minutes: number}[]}; anew?: boolean; reason?: string}
  /** `nth`: of the times that the calendar offers now, from 1; or one that lies so far ahead. */
  | {is: 'book-visit'; nth: number}
  | {is: 'book-visit'; ahead: number; minutes: number}
  | {is: 'reschedule'; wish: string; reason: string}
  | Unnamed<Step<Visiting>>;

/** A ticket with its history; `ago` is minutes before the world starts, so that it never grows old. */
export interface WorldTicket {
  reference: string;
  owner: string;
  ago: number;
  draft: Omit<TicketDraft, 'clientRef' | 'attachments'>;
  /** Text files handed in with it. */
  files?: WorldFile[];
  /** `by` is a customer's or agent's id; `files` come with a message. */
  steps: {ago: number; by: string; step: WorldStep; files?: WorldFile[]}[];
  /** An answer to the survey of its last resolution. */
  rated?: WorldRating & {solved: boolean};
}

/** An answer to a survey, and what somebody answered to that; `ago` as in tickets. */
export interface WorldRating {
  ago: number;
  scores: Record<string, number>;
  reasons?: string[];
  comment?: string;
  followUp?: {ago: number; by: Person; text: string};
}

/** A survey that no ticket brought; `ago` as in tickets. */
export interface WorldSurvey {
  definition: string;
  owner: string;
  ago: number;
  subject: LocalText;
  rated?: WorldRating;
}

/** What an organisation bought; days count from the one on which the world starts. */
export interface WorldPlan extends Omit<PlanRecord, 'organisation' | 'timeZone' | 'phases' | 'extensions' | 'revision'> {
  /** Id of a customer's organisation. */
  organisation: string;
  phases: (Omit<CoveragePhase, 'from' | 'to'> & {from: number; to: number})[];
  extensions: (Omit<Extension, 'addedAt'> & {addedAgo: number})[];
}

/** An article as it is written: Markdown, turned into nodes by `server/app/article-body`. `ago` in days. */
export interface WorldArticle {
  id: string;
  kind: (typeof articleKinds)[number];
  category: string;
  locale: string;
  ago: number;
  title: string;
  summary: string;
  related: string[];
  audience?: string[];
  markdown: string;
}

/** A small believable vendor: what its desk offers, who works and asks there, and what has happened so far. */
export interface World {
  settings: DeskSettings;
  agents: Person[];
  /** Where the team reads of what customers do. */
  teamMail?: {address: string; locale: string};
  /** What the team checks before it calls a request solved. */
  checklist: LocalText[];
  customers: WorldCustomer[];
  tickets: WorldTicket[];
  surveys: WorldSurvey[];
  plans: WorldPlan[];
  articles: WorldArticle[];
  /** How often articles were opened before the world starts, by id. */
  opened?: Record<string, number>;
}
