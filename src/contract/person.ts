import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, openEnum, SomeText} from './values.js';

/** Who did something, as the other side may see it. `system` is the desk itself. */
export type Person = z.infer<ReturnType<typeof Person>>;
export const Person = once(() =>
  z.object({
    id: Id(),
    name: z.string(),
    role: openEnum(['requester', 'agent', 'system']),
    /** What the person does, in the vendor's words: "数据连接组工程师". */
    title: z.optional(SomeText()),
  }),
);

/**
 * Mails about his requests that a person may do without: received, answered, something is asked of him, something needs his approval, resolved, how was it, about to be closed; a promised
 * time moves or is missed, it waits for a third party; a visit is offered, agreed, moved, given up or near; news of requests in which colleagues brought him in.
 */
export const noticeKinds = [
  'received',
  'answered',
  'waiting',
  'approval',
  'resolved',
  'survey',
  'closing',
  'promise',
  'third-party',
  'visit',
  'brought-in',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a person chooses for himself. Whatever is left out is as usual: his language as the token says, every mail. */
export type Preferences = z.infer<ReturnType<typeof Preferences>>;
export const Preferences = once(() =>
  z.object({
    /** BCP 47; the language of mails to him. */
    locale: z.optional(z.string()),
    /** Mails he does without. */
    unwanted: z.optional(z.array(openEnum(noticeKinds))),
    /** A manager: whether he also gets mails about what waits for a decision in requests of his organisation. Missing where he cannot. */
    approvals: z.optional(z.boolean()),
  }),
);

/** The person the token speaks for. */
export type Me = z.infer<ReturnType<typeof Me>>;
export const Me = once(() =>
  z.object({
    id: Id(),
    name: z.string(),
    email: z.optional(z.string()),
    organisation: z.optional(z.object({id: Id(), name: z.string()})),
    role: openEnum(['requester', 'manager']),
    /** Whether he may bring in colleagues: he belongs to an organisation whose people the backend knows. */
    colleagues: z.optional(z.boolean()),
    /** A backend that sends no mails leaves `unwanted` out. */
    preferences: Preferences(),
  }),
);
