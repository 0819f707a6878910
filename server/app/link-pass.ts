import {linkScopes, type LinkScope} from '../../src/contract/guest.js';
import {timesHandedOver} from './companions.js';
import {digest} from './digest.js';
import {passToken} from './letter.js';
import type {TicketRecord} from './ticket-record.js';

const day = 86_400_000;

/** Long enough for a mail that is opened after a weekend and a holiday, and no longer. */
const goodFor = 7 * day;

/** A way into one request by a link: in a mail, good once; or made by a customer for somebody, good until its time. Times in epoch ms. */
export interface LinkPass {
  /** Digest of its token. */
  id: string;
  ticket: string;
  /** What it opens. */
  scopes: readonly LinkScope[];
  expiresAt: number;
  /** Opened last; one of a mail is good once. */
  usedAt?: number;
  /** Made by a customer for somebody, and good until its time: its id on the ticket, and whom it is for. */
  shared?: {link: string; label: string};
  revokedAt?: number;
  /** Of a mail: how often the ticket had been handed over, see `timesHandedOver`. */
  handed?: number;
  /** Counts writes, from 1. */
  revision: number;
}

/** The pass whose token comes of `seed`. */
export async function newPass(
  seed: string,
  {
    ticket,
    scopes,
    now,
    linkSecret,
  }: {
    ticket: Pick<TicketRecord, 'id' | 'steps'>;
    scopes: readonly LinkScope[];
    now: number;
    linkSecret: string;
  },
): Promise<LinkPass> {
  const id = await digest(await passToken(seed, linkSecret));
  return {id, ticket: ticket.id, handed: timesHandedOver(ticket), scopes, expiresAt: now + goodFor, revision: 1};
}

/** Those words of a token's claim that are scopes. */
export function readScopes(claim: unknown): LinkScope[] {
  const words = typeof claim === 'string' ? claim.split(' ') : [];
  return linkScopes.filter((scope) => words.includes(scope));
}

/** Whether a pass opens nothing any more: past its time, taken back, or used where it is good once. */
export function isOver({expiresAt, usedAt, revokedAt, shared}: LinkPass, now: number): boolean {
  return now >= expiresAt || revokedAt !== undefined || (!shared && usedAt !== undefined);
}
