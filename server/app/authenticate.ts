import {decodeJwt, jwtVerify, type JWTPayload} from 'jose';
import type {LinkScope} from '../../src/contract/guest.js';
import type {Person} from '../../src/contract/person.js';
import {leeway, longestLife, neededClaims} from '../../src/contract/token.js';
import {hmacKey} from './digest.js';
import {hintOf} from './address-hint.js';
import {guests, openedBy, readGuestToken} from './guest-pass.js';
import type {LinkPass} from './link-pass.js';
import type {PersonRecord} from './person-record.js';
import type {Ports, Verifier} from './ports.js';
import {refuse} from './refusal.js';
import type {TicketRecord} from './ticket-record.js';
import {Unavailable} from './unavailable.js';

/** Audiences that one token may name. */
const mostAudiences = 50;

/** The person a token speaks for. */
export interface Customer {
  /** Who he is, for ownership: issuer and subject, never an e-mail address. */
  key: string;
  id: string;
  name: string;
  email?: string;
  /** `key`: issuer and id, for what a manager may read. */
  organisation?: {id: string; name: string; key: string};
  role: 'requester' | 'manager';
  /** A manager of that organisation said that he left it, see `asKnown`. */
  left?: boolean;
  /** What was kept of him when he was let in, see `asKnown`. */
  seen?: PersonRecord;
  locale?: string;
  /** Id of the tier that the token names. */
  plan?: string;
  /** Ids of the desk's audiences that the token names. */
  audiences?: readonly string[];
  /** Id of the one ticket that a guest's token opens. */
  guestOf?: string;
  /** As far as which scopes; wholly where they are missing. */
  scopes?: readonly LinkScope[];
  /** When his token ends for good, epoch ms. */
  until?: number;
  /** He came by a link that somebody made for him: he reads the request, and it is not his own. */
  shared?: boolean;
}

/** Also of an organisation. */
export function personKey(issuer: string, subject: string): string {
  return JSON.stringify([issuer, subject]);
}

/** What a ticket keeps of whoever hands it in. */
export function ownerOf(
  customer: Customer,
): Pick<TicketRecord, 'owner' | 'organisation' | 'organisationName' | 'email' | 'locale' | 'requester'> {
  const {key, organisation, email, locale} = customer;
  return {
    owner: key,
    requester: asPerson(customer),
    ...(organisation && {organisation: organisation.key, organisationName: organisation.name}),
    ...(email !== undefined && {email}),
    ...(locale !== undefined && {locale}),
  };
}

/** As others see him. */
export function asPerson({id, name}: Pick<Customer, 'id' | 'name'>): Person {
  return {id, name, role: 'requester'};
}

type Asked = Pick<Ports, 'verifiers' | 'now' | 'linkSecret' | 'repository'>;

/** Whom a token speaks for now; asks the repository where it is a guest's. */
export type Bearer = () => Promise<Customer>;

/** The person behind the request; `undefined` without a token. A token that does not hold is refused, wherever it comes. */
export async function authenticate(request: Request, ports: Asked): Promise<Customer | undefined> {
  return (await bearerOf(request, ports))?.();
}

/** The same in two steps: what the token says by itself is checked when this resolves, and nothing read before the bearer is asked. */
export async function bearerOf(request: Request, ports: Asked): Promise<Bearer | undefined> {
  const header = request.headers.get('Authorization');
  if (header === null) return undefined;
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header.trim())?.[1];
  if (token && token.length <= 8192) {
    const issuer = issuerOf(token);
    // Only whoever the token names is asked: another one whose keys cannot be had stands in nobody's way.
    for (const verifier of ports.verifiers.filter((one) => one.issuer === issuer)) {
      const customer = await verify(token, verifier, ports.now());
      if (customer) return async () => customer;
    }
    const claims = await readGuestToken(token, ports);
    if (claims) return () => guestBy(claims, ports);
  }
  return refuseToken();
}

async function guestBy(claims: JWTPayload, ports: Asked): Promise<Customer> {
  const {ticket, shared, until, scopes} = (await openedBy(claims, ports)) ?? refuseToken();
  return {...(shared ? asShared(ticket, shared) : asGuest(ticket)), until, ...(scopes && {scopes})};
}

function refuseToken(): never {
  return refuse('unauthenticated', {headers: {'WWW-Authenticate': 'Bearer error="invalid_token"'}});
}

async function verify(token: string, verifier: Verifier, now: number): Promise<Customer | undefined> {
  const rules = {
    issuer: verifier.issuer,
    audience: verifier.audience,
    requiredClaims: neededClaims,
    clockTolerance: leeway,
    currentDate: new Date(now),
  };
  try {
    const {payload} = await ('secret' in verifier
      ? jwtVerify(token, await hmacKey(verifier.secret), {...rules, algorithms: ['HS256']})
      : jwtVerify(token, verifier.keys, {...rules, algorithms: ['ES256', 'RS256']}));
    return customerOf(payload, now / 1000);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    return undefined;
  }
}

/** Whom a token names as its issuer; nothing is verified here. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

function customerOf(claims: JWTPayload, now: number): Customer | undefined {
  const {iss, sub, iat, exp} = claims;
  if (!iss || typeof sub !== 'string' || !sub || sub.length > 128 || iat === undefined || exp === undefined) return undefined;
  if (iat > now + leeway || exp > now + longestLife + leeway) return undefined;
  const email = text(claims['email']);
  const named = text(claims['name']);
  const locale = text(claims['locale']);
  const organisation = organisationOf(claims['org']);
  const plan = text(claims['plan'], 128);
  const audiences = [claims['audiences']]
    .flat()
    .flatMap((id) => text(id, 128) ?? [])
    .slice(0, mostAudiences);
  return {
    key: personKey(iss, sub),
    id: sub,
    // Colleagues read his name, and not where mails reach him.
    name: named !== undefined && named !== email ? named : email === undefined ? sub : hintOf(email),
    ...(email && {email}),
    ...(organisation && {organisation: {...organisation, key: personKey(iss, organisation.id)}}),
    role: claims['role'] === 'manager' ? 'manager' : 'requester',
    until: (exp + leeway) * 1000,
    ...(locale && {locale}),
    ...(plan && {plan}),
    ...(audiences.length && {audiences}),
  };
}

/** The ticket's requester, as far as this ticket goes. */
function asGuest({id, requester, locale}: TicketRecord): Customer {
  return {key: personKey(guests, id), id: requester.id, name: requester.name, role: 'requester', guestOf: id, ...(locale && {locale})};
}

/** Whoever a link was made for, under the name that its maker gave him. */
function asShared({id, locale}: TicketRecord, {link, label}: NonNullable<LinkPass['shared']>): Customer {
  const key = personKey(guests, `${id} ${link}`);
  return {key, id: `link-${link}`, name: label, role: 'requester', guestOf: id, shared: true, ...(locale && {locale})};
}

/** Either an id that is its own name, or both. */
function organisationOf(claim: unknown): {id: string; name: string} | undefined {
  if (typeof claim !== 'object' || claim === null) {
    const id = text(claim, 128);
    return id ? {id, name: id} : undefined;
  }
  const id = text('id' in claim ? claim.id : undefined, 128);
  return id ? {id, name: text('name' in claim ? claim.name : undefined) ?? id} : undefined;
}

function text(claim: unknown, max = 320): string | undefined {
  return typeof claim === 'string' && claim.length > 0 && claim.length <= max ? claim : undefined;
}
