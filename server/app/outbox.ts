import {writeLetter, type Letter} from './letter.js';
import {limits} from './limits.js';
import {MailRefused} from './mail-ports.js';
import {problemIn, triedInVain} from './outbox-entry.js';
import type {OutboxMail, Ports} from './ports.js';
import type {WaitingMails} from './removal.js';

const minute = 60_000;

/** A sender has a mail to himself for this long; longer than any try takes. */
const leased = 10 * minute;
/** After this a mail that nobody takes is given up. */
const triedFor = 3 * 24 * 60 * minute;
/** Most mails that one run takes. */
export const mailsAtOnce = 20;

/** A mail for the outbox. `key` names what it tells, so that it is told once; `goodFor` ms after which it is no use any more. */
export function outboxMail(key: string, letter: Letter, now: number, goodFor = triedFor): OutboxMail {
  return {key, letter, state: 'waiting', attempts: 0, createdAt: now, dueAt: now, givenUpAt: now + goodFor};
}

/** Whether it waits, and is one of these. An address is the same in capitals; what the team is told is nobody's who has the same one. */
export function isAmong({key, state, letter}: Pick<OutboxMail, 'key' | 'state' | 'letter'>, {to, marks}: WaitingMails): boolean {
  if (state !== 'waiting' || !letter || letter.kind.startsWith('team-')) return false;
  const address = letter.to.toLowerCase();
  return to.some((one) => one.toLowerCase() === address) || marks.some((mark) => key.includes(mark));
}

/**
 * Sends what is due in the outbox, once each: gives how many mails it took. Several may run at the same time, in one process or many: a mail is lent to one
 * of them at a time. Where a line breaks between the last byte and the word that it was taken, the mail goes again under the same Message-ID.
 */
export async function sendMails(ports: Pick<Ports, 'repository' | 'mail' | 'mailing' | 'limiter' | 'linkSecret' | 'now' | 'report'>) {
  const {repository, now} = ports;
  const until = now() + leased;
  const taken = await repository.takeMails({now: now(), until, limit: mailsAtOnce});
  const settling: Promise<void>[] = [];
  for (const mail of taken) {
    // On a slow line the rest is left before somebody else may take it.
    if (now() > until - leased / 2) break;
    const outcome = await deliver(mail, ports);
    // Written while the next one goes out. What could not be written is lent again, and goes under the same Message-ID.
    settling.push(repository.settleMail(outcome).catch((error: unknown) => ports.report(error, `mail ${mail.key}`)));
  }
  await Promise.all(settling);
  return taken.length;
}

async function deliver(
  record: OutboxMail,
  {mail, mailing, limiter, linkSecret, now, report}: Pick<Ports, 'mail' | 'mailing' | 'limiter' | 'linkSecret' | 'now' | 'report'>,
): Promise<OutboxMail> {
  const {letter, ...rest} = record;
  if (!letter || now() >= record.givenUpAt) {
    report(new Error(`${record.problem ?? 'too late'}, after ${record.attempts - 1} tries`), `mail ${record.key}`);
    return {...rest, state: 'failed'};
  }
  const wait = await limiter.take(`mail to ${letter.to}`, limits.mails);
  if (wait) return {...record, dueAt: now() + wait * 1000};
  try {
    const {portalUrl, replyTo} = mailing;
    await mail.send(await writeLetter(record.key, letter, {portalUrl, replyTo, linkSecret}));
    return {...rest, state: 'sent'};
  } catch (error) {
    const problem = problemIn(error);
    if (error instanceof MailRefused) {
      report(error, `mail ${record.key}`);
      return {...rest, state: 'failed', problem};
    }
    return triedInVain(record, problem, now());
  }
}
