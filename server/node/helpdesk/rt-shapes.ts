import * as z from 'zod/mini';
import {HelpdeskFailed} from '../../app/helpdesk.js';

/** Numbers come as numbers or as texts, from one version and database to the next. */
const Id = z.union([z.string(), z.number()]);
const Linked = z.object({id: Id});
const Fields = z.optional(z.array(z.object({name: z.string(), values: z.array(z.unknown())})));

export type RtTicket = z.infer<typeof RtTicket>;
export const RtTicket = z.object({
  id: Id,
  Status: z.string(),
  Subject: z.string(),
  Requestor: z.array(Linked),
  CustomFields: Fields,
});

export const RtRows = z.object({
  items: z.array(z.object({id: Id, LastUpdated: z.string(), CustomFields: Fields})),
  pages: z.optional(z.nullable(z.number())),
});

export type RtTransaction = z.infer<typeof RtTransaction>;
const RtTransaction = z.object({
  id: Id,
  Type: z.string(),
  Field: z.optional(z.nullable(z.string())),
  OldValue: z.optional(z.nullable(Id)),
  NewValue: z.optional(z.nullable(Id)),
  Creator: Linked,
  ObjectId: z.union([Id, Linked]),
  Created: z.string(),
});
export const RtHistory = z.object({items: z.array(RtTransaction), pages: z.optional(z.nullable(z.number()))});

export type RtPart = z.infer<typeof RtPart>;
/** A part of what was said, as lists show it: without its bytes. */
const RtPart = z.object({
  id: Id,
  TransactionId: Id,
  Subject: z.optional(z.nullable(z.string())),
  Filename: z.optional(z.nullable(z.string())),
  ContentType: z.optional(z.nullable(z.string())),
  ContentLength: z.optional(z.nullable(Id)),
  Headers: z.optional(z.nullable(z.string())),
});
export const RtParts = z.object({items: z.array(RtPart), pages: z.optional(z.nullable(z.number()))});

export const RtContent = z.object({Content: z.optional(z.nullable(z.string()))});
export const RtMade = z.object({id: Id});
export const RtUser = z.object({
  Name: z.string(),
  RealName: z.optional(z.nullable(z.string())),
  EmailAddress: z.optional(z.nullable(z.string())),
  Privileged: z.optional(z.nullable(Id)),
});
export const RtQueue = z.object({id: Id, TicketCustomFields: z.optional(z.array(z.object({name: z.string()})))});

/** Its answer, where it has the shape that it must have. */
export function checked<T>(shape: z.ZodMiniType<T>, {status, json}: {status: number; json: unknown}, what: string): T {
  const read = shape.safeParse(json);
  if (status >= 300 || !read.success) throw refusedBy(status, what);
  return read.data;
}

export function refusedBy(status: number, what: string): HelpdeskFailed {
  return new HelpdeskFailed(`Request Tracker answered ${status} to ${what}`, false, status >= 400 && status < 500);
}

/** The first value of a custom field. */
export function fieldOf({CustomFields}: Pick<RtTicket, 'CustomFields'>, name: string): string | undefined {
  const value = CustomFields?.find((field) => field.name === name)?.values[0];
  return typeof value === 'string' ? value : undefined;
}
