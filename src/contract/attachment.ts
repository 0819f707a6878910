import * as z from 'zod/mini';
import {once} from './once.js';
import {Id} from './values.js';

/** A finished file: `size` in bytes, `type` as detected from its content, `sha256` in lower-case hex. */
export type Attachment = z.infer<ReturnType<typeof Attachment>>;
export const Attachment = once(() =>
  z.object({id: Id(), name: z.string(), size: z.int().check(z.minimum(0)), type: z.string(), sha256: z.string()}),
);

/** A short-lived address to download an attachment from; no token is needed there. */
export type AttachmentLink = z.infer<ReturnType<typeof AttachmentLink>>;
export const AttachmentLink = once(() => z.object({url: z.string()}));
