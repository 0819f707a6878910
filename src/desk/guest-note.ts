import type {GetToken} from '../client/session.js';
import {note} from './note.js';

const name = (base: string) => `aftercare:guest:${base}`;

/** Keeps a guest's way in for this tab, or with `null` forgets it. `expiresAt` RFC 3339. */
export function keepGuest(base: string, session: {token: string; ticket: string; expiresAt: string} | null): void {
  note(name(base), session && `${session.expiresAt} ${session.token} ${session.ticket}`);
}

/** The token and the ticket of the guest who was here before a reload, as long as it is good. */
export function guestNote(base: string, now: number): {getToken: GetToken; ticket: string} | undefined {
  const [until = '', token, ...ticket] = note(name(base))?.split(' ') ?? [];
  return token && Date.parse(until) > now ? {getToken: async () => token, ticket: ticket.join(' ')} : undefined;
}
