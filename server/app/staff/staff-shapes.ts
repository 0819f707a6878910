import * as z from 'zod/mini';
import {once} from '../../../src/contract/once.js';
import {clockKinds} from '../../../src/contract/clock.js';
import {ArticleSummary} from '../../../src/contract/article.js';
import {Page} from '../../../src/contract/page.js';
import {Person} from '../../../src/contract/person.js';
import {Message, messageKinds} from '../../../src/contract/message.js';
import {Attachment} from '../../../src/contract/attachment.js';
import {FollowUp, Survey, SurveyResponse} from '../../../src/contract/survey.js';
import {Check, Outage, Ticket, TicketSummary} from '../../../src/contract/ticket.js';
import {Id, LocalText, openEnum, Time} from '../../../src/contract/values.js';
import {wantKinds} from '../wants.js';
import {DeskSettings} from '../../../src/contract/desk-settings.js';

/** What the team says to itself under a request; customers never see it. */
export const InternalNote = once(() =>
  z.object({id: Id(), at: Time(), by: Person(), text: z.string(), attachments: z.optional(z.array(Attachment()))}),
);

const standing = () => ({
  /** Its id and its name, as the token named them. */
  organisation: z.optional(z.string()),
  organisationName: z.optional(z.string()),
  /** The promise that is due first, or was missed and waits to be caught up with. */
  due: z.optional(z.object({clock: openEnum(clockKinds), dueAt: Time(), missed: z.boolean()})),
  /** What its customer said of how much it hurts: answers by question. */
  impact: z.optional(z.record(z.string(), z.string())),
  /** Since when its customer waits for an answer to his urging. */
  urgedAt: z.optional(Time()),
  /** What its customer wants otherwise or turned down, and what of his data is left to be removed; oldest first. Such requests come first in the queue. */
  wants: z.optional(z.array(z.object({kind: openEnum(wantKinds), at: Time(), text: z.optional(z.string())}))),
  /** The level of its ladder to which it was raised; left out where it stands on the first. */
  level: z.optional(z.int()),
});

/** A request in the queue. */
export type StaffTicketSummary = z.infer<ReturnType<typeof StaffTicketSummary>>;
export const StaffTicketSummary = once(() => z.extend(TicketSummary(), standing()));

/** A request as the team sees it: whole, with every message. What a step may be now stands in `allowedSteps`. */
export type StaffTicket = z.infer<ReturnType<typeof StaffTicket>>;
export const StaffTicket = once(() =>
  z.extend(Ticket(), {
    ...standing(),
    /** Where mails about it go. */
    email: z.optional(z.string()),
    notes: z.array(InternalNote()),
    /** Name of the helpdesk in which the team works on it, where it does: of `answer` and `resolve` then only what that has no place for is taken here. */
    worksIn: z.optional(z.string()),
    allowedSteps: z.array(z.string()),
  }),
);

export const StaffTicketPage = once(() =>
  z.extend(Page(StaffTicketSummary()), {
    /** How many there are of each state, on a first page, whatever state was asked for. */
    counts: z.optional(z.record(z.string(), z.int())),
  }),
);

/** Who works here, and what the team is asked before it calls a request solved. */
/** `levels`: the priorities that requests of each type may be set to, by the type's id. */
export const StaffDesk = once(() =>
  z.object({
    agents: z.array(Person()),
    checklist: z.array(LocalText()),
    levels: z.record(z.string(), z.array(z.string())),
    desk: DeskSettings(),
  }),
);

/** An answered survey: whose, about what, what was said, and what became of it. */
export const Rating = once(() =>
  z.object({
    survey: Id(),
    definition: Id(),
    ticket: z.optional(z.object({id: Id(), reference: z.string(), title: z.string()})),
    subject: z.optional(LocalText()),
    response: SurveyResponse(),
    answeredAt: Time(),
    /** Whether something in it was not good enough. */
    low: z.boolean(),
    followUp: z.optional(FollowUp()),
    /** Where it was given by phone. */
    call: z.optional(z.object({at: Time(), by: Person()})),
  }),
);
export const RatingPage = once(() => Page(Rating()));

/** So many of so many: a share always comes with what it is a share of. */
const share = () => z.object({count: z.int(), of: z.int()});

/**
 * What the answers of a time say, by survey. `solved`: of those who were asked whether it is and said so. Of a row: how many answered it, their mean, how often each
 * point of its scale was given, and how many gave a `good` one: what its measure counts as such, 9 or 10 of NPS, else above the middle of its scale; `nps` is the Net
 * Promoter Score, -100 to 100. What nobody answered has no mean. `newest`: how many were counted where there are more, the newest first.
 */
export type RatingFigures = z.infer<ReturnType<typeof RatingFigures>>;
export const RatingFigures = once(() =>
  z.object({
    since: Time(),
    newest: z.optional(z.int()),
    surveys: z.array(
      z.object({
        definition: Id(),
        answers: z.int(),
        low: share(),
        solved: z.optional(share()),
        rows: z.array(
          z.object({
            dimension: Id(),
            answers: z.int(),
            mean: z.optional(z.number()),
            good: share(),
            nps: z.optional(z.int()),
            points: z.array(z.object({score: z.int(), count: z.int()})),
          }),
        ),
      }),
    ),
  }),
);

