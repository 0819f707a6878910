import type * as z from 'zod/mini';
import type {RtSession} from './rt-session.js';
import {checked, RtParts, type RtPart} from './rt-shapes.js';

/** Most that one page of its lists holds. */
const page = 100;

/** All pages of a list; `path` has a query already. */
export async function listAll<T>(
  session: RtSession,
  path: string,
  shape: z.ZodMiniType<{items: T[]; pages?: number | null | undefined}>,
  what: string,
): Promise<T[]> {
  const all: T[] = [];
  for (let n = 1; ; n++) {
    const {items} = checked(shape, await session.call('GET', `${path}&per_page=${page}&page=${n}`), what);
    all.push(...items);
    if (items.length < page) return all;
  }
}

/** Everything that was said under a ticket, in parts. Asked for their parents it fails, in 5.0. */
export function partsOf(session: RtSession, ticket: string): Promise<RtPart[]> {
  return listAll(
    session,
    `/ticket/${ticket}/attachments?fields=TransactionId,Subject,Filename,ContentType,ContentLength,Headers`,
    RtParts,
    'files',
  );
}
