import type {GuestCodeCheck} from '../../src/contract/guest.js';
import {codeMail} from './code-mail.js';
import {digest} from './digest.js';
import {guestToken, type GuestCode} from './guest-pass.js';
import type {Handlers} from './handler.js';
import {iso} from './iso.js';
import {limits} from './limits.js';
import {outboxMail} from './outbox.js';
import type {Ports} from './ports.js';
import {refuse} from './refusal.js';
import type {TicketRecord} from './ticket-record.js';
import {plainReference} from './ticket-search.js';

const digits = 6;
const tries = 5;
/** Seconds. */
const validFor = 10 * 60;

/**
 * Ways into one request without an account. What is known and what is not take the same road to the end, so that neither the answer nor the work
 * tells them apart: a code is made and kept for either, and only the mail goes to nobody.
 */
export function guestHandlers(ports: Ports): Pick<Handlers, 'askGuestCode' | 'openGuestSession'> {
  const {repository} = ports;
  return {
    askGuestCode: async (call) => {
      const {reference, email} = claimOf(call.body);
      await call.spend(`guest network ${call.network}`, limits.codesFromNetwork, 'Too many codes were asked for from this network.');
      await call.spend(`guest email ${await sealed(email)}`, limits.codesToAddress, 'Too many codes were asked for with this address.');
      await call.spend(
        `guest reference ${await sealed(reference)}`,
        limits.codesForReference,
        'Too many codes were asked for with this reference.',
      );
      const record = await repository.ticketByReference(reference);
      const known = record && isAddressOf(record, email) ? record : undefined;
      const id = await sealed(`${reference}\n${email}`);
      const code = newCode();
      const letter = codeMail(
        {code, reference: call.body.reference, to: email, minutes: validFor / 60, locale: known?.locale},
        await repository.settings(),
      );
      const guestCode: GuestCode = {
        id,
        digest: await sealed(`${id}\n${code}`),
        ...(known && {ticket: known.id}),
        triesLeft: tries,
        expiresAt: call.now + validFor * 1000,
        revision: ((await repository.guestCode(id))?.revision ?? 0) + 1,
      };
      const mail = outboxMail(`code ${ports.newId()}`, letter, call.now, validFor * 1000);
      // The mail to nobody is written too, dealt with already: one write more would tell who is known.
      const {letter: _, ...dealtWith} = mail;
      return {reply: {digits, validFor, tries}, change: {guestCode, mails: [known ? mail : {...dealtWith, state: 'failed'}]}};
    },

    openGuestSession: async (call) => {
      await call.spend(`guest tries ${call.network}`, limits.codesTried, 'Too many codes were tried from this network.');
      const ticket = await openedBy(call.body, call.now);
      const {token, expiresAt} = await guestToken(ticket, ports);
      return {reply: {token, ticket: ticket.id, expiresAt: iso(expiresAt)}};
    },
  };

  /** The try is written down before its outcome is told, so that many at once are counted one by one. */
  async function openedBy(check: GuestCodeCheck, now: number): Promise<TicketRecord> {
    const {reference, email} = claimOf(check);
    const id = await sealed(`${reference}\n${email}`);
    const given = await sealed(`${id}\n${check.code.normalize('NFKC').replace(/\s/g, '')}`);
    for (;;) {
      const before = await repository.guestCode(id);
      if (!before || before.triesLeft <= 0 || now >= before.expiresAt) return refuse('gone', {detail: 'Ask for a new code.'});
      const {ticket} = before;
      const right = given === before.digest && ticket !== undefined;
      const left = right ? 0 : before.triesLeft - 1;
      const written = await repository.write({guestCode: {...before, triesLeft: left, revision: before.revision + 1}});
      if (written === 'conflict') continue;
      if (!right) return refuse('invalid-fields', {issues: [{pointer: '/code', code: 'wrong-code', params: {left}}]});
      // Handed over since the code was mailed, it is not for this address any more.
      const record = await repository.ticket(ticket);
      return record && isAddressOf(record, email) ? record : refuse('gone', {detail: 'Ask for a new code.'});
    }
  }

  /** What is compared and kept instead of what people typed; without the secret nobody gets back from it. */
  function sealed(text: string): Promise<string> {
    return digest(`${ports.linkSecret}\n${text}`);
  }
}

function claimOf({reference, email}: {reference: string; email: string}): {reference: string; email: string} {
  return {reference: plainReference(reference), email: plainEmail(email)};
}

/** Whether mails about a ticket go to this address, written plainly. */
function isAddressOf(record: TicketRecord, email: string): boolean {
  return record.email !== undefined && plainEmail(record.email) === email;
}

function plainEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** Each of the million codes alike: what is above the last whole million is thrown again. */
function newCode(): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0]!;
  return random < 4_294_000_000 ? String(random % 1_000_000).padStart(digits, '0') : newCode();
}
