import {createTransport} from 'nodemailer';
import {MailRefused, type MailPort} from '../app/mail-ports.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://...` */
  url: string;
  /** `Support <support@example.com>` */
  from: string;
  /** Ms a server may take for a connection, a greeting and each answer; a few of them together are less than half of what a mail is lent for. */
  patience?: number;
}

/** Errors that concern this mail and would come again; all others concern the line, the server or our account there. */
const aboutThisMail = ['EENVELOPE', 'EMESSAGE'];

/** Mail by SMTP, one connection a mail: a line that idles is one that breaks unseen. */
export function openSmtp({url, from, patience = 45_000}: SmtpOptions): MailPort {
  const transport = createTransport({
    ...{url, disableFileAccess: true, disableUrlAccess: true},
    ...{connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience},
  });
  return {
    send: async ({to, subject, text, html, locale, messageId, replyTo, calendar}) => {
      try {
        await transport.sendMail({
          from,
          to: {name: '', address: to},
          ...(replyTo !== undefined && {replyTo}),
          subject,
          text,
          html,
          messageId,
          ...(calendar !== undefined && {attachments: [calendarAttachment(calendar)]}),
          // Keeps machines from answering.
          headers: {'Auto-Submitted': 'auto-generated', 'Content-Language': locale},
        });
      } catch (error) {
        throw inPlainWords(error);
      }
    },
  };
}

/** Its type says to calendars what to do with it: to put it in, or to take it off. */
function calendarAttachment(content: string) {
  const method = /^METHOD:(\w+)\r?$/m.exec(content)?.[1] ?? 'PUBLISH';
  return {filename: 'visit.ics', content, contentType: `text/calendar; charset=utf-8; method=${method}`};
}

/** The reason without names or addresses, which a server's own words may hold. */
function inPlainWords(error: unknown): Error {
  const {code = 'error', responseCode} = error as {code?: string; responseCode?: number};
  const said = responseCode === undefined ? `SMTP ${code}` : `SMTP ${code} ${responseCode}`;
  const forGood = aboutThisMail.includes(code) && (responseCode ?? 500) >= 500;
  return forGood ? new MailRefused(said) : new Error(said);
}
