import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, LocalText, openEnum, Time} from './values.js';

/** One row to rate, on the definition's scale. */
export type SurveyDimension = z.infer<ReturnType<typeof SurveyDimension>>;
export const SurveyDimension = once(() => z.object({id: Id(), label: LocalText(), hint: z.optional(LocalText())}));

/** What a survey asks: solved or not, rows on one scale (1 is the lowest; each point has a word), reasons after a low score, a comment. */
export type SurveyDefinition = z.infer<ReturnType<typeof SurveyDefinition>>;
export const SurveyDefinition = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(['ticket', 'periodic', 'training']),
    title: LocalText(),
    asksSolved: z.boolean(),
    dimensions: z.array(SurveyDimension()),
    scale: z.array(LocalText()),
    /** Offered where a score is at or below `lowAt`. */
    lowAt: z.int(),
    reasons: z.array(z.object({id: Id(), label: LocalText()})),
  }),
);

/** The last answer counts, once. `scores` by dimension id, 1 to the scale's length; a row left out was skipped. */
export type SurveyResponse = z.infer<ReturnType<typeof SurveyResponse>>;
export const SurveyResponse = once(() =>
  z.object({
    clientRef: z.string().check(z.minLength(16)),
    solved: z.optional(z.boolean()),
    scores: z.record(z.string(), z.int()),
    reasons: z.array(z.string()),
    comment: z.string(),
  }),
);

/** A survey of one person: one per resolution of a ticket. */
export type Survey = z.infer<ReturnType<typeof Survey>>;
export const Survey = once(() =>
  z.object({
    id: Id(),
    definition: Id(),
    state: openEnum(['due', 'answered', 'expired']),
    ticket: z.optional(z.object({id: Id(), reference: z.string(), title: z.string()})),
    createdAt: Time(),
    expiresAt: Time(),
    response: z.optional(SurveyResponse()),
    answeredAt: z.optional(Time()),
    /** Until when an answer may still be changed. */
    editableUntil: z.optional(Time()),
  }),
);
