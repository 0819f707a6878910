import {newKey} from '../../src/contract/key.js';
import type {OutgoingMail} from '../app/letter.js';
import type {MailPort} from '../app/mail-ports.js';

/** A mail as it would have arrived; `at` is RFC 3339. */
export interface DeliveredMail extends OutgoingMail {
  id: string;
  at: string;
}

/** Mail goes nowhere but here, to be read by whoever tries the gateway out. */
export interface Mailbox extends MailPort {
  /** Newest first, to one address or to all. */
  list(to?: string): DeliveredMail[];
}

/** Where development reads it, on the origin of the pages. */
export const mailboxPath = '/demo/mailbox';

/** Answers `GET /demo/mailbox?to=ADDRESS` with `{items}`, newest first; of all addresses where none is named. */
export function readMailbox(mailbox: Mailbox, request: Request): Response {
  const headers = {'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'};
  if (request.method !== 'GET') return new Response('Only GET.\n', {status: 405, headers: {...headers, Allow: 'GET'}});
  return Response.json({items: mailbox.list(new URL(request.url).searchParams.get('to') ?? undefined)}, {headers});
}

/** Mails kept: the oldest go beyond this. */
const mostKept = 200;

export function createMailbox(now: () => number): Mailbox {
  const mails: DeliveredMail[] = [];
  return {
    send: async (mail) => {
      mails.unshift({...mail, id: newKey(), at: new Date(now()).toISOString()});
      mails.length = Math.min(mails.length, mostKept);
    },
    list: (to) => mails.filter((mail) => to === undefined || mail.to === to),
  };
}
