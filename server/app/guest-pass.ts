import {jwtVerify, SignJWT, type JWTPayload} from 'jose';
import type {LinkScope} from '../../src/contract/guest.js';
import {timesHandedOver} from './companions.js';
import {hmacKey} from './digest.js';
import {isOver, readScopes, type LinkPass} from './link-pass.js';
import type {Ports} from './ports.js';
import type {TicketRecord} from './ticket-record.js';

/** A code somebody asked for, whether it opens anything or not. Times in epoch ms. */
export interface GuestCode {
  /** Digest of reference and address. */
  id: string;
  /** Digest of the code. */
  digest: string;
  /** What it opens; missing where reference and address do not belong together. */
  ticket?: string;
  triesLeft: number;
  expiresAt: number;
  /** Counts writes, from 1. */
  revision: number;
}

const issuer = 'aftercare';
/** Stands for the issuer in the key of whoever comes with such a token. */
export const guests = 'aftercare-guest';
/** Seconds a guest's token is good for. */
const goodFor = 2 * 60 * 60;

/** A token that opens one ticket until it is handed over, as far as `scopes` say where they are given; by a shared link, as long as that is good. */
export async function guestToken(
  ticket: Pick<TicketRecord, 'id' | 'steps'>,
  {linkSecret, now}: Pick<Ports, 'linkSecret' | 'now'>,
  scopes?: readonly LinkScope[],
  shared?: Pick<LinkPass, 'id' | 'expiresAt'>,
) {
  const issued = Math.floor(now() / 1000);
  const ends = Math.min(issued + goodFor, Math.ceil((shared?.expiresAt ?? Infinity) / 1000));
  const claims = {...(scopes && {scope: scopes.join(' ')}), ...(shared ? {pass: shared.id} : {handed: timesHandedOver(ticket)})};
  const token = await new SignJWT(claims)
    .setProtectedHeader({alg: 'HS256', typ: 'JWT'})
    .setIssuer(issuer)
    .setAudience(guests)
    .setSubject(ticket.id)
    .setIssuedAt(issued)
    .setExpirationTime(ends)
    .sign(await hmacKey(linkSecret));
  return {token, expiresAt: ends * 1000};
}

/** What a guest's token says; `undefined` where it is none. */
export async function readGuestToken(token: string, {linkSecret, now}: Pick<Ports, 'linkSecret' | 'now'>): Promise<JWTPayload | undefined> {
  const verified = await jwtVerify(token, await hmacKey(linkSecret), {
    algorithms: ['HS256'],
    issuer,
    audience: guests,
    requiredClaims: ['sub', 'exp'],
    currentDate: new Date(now()),
  }).catch(() => undefined);
  return verified?.payload;
}

/** The ticket that it opens, as far as which scopes, if not wholly, and until when, epoch ms; `undefined` where the shared link it came by is good no more, or the ticket was handed over since. */
export async function openedBy(
  {sub = '', exp = 0, scope, pass: by, handed = 0}: JWTPayload,
  {now, repository}: Pick<Ports, 'now' | 'repository'>,
): Promise<{ticket: TicketRecord; scopes: LinkScope[] | undefined; shared?: LinkPass['shared']; until: number} | undefined> {
  const ticket = await repository.ticket(sub);
  if (!ticket) return undefined;
  const scopes = scope === undefined ? undefined : readScopes(scope);
  const until = exp * 1000;
  // Whoever had it before the hand-over would act under the name of whoever has it now.
  if (by === undefined) return timesHandedOver(ticket) === handed ? {ticket, scopes, until} : undefined;
  const pass = typeof by === 'string' ? await repository.linkPass(by) : undefined;
  return pass?.shared && !isOver(pass, now()) && ticket.state !== 'archived' ? {ticket, scopes, until, shared: pass.shared} : undefined;
}