/** Words that found nothing, most often looked for first. */
export const EmptySearches = once(() =>
  z.object({since: Time(), items: z.array(z.object({query: z.string(), count: z.int(), lastAt: Time()}))}),
);

/** A person, as a token names him; `iss` where it is another than the gateway's own. */
export const PersonRequest = once(() => z.object({sub: Id(), iss: z.optional(z.string())}));
/** `confirm` repeats `sub`. */
export const PersonErasure = once(() => z.object({sub: Id(), iss: z.optional(z.string()), confirm: z.string()}));
export const PersonData = once(() =>
  z.object({
    exportedAt: Time(),
    tickets: z.array(z.extend(Ticket(), {email: z.optional(z.string()), files: z.array(Attachment())})),
    /** Colleagues' requests on which he was brought in, with what he wrote there. */
    broughtIn: z.array(z.object({id: Id(), reference: z.string(), at: Time(), by: Person(), messages: z.array(Message())})),
    surveys: z.array(Survey()),
    feedback: z.array(
      z.object({article: Id(), helpful: z.boolean(), reason: z.optional(z.string()), comment: z.optional(z.string()), at: Time()}),
    ),
    preferences: z.optional(z.looseObject({})),
    /** The organisation he belongs to, under which name, and where mails reach him. */
    person: z.optional(z.looseObject({})),
  }),
);
/** How much there was. */
export const Erased = once(() => z.object({tickets: z.int(), broughtIn: z.int(), surveys: z.int(), feedback: z.int(), files: z.int()}));

/** Every step of the team carries who takes it (an agent's id) and its own idempotency key. */
export const step = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.object({by: Id(), clientRef: z.string().check(z.minLength(16)), ...shape});

export const ClassifyStep = once(() => step({priority: z.optional(z.string()), category: z.optional(z.string())}));
export const AssignStep = once(() => step({to: Id()}));
export const PlainStep = once(() => step({}));
/** `attachments`: ids of files that whoever takes the step has handed in, see `readStaffUpload`. */
const words = () => ({text: z.string(), attachments: z.optional(z.array(Id()))});
export const WordsStep = once(() => step(words()));
export const AnswerStep = once(() => step({...words(), kind: z.optional(z.enum(messageKinds))}));
export const TextStep = once(() => step({text: z.string()}));
export const NoteStep = once(() => step({note: z.string()}));
export const OptionalNoteStep = once(() => step({note: z.optional(z.string())}));
export const ReasonStep = once(() => step({reason: z.string()}));
/** `to`: the level, from 1; left out: the next one. */
export const EscalateStep = once(() => step({to: z.optional(z.int()), reason: z.string()}));
export const PromiseStep = once(() => step({clock: z.enum(clockKinds), dueAt: Time(), reason: z.string()}));
export const ExplainStep = once(() => step({clock: z.enum(clockKinds), reason: z.string(), remedy: z.optional(z.string())}));
export const ResolveStep = once(() =>
  step({
    summary: z.string(),
    cause: z.optional(z.string()),
    prevention: z.optional(z.string()),
    checklist: z.array(Check()),
    outage: z.optional(Outage()),
  }),
);

/**
 * A call after the solution. `at`: when it was; `reached`: whether the customer was there. `response`: what he answered to the questions of the survey that is due, which
 * asks him no more then; left out: the survey stays as it is.
 */
export const CallStep = once(() =>
  step({
    at: Time(),
    reached: z.boolean(),
    note: z.optional(z.string()),
    response: z.optional(
      z.object({
        solved: z.optional(z.boolean()),
        scores: z.record(z.string(), z.int()),
        reasons: z.array(z.string()),
        comment: z.string(),
      }),
    ),
  }),
);

/** `version` counts how often it was written; `by`: id of the agent who wrote it last, none where it came from `file`. */
const articleMarks = () => ({version: z.int(), file: z.optional(z.string()), by: z.optional(z.string())});
/** An article on the team's list. */
export const StaffArticleSummary = once(() => z.extend(ArticleSummary(), articleMarks()));
export const StaffArticlePage = once(() => Page(StaffArticleSummary()));

/** An article as somebody writes it. `product` and `keywords` are found, not shown; `related` are ids. */
const articleWords = () => ({
  title: z.string(),
  kind: z.string(),
  category: z.string(),
  locale: z.string(),
  summary: z.string(),
  product: z.optional(z.string()),
  keywords: z.array(z.string()),
  related: z.array(Id()),
  /** Ids of the desk's audiences; left out: everybody. */
  audience: z.optional(z.array(Id())),
  markdown: z.string(),
});
export type StaffArticle = z.infer<ReturnType<typeof StaffArticle>>;
export const StaffArticle = once(() => z.object({id: Id(), updatedAt: Time(), ...articleMarks(), ...articleWords()}));
export const PublishArticle = once(() => step({id: Id(), ...articleWords()}));
/** What somebody goes on writing: nothing of it is published. `category` is left open. */
export type CaseDraft = z.infer<ReturnType<typeof CaseDraft>>;
export const CaseDraft = once(() => z.object({id: Id(), ...articleWords()}));
export const ChangeArticle = once(() => step(articleWords()));
/** Which article was taken off. */
export const ArticleOff = once(() => z.object({id: Id()}));
