import {jwtVerify, SignJWT} from 'jose';
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

/** A token that opens one ticket. */
export async function guestToken(ticket: string, {linkSecret, now}: Pick<Ports, 'linkSecret' | 'now'>) {
  const issued = Math.floor(now() / 1000);
  const token = await new SignJWT({})
    .setProtectedHeader({alg: 'HS256', typ: 'JWT'})
    .setIssuer(issuer)
    .setAudience(guests)
    .setSubject(ticket)
    .setIssuedAt(issued)
    .setExpirationTime(issued + goodFor)
    .sign(new TextEncoder().encode(linkSecret));
  return {token, expiresAt: (issued + goodFor) * 1000};
}

/** The ticket that a guest's token opens; `undefined` where it is no such token. */
export async function readGuestToken(
  token: string,
  {linkSecret, now, repository}: Pick<Ports, 'linkSecret' | 'now' | 'repository'>,
): Promise<TicketRecord | undefined> {
  const verified = await jwtVerify(token, new TextEncoder().encode(linkSecret), {
    algorithms: ['HS256'],
    issuer,
    audience: guests,
    requiredClaims: ['sub', 'exp'],
    currentDate: new Date(now()),
  }).catch(() => undefined);
  return repository.ticket(verified?.payload.sub ?? '');
}
