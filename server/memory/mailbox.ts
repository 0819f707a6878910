import {newKey} from '../../src/contract/key.js';
import type {Mail} from '../app/mails.js';
import type {MailPort} from '../app/ports.js';

/** A mail as it would have arrived; `at` is RFC 3339. */
export interface DeliveredMail extends Mail {
  id: string;
  at: string;
}

/** Mail goes nowhere but here, to be read by whoever tries the gateway out. */
export interface Mailbox extends MailPort {
  /** Newest first, to one address or to all. */
  list(to?: string): DeliveredMail[];
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
