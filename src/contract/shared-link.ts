import * as z from 'zod/mini';
import {once} from './once.js';
import {Person} from './person.js';
import {Id, openEnum, Time} from './values.js';

/** How far a shared link goes: reading one request with its files, or replying to it as well. */
export const shareScopes = ['read', 'reply'] as const;

/** A link to one request that somebody with an account made for somebody without. It is good until its time or until it is taken back, and opens more than once. */
export type SharedLink = z.infer<ReturnType<typeof SharedLink>>;
export const SharedLink = once(() =>
  z.object({
    id: Id(),
    /** Whom it is for; replies by it stand under this name. */
    label: z.string(),
    scope: openEnum(shareScopes),
    at: Time(),
    by: Person(),
    expiresAt: Time(),
    lastUsedAt: z.optional(Time()),
    revokedAt: z.optional(Time()),
  }),
);

/** Newest first. */
export type SharedLinks = z.infer<ReturnType<typeof SharedLinks>>;
export const SharedLinks = once(() => z.object({items: z.array(SharedLink())}));

/** A link to make, good for so many hours, 720 at most. Whom it is for must be said. */
export type ShareRequest = z.infer<ReturnType<typeof ShareRequest>>;
export const ShareRequest = once(() => z.object({label: z.string(), scope: z.enum(shareScopes), hours: z.int(), clientRef: z.string()}));

export const UnshareRequest = once(() => z.object({clientRef: z.string()}));

/** The token of a link, for `#aftercare-token=` of the page that holds the portal. Kept nowhere as it is. */
export type SharedToken = z.infer<ReturnType<typeof SharedToken>>;
export const SharedToken = once(() => z.object({token: z.string()}));
