import * as z from 'zod/mini';
import {Attachment} from './attachment.js';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, openEnum, Time} from './values.js';

export const messageKinds = ['plan', 'workaround'] as const;

/** One message of the public thread, oldest first. Plain text, as written. */
export type Message = z.infer<ReturnType<typeof Message>>;
export const Message = once(() =>
  z.object({
    id: Id(),
    at: Time(),
    author: Person(),
    /** What the team means it as, where it is more than an answer: how it will go on, or a way to work until it is solved. */
    kind: z.optional(openEnum(messageKinds)),
    text: z.string(),
    attachments: z.array(Attachment()),
    clientRef: z.optional(z.string()),
  }),
);

/** A reply on its way in; `clientRef` is its idempotency key and comes back in the message. */
export type MessageDraft = z.infer<ReturnType<typeof MessageDraft>>;
export const MessageDraft = once(() =>
  z.object({clientRef: z.string().check(z.minLength(16)), text: z.string(), attachments: z.array(Id())}),
);
