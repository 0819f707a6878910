import * as z from 'zod/mini';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, LocalText, openEnum, Time} from './values.js';

/** Whole points from `min` to `max`, at most eleven. `words`: one for each point, or two for the ends. A score at or below `lowAt` is a low one. */
export type SurveyScale = z.infer<ReturnType<typeof SurveyScale>>;
export const SurveyScale = once(() => z.object({min: z.int(), max: z.int(), words: z.array(LocalText()), lowAt: z.int()}));

/** One row to rate, on the definition's scale unless it has its own: 1-5 for satisfaction (CSAT), 0-10 for NPS, 1-7 for effort (CES). */
export type SurveyDimension = z.infer<ReturnType<typeof SurveyDimension>>;
export const SurveyDimension = once(() =>
  z.object({
    id: Id(),
    label: LocalText(),
    hint: z.optional(LocalText()),
    /** What the row measures, for reports. */
    metric: z.optional(openEnum(['csat', 'nps', 'ces'])),
    scale: z.optional(SurveyScale()),
  }),
);

/** What a survey asks: solved or not, rows to rate, reasons after a low score, a comment, whether somebody may call. */
export type SurveyDefinition = z.infer<ReturnType<typeof SurveyDefinition>>;
export const SurveyDefinition = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(['ticket', 'periodic', 'training']),
    title: LocalText(),
    asksSolved: z.boolean(),
    dimensions: z.array(SurveyDimension()),
    /** The row that stands for the whole: a score brought by a link goes there. Without it, the first row. */
    overall: z.optional(Id()),
    scale: SurveyScale(),
    /** Offered after a low score or a "not solved". */
    reasons: z.array(z.object({id: Id(), label: LocalText()})),
    /** What somebody agrees to who leaves a number; without it no number is asked for. */
    callback: z.optional(LocalText()),
  }),
);

/** The last answer counts, once. `scores` by dimension id, within the row's scale; a row left out was skipped. */
export type SurveyResponse = z.infer<ReturnType<typeof SurveyResponse>>;
export const SurveyResponse = once(() =>
  z.object({
    clientRef: z.string().check(z.minLength(16)),
    solved: z.optional(z.boolean()),
    scores: z.record(z.string(), z.int()),
    reasons: z.array(z.string()),
    comment: z.string(),
    /** Consent to be called about this rating, and where. */
    callback: z.optional(z.object({phone: z.string()})),
  }),
);

/** What became of a low score, a comment or a wish to be called. */
export type FollowUp = z.infer<ReturnType<typeof FollowUp>>;
export const FollowUp = once(() =>
  z.object({
    state: openEnum(['received', 'answered']),
    at: Time(),
    answer: z.optional(z.object({at: Time(), by: Person(), text: z.string()})),
  }),
);

/** A survey of one person: one per resolution of a ticket, or one of its own (periodic, after a training). */
export type Survey = z.infer<ReturnType<typeof Survey>>;
export const Survey = once(() =>
  z.object({
    id: Id(),
    definition: Id(),
    /** `withdrawn`: the resolution it asked about was rejected before an answer came. */
    state: openEnum(['due', 'answered', 'expired', 'withdrawn']),
    /** `confirmed`: the customer has said that it is solved. */
    ticket: z.optional(z.object({id: Id(), reference: z.string(), title: z.string(), confirmed: z.optional(z.boolean())})),
    /** What it is about, where it is about no ticket. */
    subject: z.optional(LocalText()),
    createdAt: Time(),
    expiresAt: Time(),
    response: z.optional(SurveyResponse()),
    answeredAt: z.optional(Time()),
    /** Until when an answer may still be changed. */
    editableUntil: z.optional(Time()),
    /** The survey of the same ticket's latest resolution, where that is a later one. */
    supersededBy: z.optional(Id()),
    followUp: z.optional(FollowUp()),
    /** Where the answer was given by phone: when, and who wrote it down. The customer may change it like his own. */
    call: z.optional(z.object({at: Time(), by: Person()})),
  }),
);
