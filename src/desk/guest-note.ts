import type {GetToken} from '../client/session.js';
import {tabNote} from './tab-note.js';

const name = (base: string) => `aftercare:guest:${base}`;

/** Keeps a guest's token for this tab, or with `null` forgets it. `expiresAt` RFC 3339. */
export function keepGuest(base: string, session: {token: string; expiresAt: string} | null): void {
  tabNote(name(base), session && `${session.expiresAt} ${session.token}`);
}

/** The token of the guest who was here before a reload, as long as it is good. */
export function guestToken(base: string, now: number): GetToken | undefined {
  const [until = '', token] = tabNote(name(base))?.split(' ') ?? [];
  return token && Date.parse(until) > now ? async () => token : undefined;
}
